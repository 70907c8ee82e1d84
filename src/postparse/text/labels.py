"""What each line of a text is: a fitted linear score of its features, and the likeliest sequence (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence

from postparse.text.features import Text
from postparse.text.weights import LABELS, START, TRANSITIONS, WEIGHTS

__all__ = ["LABELS", "label", "scores"]

SCALE = 1.0 / 32


def scores(features: Sequence[str]) -> list[float]:
    """Return each label's score of a line with these features."""
    total = [0] * len(LABELS)
    for name in features:
        row = WEIGHTS.get(name)
        if row is not None:
            total = [one + other for one, other in zip(total, row, strict=True)]
    return [value * SCALE for value in total]


def label(text: Text) -> tuple[str, list[list[float]]]:
    """Return a text's lines' labels, one letter each, and each line's scores."""
    emitted = [scores(features) for features in text.features]
    return best_path(emitted), emitted


def best_path(emitted: Sequence[Sequence[float]]) -> str:
    """Return the likeliest sequence of labels (Viterbi, 1967)."""
    if not emitted:
        return ""
    count = len(LABELS)
    current = [START[n] + emitted[0][n] for n in range(count)]
    back: list[list[int]] = []
    for row in emitted[1:]:
        pointers: list[int] = []
        following: list[float] = []
        for n in range(count):
            best, origin = max((current[m] + TRANSITIONS[m][n], m) for m in range(count))
            pointers.append(origin)
            following.append(best + row[n])
        back.append(pointers)
        current = following
    place = max(range(count), key=current.__getitem__)
    path = [place]
    for pointers in reversed(back):
        place = pointers[place]
        path.append(place)
    return "".join(LABELS[n] for n in reversed(path))
