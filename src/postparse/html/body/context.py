"""What the units around a unit say about it, once each has a first probability of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from postparse.html.body.features import Described
from postparse.html.body.units import Units
from postparse.html.dom import Page
from postparse.html.huge import fractions, running

CONTEXT = {
    "own": 21,
    "before": 12,
    "after": 12,
    "three around": 11,
    "eight around": 11,
    "twenty around": 11,
    "parent": 12,
    "grandparent": 12,
    "great-grandparent": 12,
    "kind": 12,
    "text so far": 11,
    "text still to come": 11,
    "units since the last good one": 12,
    "units to the next good one": 12,
    "share of the parent's good": 11,
    "levels to the main container": 16,
}
"""How many values each feature has, in the order of a row."""

_GOOD = 0.7
HOPELESS = 0.02
_FAR = 10
_MAIN = 0.6


def context_of(
    page: Page, units: Units, described: Described, probabilities: Sequence[float]
) -> Iterator[bytes | None]:
    """Yield one value per feature of `CONTEXT` for each unit; None for hopeless ones, which context does not save."""
    before, ends, chars = units.before, page.ends, units.chars
    count = len(probabilities)
    # Short units say little about their container, so text counts by its characters, up to a paragraph's worth.
    sizes = [min(size, 400) + 10 for size in chars]
    good = fractions((size * p for size, p in zip(sizes, probabilities, strict=True)), count)
    size_sums = running(accumulate(sizes, initial=0), count)
    good_sums = fractions(accumulate(good, initial=0.0), count)
    sums = fractions(accumulate(probabilities, initial=0.0), count)
    all_good = good_sums[-1] or 1.0
    kind_sizes: dict[int, int] = {}
    kind_good: dict[int, float] = {}
    for kind, size, part in zip(described.kinds, sizes, good, strict=True):
        kind_sizes[kind] = kind_sizes.get(kind, 0) + size
        kind_good[kind] = kind_good.get(kind, 0.0) + part
    to_next = [_FAR + 1] * count
    gap = _FAR + 1
    for unit in range(count - 1, -1, -1):
        to_next[unit] = gap
        gap = 0 if probabilities[unit] > _GOOD else min(gap + 1, _FAR)  # 0: the very next one

    def others(low: int, high: int, unit: int) -> int:
        """Return the mean probability of a range of units without this one, 0 if there is none."""
        size = size_sums[high] - size_sums[low] - sizes[unit]
        if size <= 0:
            return 0
        found = (good_sums[high] - good_sums[low] - good[unit]) / size
        return 1 if found <= 0.0 else 11 if found >= 1.0 else 1 + int(found * 10)

    def mean(unit: int, reach: int) -> int:
        low, high = unit - reach, unit + reach + 1
        low = low if low > 0 else 0
        high = high if high < count else count
        size = high - low - 1
        found = (sums[high] - sums[low] - probabilities[unit]) / (size if size > 1 else 1)
        return 0 if found <= 0.0 else 10 if found >= 1.0 else int(found * 10)

    levels = _levels(page, before, good_sums, count)
    since = _FAR + 1
    for unit, own in enumerate(probabilities):
        if own < HOPELESS:
            yield None
            since = min(since + 1, _FAR)
            continue
        parent, grand, great = described.holders[unit]
        kind = described.kinds[unit]
        kind_rest = kind_sizes[kind] - sizes[unit]
        low, high = before[parent], before[ends[parent]]
        yield bytes(
            [
                int(own * 20),
                1 + int(probabilities[unit - 1] * 10) if unit else 0,
                1 + int(probabilities[unit + 1] * 10) if unit + 1 < count else 0,
                mean(unit, 3),
                mean(unit, 8),
                mean(unit, 20),
                others(low, high, unit),
                others(before[grand], before[ends[grand]], unit),
                others(before[great], before[ends[great]], unit),
                1 + int(min(max((kind_good[kind] - good[unit]) / kind_rest, 0.0), 1.0) * 10)
                if kind_rest > 0
                else 0,
                int(good_sums[unit] / all_good * 10.0),
                int(max(all_good - good_sums[unit + 1], 0.0) / all_good * 10.0),
                since,
                to_next[unit],
                int((good_sums[high] - good_sums[low]) / all_good * 10.0),
                levels[unit],
            ]
        )
        since = 0 if own > _GOOD else min(since + 1, _FAR)


def _levels(page: Page, before: Sequence[int], good_sums: Sequence[float], count: int) -> list[int]:
    """Return how many levels above the main container the first is that holds each unit, even before and odd after.

    The main container is the smallest subtree with most of the good text.
    """
    parents, ends = page.parents, page.ends
    least = good_sums[-1] * _MAIN
    main = 0
    for node in range(len(page)):
        if node >= ends[main]:
            break
        if parents[node] == main and good_sums[before[ends[node]]] - good_sums[before[node]] > least:
            main = node
    levels = [0] * count
    low, high = before[main], before[ends[main]]
    level, node = 1, parents[main]
    while node >= 0:
        wider_low, wider_high = before[node], before[ends[node]]
        if (wider_low, wider_high) != (low, high):
            levels[wider_low:low] = [2 * level] * (low - wider_low)
            levels[high:wider_high] = [2 * level + 1] * (wider_high - high)
            low, high = wider_low, wider_high
            level = min(level + 1, 7)
        node = parents[node]
    return levels
