"""Finding dates in text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from postparse.dates.grammar import scan
from postparse.dates.month_names import MONTHS
from postparse.dates.relative import scan_relative

_LONGEST_KEPT = 200
_DIGIT = re.compile(r"\d")
_CLOCK_ALONE = re.compile(
    r"[\s,;|•·–—\-(@/]{0,4}(?:(?:at|um|à|a las|alle|om|kl|às|o|в)\.?\s{1,2})?"
    r"(\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?(?:[ap]\.?m\.?|uhr|h))?)[\s).,;:|•·–—-]{0,3}",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
WEEKDAYS = frozenset(
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday montag dienstag"
    " mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes"
    " miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag"
    " woensdag donderdag vrijdag zaterdag zondag segunda-feira terça-feira quarta-feira quinta-feira sexta-feira".split()
)
"""Names of weekdays, casefolded."""

_AROUND = frozenset(
    "at on posted by in the of and um uhr am vom den der geschrieben published updated date dated says said le à publié"
    " el la las los de del a publicado il alle ore o em às op om kl klo mon tue tues wed thu thur thurs fri sat sun"
    " monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag"
    " mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado"
    " domingo lunedì martedì mercoledì giovedì venerdì sabato domenica pm utc gmt est edt pst pdt cst cdt cet cest bst st nd"
    " rd th permalink link maandag dinsdag woensdag donderdag vrijdag zaterdag zondag segunda terça quarta quinta sexta feira".split()
)


class DateMatch(NamedTuple):
    """Where a date stands in a text: ``text[start:end]``.

    Attributes:
        start: Its first character.
        end: The character after it; its time of day and zone are within if they stand beside it.
        kind: ``absolute`` with day, month and year; ``partial`` without a year or a day; ``relative`` to now.
    """

    start: int
    end: int
    kind: Literal["absolute", "partial", "relative"]


def find_date(text: str, place: int = 0) -> DateMatch | None:
    """Return the first date in a text, with its time of day and zone if they stand beside it; None if there is none.

    >>> find_date("Posted by Ann on March 3rd, 2011 at 4:01 pm, she said")
    DateMatch(start=17, end=43, kind='absolute')
    """
    if place == 0 and len(text) <= _LONGEST_KEPT:
        return _first_date(text)
    return _date_from(text, place)


def _date_from(text: str, place: int) -> DateMatch | None:
    if _DIGIT.search(text, place):
        parts = scan(text, place)
        if parts is not None:
            kind: Literal["absolute", "partial"] = (
                "partial" if parts.year is None or parts.day is None else "absolute"
            )
            end = parts.end
            if text[end : end + 1] == ")" and "(" in text[parts.start : end].rpartition(")")[2]:
                end += 1  # "2011/06/04(21:15)"
            return DateMatch(parts.start, end, kind)
    if place == 0:
        relative = scan_relative(text)
        if relative is not None:
            return DateMatch(relative.start, relative.end, "relative")
    return None


# A page's short texts are asked about by several steps.
_first_date = lru_cache(maxsize=4096)(partial(_date_from, place=0))


def find_dates(text: str) -> Iterator[DateMatch]:
    """Yield the absolute and partial dates of a text in order; a relative one only where there are no others."""
    place, found = 0, find_date(text)
    while found is not None:
        yield found
        place = max(found.end, place + 1)
        found = find_date(text, place)


def clock_alone(text: str) -> str | None:
    """Return the time of day that a text is, but for signs and "at" around it; None where it is anything else."""
    found = _CLOCK_ALONE.fullmatch(text) if len(text) < 30 else None
    return found[1] if found else None


def has_date(text: str) -> bool:
    """Tell whether a text holds a date."""
    return find_date(text) is not None


def is_only_date(text: str) -> bool:
    """Tell whether a short text is a date and nothing else, words such as "posted on", "at" and weekdays aside."""
    if len(text) > 80:
        return False
    found = find_date(text)
    if found is None:
        return False
    rest = text[: found.start] + " " + text[found.end :]
    return all(word in _AROUND or word in MONTHS for word in (w.casefold() for w in _WORD.findall(rest)))
