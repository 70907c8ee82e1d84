"""Marks over a text become properly nested openings and closings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from postparse.models import Mark, Text

Event: TypeAlias = tuple[Literal["open", "close"], Mark] | tuple[Literal["text"], str]

MAX_OPEN = 32
"""At most so many marks are open at one place of the written text."""


def nested_events(content: Text) -> Iterator[Event]:
    """Yield the text in pieces with the marks that open and close between them, always properly nested.

    Marks that overlap are closed and opened again; one that would be the 33rd to be open is left out, since opening
    all of them again at every end would cost the square of their number. White space at a mark's edges is put
    outside it, also where it is opened again.
    """
    text = content.text
    marks = _without_outer_space(content.marks, text)
    starts: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        starts.setdefault(mark.start, []).append(mark)
    is_open: list[Mark] = []
    again: list[Mark] = []
    place = 0
    for edge in sorted({0, len(text), *starts, *(mark.end for mark in marks)}):
        if edge > place:
            piece = text[place:edge]
            words = piece.lstrip() if again else piece
            if len(words) < len(piece):
                yield "text", piece[: len(piece) - len(words)]
            for mark in again:
                yield "open", mark
            again = []
            if words:
                yield "text", words
            place = edge
        closed, again = _close_until(is_open, edge)
        for mark in closed:
            yield "close", mark
        if edge in starts:
            for mark in again:
                yield "open", mark
            again = []
        for mark in starts.get(edge, ()):
            if len(is_open) < MAX_OPEN:
                is_open.append(mark)
                yield "open", mark


def _close_until(is_open: list[Mark], edge: int) -> tuple[list[Mark], list[Mark]]:
    """Close the marks that end at `edge`: return those to close, and which of them go on and are opened again."""
    first = next((n for n, mark in enumerate(is_open) if mark.end <= edge), None)
    if first is None:
        return [], []
    closed = is_open[: first - 1 if first else None : -1]
    again = [mark for mark in is_open[first:] if mark.end > edge]
    is_open[first:] = again
    return closed, again


def _without_outer_space(marks: Iterable[Mark], text: str) -> list[Mark]:
    """Return the marks without white space at their edges; those of nothing else are left out."""
    found: list[Mark] = []
    words: tuple[list[int], list[int]] | None = None
    for mark in marks:
        start, end = max(mark.start, 0), min(mark.end, len(text))
        if start >= end:
            continue
        if text[start].isspace() or text[end - 1].isspace():
            if words is None:
                words = _edges_of_words(text)
            start, end = words[0][start], words[1][end]
            if start >= end:
                continue
        is_same = start == mark.start and end == mark.end
        found.append(mark if is_same else attrs.evolve(mark, start=start, end=end))
    return found


def _edges_of_words(text: str) -> tuple[list[int], list[int]]:
    """Return, for each place, where the next word begins (at it or after it) and where the last one ended."""
    after, before = [0] * (len(text) + 1), [0] * (len(text) + 1)
    place = after[len(text)] = len(text)
    for n in range(len(text) - 1, -1, -1):
        if not text[n].isspace():
            place = n
        after[n] = place
    place = 0
    for n, letter in enumerate(text, 1):
        if not letter.isspace():
            place = n
        before[n] = place
    return after, before
