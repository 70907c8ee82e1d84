"""The lines of a part of a page: runs of inline nodes between two block boundaries."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define

from postparse.html.comments.records import Range
from postparse.html.dom import INLINE, TEXT, Page

MAX_HEADER = 160
"""A line longer than this is words, whatever it holds."""
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
    tags, texts, seen, ends = page.tags, page.texts, page.seen, page.ends
    parts: list[str] = []
    inline, unseen, never = INLINE, _UNSEEN, len(tags) + 1
    for low, high in ranges:
        first = last = low
        linked, link_stop = 0, -1
        closing: list[int] = []
        closes = never  # where the innermost open block ends
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
    return lines


def lines_of_page(page: Page) -> list[Line]:
    """Return the lines of a whole page; kept with it, as several steps read them."""
    found: list[Line] | None = page.__dict__.get("_lines")
    if found is None:
        found = page.__dict__["_lines"] = lines_of(page, [(0, len(page))])
    return found


def _end_line(page: Page, lines: list[Line], parts: list[str], first: int, last: int, linked: int) -> None:
    """Make the texts since the last block boundary a line."""
    is_one = len(parts) == 1
    text = " ".join((parts[0] if is_one else "".join(parts)).split())
    if text:
        parents, tags = page.parents, page.tags
        block = parents[first]
        while block >= 0 and tags[block] in INLINE:
            block = parents[block]
        spaced = text if is_one or len(text) > MAX_HEADER else " ".join(" ".join(parts).split())
        lines.append(Line(first, last, text, linked, block, spaced))
    parts.clear()
