"""What each line of a text is: fitted linear scores of its features, and the likeliest sequence of labels (Viterbi).

The text is read twice. The second reading adds to the first one's scores what it made of lines of the same signature,
so that what is sure in most places of a thread settles the others.
"""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from attrs import field, frozen

from postparse.text import weights
from postparse.text.features import PROSE, Text
from postparse.text.local import LONGEST_REPEATED, TOLD_OF_NEIGHBOURS, local_features, subject_of
from postparse.text.second import second_features
from postparse.text.surroundings import surrounding_features
from postparse.text.template import boosted, find_template

LABELS = weights.LABELS
NEIGHBOURS = (-2, -1, 1, 2)
_LETTERS = LABELS.encode("ascii").ljust(256, b"?")
_BITS = 24
_BIAS = 1 << 13
_MASK = (1 << _BITS) - 1
_BEAM = 10.0
"""How far below the best label of a line another one may be and still be followed."""
_MOST_KEPT = 10_000
_MOST_BARE = 0.34
"""Up to which share beginnings without a line of a frame above them are none."""
_Row = tuple[int, ...]


@frozen
class Model:
    """Weights of one reading.

    Attributes:
        rows: For each feature all labels' weights, packed into one number so that one addition sums them all.
        start: Score of each label at the start of a text.
        transitions: Score of each label after each other one.
    """

    rows: Mapping[str, int]
    start: Sequence[float]
    transitions: Sequence[Sequence[float]]
    _kept: dict[str, tuple[int, ...]] = field(factory=dict, eq=False, repr=False)

    @classmethod
    def of(
        cls, rows: Mapping[str, Sequence[int]], start: Sequence[float], transitions: Sequence[Sequence[float]]
    ) -> Model:
        """Return the model of a table of weights."""
        return cls({name: packed(row) for name, row in rows.items()}, start, transitions)

    def total_of(self, features: Iterable[str]) -> int:
        """Return the sum of the features' rows."""
        return sum(filter(None, map(self.rows.get, features)))

    def totals_of_local(self, local: tuple[str, ...]) -> tuple[int, ...]:
        """Return what a line's own features add to its scores, and to those of the lines two before it to two behind it."""
        key = "\n".join(local)  # a sixth of the memory of the tuple and its names
        totals = self._kept.get(key)
        if totals is None:
            told = local[:TOLD_OF_NEIGHBOURS]
            beside = [self.total_of(f"{step:+}{name}" for name in told) for step in NEIGHBOURS]
            totals = (self.total_of(local), *beside)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = totals
        return totals


def packed(row: Sequence[int]) -> int:
    """Return small numbers and a 1 packed into one; sums of up to 1,000 such numbers can be unpacked.

    >>> unpacked(packed([-32] * len(LABELS)) + packed([16] * len(LABELS)))[0]
    -0.5

    """
    total = 1
    for value in reversed(row):
        total = total << _BITS | (value + _BIAS)
    return total


def unpacked(total: int) -> array[float]:
    """Return the labels' scores of a sum of packed rows; in single precision, which holds them exactly."""
    offset = (total >> _BITS * len(LABELS)) * _BIAS
    row: list[float] = []
    for _ in LABELS:
        row.append(((total & _MASK) - offset) / weights.SCALE)
        total >>= _BITS
    return array("f", row)


def locals_of(text: Text) -> Iterator[tuple[str, ...]]:
    """Yield what each line tells by itself: a thousand bytes, which are not kept."""
    repeated = Counter(subject_of(unit.text) for unit in text.units if len(unit.text) <= LONGEST_REPEATED)
    for unit, shape in zip(text.units, text.shapes, strict=True):
        yield local_features(unit, shape, repeated, text.layout)


def first_emissions(model: Model, text: Text) -> Iterator[array[float]]:
    """Yield each label's score for each line in a first reading."""
    nothing = (0,) * (1 + len(NEIGHBOURS))
    totals = chain((nothing,) * 2, map(model.totals_of_local, locals_of(text)), (nothing,) * 2)
    for names, beside in zip(surrounding_features(text), _fives(totals), strict=True):
        two_above, above, own, below, two_below = beside
        yield unpacked(own[0] + model.total_of(names) + two_above[1] + above[2] + below[3] + two_below[4])


def _fives(rows: Iterable[_Row]) -> Iterator[tuple[_Row, ...]]:
    """Yield each row with the two before and the two behind it; none of the first two and the last two."""
    window: deque[_Row] = deque(maxlen=5)
    for row in rows:
        window.append(row)
        if len(window) == 5:
            yield tuple(window)


