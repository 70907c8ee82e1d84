"""The tags of a page one after the other, without a tree; those in scripts and the like are none. Linear in its size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

COMMENT = "!--"
"""The name of a comment."""

RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())
"""Elements that hold characters and no tags."""

_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/<>]*+)([^<>]*+)>?)")


@frozen
class Tag:
    """A tag (or a comment) of the source: its range there, its name in lower case, the words after the name."""

    start: int
    stop: int
    name: str
    is_end: bool
    rest: str


def tags_of(html: str, start: int = 0) -> Iterator[Tag]:
    """Yield the tags from a place on that is in no script or comment."""
    missing: set[str] = set()

    def next_place(words: str, place: int) -> int:
        # Searched for to the end once: what never ends, as a comment or a script, goes on to the end of the page.
        found = None if words in missing else _pattern(words).search(html, place)
        if found is None:
            missing.add(words)
            return len(html)
        return found.start()

    place = start
    while (match := _TAG.search(html, place)) is not None:
        comment, slash, name, rest = match.groups()
        place = match.end()
        if comment:
            place = next_place("-->", place - 2) + 3
            yield Tag(match.start(), min(place, len(html)), COMMENT, False, "")
            continue
        name = name.lower()
        yield Tag(match.start(), place, name, bool(slash), rest)
        if name in RAW and not slash:
            place = next_place("</" + name, place)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words), re.IGNORECASE)
