"""Lines become blocks: paragraphs, lists, quotes and code."""

from __future__ import annotations

from collections.abc import Sequence

from postparse.models import Block, Code, ListBlock, ListItem, Mark, Paragraph, Quote, Text
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
            blocks.append(Code("\n".join(line.text for line in units[place:stop])))
        elif unit.quoted:
            while stop < len(units) and units[stop].quoted:
                stop += 1
            blocks.append(Quote(_paragraphs(units[place:stop])))
        elif unit.marker and lists and place:
            while stop < len(units) and (
                units[stop].marker or (not units[stop].blanks and units[stop].indent > 0)
            ):
                stop += 1
            blocks.append(_list(units[place:stop]))
        else:
            while (
                stop < len(units)
                and not units[stop].blanks
                and not units[stop].marker
                and not units[stop].quoted
                and not units[stop].code
            ):
                stop += 1
            blocks += _paragraphs(units[place:stop])
        place = stop
    return tuple(blocks)


def _paragraphs(units: Sequence[Unit]) -> tuple[Block, ...]:
    paragraphs: list[Block] = []
    lines: list[Unit] = []
    for unit in units:
        if unit.blanks and lines:
            paragraphs.append(Paragraph(joined(lines)))
            lines = []
        lines.append(unit)
    if lines:
        paragraphs.append(Paragraph(joined(lines)))
    return tuple(paragraphs)


def joined(units: Sequence[Unit]) -> Text:
    """Return lines as one run of text with their links."""
    marks: list[Mark] = []
    place = 0
    for unit in units:
        start = 0
        for words, address in unit.links:
            found = unit.text.find(words, start)
            if found >= 0 and address:
                marks.append(Mark(place + found, place + found + len(words), "link", href=address))
                start = found + len(words)
        place += len(unit.text) + 1
    return Text("\n".join(unit.text for unit in units), tuple(marks))


def _list(units: Sequence[Unit]) -> ListBlock:
    """Return marked lines as a list; deeper markers are lists inside the item before them."""
    top = _Level(units[0])
    stack_levels = [top]
    for unit in units:
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
