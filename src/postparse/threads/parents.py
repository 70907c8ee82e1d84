"""What nests comments (depths, indents, paths) becomes the parent's row of every row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import isfinite
from typing import TypeAlias

from postparse.threads.order import NONE

Path: TypeAlias = str | Sequence[int | str] | None
"""A place as the page numbers it: ``"2.1.3"``, ``(2, 1, 3)``; None or empty where it gives none."""

WIDEST_JITTER = 3.0
"""Indents (pixels, columns) further apart than this are never taken for one level by default."""

_PATH_PART = re.compile(r"[^\s./\\>:,-]+")


def parents_from_depths(depths: Sequence[int]) -> list[int]:
    """Return each row's parent row: the nearest earlier row with a smaller depth; -1 at the top level.

    >>> parents_from_depths([0, 1, 3, 2, 0])
    [-1, 0, 1, 1, -1]

    """
    parents: list[int] = []
    open_rows: list[int] = []
    for row, depth in enumerate(depths):
        while open_rows and depths[open_rows[-1]] >= depth:
            open_rows.pop()
        parents.append(open_rows[-1] if open_rows else NONE)
        open_rows.append(row)
    return parents


def depths_from_indents(indents: Iterable[float], *, tolerance: float | None = None) -> list[int]:
    """Return the level of every indent, 0 for the smallest; indents that nearly agree are of one level.

    An indent that is no finite number counts as the one above it (0 in the first row).

    Args:
        indents: How far each row stands from the left, in pixels, columns or whatever.
        tolerance: How far indents of one level may differ; by default a quarter of the widest step between
            two neighbouring values, and at most `WIDEST_JITTER`.

    >>> depths_from_indents([0, 20, 41, 39, 20, 1])
    [0, 1, 2, 2, 1, 0]

    """
    clean: list[float] = []
    for indent in indents:
        clean.append(indent if is_place(indent) else clean[-1] if clean else 0)
    values = sorted(set(clean))
    if tolerance is None:
        steps = (after - before for before, after in pairwise(values))
        tolerance = min(max(steps, default=0) / 4, WIDEST_JITTER)
    level_of: dict[float, int] = {}
    level = 0
    smallest = values[0] if values else 0
    for value in values:
        if value - smallest > tolerance:
            level += 1
            smallest = value
        level_of[value] = level
    return [level_of[value] for value in clean]


def is_place(indent: float) -> bool:
    """Tell whether an indent is a finite number that a float can hold."""
    try:
        return isfinite(indent)
    except OverflowError:
        return False


def parents_from_paths(paths: Iterable[Path]) -> list[int]:
    """Return each row's parent row: the row one step up its path, or the nearest that there is; -1 at the top level.

    Where several rows have one path, what is below it goes to the first of them.

    >>> parents_from_paths(["1", "1.1", "1.2.1", "2"])
    [-1, 0, 0, -1]

    """
    return [parent for parent, _ in nearest_by_path(paths)]


def nearest_by_path(paths: Iterable[Path]) -> list[tuple[int, bool]]:
    """Return, for each path, the row of the nearest ancestor and whether it is the direct parent's place."""
    # A tree of path steps, each entered from its parent's node: linear in the length of all paths together.
    node_of_step: dict[tuple[int, str], int] = {}
    above: list[int] = [NONE]
    row_at: list[int] = [NONE]
    ends: list[int] = []
    for row, path in enumerate(paths):
        node = 0
        for part in path_parts(path):
            step = (node, part)
            if step not in node_of_step:
                node_of_step[step] = len(above)
                above.append(node)
                row_at.append(NONE)
            node = node_of_step[step]
        if node and row_at[node] < 0:
            row_at[node] = row
        ends.append(node)
    return [_nearest(above[node], above, row_at) for node in ends]


def _nearest(node: int, above: Sequence[int], row_at: Sequence[int]) -> tuple[int, bool]:
    direct = True
    while node > 0 and row_at[node] < 0:
        node = above[node]
        direct = False
    return (row_at[node] if node > 0 else NONE), direct


def path_parts(path: Path) -> list[str]:
    """Return the steps of a path; leading zeros do not count (``01.02`` is ``1.2``).

    >>> path_parts("2.01.3."), path_parts((2, 1, 3)), path_parts(None)
    (['2', '1', '3'], ['2', '1', '3'], [])

    """
    if path is None:
        return []
    parts = _PATH_PART.findall(path) if isinstance(path, str) else map(str, path)
    return [part.lstrip("0") or "0" for part in parts]
