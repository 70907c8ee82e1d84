"""When each comment of a text was written: of several dates in its frame, the one whose kind goes steadily through the thread."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log1p

from postparse.dates.grammar import scan
from postparse.text.features import Text
from postparse.text.records import Record

FARTHEST = 14
_KIND_WORTH = {"d": 1.0, "D": 1.0, "e": 0.9}
_PROSE_WORTH = 0.3
_LABEL_WORTH = 0.4
_NOT_FULL = 0.8
_DAY_APART = 0.5
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:edit(?:ed)?|modified|updated|joined|join date|registered|member since|since|last (?:seen|online|active|visit)|birthday|geändert|bearbeitet|editiert"
    r"|beigetreten|registriert\w*|angemeldet|dabei|mitglied|seit|modifiée?|édité|inscrite?|membre depuis|inscription|editado|registrado|miembro desde|modificato|registrato|iscritto"
    r"|bewerkt|lid sinds|geregistreerd|zmieniony|dołączył\w*|redigerad|registrerad|medlem|gewijzigd|aangepast)\b[^\w\d]{0,3}(?:\w+ ){0,3}$",
    re.I,
)
"""What stands before the date of a change, or of the day on which a member joined."""


def read_times(text: Text, records: Sequence[Record]) -> None:
    """Find each record's date.

    Members' columns have the day on which each one joined, and below the words may stand when they were changed. The
    dates on which comments were written have one place in nearly all records, and neighbours lie close together; days of joining
    lie anywhere.
    """
    found = [[row for row in record.frame if text.shapes[row].date is not None] for record in records]
    worth = _worth_of_places(text, records, found)
    for record, rows in zip(records, found, strict=True):
        if not rows:
            continue
        row = max(rows, key=lambda row: _rank(text, record, row, worth))
        date = text.shapes[row].date
        if date is not None:
            record.date, record.date_row = text.units[row].text[date.start : date.end], row


def _rank(text: Text, record: Record, row: int, worth: dict[str, float]) -> float:
    shape = text.shapes[row]
    likely = _KIND_WORTH.get(shape.kind, _PROSE_WORTH)
    if shape.date is not None:
        likely *= 1.0 if shape.date.kind == "absolute" else _NOT_FULL
    if _is_labelled(text, row):
        likely *= _LABEL_WORTH
    places = list(_places(text, record, row))
    near = abs(row - record.content[0])
    return likely * sum(worth[place] for place in places) / len(places) - 0.001 * near


def _is_labelled(text: Text, row: int) -> bool:
    """Tell whether a date's line, or a short one right above it, says that it is of something else than the writing."""
    date = text.shapes[row].date
    before = text.units[row].text[: date.start] if date is not None else ""
    if not before.strip() and row and text.shapes[row - 1].kind in "Nth":
        before = text.units[row - 1].text
    return _OF_SOMETHING_ELSE.search(before) is not None


def _places(text: Text, record: Record, row: int) -> Iterator[str]:
    """Yield what a date's place may be told by: its line's kind, how far it stands from the words and from the edge."""
    first, last = record.content[0], record.content[-1]
    yield text.shapes[row].signature
    if row < first:
        yield f"above {min(first - row, FARTHEST)}"
        yield f"start {min(row - record.start, FARTHEST)}"
    else:
        yield f"below {min(row - last, FARTHEST)}"
        yield f"stop {min(record.stop - row, FARTHEST)}"


def _worth_of_places(
    text: Text, records: Sequence[Record], found: Sequence[Sequence[int]]
) -> dict[str, float]:
    """Return what each place is worth: in how many records it has a date, and how close together neighbours lie."""
    days: dict[str, list[float]] = defaultdict(list)
    covered: dict[str, int] = defaultdict(int)
    for record, rows in zip(records, found, strict=True):
        seen: set[str] = set()
        for row in rows:
            day = _day(text, row)
            for place in _places(text, record, row):
                if place in seen:
                    continue
                seen.add(place)
                covered[place] += 1
                if day is not None:
                    days[place].append(day)
    worth: dict[str, float] = {}
    for place, count in covered.items():
        steps = [abs(b - a) for a, b in pairwise(days[place])]
        apart = sum(map(log1p, steps)) / len(steps) if steps else 0.0
        worth[place] = count / len(records) / (1 + _DAY_APART * apart)
    return worth


def _day(text: Text, row: int) -> float | None:
    """Return the day that a line's date names, counted from an early one; months have 31 days."""
    date = text.shapes[row].date
    parts = scan(text.units[row].text, date.start) if date is not None and date.kind == "absolute" else None
    if parts is None or parts.year is None or parts.day is None:
        return None
    return parts.year * 372 + parts.month * 31 + parts.day
