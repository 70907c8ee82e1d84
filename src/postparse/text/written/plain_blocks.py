"""Blocks of plain text as `to_text` writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import dropwhile

from postparse.models import (
    MAX_BLOCK_NESTING,
    Block,
    Cell,
    Code,
    Divider,
    Figure,
    ListBlock,
    ListItem,
    ListKind,
    Paragraph,
    Quote,
    Table,
    Text,
)
from postparse.text.written.faults import NotWritten

_ITEM = re.compile(r"  (•|-?\d{1,12}\.|;|:)(?: |$)", re.ASCII)
_FENCE = re.compile(r"  (`{3,})([^`]*)")
_CELL = re.compile(r"([|!])(?: (.*))?")
_ATTRIBUTION = "  — "
_DIVIDER = "  * * *"
_IMAGE = "  [Image] "


def dedented(lines: Iterable[str], columns: int) -> list[str]:
    """Return lines without so many spaces before them.

    Raises:
        NotWritten: One has less.
    """
    margin = " " * columns
    found = []
    for line in lines:
        if line and not line.startswith(margin):
            raise NotWritten
        found.append(line[columns:])
    return found


def end_of_block(lines: Sequence[str], start: int, margin: int) -> int:
    """Return the line after the last one of the block that begins in a line, words beginning in a column."""
    first = lines[start][margin:]
    if not first.startswith(" "):
        return _end(lines, start, bool)
    if (fence := _FENCE.fullmatch(first)) is not None:
        closing = f"{' ' * margin}  {fence[1]}"
        return _end(lines, start + 1, lambda line: line != closing) + 1
    if _ITEM.match(first) is not None:
        return _end_of_list(lines, start, margin)
    if first[2:3] in (">", "|", "!"):
        signs = ("|", "!") if first[2] != ">" else (">",)
        return _end(lines, start, lambda line: line[margin + 2 : margin + 3] in signs)
    return start + 1


def _end(lines: Sequence[str], start: int, belongs: Callable[[str], bool]) -> int:
    while start < len(lines) and belongs(lines[start]):
        start += 1
    return start


def _end_of_list(lines: Sequence[str], start: int, margin: int) -> int:
    """Return the line after a list: blank lines are in it if what follows them is in an item."""
    inside = " " * (margin + 4)
    place = stop = start
    while place < len(lines):
        line = lines[place]
        if line.startswith(inside) and line.strip():
            stop = place + 1
        elif line.strip():
            if place > stop or _ITEM.match(line[margin:]) is None:
                break
            stop = place + 1
        place += 1
    return stop


def blocks_of(lines: list[str], nesting: int) -> tuple[Block, ...]:
    """Return lines as blocks, a blank line between them.

    Raises:
        NotWritten: They have another form, or nest deeper than blocks do.
    """
    if nesting > MAX_BLOCK_NESTING:
        raise NotWritten
    found: list[Block] = []
    place = 0
    while place < len(lines):
        stop = end_of_block(lines, place, 0)
        if stop == place or (stop < len(lines) and lines[stop]):
            raise NotWritten
        found.append(block_of(lines[place:stop], nesting))
        place = stop + 1
    return tuple(found)


def block_of(lines: list[str], nesting: int = 0) -> Block:
    """Return the block that lines are.

    Raises:
        NotWritten: They have another form.
    """
    if not lines or not lines[0]:
        raise NotWritten
    first = lines[0]
    if not first.startswith(" "):
        return Paragraph(Text("\n".join([first, *(line.removeprefix(" ") for line in lines[1:])])))
    if (fence := _FENCE.fullmatch(first)) is not None:
        return Code("\n".join(dedented(lines[1:-1], 2)), fence[2] or None)
    if first == _DIVIDER:
        return Divider()
    if first.startswith(_IMAGE):
        return Figure((), Text(first.removeprefix(_IMAGE)))
    if _ITEM.match(first) is not None:
        return _list(lines, nesting)
    if first.startswith("  >"):
        return _quote([line[4:] for line in lines], nesting)
    if first[2:3] in ("|", "!"):
        return _table([line[2:] for line in lines])
    raise NotWritten


def _quote(lines: list[str], nesting: int) -> Quote:
    by = None
    if lines[-1].startswith(_ATTRIBUTION):
        by = lines.pop().removeprefix(_ATTRIBUTION)
        if lines and lines.pop():
            raise NotWritten
    return Quote(blocks_of(lines, nesting + 1), by)


def _table(lines: list[str]) -> Table:
    caption = lines.pop(0)[3:] if lines[0].startswith("|+ ") else None
    rows = tuple(tuple(_cell(cell) for cell in line.split("\t")) for line in lines)
    return Table(rows, caption)


def _cell(words: str) -> Cell:
    match = _CELL.fullmatch(words)
    if match is None:
        raise NotWritten
    return Cell(Text(match[2] or ""), header=match[1] == "!")


def _list(lines: list[str], nesting: int) -> ListBlock:
    kind, start = _kind(lines[0])
    items: list[ListItem] = []
    term: Text | None = None
    place = 0
    while place < len(lines):
        match = _ITEM.match(lines[place])
        if match is None:
            raise NotWritten
        stop = place + 1
        while stop < len(lines) and (not lines[stop].strip() or lines[stop].startswith("    ")):
            stop += 1
        if match[1] == ";":
            term = Text(lines[place][4:])
        else:
            content = [lines[place][match.end() :], *dedented(lines[place + 1 : stop], len(match[1]) + 3)]
            items.append(ListItem(_item(content, nesting), term))
            term = None
        place = stop
    return ListBlock(tuple(items), kind, start)


def _item(lines: list[str], nesting: int) -> tuple[Block, ...]:
    return blocks_of(list(dropwhile(lambda line: not line, lines)), nesting + 1)


def _kind(first: str) -> tuple[ListKind, int]:
    sign = first[2]
    if sign in ";:":
        return "definition", 1
    return ("unordered", 1) if sign == "•" else ("ordered", int(first[2:].partition(".")[0]))
