"""What is done for pages of very many nodes only: their lists in less memory, at the price of slower look-ups."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

MANY_NODES = 100_000
"""Pages with more nodes than this are kept small; there is hardly one among ten thousand."""


def compact(numbers: Sequence[int]) -> Sequence[int]:
    """Return a list of numbers as it is, a very long one in four or eight bytes a number and not forty."""
    if len(numbers) <= MANY_NODES:
        return numbers
    return array("q" if numbers[-1] >= 2**31 else "i", numbers)


def running(numbers: Iterable[int], count: int) -> Sequence[int]:
    """Return sums that are still to be made as a list, very many of them in eight bytes each."""
    return list(numbers) if count <= MANY_NODES else array("q", numbers)


def share_equal_words(
    attributes: list[dict[str, str | None]], groups: Mapping[tuple[str, ...], Sequence[int]]
) -> None:
    """Keep each attribute's name, and each value that comes again, once for all elements."""
    known: dict[str | None, str | None] = {}
    for names, nodes in groups.items():
        for node in nodes:
            values = attributes[node].values()
            attributes[node] = dict(
                zip(names, [known.setdefault(value, value) for value in values], strict=True)
            )


def give_back_freed_memory() -> None:
    """Tell the C library to return what the DOM took: it would keep as much as all the lists need."""
    with suppress(AttributeError, OSError, TypeError):  # not glibc: others return it by themselves
        ctypes.CDLL(None).malloc_trim(0)
