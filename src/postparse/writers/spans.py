"""Marks over a text become properly nested openings and closings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

import attrs

from postparse.models import Mark, Text

Event: TypeAlias = tuple[Literal["open", "close"], Mark] | tuple[Literal["text"], str]


def nested_events(content: Text) -> Iterator[Event]:
    """Yield the text in pieces with the marks that open and close between them, always properly nested.

    Marks that overlap are closed and opened again. White space at a mark's edges is put outside it.
    """
    text = content.text
    marks = [
        mark for mark in (_without_outer_space(mark, text) for mark in content.marks) if mark.start < mark.end
    ]
    starts: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        starts.setdefault(mark.start, []).append(mark)
    is_open: list[Mark] = []
    place = 0
    for edge in sorted({0, len(text), *starts, *(mark.end for mark in marks)}):
        if edge > place:
            yield "text", text[place:edge]
            place = edge
        yield from _close_until(is_open, edge)
        for mark in starts.get(edge, ()):
            is_open.append(mark)
            yield "open", mark


def _close_until(is_open: list[Mark], edge: int) -> Iterator[Event]:
    """Close the marks that end at `edge`; what was opened inside them and goes on is opened again."""
    first = next((n for n, mark in enumerate(is_open) if mark.end <= edge), None)
    if first is None:
        return
    going_on = [mark for mark in is_open[first:] if mark.end > edge]
    for mark in reversed(is_open[first:]):
        yield "close", mark
    del is_open[first:]
    for mark in going_on:
        is_open.append(mark)
        yield "open", mark


def _without_outer_space(mark: Mark, text: str) -> Mark:
    start, end = max(mark.start, 0), min(mark.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return mark if (start, end) == (mark.start, mark.end) else attrs.evolve(mark, start=start, end=end)
