"""What is done for texts of very many lines only: their lines in less memory, at the price of slower look-ups."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from itertools import islice

from postparse.html.huge import Packed
from postparse.text.units import Unit

MANY_LINES = 10_000
"""Texts of more lines than this are kept small; hardly one page among ten thousand has as many."""
_TOGETHER, _MOST_MADE = 64, 16
"""So many lines are made again at once, for those who read them one behind the other, and so many such stretches are kept."""

_NUMBERED = "\0"
"""Parts the number of a numbered item from its words; there are no such characters in a text."""

_Rest = tuple[int, int, int, int, int, tuple[tuple[str, str], ...], bool, tuple[int, ...], int]
_Form = tuple[int, str, _Rest]


def gathered(units: Iterable[Unit]) -> Sequence[Unit]:
    """Return lines that are still to be made: few of them as a list, very many as they take the least memory."""
    found: list[Unit] = []
    left = iter(units)
    for unit in left:
        found.append(unit)
        if len(found) > MANY_LINES:
            break
    else:
        return found
    packed = PackedUnits(found)
    found.clear()
    for unit in left:
        packed.append(unit)
    return packed


def numbers(made: Iterable[int]) -> Sequence[int]:
    """Return numbers from 0 that are still to be made, very many of them in four bytes each and not forty."""
    found: list[int] = []
    left = iter(made)
    for number in left:
        found.append(number)
        if len(found) > MANY_LINES:
            packed = array("I", found)
            packed.extend(left)
            return packed
    return found


def zeros(count: int) -> MutableSequence[int]:
    """Return as many zeros as a text has lines."""
    return [0] * count if count <= MANY_LINES else array("I", bytes(4 * count))


def appended(units: MutableLines, unit: Unit) -> MutableLines:
    """Return lines with one more at their end; the list is the same unless they become very many."""
    if isinstance(units, list) and len(units) >= MANY_LINES:
        units = PackedUnits(units)
    units.append(unit)
    return units


def between(units: Sequence[Unit], start: int, stop: int) -> Iterator[Unit]:
    """Yield some of the lines, not all at once where they are very many."""
    return units.between(start, stop) if isinstance(units, PackedUnits) else iter(units[start:stop])


def lines_joined(lines: Iterable[str], mark: str = "\n") -> str:
    """Return lines as one text; those of a very long one are not all kept until it is made."""
    left = iter(lines)
    pieces: list[str] = []
    while some := list(islice(left, MANY_LINES)):
        pieces.append(mark.join(some))
    return mark.join(pieces)


class PackedUnits(Packed[Unit]):
    """Lines in some ten bytes and their characters; what many lines have in common is kept once."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self._bytes, self._ends = bytearray(), array("Q", [0])
        self._form_of = array("I")
        self._forms: list[_Form] = []
        self._known: dict[_Form, int] = {}
        self._made: dict[int, list[Unit]] = {}
        for unit in units:
            self.append(unit)

    def append(self, unit: Unit) -> None:
        """Add a line."""
        made = self._made.get(len(self) // _TOGETHER)
        if made is not None:  # the last lines have been asked for already
            made.append(unit)
        is_numbered = unit.marker not in ("", "*")
        words = f"{unit.marker}{_NUMBERED}{unit.text}" if is_numbered else unit.text
        self._bytes += words.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))
        rest: _Rest = (
            unit.marker_column,
            unit.blanks,
            unit.level,
            unit.quoted,
            unit.linked,
            unit.links,
            unit.code,
            unit.hollow,
            unit.item,
        )
        form = (unit.indent, _NUMBERED if is_numbered else unit.marker, rest)
        number = self._known.get(form)
        if number is None:
            number = len(self._forms)
            self._forms.append(form)
            if not unit.links:  # of lines with links hardly two are alike
                self._known[form] = number
        self._form_of.append(number)

    def __len__(self) -> int:
        return len(self._form_of)

    def between(self, start: int, stop: int) -> Iterator[Unit]:
        """Yield some of the lines."""
        for row in range(start, min(stop, len(self))):
            yield self._entry(row)

    def __iter__(self) -> Iterator[Unit]:
        for start in range(0, len(self), _TOGETHER):
            yield from self._made_from(start)

    def _entry(self, place: int) -> Unit:
        block, rest = divmod(place, _TOGETHER)
        made = self._made.get(block)
        if made is None:
            if len(self._made) >= _MOST_MADE:
                self._made.pop(next(iter(self._made)))
            made = self._made[block] = self._made_from(block * _TOGETHER)
        return made[rest]

    def _made_from(self, start: int) -> list[Unit]:
        made: list[Unit] = []
        first, *ends = self._ends[start : start + _TOGETHER + 1]
        for end, number in zip(ends, self._form_of[start : start + _TOGETHER], strict=True):
            words = self._bytes[first:end].decode("utf-8", "surrogatepass")
            first = end
            indent, marker, rest = self._forms[number]
            if marker == _NUMBERED:
                marker, _, words = words.partition(_NUMBERED)
            made.append(Unit(words, indent, marker, *rest))
        return made


MutableLines = list[Unit] | PackedUnits
