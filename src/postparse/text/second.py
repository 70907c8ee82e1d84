"""Features of the second reading: what the first one made of the same text, above all of lines of the same signature."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from postparse.text.features import PROSE, Text
from postparse.text.layout import Unit
from postparse.text.shapes import Shape

_FAR = 10_000


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
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for shape, name in zip(shapes, first, strict=True):
        votes[shape.signature][name] += 1
    verdict: dict[str, str] = {}
    for signature, names in votes.items():
        whole = names.total()
        verdict[signature] = (
            f"{min(bisect_right((2, 3, 6), whole), 3)}{_share(names['S'], whole)}{_share(names['X'], whole)}"
            f"{_share(names['C'] + names['K'], whole)}{_share(names['B'], whole)}"
        )
    starts = [n for n, name in enumerate(first) if name in "SK"]
    said = [n for n, name in enumerate(first) if name in "CK"]
    body = [n for n, name in enumerate(first) if name == "B"]
    steps = sorted(later - row for row, later in zip(starts, starts[1:], strict=False))
    period = steps[len(steps) // 2] if steps else 0
    dated = sum(
        any(shapes[row].kind in "dDeo" for row in range(start, stop))
        for start, stop in zip(
            starts, [*starts[1:], min(count, starts[-1] + 12)] if starts else [], strict=True
        )
    )
    mostly_dated = _share(dated, len(starts)) if starts else 9
    records = bisect_right((1, 2, 3, 6, 15), len(starts))
    bodies = bisect_right((1, 3, 8, 30), len(body))
    within = [0]
    for name in first:
        within.append(within[-1] + (name == "B"))
    padded = f"^^{first}$$"
    since_start = since_date = since_says = since_body = _FAR
    last_said = said[-1] if said else -1
    first_said = starts[0] if starts else _FAR * 10
    cut, agreement = cuts(text, first)
    for n, shape in enumerate(shapes):
        kind, name = shape.kind, first[n]
        k = n + 2
        if not said:
            where = "none"
        elif n < first_said:
            where = f"before{bisect_right((1, 2, 4, 8), first_said - n)}"
        elif n <= last_said:
            where = "in"
        else:
            where = f"after{bisect_right((1, 2, 3, 5, 9), n - last_said)}"
        ratio = (
            bisect_right((0.34, 0.67, 0.99, 1.01, 1.5, 3.0), since_start / period)
            if period and since_start < _FAR
            else 9
        )
        near_body = within[min(n + 5, count)] - within[max(n - 4, 0)]
        found = [
            f"1:{name}{kind}",
            f"1l3:{padded[k - 1]}{name}{padded[k + 1]}",
            f"1l5:{padded[k - 2 : k + 3]}",
            f"1l-3:{padded[k - 2 : k + 1]}{kind}",
            f"1l+3:{padded[k : k + 3]}{kind}",
            f"1vote:{verdict[shape.signature]}{kind if kind in 'dDesbahnvNou' else '-'}",
            f"1vote1:{verdict[shape.signature][:3]}{name}",
            f"1where:{where}{kind}",
            f"1where:{where}{name}",
            f"1records:{records}{name}",
            f"1bodies:{bodies}{name}",
            f"1ratio:{ratio}{kind}",
            f"1again:{since_date < since_start}{mostly_dated}{kind}",
            f"1says:{since_says < since_start}{kind}",
            f"1since:{min(since_start, 6)}{kind}",
            f"1cut:{n in cut}{agreement}{name}",
            f"1cut:{n in cut}{agreement}{where}",
            f"1cut:{n in cut}{n + 1 in cut}{n - 1 in cut}{agreement}{kind}",
            f"1near_body:{near_body}{kind}",
            f"1near_body:{near_body}{name}",
            f"1since_body:{bisect_right((1, 2, 4, 8, 20, 5000), since_body)}{kind in PROSE}{name}",
        ]
        for offset in (-1, 1):
            if 0 <= n + offset < count:
                found.append(f"1{offset}vote:{verdict[shapes[n + offset].signature]}")
        yield found
        since_start = 0 if name in "SK" else since_start + 1
        since_date = 0 if kind in "dDeo" else since_date + 1
        since_says = 0 if kind == "s" else since_says + 1
        since_body = 0 if name == "B" else since_body + 1
