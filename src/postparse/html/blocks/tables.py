"""Tables: which ones hold data, and the grid that their cells fill."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from postparse.html.dom import Page
from postparse.models import Cell, Table, Text

_MOST_COLUMNS = 1000
_MOST_CELLS = 200_000
_LONG_CELL = 900
_SHORT_CELL = 60
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_EMPTY = Text("")
_BLOCKS = ("h1", "h2", "h3", "h4", "blockquote", "pre", "form", "iframe")


class SourceCell:
    """A cell as it stands in the markup."""

    __slots__ = ("across", "content", "down", "header")

    def __init__(self, content: Text | None, *, header: bool, across: int, down: int) -> None:
        self.content = content or _EMPTY
        self.header = header
        self.across = across
        self.down = down


def span_of(page: Page, node: int, name: str) -> int:
    """Return a cell's ``colspan`` or ``rowspan``, 1 where it is absent or absurd."""
    value = page.get(node, name).strip()
    return (
        min(max(int(value), 1), _MOST_COLUMNS)
        if value.isascii() and value.isdigit() and len(value) < 6
        else 1
    )


def has_within(page: Page, tag: str, node: int) -> bool:
    """Tell whether an element holds another with this tag."""
    places = page.by_tag.get(tag)
    if not places:
        return False
    n = bisect_left(places, node + 1)
    return n < len(places) and places[n] < page.ends[node]


def _count_within(page: Page, tag: str, node: int) -> int:
    places = page.by_tag.get(tag)
    return bisect_left(places, page.ends[node]) - bisect_left(places, node + 1) if places else 0


def holds_data(page: Page, node: int) -> bool:
    """Tell whether a table holds data, rather than laying out the page or holding a picture and its caption."""
    if page.get(node, "role") in ("presentation", "none") or has_within(page, "table", node):
        return False
    rows = _count_within(page, "tr", node)
    heads = _count_within(page, "th", node)
    cells = _count_within(page, "td", node) + heads
    if cells < 2 or any(has_within(page, tag, node) for tag in _BLOCKS):
        return False
    if cells <= rows:  # a single column
        return False
    if rows == 1 and not heads:
        return False
    declared = heads > 0 or has_within(page, "caption", node) or has_within(page, "thead", node)
    shape = _shape(page, node)
    if declared:
        return shape.longest < 4 * _LONG_CELL
    if shape.longest >= _LONG_CELL or shape.filled < 2:
        return False
    if shape.most_in_row < 2:
        # One text a row: a box around a picture, or a list whose other columns hold icons.
        return shape.lists_by_icon
    return _count_within(page, "img", node) <= shape.filled


class _Shape:
    """What the cells of a table hold."""

    __slots__ = ("filled", "lists_by_icon", "longest", "most_in_row")

    def __init__(self) -> None:
        self.longest = 0
        self.filled = 0
        self.most_in_row = 0
        self.lists_by_icon = False


def _shape(page: Page, node: int) -> _Shape:
    shape = _Shape()
    rows = page.by_tag.get("tr") or []
    first = bisect_left(rows, node + 1)
    texts: dict[int, int] = {}
    widths: dict[int, int] = {}
    columns: set[int] = set()
    cells = sorted(
        place
        for tag in ("td", "th")
        if (places := page.by_tag.get(tag))
        for place in places[bisect_left(places, node + 1) : bisect_left(places, page.ends[node])]
    )
    for cell in cells:
        row = max(bisect_right(rows, cell) - 1, first)
        length = page.text_length(cell)
        if length:
            texts[row] = texts.get(row, 0) + 1
            columns.add(widths.get(row, 0))
        widths[row] = widths.get(row, 0) + 1
        shape.filled += length > 0
        shape.longest = max(shape.longest, length)
    shape.most_in_row = max(texts.values(), default=0)
    shape.lists_by_icon = (
        len(widths) >= _FEWEST_ROWS
        and min(widths.values()) >= _FEWEST_COLUMNS
        and len(columns) == 1
        and len(texts) == len(widths)
        and shape.longest < _SHORT_CELL
    )
    return shape


def table_of(rows: list[list[SourceCell]], caption: str | None) -> Table | None:
    """Return the cells as a rectangular grid, spans resolved; None for a table without words."""
    grid: list[list[Cell]] = [[] for _ in rows]
    covered: list[dict[int, bool]] = [{} for _ in rows]
    budget = _MOST_CELLS
    for n, row in enumerate(rows):
        line = grid[n]
        for cell in row:
            while len(line) in covered[n]:
                line.append(Cell(_EMPTY, header=covered[n][len(line)], continues=True))
            place = len(line)
            line.append(Cell(cell.content, header=cell.header))
            across = min(cell.across, max(1, budget))
            down = min(cell.down, len(rows) - n)
            budget -= across * down
            if budget < 0:
                across = down = 1
            line.extend(Cell(_EMPTY, header=cell.header, continues=True) for _ in range(across - 1))
            for below in range(n + 1, n + down):
                for column in range(place, place + across):
                    covered[below][column] = cell.header
        while len(line) in covered[n]:
            line.append(Cell(_EMPTY, header=covered[n][len(line)], continues=True))
    width = max((len(line) for line in grid), default=0)
    if not any(cell.text for line in grid for cell in line):
        return None
    if width * len(grid) > 4 * _MOST_CELLS:
        width = 0
    full = tuple(tuple(line) + tuple(Cell(_EMPTY) for _ in range(width - len(line))) for line in grid if line)
    return Table(full, caption)
