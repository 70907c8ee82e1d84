"""What each line of a text is: fitted linear scores of its features, and the likeliest sequence of labels (Viterbi).

The text is read twice. The second reading knows what the first one made of lines of the same signature, so that what is
sure in most places of a thread settles the others.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from postparse.text import weights
from postparse.text.features import Text, features_of
from postparse.text.second import second_features
from postparse.text.template import boosted, find_template

LABELS = weights.LABELS
_BITS = 24
_BIAS = 1 << 13
_MASK = (1 << _BITS) - 1


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

    @classmethod
    def of(
        cls, rows: Mapping[str, Sequence[int]], start: Sequence[float], transitions: Sequence[Sequence[float]]
    ) -> Model:
        """Return the model of a table of weights."""
        return cls({name: packed(row) for name, row in rows.items()}, start, transitions)

    def total_of(self, features: Iterable[str]) -> int:
        """Return the sum of the features' rows."""
        return sum(filter(None, map(self.rows.get, features)))


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


def emissions(model: Model, features: Iterable[Iterable[str]]) -> list[array[float]]:
    """Return each label's score for each line."""
    return [unpacked(model.total_of(names)) for names in features]


def label(text: Text) -> tuple[str, Sequence[Sequence[float]]]:
    """Return a text's lines' labels, one letter each, and each line's scores."""
    # A line has a hundred features: both readings' sums are taken as they come, so that no line's are kept.
    totals: list[int] = []

    def first_emissions() -> Iterator[Sequence[float]]:
        for names in features_of(text):
            totals.append(SECOND.total_of(names))
            yield unpacked(FIRST.total_of(names))

    first = best_path(FIRST, first_emissions())
    emitted: Sequence[Sequence[float]] = [
        unpacked(total + SECOND.total_of(names))
        for total, names in zip(totals, second_features(text, first), strict=True)
    ]
    labels = best_path(SECOND, emitted)
    template = find_template(text, labels)
    if template is not None:
        emitted = boosted(text, template, emitted, LABELS)
        labels = best_path(SECOND, emitted)
    return labels, emitted


def best_path(model: Model, emitted: Iterable[Sequence[float]]) -> str:
    """Return the likeliest sequence of labels (Viterbi, 1967)."""
    rows = iter(emitted)
    beginning = next(rows, None)
    if beginning is None:
        return ""
    count = len(LABELS)
    current = [start + score for start, score in zip(model.start, beginning, strict=True)]
    arriving = [
        [(row[n], m) for m, row in enumerate(model.transitions) if row[n] > -20] for n in range(count)
    ]
    back: list[bytes] = []
    for row in rows:
        pointers: list[int] = []
        following: list[float] = []
        for n, score in enumerate(row):
            best, origin = max([(current[m] + weight, m) for weight, m in arriving[n]])
            pointers.append(origin)
            following.append(best + score)
        back.append(bytes(pointers))
        current = following
    place = max(range(count), key=current.__getitem__)
    path = [place]
    for origins in reversed(back):
        place = origins[place]
        path.append(place)
    return "".join(LABELS[n] for n in reversed(path))


FIRST = Model.of(weights.FIRST, weights.FIRST_START, weights.FIRST_TRANSITIONS)
SECOND = Model.of(weights.SECOND, weights.SECOND_START, weights.SECOND_TRANSITIONS)
