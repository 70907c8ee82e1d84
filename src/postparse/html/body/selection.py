"""From the units that are the article's to node ranges and the nodes in them to leave out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate

from postparse.html.body.units import Units
from postparse.html.comments.records import Range
from postparse.html.dom import TEXT, Page

_OPENED = frozenset(
    {
        "td",
        "th",
        "li",
        "dd",
        "center",
        "font",
        "div",
        "section",
        "article",
        "main",
        "body",
        "form",
        "html",
        "header",
    }
)
_TABLE_PARTS = frozenset({"tr", "tbody", "thead", "tfoot", "colgroup"})


def select(
    page: Page, units: Units, is_kept: Sequence[bool], furniture: Collection[int]
) -> tuple[tuple[Range, ...], frozenset[int]]:
    """Return the smallest subtree with all kept units, and the nodes in it that hold none of them."""
    kept = [unit for unit, keeps in enumerate(is_kept) if keeps]
    if not kept:
        return (), frozenset()
    starts, stops, before = units.starts, units.stops, units.before
    tags, ends, parents, chars = page.tags, page.ends, page.parents, page.chars
    first, last = starts[kept[0]], stops[kept[-1]]
    top = units.blocks[kept[0]]
    while ends[top] < last or tags[top] in _TABLE_PARTS:
        top = parents[top]
    sums = list(accumulate(is_kept, initial=0))
    skip = set()
    node, stop = top + 1, ends[top]
    while node < stop:
        end = ends[node]
        low, high = before[node], before[end]
        if low and stops[low - 1] > node:
            low -= 1
        if node in furniture:
            skip.add(node)
            node = end
        elif sums[high] == sums[low]:
            if chars[end] > chars[node] or (
                not first <= node < last and sums[before[ends[parents[node]]]] == sums[before[parents[node]]]
            ):
                skip.add(node)
            node = end
        elif tags[node] == TEXT:
            node = end
        else:
            node += 1
    start = top + 1 if tags[top] in _OPENED else top
    return ((start, stop),), frozenset(skip)
