"""The article of a text: its title, its paragraphs, lists, quotes and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from postparse.models import Paragraph, Section
from postparse.text.blocks import blocks_of
from postparse.text.features import Text
from postparse.text.layout import Unit
from postparse.text.quotes import with_quotes

_END = re.compile(r"[.!?:;,…][\"”’»)\]]*$")


def body_rows(text: Text, labels: str, title: int) -> list[int]:
    """Return the numbers of the article's lines: the stretch of them that holds most of the prose.

    Lines that look like the article's own stand all over a page, in teasers, lists of headlines and notes. The article
    is one run: the stretch with the largest sum of what its lines are worth (Kadane's maximum subarray).
    """
    low, high = _stretch(text, labels)
    rows = [n for n in range(low, high) if labels[n] == "B" and n != title]
    words = text.units[title].text if title >= 0 else None
    return [n for n in rows if text.units[n].text != words]


def _stretch(text: Text, labels: str) -> tuple[int, int]:
    best, best_run = 0.0, (0, 0)
    total, start = 0.0, 0
    for n, name in enumerate(labels):
        if total <= 0:
            total, start = 0.0, n
        total += _worth(text, n, name)
        if total > best:
            best, best_run = total, (start, n + 1)
    low, high = best_run
    while high < len(labels) and labels[high] == "B" and text.units[high].marker and _opens_list(text, high):
        high += 1
    return low, high


def _opens_list(text: Text, row: int) -> bool:
    """Tell whether a marked line belongs to a list that a line with a colon opened."""
    for before in range(row - 1, max(row - 40, -1), -1):
        if not text.units[before].marker:
            return text.units[before].text.endswith((":", "："))
    return False


def _worth(text: Text, row: int, name: str) -> float:
    shape, unit = text.shapes[row], text.units[row]
    is_prose = shape.kind in "qmp"
    if name == "B":
        if shape.kind == "c" or unit.quoted:
            return 30.0
        if is_prose and shape.ends:
            return float(min(shape.size, 300))
        if is_prose:
            return 0.3 * min(shape.size, 300) if shape.kind == "p" else -8.0
        return -12.0
    if name in "SXCK":
        return -200.0
    return -70.0 if shape.kind == "p" else -35.0 if is_prose else -18.0


def sections_of(text: Text, rows: Sequence[int]) -> tuple[Section, ...]:
    """Return the article's lines as sections of blocks."""
    sections: list[Section] = []
    heading: Unit | None = None
    lines: list[Unit] = []

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
            lines.append(unit if in_list else _indented(text, unit))
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
