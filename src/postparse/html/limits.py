"""Limits on markup that would cost the DOM parser time in the square of its size.

Lexbor keeps every level of nesting, but its time grows with the square of the depth; formatting elements that are
never closed are opened again in every paragraph (the "reconstruct the active formatting elements" step of the WHATWG
algorithm), which multiplies the nodes; and each attribute of a tag is compared with all before it. All are bounded
here by leaving out tags and attributes, never text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from postparse.html.markup import RAW, tags_of

MAX_NESTING = 4096
"""Elements are nested at most about this deep; the text of what lies deeper is kept at that depth."""

MAX_ATTRIBUTES = 4096
"""A tag longer than `_LONG_TAG` characters with more attributes than this loses them all."""

_LONG_TAG = 32_768
_STRETCH = 65_536
_MAX_OPEN_FORMATTING = 16
_FEW_OPEN_FORMATTING = 2
_FEW, _MANY = 1000, 50_000
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)[^<>]*+>?")
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)")
_FORMATTING = frozenset("b big code em font i s small strike strong tt u".split())
_MAYBE_FORMATTING = re.compile(r"<(/?)([bcefistuBCEFISTU][a-zA-Z]{0,5})[\s/>]")
_NOT_CLOSED_NEXT = re.compile(
    r"<(?=[bcefistu])(b|big|code|em|font|i|s|small|strike|strong|tt|u)[\s/>](?![^<]*+</\1[\s/>])",
    re.IGNORECASE | re.ASCII,
)
"""Formatting that the next tag does not close; looking for it costs less than half of what reading all tags does."""
_NEVER_DEEP = frozenset(
    # Void elements, and elements that a like one (or their table or list) closes.
    "area base br col embed hr img input keygen link meta param source track wbr"
    " a nobr button p li dt dd td th tr tbody thead tfoot colgroup caption option optgroup html head body".split()
)
_NEVER_DEEP_TAGS = (
    "<a ",
    "<br>",
    "<br ",
    "<br/",
    "<img ",
    "<li>",
    "<li ",
    "<p>",
    "<p ",
    "<td>",
    "<td ",
    "<tr>",
    "<tr ",
)
"""How most of their tags begin, and no others'."""
_EMPTY_SHAPES = frozenset("animate circle ellipse image line path polygon polyline rect stop use".split())


def bound_nesting(html: str, limit: int = MAX_NESTING, openings: int | None = None) -> str:
    """Return the markup unchanged if it cannot nest deeper than `limit`, else without the tags that do.

    Linear in the input's size; the usual page is only counted, not scanned. `openings` is what `most_openings` says.
    """
    if openings is None:
        openings = most_openings(html)
    if openings**2 > _MANY and opens_formatting_again(html):
        return drop_tags_nested_beyond(html, limit, _FEW_OPEN_FORMATTING)
    if openings <= limit:
        return html
    if openings - sum(map(html.count, _NEVER_DEEP_TAGS)) <= limit or not _may_nest_beyond(html, limit):
        return html
    return drop_tags_nested_beyond(html, limit)


def opens_formatting_again(html: str) -> bool:
    """Tell whether formatting elements are left open, so many that opening them again multiplies the elements.

    That happens in every block that follows: forty kilobytes would make a million elements.
    """
    if not _leaves_formatting_open(html):
        return False
    most = max(most_elements(html), _MANY)
    is_open: dict[str, int] = {}
    formatting = again = 0
    for tag in tags_of(html):
        name = tag.name
        if not tag.is_end:
            again += formatting
            if again > most:
                return True
        if name in _FORMATTING:
            if not tag.is_end:
                is_open[name] = is_open.get(name, 0) + 1
                formatting += 1
            elif is_open.get(name):
                is_open[name] -= 1
                formatting -= 1
    return False


def _leaves_formatting_open(html: str) -> bool:
    if sum(1 for _ in _NOT_CLOSED_NEXT.finditer(html)) <= _MAX_OPEN_FORMATTING:
        return False
    is_open = dict.fromkeys(_FORMATTING, 0)
    formatting = 0
    for slash, name in _found(_MAYBE_FORMATTING, html):
        if name not in is_open and (name := name.lower()) not in is_open:
            continue
        if not slash:
            is_open[name] += 1
            formatting += 1
            if formatting > _MAX_OPEN_FORMATTING:
                return True
        elif is_open[name]:
            is_open[name] -= 1
            formatting -= 1
    return False


