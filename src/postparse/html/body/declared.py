"""What the page gives as data of the article's text: its whole text, answers to questions, a recipe's parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Any

from postparse.html.body.units import Units
from postparse.html.dom import Page
from postparse.html.jsonld import items

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]{1,500}>")
_SHINGLE = 4
_LONGEST = 400_000
_MOST_READ = 60
"""Words of a unit that are looked up."""
_MUCH = 300
"""Words of a declared text that is more than an excerpt."""

UNKNOWN, SHORT, WITHIN_EXCERPT, NOT_IN_EXCERPT, WITHIN, NOT_WITHIN = range(6)
"""What the declared text says of a unit."""


def places_in_declared(page: Page, units: Units) -> Sequence[int]:
    """Tell of each unit whether its words are in the article's text as the page declares it."""
    words = [word for text in _texts(page) for word in _WORD.findall(text.lower())]
    if len(words) < _SHINGLE:
        return [UNKNOWN] * len(units.starts)
    known = {tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)}
    is_much = len(words) >= _MUCH
    found = []
    for text in units.texts:
        own = _WORD.findall(text[: 12 * _MOST_READ].lower())[:_MOST_READ]
        count = len(own) - _SHINGLE + 1
        if count < 1:
            found.append(SHORT)
            continue
        hits = sum(tuple(own[n : n + _SHINGLE]) in known for n in range(count))
        if 2 * hits > count:
            found.append(WITHIN if is_much else WITHIN_EXCERPT)
        else:
            found.append(NOT_WITHIN if is_much else NOT_IN_EXCERPT)
    return found


def _texts(page: Page) -> Iterator[str]:
    left = _LONGEST
    for item in items(page):
        for name in ("articleBody", "recipeIngredient", "recipeInstructions", "acceptedAnswer"):
            for text in plain_texts(item.get(name)):
                left -= len(text)
                if left < 0:
                    return
                yield text


def plain_texts(value: Any) -> Iterable[str]:
    """Return the texts that a property of JSON-LD holds, itself or in objects with a ``text``, without markup."""
    found: list[str] = []
    stack = [value]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            found.append(_TAG.sub(" ", unescape(value)) if "<" in value or "&" in value else value)
        elif isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            stack.extend(value[name] for name in ("itemListElement", "text") if name in value)
    return found
