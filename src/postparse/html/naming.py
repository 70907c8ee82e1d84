"""Which elements of a page of very many nodes have a name (a class, an id): twelve bytes for each time it stands there.

A dictionary of lists takes some three hundred bytes for a name that stands there once, as ids do.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


class Naming(Mapping[str, Sequence[int]]):
    """The numbers of the elements with each name, found by the names' hashes.

    Args:
        named: Each element with one of its names, in document order; an element's names one after the other.
        names_of: Tells an element's names again.

    """

    def __init__(self, named: Iterable[tuple[int, str]], names_of: Callable[[int], Sequence[str]]) -> None:
        hashes, nodes = array("q"), array("i")
        for node, name in named:
            hashes.append(hash(name))
            nodes.append(node)
        order = array("i", sorted(range(len(hashes)), key=hashes.__getitem__))
        self._hashes = array("q", map(hashes.__getitem__, order))
        self._nodes = array("i", map(nodes.__getitem__, order))
        del hashes, order
        self._in_order = nodes
        self._names_of = names_of
        self._count = -1

    def __getitem__(self, name: str) -> Sequence[int]:
        if name not in self:
            raise KeyError(name)
        hashed = hash(name)
        low = bisect_left(self._hashes, hashed)
        return self._nodes[low : bisect_right(self._hashes, hashed, low)]

    def __contains__(self, name: object) -> bool:
        """Tell whether any element has a name."""
        hashed = hash(name)
        place = bisect_left(self._hashes, hashed)
        return (
            place < len(self._hashes)
            and self._hashes[place] == hashed
            and name in self._names_of(self._nodes[place])
        )

    def __iter__(self) -> Iterator[str]:
        hashes, nodes, last = self._hashes, self._nodes, -1
        for node in self._in_order:
            if node == last:
                continue  # its names came one after the other
            last = node
            for name in dict.fromkeys(self._names_of(node)):
                if nodes[bisect_left(hashes, hash(name))] == node:
                    yield name

    def __len__(self) -> int:
        if self._count < 0:
            self._count = sum(1 for _ in self)
        return self._count


class Firsts(Mapping[str, int]):
    """The first element of each name."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming

    def __getitem__(self, name: str) -> int:
        return self._naming[name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._naming)

    def __len__(self) -> int:
        return len(self._naming)
