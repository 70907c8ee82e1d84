"""Lines become blocks: paragraphs, lists, quotes and code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from postparse.models import Block, Code, ListBlock, ListItem, Mark, Paragraph, Quote, Text
from postparse.text.packing import between, lines_joined
from postparse.text.units import Unit


def blocks_of(units: Sequence[Unit], *, lists: bool = True) -> tuple[Block, ...]:
    """Return lines as blocks. Lines that no blank line parts are one paragraph with line breaks."""
    blocks: list[Block] = []
    place = 0
    while place < len(units):
        unit = units[place]
        stop = place + 1
        if unit.code:
            while stop < len(units) and units[stop].code:
                stop += 1
            blocks.append(Code(lines_joined(line.text for line in between(units, place, stop))))
        elif unit.quoted:
            while stop < len(units) and units[stop].quoted:
                stop += 1
            blocks.append(Quote(_paragraphs(units, place, stop)))
        elif unit.marker and lists and place:
            while stop < len(units) and (
                units[stop].marker or (not units[stop].blanks and units[stop].indent > 0)
            ):
                stop += 1
            blocks.append(_list(between(units, place, stop)))
        else:
            while (
                stop < len(units)
                and not units[stop].blanks
                and not units[stop].marker
                and not units[stop].quoted
                and not units[stop].code
            ):
                stop += 1
            blocks += _paragraphs(units, place, stop)
        place = stop
    return tuple(blocks)


def _paragraphs(units: Sequence[Unit], start: int, stop: int) -> tuple[Block, ...]:
    cuts = [row for row, unit in enumerate(between(units, start, stop), start) if unit.blanks and row > start]
    return tuple(Paragraph(_joined(units, first, last)) for first, last in pairwise((start, *cuts, stop)))


def joined(units: Sequence[Unit]) -> Text:
    """Return lines as one run of text with their links."""
    return _joined(units, 0, len(units))


def _joined(units: Sequence[Unit], start: int, stop: int) -> Text:
    marks: list[Mark] = []
    place = 0
    for unit in between(units, start, stop):
        behind = 0
        for words, address in unit.links:
            found = unit.text.find(words, behind)
            if found >= 0 and address:
                marks.append(Mark(place + found, place + found + len(words), "link", href=address))
                behind = found + len(words)
        place += len(unit.text) + 1
    return Text(lines_joined(unit.text for unit in between(units, start, stop)), tuple(marks))


def _list(units: Iterator[Unit]) -> ListBlock:
    """Return marked lines as a list; deeper markers are lists inside the item before them."""
    first = next(units)
    top = _Level(first)
    stack_levels = [top]
    for unit in chain((first,), units):
        if not unit.marker:
            stack_levels[-1].items[-1].lines.append(unit)
            continue
        while len(stack_levels) > 1 and unit.marker_column < stack_levels[-1].column - 1:
            stack_levels.pop()
        level = stack_levels[-1]
        if level.items and unit.marker_column > level.column + 1 and len(stack_levels) < 20:
            deeper = _Level(unit)
            level.items[-1].inner.append(deeper)
            stack_levels.append(deeper)
            level = deeper
        level.items.append(_Item([unit]))
    return _built(top)


class _Item:
    def __init__(self, lines: list[Unit]) -> None:
        self.lines = lines
        self.inner: list[_Level] = []


class _Level:
    def __init__(self, unit: Unit) -> None:
        self.column = unit.marker_column
        self.ordered = unit.marker.isdigit()
        self.start = int(unit.marker) if unit.marker.isdigit() else 1
        self.items: list[_Item] = []


def _built(top: _Level) -> ListBlock:
    order: list[_Level] = [top]
    for level in order:
        for item in level.items:
            order.extend(item.inner)
    done: dict[int, ListBlock] = {}
    for level in reversed(order):
        items = tuple(
            ListItem((Paragraph(joined(item.lines)), *(done[id(inner)] for inner in item.inner)))
            for item in level.items
        )
        done[id(level)] = ListBlock(items, "ordered" if level.ordered else "unordered", level.start)
    return done[id(top)]
