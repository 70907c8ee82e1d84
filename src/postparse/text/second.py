"""Features of the second reading: what the first one made of the same text, above all of lines of the same signature."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from postparse.text.features import Text
from postparse.text.local import COARSE
from postparse.text.packing import numbers
from postparse.text.shapes import Shape
from postparse.text.surroundings import FAR
from postparse.text.units import Unit

_MOST_COUNTED = 400
_SHORT = 25
_AWAY = (2, 4, 8, 16, 40)
_WORD = re.compile(r"[^\W\d_]{4,}")


def _share(part: int, whole: int) -> int:
    """Return a share in six steps: none, few, some, half, most, all."""
    if not part:
        return 0
    if part == whole:
        return 5
    return 1 + bisect_right((0.15, 0.45, 0.8), part / whole)


def cuts(text: Text, first: str) -> tuple[frozenset[int], int]:
    """Return where comments begin if one recurring line tells, and how well it agrees with a first reading.

    Each line that begins a comment is looked at with its neighbours; the signature that most often stands at one
    distance from a beginning, and seldom elsewhere, marks all beginnings.

    Returns:
        The numbers of the lines, and the agreement in six steps (0: no such line).
    """
    starts = [n for n, name in enumerate(first) if name in "SK"]
    if len(starts) < 2:
        return frozenset(), 0
    shapes, units = text.shapes, text.units
    count = len(first)
    low, high = max(starts[0] - 30, 0), starts[-1] + 30
    marked = [_key(shapes[n], units[n]) for n in range(count)]
    places: dict[str, list[int]] = defaultdict(list)
    for n in range(low, min(high, count)):
        if marked[n]:
            places[marked[n]].append(n)
    tally: Counter[tuple[str, int]] = Counter()
    for start in starts:
        for step in range(-2, 7):
            row = start + step
            if low <= row < min(high, count) and marked[row]:
                tally[marked[row], step] += 1
    if not tally:
        return frozenset(), 0
    best = max(tally, key=lambda key: (tally[key] / (len(starts) + len(places[key[0]])), -abs(key[1])))
    agreement = 2 * tally[best] / (len(starts) + len(places[best[0]]))
    key, step = best
    found = frozenset(row - step for row in places[key] if row - step >= 0)
    return found, 1 + bisect_right((0.5, 0.65, 0.8, 0.95), agreement)


def _key(shape: Shape, unit: Unit) -> str:
    """Return what a line may be recognised by; nothing for prose."""
    if shape.kind in "dDesbanvhou":
        return shape.signature
    if shape.kind in "Nt":
        return (
            shape.signature
            if unit.marker or "w" != shape.signature[-1]
            else f"{shape.kind}{min(unit.blanks, 2)}"
        )
    return ""


def second_features(text: Text, first: str) -> Iterator[list[str]]:
    """Yield features of each line, given the labels of a first reading."""
    shapes = text.shapes
    count = len(first)
    verdicts = _verdicts(shapes, first)
    starts = numbers(n for n, name in enumerate(first) if name in "SK")
    said = numbers(n for n, name in enumerate(first) if name in "CK")
    steps = sorted(later - row for row, later in zip(starts, starts[1:], strict=False))
    period = steps[len(steps) // 2] if steps else 0
    mostly_dated = _dated(shapes, starts)
    records = bisect_right((1, 2, 3, 6, 15), len(starts))
    bodies = bisect_right((1, 3, 8, 30), first.count("B"))
    within = numbers(accumulate((name == "B" for name in first), initial=0))
    padded = f"^{first}$"
    since_start = since_date = since_says = since_body = since_title = FAR
    cut, agreement = cuts(text, first)
    low, high = _main_run(shapes, first)
    alike = _alike(text, low, high)
    for n, (shape, shared) in enumerate(zip(shapes, alike, strict=True)):
        kind, name = COARSE[shape.kind], first[n]
        where = _where(n, starts, said)
        ratio = since_start / period if period and since_start < FAR else FAR
        near_body = within[min(n + 5, count)] - within[max(n - 4, 0)]
        is_cut = f"{n in cut:d}{agreement}"
        found = [
            f"is:{name}{shape.kind}",
            f"beside:{padded[n]}{name}{padded[n + 2]}",
            f"like S:{verdicts[shape.signature][0]}{kind}",
            f"like X:{verdicts[shape.signature][1]}{kind}",
            f"like C:{verdicts[shape.signature][2]}{kind}",
            f"like B:{verdicts[shape.signature][3]}{kind}",
            f"thread:{where}{kind}",
            f"thread:{where}{name}",
            f"records:{records}{name}",
            f"bodies:{bodies}{name}",
            f"ratio:{bisect_right((0.34, 0.67, 0.99, 1.01, 1.5, 3.0, 99), ratio)}{kind}",
            f"again:{since_date < since_start:d}{mostly_dated}{kind}",
            f"said:{since_says < since_start:d}{kind}",
            f"since start:{min(since_start, 5)}{kind}",
            f"cut:{is_cut}{name}",
            f"cut:{is_cut}{where}",
            f"cuts:{is_cut}{n + 1 in cut:d}{n - 1 in cut:d}",
            f"cut:{is_cut}{kind}",
            f"body near:{near_body}{kind}",
            f"body near:{near_body}{name}",
            f"since body:{bisect_right((1, 2, 4, 8, 20, 5000), since_body)}{name}",
            f"since title:{bisect_right((1, 2, 4, 8, 20, 60, 5000), since_title)}{kind}",
        ]
        place = _place(n, low, high)
        found += [f"main:{place}{kind}", f"main:{place}{name}", f"main:{place[:1]}{shared}{kind}"]
        yield found
        since_start = 0 if name in "SK" else since_start + 1
        since_date = 0 if kind == "d" else since_date + 1
        since_says = 0 if shape.kind == "s" else since_says + 1
        since_body = 0 if name == "B" else since_body + 1
        since_title = 0 if name == "T" else since_title + 1


def _main_run(shapes: Sequence[Shape], first: str) -> tuple[int, int]:
    """Return the run of lines that holds most of the article by a first reading (Kadane's maximum subarray)."""
    best, run = 0.0, (0, 0)
    total, start = 0.0, 0
    for n, (name, shape) in enumerate(zip(first, shapes, strict=True)):
        if total <= 0:
            total, start = 0.0, n
        size = min(shape.size, _MOST_COUNTED)
        total += size if name == "B" else -200.0 if name in "SXCK" else -12.0 - 0.5 * size
        if total > best:
            best, run = total, (start, n + 1)
    return run


def _place(row: int, low: int, high: int) -> str:
    """Return where a line stands as seen from the article: before, in or after it, and how far from its end."""
    if low == high:
        return "-"
    if row < low:
        return f"<{bisect_right(_AWAY, low - row)}"
    if row >= high:
        return f">{bisect_right(_AWAY, row - high)}"
    return f"={min(row - low, 2)}{min(high - 1 - row, 2)}"


def _words(text: Text, row: int) -> set[str]:
    """Return a line's longer words; none of a short line."""
    words = text.units[row].text
    return set(_WORD.findall(words[:1200].casefold())) if len(words) > _SHORT else set()


def _alike(text: Text, low: int, high: int) -> Iterator[str]:
    """Yield how many of each line's longer words the article has in its other lines, in fifths; "-" for short lines."""
    times: Counter[str] = Counter()
    for n in range(low, high):
        times.update(_words(text, n))
    for n in range(len(text.units)):
        least = 1 + (low <= n < high)
        own = _words(text, n)
        yield str(5 * sum(times[word] >= least for word in own) // len(own)) if own else "-"


def _verdicts(shapes: Sequence[Shape], first: str) -> dict[str, tuple[str, ...]]:
    """Return what a first reading made of the lines of each signature: how many, and the share of each label."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for shape, name in zip(shapes, first, strict=True):
        votes[shape.signature]["C" if name == "K" else name] += 1
    return {
        signature: tuple(
            f"{bisect_right((2, 3, 6), names.total())}{_share(names[name], names.total())}" for name in "SXCB"
        )
        for signature, names in votes.items()
    }


def _dated(shapes: Sequence[Shape], starts: Sequence[int]) -> int:
    """Return how many of the records have a date, in six steps; 9 where there are none."""
    if not starts:
        return 9
    stops = [*starts[1:], min(len(shapes), starts[-1] + 12)]
    dated = sum(
        any(shapes[row].kind in "dDeo" for row in range(start, stop))
        for start, stop in zip(starts, stops, strict=True)
    )
    return _share(dated, len(starts))


def _where(row: int, starts: Sequence[int], said: Sequence[int]) -> str:
    """Return where a line stands as seen from a first reading's thread."""
    if not said:
        return "none"
    if starts and row < starts[0]:
        return f"before{bisect_right((1, 2, 4, 8), starts[0] - row)}"
    if row <= said[-1]:
        return "in"
    return f"after{bisect_right((1, 2, 3, 5, 9), row - said[-1])}"