def second_emissions(
    model: Model, text: Text, first: str, emitted: Sequence[Sequence[float]], carried: float
) -> list[array[float]]:
    """Return each label's score for each line in a second reading: the first one's, and what its labels tell."""
    return list(
        shared(
            array(
                "f",
                [carried * old + new for old, new in zip(row, unpacked(model.total_of(names)), strict=True)],
            )
            for row, names in zip(emitted, second_features(text, first), strict=True)
        )
    )


def shared(rows: Iterable[array[float]]) -> Iterator[array[float]]:
    """Yield rows of scores, the same object for equal ones that stand not too far apart: hardly any two of a page are, most of a huge list's."""
    kept: dict[bytes, array[float]] = {}
    for row in rows:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        yield kept.setdefault(row.tobytes(), row)


def label(text: Text) -> tuple[str, Sequence[Sequence[float]]]:
    """Return a text's lines' labels, one letter each, and each line's scores."""
    emitted: Sequence[Sequence[float]] = list(shared(first_emissions(FIRST, text)))
    first = best_path(FIRST, emitted)
    emitted = second_emissions(SECOND, text, first, emitted, weights.CARRIED)
    labels = best_path(SECOND, emitted)
    template = find_template(text, labels)
    if template is not None:
        emitted = boosted(text, template, emitted, LABELS)
        labels = best_path(SECOND, emitted)
    return mended(text, labels), emitted


def mended(text: Text, labels: str) -> str:
    r"""Return labels in which a comment ends where it must.

    Buttons that stand last in its text are none of it, nor is the line that asks for comments; a paragraph between its text and the line below the thread that
    asks for comments, or says that they are closed, is.

    >>> from postparse.text.features import read_features
    >>> from postparse.text.layout import read_layout
    >>> mended(read_features(read_layout("Ada says:\nI saw it.\nReply")), "SCC")
    'SCX'
    >>> mended(read_features(read_layout("Ada says:\nI saw it.\nDid you?\nComments are closed.")), "SCFF")
    'SCCF'

    """
    names, shapes = list(labels), text.shapes
    for n in range(1, len(names) - 1):
        if names[n] == "F" and names[n - 1] == "C" and shapes[n].kind in PROSE and shapes[n + 1].is_form:
            names[n] = "C"
    for n in range(len(names) - 1, 0, -1):
        is_last = n + 1 == len(names) or names[n + 1] != "C"
        if is_last and names[n] == "C" and shapes[n].kind == "a":
            names[n] = "X"
        if names[n] in "KC" and shapes[n].is_form and (n + 1 == len(names) or names[n + 1] not in "SKXC"):
            names[n] = "F"
    return "".join(joined(names))


def joined(names: list[str]) -> list[str]:
    """Return labels in which text that follows a comment's text begins no comment of its own where others have a frame.

    >>> "".join(joined(list("KXKKXKCX")))
    'KXKCXKCX'

    """
    starts = sum(name in "SK" for name in names)
    bare = [n for n in range(1, len(names)) if names[n] == "K" and names[n - 1] in "CK"]
    if len(bare) > _MOST_BARE * starts:
        return names
    for n in bare:
        names[n] = "C"
    return names


def best_path(model: Model, emitted: Iterable[Sequence[float]]) -> str:
    """Return the likeliest sequence of labels (Viterbi, 1967); labels far less likely than the best are not followed."""
    rows = iter(emitted)
    beginning = next(rows, None)
    if beginning is None:
        return ""
    everything = range(len(LABELS))
    transitions = model.transitions
    current = {n: model.start[n] + beginning[n] for n in everything}
    back = bytearray()
    for row in rows:
        lowest = max(current.values()) - _BEAM
        least = max(row) - _BEAM
        alive = [(score, m, transitions[m]) for m, score in current.items() if score >= lowest]
        (first, m, leaving), others = alive[0], alive[1:]
        pointers = bytearray(len(LABELS))
        current = {}
        for n, emission in enumerate(row):
            if emission >= least:
                best, origin = first + leaving[n], m
                for score, k, other in others:
                    reached = score + other[n]
                    if reached > best:
                        best, origin = reached, k
                current[n] = best + emission
                pointers[n] = origin
        back += pointers
    place = max(current, key=current.__getitem__)
    path = bytearray([place])
    for row_of in range(len(back) - len(LABELS), -1, -len(LABELS)):
        place = back[row_of + place]
        path.append(place)
    path.reverse()
    return path.translate(_LETTERS).decode("ascii")


FIRST = Model.of(weights.FIRST, weights.FIRST_START, weights.FIRST_TRANSITIONS)
SECOND = Model.of(weights.SECOND, weights.SECOND_START, weights.SECOND_TRANSITIONS)
