"""What each unit looks like, as small numbers: the places of its weights in the tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from attrs import frozen

from postparse.html.body.declared import places_in_declared
from postparse.html.body.evidence import evidence_of
from postparse.html.body.targets import Targets, targets_of
from postparse.html.body.units import Units
from postparse.html.body.wording import WORDINGS, wording_of
from postparse.html.comments.records import Range
from postparse.html.dom import Page
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
_TELLING_START = 40
_FROM_TITLE = (1, 2, 3, 4, 6, 9, 14, 25, 50, 100, 200)
_DISTANCES = [bisect_left(_FROM_TITLE, gap) for gap in range(_FROM_TITLE[-1] + 2)]

FEATURES = {
    "size and links": 55,
    "ending": 21,
    "start": 6,
    "tag": _OTHER_TAG + 1,
    "parent's tag": _OTHER_TAG + 1,
    "from the title": 20,
    "place by characters": 21,
    "links of the parent": 31,
    "links of the grandparent": 31,
    "units of the parent": 9,
    "unit before": 16,
    "unit after": 16,
    "prose around": 13,
    "prose of the parent": 12,
    "prose of the grandparent": 12,
    "prose of the great-grandparent": 12,
    "prose of its kind": 11,
    "heading above": 128,
    "capitals and digits": 4,
    "repeated": 4,
    "told by the metadata": 6,
    "by title and comments": 12,
    "declared": 18,
    "link targets": 20,
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
        words: The kinds of wording.
        lengths: Size class of each unit: 0, 1 or 2.
        kinds: Number of each unit's kind: units whose blocks are alike in tag, depth, names and parent.
        holders: Parent, grandparent and great-grandparent of each unit's block (the highest known repeats).
        targets: Where the page's links lead.

    """

    rows: list[bytes]
    near: list[int]
    far: list[int]
    words: list[int]
    lengths: list[int]
    kinds: list[int]
    holders: list[tuple[int, int, int]]
    targets: Targets


_ENDINGS = {
    **dict.fromkeys(".!?…。।؟", 1),
    **dict.fromkeys(":;", 2),
    **dict.fromkeys("”\"'’»“)]", 3),
    **dict.fromkeys(",-–—", 4),
    **dict.fromkeys("|>»→›/•·", 5),
}


_DIGITS = b"0123456789"


def _ending(text: str) -> int:
    last = text[-1:]
    found = _ENDINGS.get(last, 6 if last.isdigit() else 0)
    return 1 if found == 3 and text[-2:-1] in ".!?…," else found


def _start(text: str) -> int:
    first = text[:1]
    if first.isupper():
        return 0
    if first.islower():
        return 1
    if first.isdigit():
        return 2
    if first in "\"“„«‘'":
        return 3
    return 4 if first.isalpha() else 5


def _digits(text: str) -> int:
    """Return how many of a text's characters are digits."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _DIGITS))
    return sum(map(str.isdigit, text))


def _links(linked: int, chars: int) -> int:
    if not linked:
        return 0
    return 1 if linked * 4 < chars else 2 if linked * 2 < chars else 3 if linked * 10 < chars * 9 else 4


def _neighbour(chars: int, linked: int) -> int:
    size = 0 if chars < 15 else 1 if chars < 40 else 2 if chars < 90 else 3 if chars < 200 else 4
    return size * 3 + (0 if linked * 4 < chars else 1 if linked * 10 < chars * 9 else 2)


class _Told:
    """Compares units with what the metadata says of the page."""

    def __init__(self, metadata: Metadata) -> None:
        self._title = _normal(metadata.title or "")
        self._names = [name for person in metadata.authors if len(name := _normal(person.name)) > 3]
        self._description = _normal(metadata.description or "")[:_TELLING_START]

    def place_of(self, text: str) -> int:
        """Return what a unit repeats: nothing, the title, part of it, the description, an author's name."""
        words = text[:600].lower().strip()  # white space is collapsed already
        size = len(words)
        if size <= len(self._title):
            if self._title and words == self._title:
                return 1
            if size > 5 and words in self._title:
                return 2
        if size >= _TELLING_START == len(self._description) and self._description in words:
            return 3
        for name in self._names:
            if name in words:
                return 4 if len(words) < len(name) + 40 else 5
        return 0


def _normal(text: str) -> str:
    return " ".join(text.lower().split())


