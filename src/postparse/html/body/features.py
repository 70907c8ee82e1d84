"""What each unit looks like, as small numbers: the places of its weights in the tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from attrs import frozen

from postparse.html.body.evidence import evidence_of
from postparse.html.body.targets import Targets, targets_of
from postparse.html.body.units import Units
from postparse.html.comments.records import Range
from postparse.html.dom import Page
from postparse.html.huge import running
from postparse.html.metadata import Metadata

_TAGS = (
    "div p li td h1 h2 h3 h4 h5 h6 blockquote pre dd dt figcaption section article main body header footer aside"
    " th center details summary label button form address caption fieldset legend ul ol dl tr tbody table nav figure"
).split()
_TAG_PLACE = {tag: place for place, tag in enumerate(_TAGS)}
_OTHER_TAG = len(_TAGS)
_TAG_GROUP = {"li": 1, "p": 2, "td": 3, "th": 3, **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), 4)}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PROSE = 80
_FROM_TITLE = (1, 2, 3, 4, 6, 9, 14, 25, 50, 100, 200)
_DISTANCES = [bisect_left(_FROM_TITLE, gap) for gap in range(_FROM_TITLE[-1] + 2)]

FEATURES = {
    "size and links": 55,
    "ending": 21,
    "tag": _OTHER_TAG + 1,
    "from the title": 20,
    "place by characters": 21,
    "unit before": 16,
    "unit after": 16,
    "prose around": 13,
    "prose of its kind": 11,
    "by title and comments": 12,
    "link targets": 20,
    "parent's tag": _OTHER_TAG + 1,
    "links of the parent": 31,
    "links of the grandparent": 31,
    "units of the parent": 9,
    "prose of the parent": 12,
    "prose of the grandparent": 12,
    "prose of the great-grandparent": 12,
    "link targets of the parent": 20,
    "link targets of the grandparent": 20,
}
"""How many values each feature has, in the order of a row."""


@frozen
class Described:
    """The units' features.

    Attributes:
        rows: For each unit one value per feature, in the order of `FEATURES`; a byte each, as there are many.
        near: Evidence of the unit's block and its parent.
        far: Evidence of all its ancestors.
        lengths: Size class of each unit: 0, 1 or 2.
        kinds: Number of each unit's kind: units whose blocks are alike in tag, depth, names and parent.
        holders: Parent, grandparent and great-grandparent of each unit's block (the highest known repeats).
        targets: Where the page's links lead.

    """

    rows: list[bytes]
    near: list[int]
    far: list[int]
    lengths: list[int]
    kinds: list[int]
    holders: list[tuple[int, int, int]]
    targets: Targets


_MOST_KEPT = 10_000
_ENDINGS = {
    **dict.fromkeys(".!?…。।؟", 1),
    **dict.fromkeys(":;", 2),
    **dict.fromkeys("”\"'’»“)]", 3),
    **dict.fromkeys(",-–—", 4),
    **dict.fromkeys("|>»→›/•·", 5),
}


def _ending(text: str) -> int:
    last = text[-1:]
    found = _ENDINGS.get(last, 6 if last.isdigit() else 0)
    return 1 if found == 3 and text[-2:-1] in ".!?…," else found


def _links(linked: int, chars: int) -> int:
    if not linked:
        return 0
    return 1 if linked * 4 < chars else 2 if linked * 2 < chars else 3 if linked * 10 < chars * 9 else 4


def _neighbour(chars: int, linked: int) -> int:
    size = 0 if chars < 15 else 1 if chars < 40 else 2 if chars < 90 else 3 if chars < 200 else 4
    return size * 3 + (0 if linked * 4 < chars else 1 if linked * 10 < chars * 9 else 2)


def describe(page: Page, units: Units, metadata: Metadata, region: Sequence[Range] = ()) -> Described:
    """Return the features of a page's units; the comments' region is known to be none of them."""
    comments = min((low for low, _ in region), default=-1)
    title = metadata.title_node if metadata.title_node is not None else -1
    starts, stops, blocks, chars, linked = units.starts, units.stops, units.blocks, units.chars, units.linked
    tags, parents, depths = page.tags, page.parents, page.depths
    count = len(starts)
    own, inherited = evidence_of(page)
    prose = [
        size if size >= _PROSE and links * 3 < size else 0 for size, links in zip(chars, linked, strict=True)
    ]
    holders = _Holders(page, units, prose)
    prose_sums, char_sums = holders.prose, holders.chars
    all_prose, all_chars = prose_sums[-1] or 1, char_sums[-1] or 1
    kind_numbers: dict[tuple[str, int, int, int], int] = {}
    kinds: list[int] = []
    kind_prose: list[int] = []
    for block, size in zip(blocks, prose, strict=True):
        parent = parents[block]
        key = (tags[block], depths[block], own[block], own[parent] if parent >= 0 else 0)
        kind = kind_numbers.setdefault(key, len(kind_prose))
        if kind == len(kind_prose):
            kind_prose.append(0)
        kinds.append(kind)
        kind_prose[kind] += size
    targets = holders.targets
    title_unit = units.before[title] if title >= 0 else -1
    title_end = units.before[page.ends[title]] if title >= 0 else -1
    neighbours = [*map(_neighbour, chars, linked), 15]
    farthest = len(_DISTANCES) - 1
    rows: list[bytes] = []
    above: list[tuple[int, int, int]] = []
    for unit, (block, size, links, text) in enumerate(zip(blocks, chars, linked, units.texts, strict=True)):
        known = holders.of(block)
        above.append(known[0])
        tag = tags[block]
        if title < 0:
            from_title = 0
        elif unit < title_unit:
            from_title = 1 + (_DISTANCES[min(title_unit - unit, farthest)] >> 1)
        elif unit < title_end:
            from_title = 7
        else:
            from_title = 8 + _DISTANCES[min(unit - title_end + 1, farthest)]
        around = prose_sums[min(unit + 4, count)] - prose_sums[max(unit - 3, 0)] - prose[unit]
        rows.append(
            bytes(
                [
                    min(size.bit_length(), 10) + 11 * _links(links, size),
                    _ending(text) * 3 + (0 if size < 60 else 1 if size < 200 else 2),
                    _TAG_PLACE.get(tag, _OTHER_TAG),
                    from_title,
                    char_sums[unit] * 20 // all_chars,
                    neighbours[unit - 1] if unit else 15,
                    neighbours[unit + 1],
                    min(around.bit_length(), 12),
                    kind_prose[kinds[unit]] * 10 // all_prose,
                    (0 if title < 0 else 1 if unit < title_unit else 2)
                    + (0 if comments < 0 else 3 if starts[unit] > comments else 6 if title < comments else 9),
                    (targets.of(starts[unit], stops[unit], size) * 5 if links else 0)
                    + _TAG_GROUP.get(tag, 0),
                    *known[1],
                ]
            )
        )
    shared: dict[int, int] = {}
    near = [
        shared.setdefault(mask := own[block] | own[holder], mask)
        for block, (holder, _, _) in zip(blocks, above, strict=True)
    ]
    far = [inherited[start] for start in starts]
    lengths = [0 if size < 60 else 1 if size < 200 else 2 for size in chars]
    return Described(rows, near, far, lengths, kinds, above, targets)


class _Holders:
    """What the elements around units hold.

    Attributes:
        prose: Prefix sums over units of their prose.
        chars: The same of their characters.
        targets: Where the page's links lead.
    """

    def __init__(self, page: Page, units: Units, prose: Sequence[int]) -> None:
        self._page, self._before = page, units.before
        count = len(units.starts)
        self.prose = running(accumulate(prose, initial=0), count)
        self.chars = running(accumulate(units.chars, initial=0), count)
        self._links = running(accumulate(units.linked, initial=0), count)
        self.targets = targets_of(page)
        self._all_prose = self.prose[-1] or 1
        self._known: dict[int, tuple[tuple[int, int, int], list[int]]] = {}
        self._about: dict[int, tuple[int, int, int, int, int]] = {}

    def of(self, block: int) -> tuple[tuple[int, int, int], list[int]]:
        """Return the parent, the grandparent and the great-grandparent of a block, and the end of its row about them."""
        parents = self._page.parents
        parent = parents[block]
        if parent < 0:
            parent = block
        known = self._known.get(parent)
        if known is None:
            grand = parents[parent]
            if grand < 0:
                grand = parent
            great = parents[grand]
            if great < 0:
                great = grand
            prose, of_parent, _, size, targets = self._held(parent)
            grand_prose, _, of_grand, _, grand_targets = self._held(grand)
            tag = _TAG_PLACE.get(self._page.tags[parent], _OTHER_TAG)
            great_prose = self._held(great)[0]
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
                self._about.clear()
            known = self._known[parent] = (
                (parent, grand, great),
                [tag, of_parent, of_grand, size, prose, grand_prose, great_prose, targets, grand_targets],
            )
        return known

    def _held(self, node: int) -> tuple[int, int, int, int, int]:
        """Return a container's prose, what its links say of it as a parent and as a grandparent, its units, and its links' targets."""
        found = self._about.get(node)
        if found is None:
            stop = self._page.ends[node]
            low, high = self._before[node], self._before[stop]
            prose = self.prose[high] - self.prose[low]
            size, links = self.chars[high] - self.chars[low], self._links[high] - self._links[low]
            bits = (high - low).bit_length()
            found = self._about[node] = (
                1 + prose * 10 // self._all_prose if prose else 0,
                _neighbour(size // 4, links // 4) * 2 + (size > 1500),
                _neighbour(size // 8, links // 8) * 2 + (size > 3000),
                min(bits, 8),
                self.targets.of(node, stop, size) * 5 + min(bits >> 1, 4),
            )
        return found


def bits_of(mask: int) -> Sequence[int]:
    """Return the places of the bits that are set."""
    places = []
    while mask:
        lowest = mask & -mask
        places.append(lowest.bit_length() - 1)
        mask ^= lowest
    return places
