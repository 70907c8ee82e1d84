"""Markup of very many elements, read a stretch at a time: the tree of all of it at once would take twenty times its size.

Each stretch is parsed on its own, behind tags that open again what is open where it begins, and before an element that
tells what is open where it ends. The nodes go into a few bytes each, and the stretch's tree is let go of. Formatting
that is to be opened again in the next paragraph (left open over the end of one) ends with the stretch; nothing else
is read otherwise than in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postparse.html.huge import Packing
from postparse.html.markup import COMMENT, RAW, tags_of
from postparse.html.tree import Nodes, nodes_of

MANY_ELEMENTS = 20_000
"""Markup with fewer tags that open something is parsed in one piece; of 2,027 real pages none had 12,000."""

STRETCH_COST = 10_000
"""A stretch has about this many elements, two attributes counted as one."""

_OPEN, _END = "postparse-open", "postparse-end"
_MARKER = f"<template {_END}></template>"
_DOCTYPE = re.compile(r"<!doctype[^>]{0,1000}>", re.IGNORECASE)
_HEAD = 4096
_NOT_CUT = frozenset({"template", "svg", "math", "select", *RAW})
_FIRST_BREAK_DROPPED = frozenset({"pre", "listing"})
_NOT_CUT_AFTER = frozenset({COMMENT, *RAW, *_FIRST_BREAK_DROPPED})


def read_in_stretches(html: str, *, is_compared: bool = True) -> Nodes | None:
    """Return the nodes of markup, parsed a stretch at a time.

    None where there are far more of them than the markup makes; not so where it `is_compared` no more.
    """
    reader = _Reader(html, is_compared)
    start, cuts = 0, cuts_of(html)
    while start < len(html):
        stop = next(cuts)
        length = 1
        while (is_read := reader.read(start, stop)) is False:
            # It ends where nothing can be told: in a table's stray words, in a frameset. Twice as long may do.
            for _ in range(length):
                stop = next(cuts, len(html))
            length *= 2
        if is_read is None:
            return None
        start = stop
    return reader.packing.nodes()


def cuts_of(html: str) -> Iterator[int]:
    """Yield the ends of the stretches, each behind a tag; the last is the markup's end."""
    cost, closed = 0.0, True
    is_open = dict.fromkeys(_NOT_CUT, 0)
    for tag in tags_of(html):
        if tag.name in is_open and tag.name not in RAW:
            is_open[tag.name] = max(0, is_open[tag.name] + (-1 if tag.is_end else 1))
            closed = not any(is_open.values())
        if not tag.is_end:
            cost += 1 + tag.rest.count("=") / 2
        if cost >= STRETCH_COST and closed and (tag.is_end or tag.name not in _NOT_CUT_AFTER):
            cost = 0.0
            yield tag.stop
    yield len(html)


class _Reader:
    """Reads one stretch after the other; `_open` are the numbers of the elements open where the next begins."""

    def __init__(self, html: str, is_compared: bool) -> None:
        self._html, self._is_compared = html, is_compared
        found = _DOCTYPE.search(html, 0, _HEAD)
        self._doctype = found[0] if found is not None else ""
        self._open: list[int] = []
        self._blank = ""
        self.packing = Packing()

    def read(self, start: int, stop: int) -> bool | None:
        """Read a stretch; False where it does not tell what is open at its end, None where elements multiply."""
        is_last = stop >= len(self._html)
        tags = self.packing.tags
        opening = [
            f"<{tags[node]} {_OPEN}>" + ("\n" if tags[node] in _FIRST_BREAK_DROPPED else "")
            for node in self._open
        ]
        stretch = self._html[start:stop]
        before = self._doctype + "".join(opening) if start else ""
        markup = "".join([before, stretch, "" if is_last else _MARKER]).encode("utf-8", "surrogatepass")
        nodes = nodes_of(markup, markup if self._is_compared else None)
        if nodes is None:
            return None
        marker = -1 if is_last else _marker(nodes)
        if marker is None:
            return False
        numbers = self._add(nodes, marker if marker >= 0 else len(nodes.tags))
        if not is_last:
            self._open, self._blank = self._chain(nodes, marker, numbers), nodes.blank
        return True

    def _add(self, nodes: Nodes, stop: int) -> list[int]:
        """Add a stretch's nodes; return the number of each."""
        packing, opened = self.packing, self._open
        innermost = opened[-1] if opened else -1
        numbers: list[int] = []
        placed, waiting, blank = 0, bool(opened), self._blank
        outer = bytearray(stop)
        for node in range(stop):
            tag, values, parent = nodes.tags[node], nodes.attributes[node], nodes.parents[node]
            if _OPEN in values:
                if waiting and tag == packing.tags[opened[placed]]:
                    numbers.append(opened[placed])
                    outer[node] = True
                    placed += 1
                    waiting = placed < len(opened)
                    continue
                values = {name: value for name, value in values.items() if name != _OPEN}
            elif waiting and tag == "head" and placed == 1:
                numbers.append(opened[0])
                outer[node] = True
                continue
            above = -1 if parent < 0 else numbers[parent]
            if waiting and (parent < 0 or outer[parent]):
                # Words that a table puts out before itself: the table began in an earlier stretch.
                above = innermost
            text = nodes.texts[node]
            if blank and (text or tag == "pre"):
                text, blank = (blank + text if text else ""), ""
            numbers.append(packing.add(tag, above, values, text))
        return numbers

    def _chain(self, nodes: Nodes, marker: int, numbers: list[int]) -> list[int]:
        """Return the numbers of the elements around the marker, outermost first."""
        chain: list[int] = []
        node = nodes.parents[marker]
        while node >= 0:
            chain.append(numbers[node])
            node = nodes.parents[node]
        chain.reverse()
        if len(chain) == 1 and (body := self.packing.by_tag.get("body")):
            chain.append(body[0])  # what comes after the body is put into it
        return list(dict.fromkeys(chain))


def _marker(nodes: Nodes) -> int | None:
    """Return the number of the marker that ends a stretch; None where it is missing, or something comes after it."""
    for node in reversed(nodes.by_tag.get("template", ())):
        if _END in nodes.attributes[node]:
            after = nodes.tags[node + 1 :]
            return node if not after or after == ["body"] else None
    return None


def is_huge(openings: int) -> bool:
    """Tell whether markup with so many tags that open something is read in stretches."""
    return openings > MANY_ELEMENTS
