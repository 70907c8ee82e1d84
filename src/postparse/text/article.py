"""The article of a text: its title, its paragraphs, lists, quotes and headings."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from math import exp

from attrs import evolve

from postparse.models import Paragraph, Section
from postparse.text.blocks import blocks_of
from postparse.text.features import PROSE, Text
from postparse.text.labels import LABELS
from postparse.text.packing import MutableLines, appended, numbers
from postparse.text.quotes import with_quotes
from postparse.text.units import Unit

_BODY = LABELS.index("B")
_LIKELY = 0.5
"""Share of the odds from which on a line is rather the article's than not."""
_IN_DOUBT, _UNLIKELY = 0.55, 0.35
_LEAN = 4.0
"""How many times likelier than by its own scores a line is the article's: they are fitted to tell furniture that reads like it."""
_COMMENT = 200.0
_OTHER = 20.0
"""What a comment's line, and any other that is not the article's, costs a stretch besides its characters."""
_MOST_COUNTED = 400
"""Characters of a line that count: one long line does not outweigh ten that are sure."""
_FEW_LINES, _NOTICE = 3, 350

_END = re.compile(r"[.!?:;,…][\"”’»)\]]*$")


def body_rows(text: Text, labels: str, emitted: Sequence[Sequence[float]], title: int) -> Sequence[int]:
    """Return the numbers of the article's lines: those of its stretch that are rather the body's than not."""
    shares = shares_of_body(labels, emitted, _LEAN)
    low, high = main_stretch(text, labels, shares)
    words = text.units[title].text if title >= 0 else None
    # A button below the article stands in no gap of it: only the lean to the article took it for one of its lines.
    while high > low and labels[high - 1] == "F" and text.shapes[high - 1].kind not in PROSE:
        high -= 1
    return numbers(
        n
        for n in range(low, high)
        if shares[n] > _LIKELY and labels[n] not in "SXCKT" and n != title and text.units[n].text != words
    )


def shares_of_body(labels: str, emitted: Sequence[Sequence[float]], lean: float = 1.0) -> Sequence[float]:
    """Return how likely each line is the article's: the odds of that against all else by its own scores, and a lean to it.

    A line in doubt that stands among the article's lines, as its label says, is rather one of them.
    """
    shares = array("d")
    for name, row in zip(labels, emitted, strict=True):
        highest = max(row)
        odds = [exp(score - highest) for score in row]
        own = lean * odds[_BODY]
        share = own / (sum(odds) - odds[_BODY] + own)
        shares.append(max(share, _IN_DOUBT) if name == "B" and share > _UNLIKELY else share)
    return shares


def main_stretch(text: Text, labels: str, shares: Sequence[float]) -> tuple[int, int]:
    """Return the first line of the article and the one behind its last; the same twice where there is none.

    Lines that look like the article's own stand all over a page, in teasers, lists of headlines and notes. The article
    is one run: the stretch that most probably holds the most of its words (Kadane's maximum subarray).
    """
    best, best_run = 0.0, (0, 0)
    total, start = 0.0, 0
    for n, (name, share, shape) in enumerate(zip(labels, shares, text.shapes, strict=True)):
        if total <= 0:
            total, start = 0.0, n
        if name in "SXCK":
            total -= _COMMENT
        else:
            total += 2 * (share - _LIKELY) * min(shape.size, _MOST_COUNTED) - (
                _OTHER if share < _LIKELY else 0
            )
        if total > best:
            best, best_run = total, (start, n + 1)
    return best_run


def is_thin(text: Text, rows: Sequence[int], title: int) -> bool:
    """Tell whether lines are no article but what stands above the first post of a forum's topic: notices, what the site is.

    Args:
        text: The text.
        rows: The numbers of the lines.
        title: The number of the title's line; an article does not end above it. -1 for none.

    """
    if not rows or rows[-1] < title:
        return True
    return (
        len(rows) <= _FEW_LINES
        and sum(text.shapes[n].size for n in rows if text.shapes[n].kind in PROSE) < _NOTICE
    )


def sections_of(text: Text, rows: Sequence[int]) -> tuple[Section, ...]:
    """Return the article's lines as sections of blocks."""
    sections: list[Section] = []
    heading: Unit | None = None
    lines: MutableLines = []

    def close() -> None:
        nonlocal lines
        blocks = with_quotes(blocks_of(lines))
        if heading is not None or blocks:
            title = heading.text if heading is not None else None
            level = (heading.level or 2) if heading is not None else 0
            sections.append(Section(title, level, blocks, inferred=heading is not None and not heading.level))
        lines = []

    in_list = False
    for place, row in enumerate(rows):
        unit = text.units[row]
        following = text.units[rows[place + 1]] if place + 1 < len(rows) else None
        if is_heading(text, row, unit, following):
            close()
            heading = unit
        else:
            in_list = bool(lines) and (bool(lines[-1].marker) or in_list) and unit.indent > text.layout.base
            lines = appended(lines, unit if in_list else _indented(text, unit))
    close()
    return tuple(sections)


def _indented(text: Text, unit: Unit) -> Unit:
    """Return a line that stands deeper than the prose around it as a quoted one."""
    base = text.layout.base
    if (
        unit.marker
        or unit.quoted
        or unit.code
        or text.layout.markdown
        or not base + 2 <= unit.indent <= base + 12
    ):
        return unit
    return evolve(unit, quoted=1)


def is_heading(text: Text, row: int, unit: Unit, following: Unit | None) -> bool:
    """Tell whether a line of the body is a heading: marked as one, or short, alone, and prose goes on below it."""
    if unit.level:
        return True
    if unit.code or unit.quoted or unit.marker or following is None:
        return False
    if not unit.blanks or not following.blanks or following.marker:
        return False
    shape = text.shapes[row]
    if shape.size > 80 or _END.search(unit.text) or shape.date is not None:
        return False
    return (
        len(following.text) > 80
        and unit.text[:1].isalnum() | (unit.text[:1] in '“"‘„«')
        and not unit.text[:1].islower()
    )


_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{20,400})[”\"“»]")
_WORD = re.compile(r"\w+")


def without_standfirst(sections: tuple[Section, ...]) -> tuple[str | None, tuple[Section, ...]]:
    """Take the standfirst off an article: a first paragraph whose quotations the article brings again, in full.

    Returns:
        The standfirst, None where the article has none, and the sections without it.
    """
    if not sections or sections[0].title is not None or len(sections[0].blocks) < 2:
        return None, sections
    first = sections[0].blocks[0]
    if not isinstance(first, Paragraph):
        return None, sections
    openings = [" ".join(_WORD.findall(found.casefold())[:7]) for found in _QUOTED.findall(first.text[:1200])]
    openings = [words for words in openings if words.count(" ") == 6]
    if not openings:
        return None, sections
    rest = Section(None, 0, sections[0].blocks[1:])
    others = (rest, *sections[1:])
    words = " ".join(_WORD.findall(" ".join(section.text for section in others).casefold()))
    if not any(opening in words for opening in openings):
        return None, sections
    return first.text, others
