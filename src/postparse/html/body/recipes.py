"""A recipe that the page declares is the article's, however little its lists read like prose; its nutrition facts are not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from postparse.html.body.declared import plain_texts
from postparse.html.body.features import HEADINGS
from postparse.html.body.units import Units
from postparse.html.dom import Page
from postparse.html.jsonld import items

_WORD = re.compile(r"\w+")
_FEWEST, _MOST, _MOST_LISTS = 2, 200, 20
_FOUND, _FEWEST_FACTS = 0.6, 3
_LOOSE, _SLACK = 3, 300
"""The parts of a list stand close together: no more than so many times their size, and so many characters."""
_MOST_BEFORE = 6
"""How many short units may stand between a list and its heading: portions, labels."""
_SHORT, _PROSE = 60, 80


def keep_recipe(page: Page, units: Units, is_kept: Sequence[bool]) -> list[bool]:
    """Return the choice with the ingredients and the steps of a declared recipe, and their headings, kept."""
    kept = list(is_kept)
    recipes = [item for item in items(page) if "recipeIngredient" in item or "recipeInstructions" in item]
    if not recipes:
        return kept
    for recipe in recipes[:_MOST_LISTS]:
        _drop_nutrition(page, units, kept, recipe.get("nutrition"))
    lists = [
        [normal for text in plain_texts(recipe.get(name)) if (normal := _normal(text))]
        for recipe in recipes[:_MOST_LISTS]
        for name in ("recipeIngredient", "recipeInstructions")
    ]
    normals = [_normal(text) for text in units.texts]
    places = list(accumulate((len(normal) + 1 for normal in normals), initial=0))
    joined = " ".join(normals)
    for parts in lists:
        found = _span(joined, parts) if _FEWEST <= len(parts) <= _MOST else None
        if found is None:
            continue
        low, high = bisect_right(places, found[0]) - 1, bisect_right(places, found[1] - 1)
        low = _from_heading(page, units, low)
        kept[low:high] = [True] * (high - low)
    return kept


def _drop_nutrition(page: Page, units: Units, kept: list[bool], declared: Any) -> None:
    """Leave out the tables and lists that show the declared nutrition facts."""
    if not isinstance(declared, dict):
        return
    facts = {_normal(fact) for fact in declared.values() if isinstance(fact, str) and fact[:1].isdigit()}
    if len(facts) < _FEWEST_FACTS:
        return
    shows = list(
        accumulate((len(text) < _SHORT and _normal(text) in facts for text in units.texts), initial=0)
    )
    prose = list(accumulate((size >= _PROSE for size in units.chars), initial=0))
    for tag in ("table", "ul", "dl"):
        last = -1
        for node in page.by_tag.get(tag, ()):
            low, high = units.before[node], units.before[page.ends[node]]
            shown = shows[high] - shows[low]
            goes_on = last >= 0 and prose[high] == prose[last]  # the facts of which fewer are declared
            if (2 * shown >= len(facts) and shown >= _FEWEST_FACTS) or goes_on:
                kept[low:high] = [False] * (high - low)
                last = high


def _span(text: str, parts: list[str]) -> tuple[int, int] | None:
    """Return where the parts stand in order and close together; None where too few do."""
    most = _LOOSE * sum(map(len, parts)) + _SLACK
    start = text.find(parts[0])
    while start >= 0:
        end, count = start + len(parts[0]), 1
        for part in parts[1:]:
            place = text.find(part, end, start + most)
            if place >= 0:
                end, count = place + len(part), count + 1
        if count >= _FOUND * len(parts):
            return start, end
        start = text.find(parts[0], start + most)  # once a stretch, however often the first part stands there
    return None


def _from_heading(page: Page, units: Units, low: int) -> int:
    """Return the first unit of a list with its heading, if one stands right above."""
    for unit in range(low - 1, max(low - 1 - _MOST_BEFORE, -1), -1):
        if page.tags[units.blocks[unit]] in HEADINGS:
            return unit
        if units.chars[unit] > _SHORT:
            break
    return low


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
