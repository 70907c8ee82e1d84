"""Lists, tables and the like belong to the article as a whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from postparse.html.body.features import HEADINGS
from postparse.html.body.targets import WITHIN, Targets
from postparse.html.body.units import Units
from postparse.html.dom import Page

_WHOLES = ("ul", "ol", "dl", "table", "pre", "p", "figure")
_KEPT, _LEFT = 0.55, 0.15
_CONTENTS = 0.3
"""Entries of a list of contents stand and fall together, so a few likely ones speak for all."""
_PROSE = 80
_SURE, _APART = 0.85, 5


def keep_whole(
    page: Page, units: Units, is_kept: Sequence[bool], probabilities: Sequence[float], targets: Targets
) -> list[bool]:
    """Return the choice with the units of each innermost list, table, … all kept or all left out.

    Its greater part decides; where neither is clearly the greater one, the choice stays. Code stays with what stands
    beside it. A list of contents is kept whole, with the lists in it, where its entries are likely on the whole.
    """
    kept = list(is_kept)
    _keep_contents(page, units, kept, probabilities, targets)
    is_kept = list(kept)
    chars = units.chars
    sizes = list(accumulate(chars, initial=0))
    good = list(
        accumulate((size if keeps else 0 for size, keeps in zip(chars, is_kept, strict=True)), initial=0)
    )
    before, ends = units.before, page.ends
    found = sorted(node for tag in _WHOLES for node in page.by_tag.get(tag, ()))
    if not found:
        return kept
    for node, following in zip(found, [*found[1:], len(page)], strict=True):
        low, high = before[node], before[ends[node]]
        if following < ends[node] or low == high:
            continue
        if page.tags[node] == "pre" and good[low] == good[high]:
            # Code reads unlike prose, so what stands beside it decides.
            kept[low:high] = [any(kept[max(low - 1, 0) : low] + kept[high : high + 1])] * (high - low)
            continue
        if high - low < 2 or good[low] == good[high]:
            continue
        share = (good[high] - good[low]) / (sizes[high] - sizes[low])
        if share >= _KEPT or share <= _LEFT:
            kept[low:high] = [share >= _KEPT] * (high - low)
    return kept


def _keep_contents(
    page: Page, units: Units, kept: list[bool], probabilities: Sequence[float], targets: Targets
) -> None:
    before, ends, chars = units.before, page.ends, page.chars
    stop = 0
    for node in sorted(node for tag in ("ul", "ol") for node in page.by_tag.get(tag, ())):
        low, high = before[node], before[ends[node]]
        if node < stop or high - low < 2:
            continue
        stop = ends[node]
        if targets.of(node, stop, chars[stop] - chars[node]) == WITHIN and any(kept[low:high]):
            kept[low:high] = [sum(probabilities[low:high]) > _CONTENTS * (high - low)] * (high - low)


def keep_runs(units: Units, is_kept: Sequence[bool]) -> list[bool]:
    """Return the choice with all prose kept that one element holds, parted by line breaks, where most of it is."""
    all_chars: dict[int, int] = {}
    kept_chars: dict[int, int] = {}
    for block, size, keeps in zip(units.blocks, units.chars, is_kept, strict=True):
        all_chars[block] = all_chars.get(block, 0) + size
        kept_chars[block] = kept_chars.get(block, 0) + size * keeps
    return [
        keeps or (size >= _PROSE and linked * 3 < size and kept_chars[block] >= _KEPT * all_chars[block])
        for block, size, linked, keeps in zip(units.blocks, units.chars, units.linked, is_kept, strict=True)
    ]


def drop_last_headings(page: Page, units: Units, is_kept: Sequence[bool]) -> list[bool]:
    """Return the choice without headings that nothing follows: they are those of what comes after the article."""
    kept = list(is_kept)
    for unit in range(len(kept) - 1, -1, -1):
        if kept[unit]:
            if page.tags[units.blocks[unit]] not in HEADINGS:
                break
            kept[unit] = False
    return kept if any(kept) else list(is_kept)


def drop_doubtful_end(units: Units, is_kept: Sequence[bool], probabilities: Sequence[float]) -> list[bool]:
    """Return the choice without what stands apart, below the article's last sure prose, and is nowhere sure itself."""
    kept = list(is_kept)
    last = -1
    for unit, (keeps, probability, size) in enumerate(zip(kept, probabilities, units.chars, strict=True)):
        if keeps and probability >= _SURE and size >= _PROSE:
            last = unit
    if last < 0:
        return kept
    apart = 0
    for unit in range(last + 1, len(kept)):
        if not kept[unit]:
            apart += 1
        elif apart >= _APART:
            kept[unit:] = [False] * (len(kept) - unit)
            break
        else:
            apart = 0
    return kept
