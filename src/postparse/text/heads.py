"""Headers of comments that a renderer printed on one line with the words below them are parted from these again.

Markdown has no line breaks inside an item, so "NAME says: DATE" and the comment are one paragraph; text browsers fill
a line up to its margin, so that nothing tells a header that is as long as the line from the paragraph's first line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve

from postparse.dates import find_date
from postparse.text.packing import gathered
from postparse.text.units import Unit

FEWEST = 3
LONGEST_HEAD = 130
LONGEST_TAIL = 60
_SAYS = re.compile(
    r"(?<!\s)\s(?:said|says|wrote|writes|replied|meint|meinte|sagt|sagte|schrieb|schreibt|antwortet|a dit|dit|a écrit|écrit|dice|dijo|escribió"
    r"|disse|diz|ha scritto|ha detto|scrive|schreef|zegt|skriver|säger|sier|siger|napisał(?:\(a\))?|pisze|píše|írta|пишет|написал|говорит)\s?:\s"
)
_CLOCK = re.compile(r"\d[:.h]\d\d")
_DIGITS = re.compile(r"\d+")
_PROSE = re.compile(r"[.!?;][\s)”\"]")


def part_heads(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return lines with headers parted from the comments behind them."""
    dated = [_dated(unit) if len(unit.text) > 20 and not unit.code else None for unit in units]
    tails = _tails(units, dated)
    counted = sum(
        found is not None and not found[0] and bool(unit.marker)
        for unit, found in zip(units, dated, strict=True)
    )
    return gathered(_parted(units, dated, tails, counted))


def _parted(
    units: Sequence[Unit], dated: Sequence[tuple[int, int] | None], tails: Counter[str], counted: int
) -> Iterator[Unit]:
    for unit, found in zip(units, dated, strict=True):
        if found is None:
            yield unit
            continue
        says, end = found
        rest = unit.text[end:]
        tail = next((tail for tail in _openings(rest) if tails[_masked(tail)] >= FEWEST), "")
        if says and rest.strip():
            yield from _parts(unit, (0, says, end))
        elif tail and _is_prose(rest[len(tail) :]):
            yield from _parts(unit, (0, end + len(tail)))
        elif unit.marker and counted >= FEWEST and _is_prose(rest):
            yield from _parts(unit, (0, end))
        else:
            yield unit


def _dated(unit: Unit) -> tuple[int, int] | None:
    """Return where in a line words of saying end, 0 where there are none, and where the date behind a name ends."""
    head = unit.text[:LONGEST_HEAD]
    if _CLOCK.search(head) is None and not any(map(str.isdigit, head[:70])):
        return None
    says = _SAYS.search(head)
    if says is not None and says.start() <= 70:
        date = find_date(head[says.end() :])
        if date is not None and date.start < 10 and date.kind == "absolute":
            return says.end(), says.end() + date.end
    date = find_date(head)
    if date is None or not 0 < date.start <= 70 or _CLOCK.search(head[date.start : date.end]) is None:
        return None
    return None if _PROSE.search(head[: date.start]) else (0, date.end)


def _tails(units: Sequence[Unit], dated: Sequence[tuple[int, int] | None]) -> Counter[str]:
    """Return how often what stands behind a date ends its line."""
    return Counter(
        _masked(tail)
        for unit, found in zip(units, dated, strict=True)
        if found is not None and 3 < len(tail := unit.text[found[1] :]) <= LONGEST_TAIL
    )


def _openings(rest: str) -> Iterator[str]:
    """Yield the beginnings of a text that end before a space, the longest first."""
    end = min(len(rest), LONGEST_TAIL + 1)
    while (end := rest.rfind(" ", 0, end)) > 3:
        yield rest[:end]


def _masked(words: str) -> str:
    return _DIGITS.sub("0", words)


def _is_prose(rest: str) -> bool:
    """Tell whether what stands behind a date is a comment's words."""
    words = rest.split()
    return len(rest) > 60 or (len(words) >= 5 and rest[-1:] in ".!?")


def _parts(unit: Unit, places: Sequence[int]) -> Iterator[Unit]:
    """Yield the lines that a line becomes when it is cut at places."""
    for n, (start, stop) in enumerate(zip(places, (*places[1:], len(unit.text)), strict=True)):
        words = unit.text[start:stop].strip()
        if not words:
            continue
        links = tuple(link for link in unit.links if link[0] in words)
        linked = min(sum(len(link[0]) for link in links), len(words))
        if not n:
            yield evolve(unit, text=words, links=links, linked=linked)
        else:
            yield evolve(
                unit,
                text=words,
                marker="",
                marker_column=unit.indent,
                blanks=0,
                links=links,
                linked=linked,
                hollow=(),
                item=-1,
            )
