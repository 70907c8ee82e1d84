"""The core: the parent of every row gives the order of the rows, in linear time and without recursion.

Replies are linked through two arrays (first reply of a row, next sibling of a row) instead of a list for each
parent: a leaf then costs no object, and two machine integers is all a row needs.
"""

from __future__ import annotations

import gc
import os
from array import array
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from threading import Lock

NONE = -1
"""Stands for "no row" wherever a row number is expected."""


class _Pauses:
    """How many threads want the collector, which is the process's, to rest, and whether it ran before the first did."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.count, self.was_on = 0, False

    def begin(self) -> None:
        with self.lock:
            if not self.count:
                self.was_on = gc.isenabled()
                gc.disable()
            self.count += 1

    def end(self) -> None:
        with self.lock:
            self.count = max(self.count - 1, 0)
            if not self.count and self.was_on:
                gc.enable()

    def renew(self) -> None:
        """Begin anew in a forked child: other threads, which may have held the lock or a pause, are not there."""
        self.lock = Lock()
        if self.count and self.was_on:
            gc.enable()
        self.count = 0


_PAUSES = _Pauses()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_PAUSES.renew)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector while many objects are built, and leave it as it was whatever happens.

    Threads that overlap are counted: the last one switches it on again.
    """
    _PAUSES.begin()
    try:
        yield
    finally:
        _PAUSES.end()


def order_of_rows(parents: Sequence[int]) -> list[int]:
    """Return the rows depth first, siblings in input order.

    Rows that answer each other in a circle are opened where the circle comes first in the input
    (see `first_rows_of_cycles`).

    Args:
        parents: The parent's row of every row; -1 at the top level. A row's own number counts as -1.

    Returns:
        Every row number once.

    Raises:
        IndexError: A parent is no row of the input.

    >>> order_of_rows([-1, -1, 0, 2, 0])
    [0, 2, 3, 4, 1]

    """
    count = len(parents)
    if count and not (min(parents) >= NONE and max(parents) < count):
        raise IndexError("a parent is no row of the input")
    order = _linked_order(parents)
    if len(order) < count:
        opened = array("q", parents)
        for row in first_rows_of_cycles(parents):
            opened[row] = NONE
        order = _linked_order(opened)
    return order


def _linked_order(parents: Sequence[int]) -> list[int]:
    count = len(parents)
    first = array("q", [NONE]) * (count + 1)  # the last one, at -1, is the first row of the top level
    following = array("q", [NONE]) * count
    row = count
    for parent in reversed(parents):
        row -= 1
        following[row] = first[parent]
        first[parent] = row
    return _depth_first(first[NONE], first, following)


def _depth_first(row: int, first: Sequence[int], following: Sequence[int]) -> list[int]:
    order: list[int] = []
    add = order.append
    waiting: list[int] = []
    push = waiting.append
    pop = waiting.pop
    while True:
        while row >= 0:
            add(row)
            push(following[row])
            row = first[row]
        if not waiting:
            return order
        row = pop()


def order_of_ids(ids: Sequence[Hashable], parent_ids: Sequence[Hashable | None]) -> list[int]:
    """Return the row numbers depth first, siblings in input order, from a column of ids and one of parent ids.

    For big tables in any order. Rows whose parent is missing, themselves, or in a circle with them are treated as
    in `postparse.threads`; replies to an id that several rows have go to the first of them.

    Args:
        ids: The id of every row; anything hashable but None.
        parent_ids: The id of every row's parent; None at the top level.

    Returns:
        Every row number once.

    Raises:
        ValueError: The columns differ in length.

    >>> order_of_ids(["b", "c", "a"], ["a", "a", None])
    [2, 0, 1]

    """
    count = len(ids)
    if len(parent_ids) != count:
        raise ValueError(f"{count} ids but {len(parent_ids)} parents")
    # Only ids that are answered get an entry: its value is their first reply.
    first_of_id: dict[Hashable | None, int] = {}
    first_or = first_of_id.get
    following = array("q", [NONE]) * count
    row = count
    for parent in reversed(parent_ids):
        row -= 1
        following[row] = first_or(parent, NONE)
        first_of_id[parent] = row
    top = first_of_id.pop(None, NONE)
    first = array("q", map(first_of_id.pop, ids, repeat(NONE)))
    if not first_of_id:
        order = _depth_first(top, first, following)
        if len(order) == count:
            return order
    return order_of_rows(rows_of_ids(ids, parent_ids))


def rows_of_ids(ids: Sequence[Hashable], parent_ids: Sequence[Hashable | None]) -> list[int]:
    """Return the parent's row of every row; -1 at the top level and where the parent is missing."""
    places: dict[Hashable | None, int] = dict(zip(reversed(ids), range(len(ids) - 1, -1, -1), strict=True))
    places[None] = NONE
    rows = list(map(places.get, parent_ids, repeat(NONE)))
    return [NONE if parent == row else parent for row, parent in enumerate(rows)]


def first_rows_of_cycles(parents: Sequence[int]) -> list[int]:
    """Return, for each circle of rows that answer one another, the row that comes first in the input.

    >>> first_rows_of_cycles([2, -1, 0, 0, 4])
    [0, 4]

    """
    count = len(parents)
    seen_by = array("q", [NONE]) * count
    found: list[int] = []
    for start in range(count):
        row = start
        while row >= 0 and seen_by[row] < 0:
            seen_by[row] = start
            row = parents[row]
        if row >= 0 and seen_by[row] == start:
            found.append(_first_of_cycle(row, parents))
    return sorted(found)


def _first_of_cycle(row: int, parents: Sequence[int]) -> int:
    first = row
    other = parents[row]
    while other != row:
        first = min(first, other)
        other = parents[other]
    return first
