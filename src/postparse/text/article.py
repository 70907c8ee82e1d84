"""The article of a text: its title, its paragraphs, lists, quotes and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from postparse.models import Section
from postparse.text.blocks import blocks_of
from postparse.text.features import Text
from postparse.text.labels import LABELS
from postparse.text.layout import Unit

_TITLE = LABELS.index("T")
_BODY = LABELS.index("B")
_END = re.compile(r"[.!?:;,…][\"”’»)\]]*$")


def title_of(text: Text, labels: str, emitted: Sequence[Sequence[float]]) -> int:
    """Return the number of the line that is the title; -1 where no line looks like one."""
    best, row = 0.0, -1
    first = labels.find("B")
    if first < 0:
        first = len(labels)
    for n, figures in enumerate(emitted):
        if labels[n] in "SXCK" or len(text.units[n].text) > 250:
            continue
        score = figures[_TITLE] - max(figures[k] for k in range(len(LABELS)) if k != _TITLE) + 6.0
        if n > first + 3:
            score -= 2.0
        if score > best:
            best, row = score, n
    return row


def body_rows(text: Text, labels: str, title: int) -> list[int]:
    """Return the numbers of the article's lines."""
    rows = [n for n, name in enumerate(labels) if name == "B" and n != title]
    words = text.units[title].text if title >= 0 else None
    return [n for n in rows if text.units[n].text != words]


def sections_of(text: Text, rows: Sequence[int]) -> tuple[Section, ...]:
    """Return the article's lines as sections of blocks."""
    sections: list[Section] = []
    heading: Unit | None = None
    lines: list[Unit] = []

    def close() -> None:
        nonlocal lines
        blocks = blocks_of(lines)
        if heading is not None or blocks:
            title = heading.text if heading is not None else None
            level = (heading.level or 2) if heading is not None else 0
            sections.append(Section(title, level, blocks, inferred=heading is not None and not heading.level))
        lines = []

    for place, row in enumerate(rows):
        unit = text.units[row]
        following = text.units[rows[place + 1]] if place + 1 < len(rows) else None
        if is_heading(text, row, unit, following):
            close()
            heading = unit
        else:
            lines.append(unit)
    close()
    return tuple(sections)


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
