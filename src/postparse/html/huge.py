"""What is done for pages of very many nodes only: their lists in less memory, at the price of slower look-ups."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterable, MutableSequence, Sequence
from contextlib import suppress
from itertools import accumulate
from typing import Generic, TypeVar, overload

from postparse.html.tree import Attributes, Nodes

T = TypeVar("T")

MANY_NODES = 50_000
"""Pages with more nodes than this are kept small; there is hardly one among ten thousand."""

_BARE = "\0"
"""Stands for an attribute without a value; there are no such characters in a page."""


def is_large(count: int) -> bool:
    """Tell whether a page with so many nodes is kept small."""
    return count > MANY_NODES


def compact(numbers: Sequence[int]) -> Sequence[int]:
    """Return a list of numbers as it is, a very long one in four or eight bytes a number and not forty."""
    if len(numbers) <= MANY_NODES:
        return numbers
    return array("q" if numbers[-1] >= 2**31 else "i", numbers)


def running(numbers: Iterable[int], count: int) -> Sequence[int]:
    """Return sums that are still to be made as a list, very many of them in eight bytes each."""
    return list(numbers) if count <= MANY_NODES else array("q", numbers)


def sums(numbers: Iterable[int], count: int) -> Sequence[int]:
    """Return the prefix sums (one longer) of what a page of so many nodes has a number of, at most one a node."""
    summed = accumulate(numbers, initial=0)
    return list(summed) if count <= MANY_NODES else array("i", summed)


def fractions(numbers: Iterable[float], count: int) -> Sequence[float]:
    """Return fractions that are still to be made as a list, very many of them in eight bytes each."""
    return list(numbers) if count <= MANY_NODES else array("d", numbers)


def zeros(count: int) -> MutableSequence[int]:
    """Return as many zeros as a page has nodes, for numbers of its nodes or of characters of one text."""
    return [0] * count if count <= MANY_NODES else array("i", bytes(4 * count))


def marks(count: int, value: bool = False) -> MutableSequence[int]:
    """Return as many false (or true) values as a page has nodes, very many of them in a byte each."""
    return [value] * count if count <= MANY_NODES else bytearray([value]) * count


def growing(count: int) -> MutableSequence[int]:
    """Return an empty list for numbers of nodes of a page with so many."""
    return [] if count <= MANY_NODES else array("i")


def growing_texts(count: int) -> list[str] | PackedTexts:
    """Return an empty list for texts of a page with so many nodes."""
    return [] if count <= MANY_NODES else PackedTexts()


def give_back_freed_memory() -> None:
    """Tell the C library to return what the DOM took: it would keep as much as all the lists need."""
    with suppress(AttributeError, OSError, TypeError):  # not glibc: others return it by themselves
        ctypes.CDLL(None).malloc_trim(0)


class Packed(Sequence[T], Generic[T]):
    """A sequence whose entries are made when they are asked for."""

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        count = len(self)
        if isinstance(place, slice):
            return [self._entry(each) for each in range(*place.indices(count))]
        if place < 0:
            place += count
        if not 0 <= place < count:
            raise IndexError(place)
        return self._entry(place)

    def _entry(self, place: int) -> T:
        raise NotImplementedError


class PackedTexts(Packed[str]):
    """Texts one behind the other as UTF-8, with four bytes more each."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("I", [0])

    def append(self, text: str) -> None:
        """Add a text."""
        if text:
            self._bytes += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def _entry(self, place: int) -> str:
        start, stop = self._ends[place], self._ends[place + 1]
        return self._bytes[start:stop].decode("utf-8", "surrogatepass") if stop > start else ""


class PackedAttributes(Packed[Attributes]):
    """Attributes in eight bytes a node and their values one behind the other; their names once for all elements."""

    def __init__(self) -> None:
        self._names: list[tuple[str, ...]] = [()]
        self._known: dict[tuple[str, ...], int] = {(): 0}
        self._names_of = array("I")
        self._firsts = array("I")
        self._values = PackedTexts()

    def append(self, attributes: Attributes) -> None:
        """Add an element's attributes."""
        names = tuple(attributes)
        number = self._known.get(names)
        if number is None:
            number = self._known[names] = len(self._names)
            self._names.append(names)
        self._names_of.append(number)
        self._firsts.append(len(self._values))
        for value in attributes.values():
            self._values.append(_BARE if value is None else value)

    def __len__(self) -> int:
        return len(self._names_of)

    def _entry(self, place: int) -> Attributes:
        names = self._names[self._names_of[place]]
        if not names:
            return {}
        first, values = self._firsts[place], self._values
        return {
            name: None if (value := values[first + k]) == _BARE else value for k, name in enumerate(names)
        }


class Packing:
    """Gathers nodes one by one, and keeps them in a few bytes each."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.by_tag: dict[str, array[int]] = {}
        self._parents = array("i")
        self._attributes, self._texts = PackedAttributes(), PackedTexts()
        self._by_attribute: dict[str, array[int]] = {}
        self._shared: dict[str, str] = {}

    def add(self, tag: str, parent: int, attributes: Attributes, text: str) -> int:
        """Add a node and return its number."""
        number = len(self.tags)
        tag = self._shared.setdefault(tag, tag)
        self.tags.append(tag)
        self._parents.append(parent)
        self._attributes.append(attributes)
        self._texts.append(text)
        _numbers(self.by_tag, tag).append(number)
        for name in attributes:
            _numbers(self._by_attribute, name).append(number)
        return number

    def nodes(self) -> Nodes:
        """Return what was gathered."""
        return Nodes(
            self.tags,
            self._parents,
            self._attributes,
            self._texts,
            dict(self.by_tag),
            dict(self._by_attribute),
            "",
        )


def _numbers(found: dict[str, array[int]], key: str) -> array[int]:
    numbers = found.get(key)
    if numbers is None:
        numbers = found[key] = array("i")
    return numbers
