"""What each line of a text is: fitted linear scores of its features, and the likeliest sequence of labels (Viterbi).

The text is read twice. The second reading knows what the first one made of lines of the same signature, so that what is
sure in most places of a thread settles the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from postparse.text import weights
from postparse.text.features import Text
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


def packed(row: Sequence[int]) -> int:
    """Return small numbers packed into one; sums of up to 1,000 such numbers can be unpacked."""
    total = 0
    for value in reversed(row):
        total = total << _BITS | (value + _BIAS)
    return total


def emissions(model: Model, features: Sequence[Sequence[str]]) -> list[list[float]]:
    """Return each label's score for each line."""
    get = model.rows.get
    count = len(LABELS)
    found: list[list[float]] = []
    for names in features:
        known = [row for row in map(get, names) if row is not None]
        total, offset = sum(known), len(known) * _BIAS
        row: list[float] = []
        for _ in range(count):
            row.append(((total & _MASK) - offset) / weights.SCALE)
            total >>= _BITS
        found.append(row)
    return found


def label(text: Text) -> tuple[str, list[list[float]]]:
    """Return a text's lines' labels, one letter each, and each line's scores."""
    first = first_labels(text)
    rows = [[*row, *more] for row, more in zip(text.features, second_features(text, first), strict=True)]
    emitted = emissions(SECOND, rows)
    labels = best_path(SECOND, emitted)
    template = find_template(text, labels)
    if template is not None:
        emitted = boosted(text, template, emitted, LABELS)
        labels = best_path(SECOND, emitted)
    return labels, emitted


def first_labels(text: Text) -> str:
    """Return the labels of the first reading."""
    return best_path(FIRST, emissions(FIRST, text.features))


def best_path(model: Model, emitted: Sequence[Sequence[float]]) -> str:
    """Return the likeliest sequence of labels (Viterbi, 1967)."""
    if not emitted:
        return ""
    count = len(LABELS)
    current = [start + score for start, score in zip(model.start, emitted[0], strict=True)]
    arriving = [
        [(row[n], m) for m, row in enumerate(model.transitions) if row[n] > -20] for n in range(count)
    ]
    back: list[list[int]] = []
    for row in emitted[1:]:
        pointers: list[int] = []
        following: list[float] = []
        for n, score in enumerate(row):
            best, origin = max([(current[m] + weight, m) for weight, m in arriving[n]])
            pointers.append(origin)
            following.append(best + score)
        back.append(pointers)
        current = following
    place = max(range(count), key=current.__getitem__)
    path = [place]
    for pointers in reversed(back):
        place = pointers[place]
        path.append(place)
    return "".join(LABELS[n] for n in reversed(path))


FIRST = Model.of(weights.FIRST, weights.FIRST_START, weights.FIRST_TRANSITIONS)
SECOND = Model.of(weights.SECOND, weights.SECOND_START, weights.SECOND_TRANSITIONS)