def most_elements(html: str | bytes) -> int:
    """Return how many elements markup makes at most when it leaves no heap of formatting elements open."""
    return 4 * count_openings(html) + _FEW


def _may_nest_beyond(html: str, limit: int) -> bool:
    """Tell whether there could be a tag to drop: counted as `drop_tags_nested_beyond` does, in a tenth of its time."""
    is_open: dict[str, int] = {}
    depth = 0
    for slash, name in _found(_NAME, html):
        if name in _NEVER_DEEP or (name := name.lower()) in _NEVER_DEEP:
            continue
        if slash:
            if is_open.get(name):
                is_open[name] -= 1
                depth -= 1
            continue
        depth += 1
        if depth > limit:
            return True
        is_open[name] = is_open.get(name, 0) + 1
    return False


def _found(tag: re.Pattern[str], html: str) -> Iterator[tuple[str, str]]:
    """Yield whether it is an end tag, and the name, of each tag; found in stretches, as all at once would be a lot."""
    for start, stop in _stretches(html):
        yield from tag.findall(html, start, stop)


def _stretches(html: str) -> Iterator[tuple[int, int]]:
    """Yield ranges of markup that end where a tag begins."""
    place = 0
    while place < len(html):
        stop = html.find("<", place + _STRETCH)
        stop = len(html) if stop < 0 else stop
        yield place, stop
        place = stop


def bound_attributes(html: str) -> str:
    """Return the markup, tags with absurdly many attributes reduced to their names.

    A tag that long holds one of the places looked at, so the usual page costs a few look-ups.
    """
    starts = set()
    step, is_open = _LONG_TAG // 2, -1
    for place in range(step, len(html), step):
        start, stop = html.rfind("<", place - step, place), html.rfind(">", place - step, place)
        if start != stop:
            is_open = start if start > stop else -1
        if (
            is_open >= 0
            and html.find(">", place, place + step) < 0
            and html[is_open + 1 : is_open + 2].isalpha()
        ):
            starts.add(is_open)
    if not starts:
        return html
    parts, done = [], 0
    for start in sorted(starts):
        stop = html.find(">", start)
        stop = len(html) if stop < 0 else stop
        if start >= done and len(html[start:stop].split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES:
            parts += [html[done:start], html[start:stop].split(None, 1)[0]]
            done = stop
    return "".join([*parts, html[done:]]) if parts else html


def most_openings(html: str) -> int:
    """Return at least the number of elements that the markup opens itself: of few tags, that of all of them."""
    tags = html.count("<")
    return tags if tags <= MAX_NESTING else tags - html.count("</")


def count_openings(html: str | bytes) -> int:
    """Return an upper bound on the number of elements that the markup opens itself."""
    if isinstance(html, bytes):
        return html.count(b"<") - html.count(b"</")
    return html.count("<") - html.count("</")


def drop_tags_nested_beyond(html: str, limit: int = MAX_NESTING, most_formatting: int = sys.maxsize) -> str:
    """Return the markup without the tags that open an element deeper than `limit` and without their end tags.

    Of the formatting elements, no more than `most_formatting` are open at once.
    """
    is_open: dict[str, int] = {}
    is_dropped: dict[str, int] = {}
    depth = formatting = 0

    def keep_or_drop(tag: re.Match[str]) -> str:
        nonlocal depth, formatting
        name = tag[2].lower()
        if name in _NEVER_DEEP or name in RAW or (name in _EMPTY_SHAPES and tag[0].endswith("/>")):
            return tag[0]
        is_formatting = name in _FORMATTING
        if tag[1]:
            if is_dropped.get(name):
                is_dropped[name] -= 1
                return ""
            if is_open.get(name):
                is_open[name] -= 1
                depth -= 1
                formatting -= is_formatting
            return tag[0]
        if depth >= limit or (is_formatting and formatting >= most_formatting):
            is_dropped[name] = is_dropped.get(name, 0) + 1
            return "" if is_formatting else " "
        is_open[name] = is_open.get(name, 0) + 1
        depth += 1
        formatting += is_formatting
        return tag[0]

    # A stretch at a time: the pieces between the tags take ten times as much as the markup.
    return "".join([_TAG.sub(keep_or_drop, html[start:stop]) for start, stop in _stretches(html)])