def describe(page: Page, units: Units, metadata: Metadata, region: Sequence[Range] = ()) -> Described:
    """Return the features of a page's units; the comments' region is known to be none of them."""
    comments = min((low for low, _ in region), default=-1)
    title = metadata.title_node if metadata.title_node is not None else -1
    told = _Told(metadata)
    starts, blocks, chars, linked, texts = (
        units.starts,
        units.blocks,
        units.chars,
        units.linked,
        units.texts,
    )
    before, tags, parents, ends, depths = units.before, page.tags, page.parents, page.ends, page.depths
    count = len(starts)
    own, inherited = evidence_of(page)
    words = [wording_of(text) for text in texts]
    prose = [
        size if size >= _PROSE and links * 3 < size else 0 for size, links in zip(chars, linked, strict=True)
    ]
    prose_sums = list(accumulate(prose, initial=0))
    char_sums = list(accumulate(chars, initial=0))
    link_sums = list(accumulate(linked, initial=0))
    all_prose, all_chars = prose_sums[-1] or 1, char_sums[-1] or 1
    kind_numbers: dict[tuple[str, int, int, int], int] = {}
    kinds: list[int] = []
    kind_prose: list[int] = []
    alike: dict[str, int] = {}
    for unit, block in enumerate(blocks):
        parent = parents[block]
        key = (tags[block], depths[block], own[block], own[parent] if parent >= 0 else 0)
        kind = kind_numbers.setdefault(key, len(kind_prose))
        if kind == len(kind_prose):
            kind_prose.append(0)
        kinds.append(kind)
        kind_prose[kind] += prose[unit]
        alike[texts[unit]] = alike.get(texts[unit], 0) + 1

    about: dict[int, tuple[int, int, int, int, int]] = {}
    targets = targets_of(page)
    in_declared = places_in_declared(page, units)

    def holder(node: int) -> tuple[int, int, int, int, int]:
        """Return a container's prose, what its links say of it as a parent and as a grandparent, its units, and its links' targets."""
        low, high = before[node], before[ends[node]]
        own_prose = prose_sums[high] - prose_sums[low]
        size, links = char_sums[high] - char_sums[low], link_sums[high] - link_sums[low]
        bits = (high - low).bit_length()
        found = about[node] = (
            1 + own_prose * 10 // all_prose if own_prose else 0,
            _neighbour(size // 4, links // 4) * 2 + (size > 1500),
            _neighbour(size // 8, links // 8) * 2 + (size > 3000),
            min(bits, 8),
            targets.of(node, ends[node], size) * 5 + min(bits >> 1, 4),
        )
        return found

    title_unit = before[title] if title >= 0 else -1
    title_end = before[ends[title]] if title >= 0 else -1
    neighbours = [*map(_neighbour, chars, linked), 15]
    heading, farthest = 0, len(_DISTANCES) - 1
    rows: list[bytes] = []
    near: list[int] = []
    far: list[int] = []
    lengths: list[int] = []
    holders: list[tuple[int, int, int]] = []
    for unit in range(count):
        block, size, links, text = blocks[unit], chars[unit], linked[unit], texts[unit]
        parent = parents[block]
        if parent < 0:
            parent = block
        grand = parents[parent]
        if grand < 0:
            grand = parent
        great = parents[grand]
        if great < 0:
            great = grand
        tag = tags[block]
        length = 0 if size < 60 else 1 if size < 200 else 2
        if title < 0:
            from_title = 0
        elif unit < title_unit:
            from_title = 1 + (_DISTANCES[min(title_unit - unit, farthest)] >> 1)
        elif unit < title_end:
            from_title = 7
        else:
            from_title = 8 + _DISTANCES[min(unit - title_end + 1, farthest)]
        capitals = 0
        if size < 100:
            digits = _digits(text)
            capitals = (1 if text.isupper() else 0) + (2 if digits * 3 > size else 0)
        parent_prose, of_parent, _, parent_units, parent_targets = about.get(parent) or holder(parent)
        grand_prose, _, of_grand, _, grand_targets = about.get(grand) or holder(grand)
        around = prose_sums[min(unit + 4, count)] - prose_sums[max(unit - 3, 0)] - prose[unit]
        bits = size.bit_length()
        rows.append(
            bytes(
                [
                    min(bits, 10) + 11 * _links(links, size),
                    _ending(text) * 3 + length,
                    _start(text),
                    _TAG_PLACE.get(tag, _OTHER_TAG),
                    _TAG_PLACE.get(tags[parent], _OTHER_TAG),
                    from_title,
                    char_sums[unit] * 20 // all_chars,
                    of_parent,
                    of_grand,
                    parent_units,
                    neighbours[unit - 1] if unit else 15,
                    neighbours[unit + 1],
                    min(around.bit_length(), 12),
                    parent_prose,
                    grand_prose,
                    (about.get(great) or holder(great))[0],
                    kind_prose[kinds[unit]] * 10 // all_prose,
                    heading,
                    capitals,
                    min(alike[text], 3),
                    told.place_of(text),
                    (0 if title < 0 else 1 if unit < title_unit else 2)
                    + (0 if comments < 0 else 3 if starts[unit] > comments else 6 if title < comments else 9),
                    in_declared[unit] * 3 + length,
                    (targets.of(starts[unit], units.stops[unit], size) * 5 if links else 0)
                    + _TAG_GROUP.get(tag, 0),
                    parent_targets,
                    grand_targets,
                ]
            )
        )
        near.append(own[block] | own[parent])
        far.append(inherited[starts[unit]])
        lengths.append(length)
        holders.append((parent, grand, great))
        if tag in HEADINGS:
            heading = 1 + _heading_words(words[unit]) + (64 if tag >= "h4" else 0)
        elif size < 50 and words[unit] & _TELLING and text[-1:] not in ".,;!" and tag != "li":
            heading = heading // 64 * 64 + 32 + _heading_words(words[unit]) if heading else 0
    return Described(rows, near, far, words, lengths, kinds, holders, targets)


_MARKS = [1 << WORDINGS.index(name) for name in ("related", "comments", "sign up", "author", "contents")]
_TELLING = sum(_MARKS)


def _heading_words(said: int) -> int:
    return sum(1 << place for place, mark in enumerate(_MARKS) if said & mark) if said & _TELLING else 0


def bits_of(mask: int) -> Sequence[int]:
    """Return the places of the bits that are set."""
    places = []
    while mask:
        lowest = mask & -mask
        places.append(lowest.bit_length() - 1)
        mask ^= lowest
    return places
