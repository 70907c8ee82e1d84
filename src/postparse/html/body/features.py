"""What each unit looks like, as small numbers: the rows of the tables of weights."""

from __future__ import annotations

from itertools import accumulate

from attrs import frozen

from postparse.html.body.evidence import BIT, evidence_of
from postparse.html.body.units import Units
from postparse.html.body.wording import LONGEST_READ, WORDINGS, wording_of
from postparse.html.dom import Page

_TAGS = (
    "div p li td h1 h2 h3 h4 h5 h6 blockquote pre dd dt figcaption section article main body header footer aside"
    " th center details summary label button form address caption fieldset legend"
).split()
_TAG_ROW = {tag: row for row, tag in enumerate(_TAGS)}
_OTHER_TAG = len(_TAGS)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

FEATURES = (
    "size and links",
    "ending",
    "start",
    "clauses",
    "tag",
    "parent's tag",
    "after the title",
    "place by characters",
    "place by units",
    "parent's links",
    "grandparent's links",
    "units of the parent",
    "unit before",
    "unit after",
    "prose around",
    "prose of the parent",
    "prose of the grandparent",
    "prose of the great-grandparent",
    "prose of its kind",
    "heading above",
    "capitals and digits",
    "repeated",
    "headings since",
)


@frozen
class Described:
    """The units' features.

    Attributes:
        rows: For each unit one small number per feature, in the order of `FEATURES`.
        near: Evidence of the unit's block and its parent.
        far: Evidence of all its ancestors.
        words: The kinds of wording.
        short: Size class of each unit: 0, 1 or 2.
        texts: Each unit's text.

    """

    rows: list[list[int]]
    near: list[int]
    far: list[int]
    words: list[int]
    short: list[int]
    texts: list[str]


def _share(part: float, whole: float, steps: int) -> int:
    return int(part / whole * steps + 0.5) if whole > 0 else 0


def _link_row(linked: int, chars: int) -> int:
    if not linked:
        return 0
    share = linked / max(chars, 1)
    return 1 if share < 0.25 else 2 if share < 0.5 else 3 if share < 0.9 else 4


_ENDINGS = {
    **dict.fromkeys(".!?…。।؟", 1),
    **dict.fromkeys(":;", 2),
    **dict.fromkeys("”\"'’»“)]", 3),
    **dict.fromkeys(",-–—", 4),
    **dict.fromkeys("|>»→›/•·", 5),
}


def _ending(text: str) -> int:
    last = text[-1:]
    row = _ENDINGS.get(last, 6 if last.isdigit() else 0)
    if row == 3 and text[-2:-1] in ".!?…,":
        row = 1
    return row


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


def _size_row(chars: int, linked: int) -> int:
    size = min(chars.bit_length(), 10)
    return min(size, 3) + (size - 3 if size > 3 else 0) + 11 * _link_row(linked, chars)


def _neighbour_row(chars: int, linked: int) -> int:
    size = 0 if chars < 15 else 1 if chars < 40 else 2 if chars < 90 else 3 if chars < 200 else 4
    return size * 3 + (0 if linked * 4 < chars else 1 if linked * 10 < chars * 9 else 2)


