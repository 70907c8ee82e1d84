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
    tags, texts, seen = page.tags, page.texts, page.seen
    for low, high in ranges:
        run = _Run(page, lines, low)
        parts = run.parts
        link_stop = -1
        closing: list[int] = []
        node = low
        while node < high:
            while closing and closing[-1] <= node:
                closing.pop()
                if parts:
                    run.end()
            tag = tags[node]
            if node in skip or tag in _UNSEEN or not seen[node]:
                node = page.ends[node]
                continue
            if tag == TEXT:
                run.add(node, texts[node], is_link=node < link_stop)
            elif tag == "br":
                if parts:
                    run.end()
            elif tag == "a":
                link_stop = page.ends[node]
            elif tag not in INLINE:
                if parts:
                    run.end()
                closing.append(min(page.ends[node], high))
            node += 1
        run.end()
    return lines


class _Run:
    """The texts since the last block boundary; at the next one they become a line."""

    def __init__(self, page: Page, lines: list[Line], low: int) -> None:
        self.page, self.lines = page, lines
        self.parts: list[str] = []
        self.first = self.last = low
        self.linked = 0

    def add(self, node: int, text: str, *, is_link: bool) -> None:
        if not self.parts:
            self.first = node
        self.parts.append(text)
        self.last = node + 1
        if is_link:
            self.linked += len(text.strip())

    def end(self) -> None:
        parts = self.parts
        text = " ".join("".join(parts).split())
        if text:
            block = self.page.parents[self.first]
            while block >= 0 and self.page.tags[block] in INLINE:
                block = self.page.parents[block]
            spaced = " ".join(" ".join(parts).split()) if 1 < len(parts) and len(text) <= MAX_HEADER else text
            self.lines.append(Line(self.first, self.last, text, self.linked, block, spaced))
        self.parts.clear()
        self.linked = 0
