"""Markup that is hardly more than tags: its tree would take a hundred times its own size.

An element with its text and what is noted of it takes up to two thousand bytes while a page is read. Of two thousand
real pages none had an element or two attributes in less than 25 characters. A large page far from that, with less
than a word an element, keeps the tags of its beginning, as many as its size affords, and of the rest all that a reader
sees, as text, and the tags with names (classes, ids, …): a thread of comments has those, or words.
"""

from __future__ import annotations

import re

from postparse.html.limits import most_openings
from postparse.html.markup import COMMENT, RAW, tags_of

ENOUGH_ELEMENTS = 50_000
"""Pages with fewer elements (two attributes count as one) are never thinned out."""

CHARACTERS_AN_ELEMENT = 22
"""Pages with an element in fewer characters than this are dense."""

CHARACTERS_OF_TEXT_AN_ELEMENT = 6
"""Dense pages with fewer visible characters an element than this are thinned out."""

CHARACTERS_AN_ELEMENT_KEPT = 125
"""Pages that are thinned out keep an element without a name in about this many characters."""

_NAMED = re.compile(r"\s(?:class|id|name|item\w+|property|datetime|data-\w+)\s*+=", re.IGNORECASE)
_MOST_KEPT_WHOLE = 1000
_KEPT_WHOLE = frozenset({"script", "xmp"})
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small"
    " span strike strong sub sup time tt u var wbr".split()
)
_MADE_BY_END_TAGS = frozenset({"br", "p"})
_COMMENT_COST = 0.5


def thin_out(html: str, openings: int | None = None) -> str:
    """Return the markup unchanged if it is no denser than pages are, else without most of its bare tags.

    Counting decides nearly always, and costs next to nothing. Linear in the input's size. `openings` is what
    `most_openings` says.
    """
    if (most_openings(html) if openings is None else openings) <= ENOUGH_ELEMENTS:
        return html
    cut, is_open = _where_to_cut(html)
    return html if cut is None else html[:cut] + _without_bare_tags(html, cut, is_open)


def _where_to_cut(html: str) -> tuple[int | None, dict[str, int]]:
    """Return where bare tags have to end, None for nowhere, and how many elements of each name are open there."""
    kept = max(len(html) // CHARACTERS_AN_ELEMENT_KEPT, ENOUGH_ELEMENTS)
    is_open: dict[str, int] = {}
    cut, open_there = None, is_open
    cost, text, elements, place = 0.0, 0, 0, 0
    for tag in tags_of(html):
        name = tag.name
        if tag.start > place:
            text += len(html[place : tag.start].strip())
        place = tag.stop
        if name == COMMENT:
            cost += _COMMENT_COST
        elif tag.is_end:
            if is_open.get(name):
                is_open[name] -= 1
            else:
                cost += name in _MADE_BY_END_TAGS
        else:
            if cut is None and cost > kept:
                cut, open_there = tag.start, is_open.copy()
            elements += 1
            cost += 1 + tag.rest.count("=") / 2
            is_open[name] = is_open.get(name, 0) + 1
    text += len(html) - place
    is_dense = cost * CHARACTERS_AN_ELEMENT > len(html) and text < CHARACTERS_OF_TEXT_AN_ELEMENT * elements
    return cut if is_dense else None, open_there


def _without_bare_tags(html: str, start: int, open_before: dict[str, int]) -> str:
    """Return the rest of the markup without its tags that have no names, and without their end tags."""
    is_kept = {name: bytearray(b"\1" * count) for name, count in open_before.items()}
    parts: list[str] = []
    place, is_seen, kept_whole = start, True, 0
    for tag in tags_of(html, start):
        if is_seen:
            parts.append(html[place : tag.start])
        place, is_seen = tag.stop, True
        name = tag.name
        open_ones = is_kept.get(name)
        if tag.is_end:
            keeps = open_ones.pop() if open_ones else 0
        else:
            keeps = _NAMED.search(tag.rest) is not None or (
                name in _KEPT_WHOLE and kept_whole < _MOST_KEPT_WHOLE
            )
            kept_whole += name in _KEPT_WHOLE
            is_seen = keeps or name not in RAW
            if open_ones is None:
                open_ones = is_kept[name] = bytearray()
            open_ones.append(keeps)
        if keeps:
            parts.append(html[tag.start : place])
        elif name not in _INLINE and name != COMMENT:
            parts.append("\n")
    if is_seen:
        parts.append(html[place:])
    return "".join(parts)
