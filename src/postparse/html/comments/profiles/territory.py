"""Which node belongs to which comment: the innermost unit around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import define

from postparse.html.comments.records import Range
from postparse.html.dom import Page


@define
class Unit:
    """An element that is one comment.

    Attributes:
        node: The element.
        stop: The node after its subtree.
        key: Its id, where the page gives one.
        parent: Position of the unit around it; None for none.
        inner: Ranges of the units inside it.
    """

    node: int
    stop: int
    key: str | None
    parent: int | None = None
    inner: list[Range] | None = None

    def own_ranges(self) -> Iterator[Range]:
        """Yield the unit's node ranges without those of the units inside it."""
        start = self.node
        for low, high in self.inner or ():
            if low > start:
                yield start, low
            start = high
        if start < self.stop:
            yield start, self.stop


class Territory:
    """The units of a page, in document order, and who owns which node."""

    def __init__(
        self,
        page: Page,
        candidates: list[tuple[int, str | None]],
        *,
        merging: bool = True,
        closers: frozenset[int] = frozenset(),
    ) -> None:
        self.page = page
        self.units = _merged(page, candidates, merging=merging)
        if closers:
            _extend(page, self.units, closers)
        open_units: list[int] = []
        for place, unit in enumerate(self.units):
            while open_units and self.units[open_units[-1]].stop <= unit.node:
                open_units.pop()
            if open_units:
                unit.parent = open_units[-1]
                above = self.units[open_units[-1]]
                above.inner = above.inner or []
                above.inner.append((unit.node, unit.stop))
            open_units.append(place)
        self._starts = [unit.node for unit in self.units]

    def owner(self, node: int) -> int | None:
        """Return the position of the innermost unit around a node; None where it lies in none."""
        place: int | None = bisect_right(self._starts, node) - 1
        if place is not None and place < 0:
            return None
        while place is not None and self.units[place].stop <= node:
            place = self.units[place].parent
        return place

    def assigned(self, nodes: Sequence[int]) -> dict[int, int]:
        """Return the first of these nodes in each unit, by the unit's position."""
        found: dict[int, int] = {}
        for node in nodes:
            place = self.owner(node)
            if place is not None and (
                node != (unit := self.units[place]).node or self.page.ends[node] < unit.stop
            ):
                found.setdefault(place, node)
        return found

    def all_assigned(self, nodes: Sequence[int]) -> dict[int, list[int]]:
        """Return these nodes by the position of the unit that owns them."""
        found: dict[int, list[int]] = {}
        for node in nodes:
            place = self.owner(node)
            if place is not None:
                found.setdefault(place, []).append(node)
        return found


def _stop(page: Page, node: int) -> int:
    """Return the node after a unit: a term of a definition list goes on with its descriptions."""
    stop = page.ends[node]
    if page.tags[node] == "dt":
        limit = page.ends[page.parents[node]]
        while stop < limit and page.tags[stop] == "dd":
            stop = page.ends[stop]
    return stop


_LISTS = frozenset(("ol", "ul", "dl", "li"))


def _extend(page: Page, units: list[Unit], closers: frozenset[int]) -> None:
    """Let each unit go on over its siblings to the one that closes it, if that stands before the next unit."""
    for place, unit in enumerate(units):
        parent = page.parents[unit.node]
        limit = page.ends[parent] if parent >= 0 else unit.stop
        if place + 1 < len(units):
            limit = min(limit, units[place + 1].node)
        node = unit.stop
        while node < limit:
            if node in closers:
                unit.stop = page.ends[node]
                break
            node = page.ends[node]


def _merged(page: Page, candidates: list[tuple[int, str | None]], *, merging: bool) -> list[Unit]:
    """Return one unit a comment: a wrapper and what it wraps are one, and elements of one key are one."""
    units: list[Unit] = []
    gone: set[int] = set()
    by_key: dict[str, Unit] = {}
    open_units: list[Unit] = []
    for node, key in candidates:
        stop = _stop(page, node)
        while open_units and open_units[-1].stop <= node:
            open_units.pop()
        if open_units and _is_left_open(page, open_units[-1].node, node):
            open_units.pop().stop = node
        around = open_units[-1] if open_units else None
        is_same = around is not None and key is not None and key == around.key
        if around is not None and (is_same or (merging and (key is None or around.key is None))):
            if is_same or not _is_listed_between(page, node, around.node):
                around.key = around.key or key
                if around.key is not None:
                    by_key.setdefault(around.key, around)
                continue
        same = by_key.get(key) if key is not None else None
        if same is not None and page.text_length(same.node) == 0:
            # An empty anchor in front of the comment.
            gone.add(same.node)
            same = None
        elif same is not None and page.text_length(node) in (0, page.text_length(same.node)):
            # An empty anchor after the comment, or a second copy of the thread.
            continue
        unit = Unit(node, stop, key)
        if key is not None and same is None:
            by_key[key] = unit
        units.append(unit)
        open_units.append(unit)
    return [unit for unit in units if unit.node not in gone] if gone else units


def _is_left_open(page: Page, around: int, node: int) -> bool:
    """Tell whether a unit is in another only because a misspelt tag of the other has no end tag."""
    return (
        "=" in page.tags[around]
        and page.tags[around] == page.tags[node]
        and not _is_listed_between(page, node, around)
    )


def _is_listed_between(page: Page, node: int, around: int) -> bool:
    """Tell whether a list or a list item lies between a unit and what is inside it: then it is a reply."""
    if page.tags[node] == "li":
        return True
    for above in page.ancestors(node):
        if above <= around:
            return False
        if page.tags[above] in _LISTS or "children" in page.get(above, "class"):
            return True
    return False
