"""The lines of a part of a page: runs of inline nodes between two block boundaries."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define

from postparse.characters import collapsed
from postparse.html.comments.records import Range
from postparse.html.dom import INLINE, TEXT, Page

MAX_HEADER = 160
"""A line longer than this is words, whatever it holds."""
_MOST_STEPS = 300
"""How far a block's start is looked for before all is read."""
_UNSEEN = frozenset(("script", "style", "form", "textarea", "button", "select", "input"))


@define
class Line:
    """A run of inline nodes between two block boundaries.

    Attributes:
        start: Its first node.
        stop: The node after its last.
        text: Its words, white space collapsed.
        link: How many of its characters stand in links.
        block: The innermost block element around it.
        spaced: Its words with a space between any two texts, where it is short enough for a header.
    """

    start: int
    stop: int
    text: str
    link: int
    block: int
    spaced: str


def lines_of(
    page: Page, ranges: Iterator[Range] | list[Range], skip: set[int] | frozenset[int] = frozenset()
) -> list[Line]:
    """Return the lines of node ranges; a line ends at a block boundary or a line break."""
    lines: list[Line] = []
    for low, high in ranges:
        _read(page, lines, low, high, skip, [], -1)
    return lines


def lines_near(page: Page, whole: Range, low: int, high: int) -> list[Line]:
    """Return those lines of a node range that start in a stretch of it, and perhaps some more, without reading the rest."""
    tags, parents, ends = page.tags, page.parents, page.ends
    low, high = max(low, whole[0]), min(high, whole[1])
    before = range(low, max(low - _MOST_STEPS, whole[0]), -1)
    behind = range(high, min(high + _MOST_STEPS, whole[1]))
    start = next((node for node in before if _begins_line(page, node, whole[0])), whole[0])
    stop = next((node for node in behind if _begins_line(page, node, whole[0])), whole[1])
    closing: list[int] = []
    link_stop, above = -1, parents[start] if start > whole[0] else -1
    while above >= whole[0]:
        if tags[above] == "a":
            link_stop = max(link_stop, ends[above])
        elif tags[above] not in INLINE:
            closing.append(min(ends[above], whole[1]))
        above = parents[above]
    lines: list[Line] = []
    _read(page, lines, start, stop, frozenset(), closing[::-1], link_stop)
    return lines


def _begins_line(page: Page, node: int, low: int) -> bool:
    """Tell whether a line ends before a node in any case: it is a block element that is read, not passed over."""
    if page.tags[node] in INLINE:
        return False
    while node >= low:
        if page.tags[node] in _UNSEEN or not page.seen[node]:
            return False
        node = page.parents[node]
    return True


def _read(
    page: Page,
    lines: list[Line],
    low: int,
    high: int,
    skip: set[int] | frozenset[int],
    closing: list[int],
    link_stop: int,
) -> None:
    """Add the lines of a node range, given the ends of the blocks that are open before it and that of a link."""
    tags, texts, seen, ends = page.tags, page.texts, page.seen, page.ends
    parts: list[str] = []
    inline, unseen, never = INLINE, _UNSEEN, len(tags) + 1
    first = last = low
    linked = 0
    closes = closing[-1] if closing else never  # where the innermost open block ends
    node = low
    while node < high:
        while closes <= node:
            closing.pop()
            closes = closing[-1] if closing else never
            if parts:
                _end_line(page, lines, parts, first, last, linked)
                linked = 0
        tag = tags[node]
        if tag == TEXT:
            if seen[node] and node not in skip:
                if not parts:
                    first = node
                parts.append(texts[node])
                if node < link_stop:
                    linked += len(texts[node].strip())
                last = node + 1
            node += 1
            continue
        if tag in unseen or node in skip or not seen[node]:
            node = ends[node]
            continue
        if tag == "a":
            link_stop = ends[node]
        elif tag not in inline:
            if parts:
                _end_line(page, lines, parts, first, last, linked)
                linked = 0
            if tag != "br":
                closes = ends[node]
                if closes > high:
                    closes = high
                closing.append(closes)
        node += 1
    if parts:
        _end_line(page, lines, parts, first, last, linked)


def lines_of_page(page: Page) -> list[Line]:
    """Return the lines of a whole page; kept with it, as several steps read them."""
    found: list[Line] | None = page.__dict__.get("_lines")
    if found is None:
        found = page.__dict__["_lines"] = lines_of(page, [(0, len(page))])
    return found


def forget_lines(page: Page) -> None:
    """Let go of the lines of the whole page: they take as much as all else that is known of it."""
    page.__dict__.pop("_lines", None)


def _end_line(page: Page, lines: list[Line], parts: list[str], first: int, last: int, linked: int) -> None:
    """Make the texts since the last block boundary a line."""
    is_one = len(parts) == 1
    text = page.line_of(first) if is_one else collapsed("".join(parts))
    if text:
        parents, tags = page.parents, page.tags
        block = parents[first]
        while block >= 0 and tags[block] in INLINE:
            block = parents[block]
        spaced = text if is_one or len(text) > MAX_HEADER else " ".join(" ".join(parts).split())
        lines.append(Line(first, last, text, linked, block, spaced))
    parts.clear()