def describe(page: Page, units: Units, title: int) -> Described:
    """Return the features of a page's units; `title` is the node that shows the title, or -1."""
    starts, stops, blocks, chars, linked = units.starts, units.stops, units.blocks, units.chars, units.linked
    before, tags, parents, ends = units.before, page.tags, page.parents, page.ends
    page_chars, page_links = page.chars, page.link_chars
    count = len(starts)
    texts = [page.text_between(start, stop) for start, stop in zip(starts, stops, strict=True)]
    own, inherited = evidence_of(page)
    words: list[int] = []
    for text in texts:
        words.append(wording_of(text[:LONGEST_READ].lower()))
    prose = [
        size if size >= 80 and links * 3 < size and text[-1:] not in "|" else 0
        for size, links, text in zip(chars, linked, texts, strict=True)
    ]
    prose_sums = list(accumulate(prose, initial=0))
    all_prose = prose_sums[-1]
    all_chars = page_chars[-1]
    kinds: dict[tuple[str, str, int, int], int] = {}
    kind_of: list[tuple[str, str, int, int]] = []
    depths = page.depths
    seen_texts: dict[str, int] = {}
    for unit, block in enumerate(blocks):
        parent = parents[block] if block >= 0 else -1
        kind = (
            tags[block] if block >= 0 else "",
            tags[parent] if parent >= 0 else "",
            depths[block] if block >= 0 else 0,
            own[block],
        )
        kind_of.append(kind)
        kinds[kind] = kinds.get(kind, 0) + prose[unit]
        seen_texts[texts[unit]] = seen_texts.get(texts[unit], 0) + 1
    title_unit = before[title] if title >= 0 else -1
    title_end = before[ends[title]] if title >= 0 else -1
    heading_words, since_heading = 0, 0
    rows: list[list[int]] = []
    near: list[int] = []
    far: list[int] = []
    short: list[int] = []
    heading_wordings = 0b1000  # recomputed below
    related, comments, sign_up, author, share = (
        1 << WORDINGS.index(name) for name in ("related", "comments", "sign up", "author", "share")
    )
    comment_name = BIT["named comments"]
    for unit in range(count):
        block, size, links, text, said = blocks[unit], chars[unit], linked[unit], texts[unit], words[unit]
        parent = parents[block] if block >= 0 else -1
        grand = parents[parent] if parent >= 0 else -1
        great = parents[grand] if grand >= 0 else -1
        tag = tags[block] if block >= 0 else "body"
        is_heading = tag in _HEADINGS or (size < 60 and tag != "li" and text[-1:] not in ".,;!")
        length = 0 if size < 60 else 1 if size < 200 else 2
        if title < 0:
            after = 14
        elif unit < title_unit:
            after = 0 if title_unit - unit > 12 else 1 if title_unit - unit > 3 else 2
        elif unit < title_end:
            after = 3
        else:
            gap = unit - title_end
            after = (
                4 + gap
                if gap < 4
                else 8
                if gap < 7
                else 9
                if gap < 12
                else 10
                if gap < 25
                else 11
                if gap < 60
                else 12
                if gap < 120
                else 13
            )
        holder = parent if parent >= 0 else block
        holder_chars = page_chars[ends[holder]] - page_chars[holder] if holder >= 0 else 0
        holder_links = page_links[ends[holder]] - page_links[holder] if holder >= 0 else 0
        above = grand if grand >= 0 else holder
        above_chars = page_chars[ends[above]] - page_chars[above] if above >= 0 else 0
        above_links = page_links[ends[above]] - page_links[above] if above >= 0 else 0
        top = great if great >= 0 else above
        holder_units = before[ends[holder]] - before[holder] if holder >= 0 else 1
        caps = 0
        if size < 200:
            digits = sum(map(str.isdigit, text))
            caps = (1 if text.isupper() else 0) + (2 if digits * 3 > size else 0)
        around = prose_sums[min(unit + 4, count)] - prose_sums[max(unit - 3, 0)] - prose[unit]
        rows.append(
            [
                _size_row(size, links),
                _ending(text) * 3 + length,
                _start(text),
                min(text.count(", ") + text.count(". ") + text.count("، ") + text.count("，"), 6) * 2
                + (links * 2 > size),
                _TAG_ROW.get(tag, _OTHER_TAG),
                _TAG_ROW.get(tags[parent], _OTHER_TAG) if parent >= 0 else _OTHER_TAG,
                after,
                min(_share(page_chars[starts[unit]], all_chars, 20), 20),
                min(_share(unit, count, 20), 20),
                _neighbour_row(holder_chars // 4, holder_links // 4) * 2 + (holder_chars > 1500),
                _neighbour_row(above_chars // 8, above_links // 8) * 2 + (above_chars > 3000),
                min(holder_units.bit_length(), 8),
                _neighbour_row(chars[unit - 1], linked[unit - 1]) if unit else 15,
                _neighbour_row(chars[unit + 1], linked[unit + 1]) if unit + 1 < count else 15,
                min(around.bit_length(), 12),
                _prose_row(prose_sums, before, holder, ends, all_prose),
                _prose_row(prose_sums, before, above, ends, all_prose),
                _prose_row(prose_sums, before, top, ends, all_prose),
                _share(kinds[kind_of[unit]], all_prose, 10),
                heading_words,
                caps,
                min(seen_texts[text], 3),
                min(since_heading, 8),
            ]
        )
        near.append(own[block] | (own[parent] if parent >= 0 else 0) if block >= 0 else 0)
        far.append(inherited[starts[unit]])
        short.append(length)
        since_heading += 1
        if is_heading and size > 2:
            since_heading = 0
            if tag in _HEADINGS or size > 6:
                marks = (
                    (1 if said & related else 0)
                    | (2 if said & comments else 0)
                    | (4 if said & sign_up else 0)
                    | (8 if said & author else 0)
                )
                if tag in _HEADINGS or marks:
                    heading_words = marks + (16 if tag in _HEADINGS else 0)
    return Described(rows, near, far, words, short, texts)


def _prose_row(sums: list[int], before: list[int], node: int, ends: list[int], total: int) -> int:
    if node < 0 or not total:
        return 0
    own = sums[before[ends[node]]] - sums[before[node]]
    return 1 + int(own / total * 12) if own else 0
