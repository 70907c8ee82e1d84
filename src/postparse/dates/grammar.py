"""The grammar of printed dates: what stands around a number makes it part of a date.

A date is looked for at each number of a text and never at each word, so the cost depends on how many numbers there
are. Every pattern is anchored and bounded.
"""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from postparse.dates.east_asian import HALVES, time_behind
from postparse.dates.month_names import MONTHS, OTHERWISE

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"
    r"(?:(?:T|\s{1,3})(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?([ap]\.?m\b\.?|오전|오후|上午|下午|午前|午後))?(?:\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}(?!\d)))?)?",
    re.I,
)
_YEAR_FIRST = re.compile(r"(\d{4})([/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?(?!\d)")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_CJK_MONTH = re.compile(r"(\d{1,2})月\s?(\d{1,2})(?:st|nd|rd|th|日)?,?\s{0,2}(\d{4})(?!\d)")
_VIETNAMESE = re.compile(r"(\d{1,2})\s[Tt]háng\s(\d{1,2}),?\s(?:năm\s)?(\d{4})(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d:]|[./-]\d)")
_WITHOUT_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})(?=[\s,]{1,3}(?:(?:at|um|à)\s{1,2})?\d{1,2}:\d{2}(?!\d))")
"""A day and a month in numbers are a date without a year only where the time of day stands behind them."""
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|ère|ste|de|:e|\.|º|ª|o)?[\s\-/,.]{0,3}(?:(?:de|of|do|d['’]|di|ng|tháng)\s{1,2})?"
    r"([^\W\d_]{3,14})\.?(?![^\W\d_])(?!\s\d{1,2}(?:st|nd|rd|th)?,\s\d{4}(?!\d))"
    r"(?:[\s,.\-/]{0,3}(?:(?:de|del|of|do|от|г)\s{1,2})?['’‘]?(\d{4}|\d{2})(?![\d:]|\.\d|\s?[ap]\.?m))?",
    re.I,
)
_MONTH_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,14})\.?[\s\-/,]{0,3}$")
_AGE_BEFORE = re.compile(r"(?:sec|second|min|minute|hr|hour|day|wk|week|mo|month|yr|year)s?\.?\s$", re.I)
_AFTER_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?(?![\d:])(?:\s?[,.\-/]?\s{0,2}(?:at\s)?(?:of\s)?['’‘]?(\d{4}|\d{2}(?=\s*$|[,\s]{1,3}(?:at\s)?\d{1,2}:|\s?[|@]))(?![\d:]|\s?[ap]\.?m\b))?",
    re.I,
)
_YEAR_AFTER_TIME = re.compile(r"\s(?:[A-Z]{3,4}\s|[+-]\d{4}\s)?(\d{4})(?!\d)")
_TIME_AFTER = re.compile(
    r"[\s,;|•·–—\-(@/]{0,6}(?:(?:at|um|à|a las|a|alle|alle ore|ore|om|kl|klo|às|o|в|w|@|the|on|الساعة|saat|lúc)\.?\s{1,2})?[@|(\s]{0,3}"
    r"(\d{1,2})(?:(?:[:.h]|\sh\s)(\d{2})(?:[:.](\d{2}))?)?\s?(a\.?m(?![^\W\d_])\.?|p\.?m(?![^\W\d_])\.?|uhr|ص(?!\w)|م(?!\w)|h(?!\w)|오전|오후|上午|下午|午前|午後)?"
    r"(?:\s?\(?(Z\b|UTC(?:[+-]\d{1,2})?|GMT(?:[+-]\d{1,2})?|[A-Z]{3,4}\b|[+-]\d{2}:?\d{2}(?!\d)))?",
    re.I,
)
_TIME_BEFORE = re.compile(
    r"(?<![\d:])(\d{1,2})(?:[:.h](\d{2})(?::(\d{2}))?)?\s?(a\.?m\b\.?|p\.?m\b\.?|uhr|ص(?!\w)|م(?!\w)|h(?!\w))?"
    r"(?:\s?([A-Z]{3,4}))?[\s,]{0,2}(?:on|am|le|el|il|,|-|–|•|\|)?[\s,]{0,2}(?:[^\W\d_]{3,10}[,.]?\s)?$",
    re.I,
)
_WEEKDAY_BEFORE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,12}[.,]{0,2}\s{0,2}(?:the\s)?$")
_HALVES = {"ص": "am", "م": "pm", **HALVES}
_NUMBER = re.compile(r"\d+")
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "JST": 9, "KST": 9, "AWST": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip


class Parts(NamedTuple):
    """A date's parts as found at ``text[start:end]``.

    Attributes:
        start: Where the date (or the time of day before it) begins.
        end: Where it, with its time of day, ends.
        year: Four digits; None where there is none.
        month: 1 to 12; for `ambiguous` dates the first number.
        day: 1 to 31, None where there is none; for `ambiguous` dates the second number.
        ambiguous: Whether month and day may be the other way round: the separator of the numbers, else empty.
        hour: 0 to 23.
        minute: 0 to 59.
        second: 0 to 59.
        zone: The printed zone.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    ambiguous: str = ""
    hour: int | None = None
    minute: int = 0
    second: int = 0
    zone: tzinfo | None = None


def month_number(word: str, language: str | None = None) -> int | None:
    """Return the month that a word names; a word that differs between languages is read in the given one."""
    word = word.casefold().rstrip(".")
    if language and word in OTHERWISE and (number := OTHERWISE[word].get(language[:2])):
        return number
    number = MONTHS.get(word)
    if number is None and word == "sept":
        return 9
    return number


def scan(text: str, place: int = 0, language: str | None = None) -> Parts | None:
    """Return the first date in ``text[place:]``; None where there is none."""
    # Several steps ask about the short texts of a page, with its language and without; for most languages that is one.
    if language is not None and language[:2] not in _READ_OTHERWISE:
        language = None
    return (_scanned_once if len(text) <= _LONGEST_KEPT else _scanned)(text, place, language)


def _scanned(text: str, place: int, language: str | None) -> Parts | None:
    for number in _NUMBER.finditer(text, place):
        start, size = number.start(), number.end() - number.start()
        if size > 14 or (
            start
            and (
                text[start - 1] in "$€£#"
                or (text[start - 1] == "." and text[start - 2 : start - 1].isdigit())
            )
        ):
            continue
        found = (
            _four_digits(text, start, place, language)
            if size >= 4
            else _two_digits(text, start, place, language)
            if size <= 2
            else None
        )
        if found is not None and _is_possible(found):
            return found
    return None


_LONGEST_KEPT = 200
_READ_OTHERWISE = frozenset(language for months in OTHERWISE.values() for language in months)
_scanned_once = lru_cache(maxsize=4096)(_scanned)


def _is_possible(parts: Parts) -> bool:
    if parts.year is not None and not 1900 <= parts.year <= 2100:
        return False
    if parts.ambiguous:
        return 1 <= min(parts.month, parts.day or 1) <= 12 and max(parts.month, parts.day or 1) <= 31
    return 1 <= parts.month <= 12 and (parts.day is None or 1 <= parts.day <= 31)


def _four_digits(text: str, start: int, low: int, language: str | None) -> Parts | None:
    if found := _ISO.match(text, start):
        zone = _zone(found[8])
        hour = int(found[4]) if found[4] else None
        if hour is not None and found[7] and (clock := _clock(found[4], found[5], found[6], found[7])):
            hour = clock[0]
        if hour is None:
            return _with_time(
                text, low, Parts(start, found.end(), int(found[1]), int(found[2]), int(found[3]))
            )
        return _checked(start, found.end(), found[1], found[2], found[3], hour, found[5], found[6], zone)
    if found := _YEAR_FIRST.match(text, start):
        return _with_time(text, low, Parts(start, found.end(), int(found[1]), int(found[3]), int(found[4])))
    if found := _CJK.match(text, start):
        return _with_time(text, low, Parts(start, found.end(), int(found[1]), int(found[2]), int(found[3])))
    if found := _COMPACT.match(text, start):
        hour = int(found[4]) if found[4] else None
        return _checked(
            start, found.end(), found[1], found[2], found[3], hour, found[5], found[6], _zone(found[7])
        )
    if text[start + 4 : start + 5].isdigit() or (start and text[start - 1] in "/.-"):
        return None
    if named := _month_before(text, low, start, language):
        return Parts(named[1], start + 4, int(text[start : start + 4]), named[0], None)
    return None


def _month_before(text: str, low: int, start: int, language: str | None) -> tuple[int, int] | None:
    """Return the month named right before a number and where its name begins; "3 days ago, 12 likes" names none."""
    found = _MONTH_BEFORE.search(text, max(low, start - 18), start)
    month = month_number(found[1], language) if found else None
    if found is None or month is None:
        return None
    name = found.start(1)
    is_age = found[1].casefold() == "ago" and _AGE_BEFORE.search(text, max(0, name - 9), name)
    return None if is_age else (month, name)


def _checked(
    start: int,
    end: int,
    year: str,
    month: str,
    day: str,
    hour: int | None,
    minute: str | None,
    second: str | None,
    zone: tzinfo | None,
) -> Parts | None:
    if hour is not None and (hour > 24 or int(minute or 0) > 59 or int(second or 0) > 60):
        return None
    hour = 0 if hour == 24 else hour
    return Parts(
        start,
        end,
        int(year),
        int(month),
        int(day),
        "",
        hour,
        int(minute or 0),
        min(int(second or 0), 59),
        zone,
    )


def _two_digits(text: str, start: int, low: int, language: str | None) -> Parts | None:
    end = start + 1 + text[start + 1 : start + 2].isdigit()
    behind, before_it = text[end : end + 1], text[start - 1 : start] if start else ""
    if behind == "月" and (found := _CJK_MONTH.match(text, start)):
        return _with_time(text, low, Parts(start, found.end(), int(found[3]), int(found[1]), int(found[2])))
    if text[end + 2 : end + 6] == "háng" and (found := _VIETNAMESE.match(text, start)):
        return _with_time(text, low, Parts(start, found.end(), int(found[3]), int(found[2]), int(found[1])))
    if behind in "./-" and (found := _NUMERIC.match(text, start)):
        if start and (text[start - 1] in "/.-" and text[start - 2 : start - 1].isdigit()):
            return None
        parts = Parts(start, found.end(), _full_year(found[4]), int(found[1]), int(found[3]), found[2])
        return _with_time(text, low, parts)
    if behind == "/" and before_it not in ("/", ".", "-") and (found := _WITHOUT_YEAR.match(text, start)):
        return _with_time(text, low, Parts(start, found.end(), None, int(found[1]), int(found[2]), "/"))
    if not text[end + 1 : end + 2].isdigit() and (found := _DAY_FIRST.match(text, start)):
        month = month_number(found[2], language)
        # Without a year, digits inside a word ("na1led") are no day.
        if month is not None and (found[3] or not before_it.isalpha()):
            end = found.end() if found[3] else found.end(2)
            year = _full_year(found[3]) if found[3] else None
            return _with_time(text, low, Parts(start, end, year, month, int(found[1])))
    if not before_it or before_it.isdigit() or before_it in ":$%(":
        return None
    named = _month_before(text, low, start, language)
    if named and (found := _AFTER_MONTH.match(text, start)):
        year = _full_year(found[2]) if found[2] else None
        end = found.end() if found[2] else found.end(1)
        parts = _with_time(text, low, Parts(named[1], end, year, named[0], int(found[1])))
        if year is None and (after := _YEAR_AFTER_TIME.match(text, parts.end)):
            return _evolved(parts, year=int(after[1]), end=after.end())
        return parts
    return None


def _evolved(parts: Parts, *, year: int, end: int) -> Parts:
    return Parts(
        parts.start, end, year, parts.month, parts.day, "", parts.hour, parts.minute, parts.second, parts.zone
    )


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < 70 else 1900)


def _with_time(text: str, low: int, parts: Parts) -> Parts:
    """Return the parts with the time of day that stands behind the date or before it."""
    found = _TIME_AFTER.match(text, parts.end)
    if found and (found[2] or found[4]) and (clock := _clock(found[1], found[2], found[3], found[4])):
        zone = _zone(found[5])
        end = found.end() if zone is not None or not found[5] else found.start(5)
        end = parts.end + len(text[parts.end : end].rstrip(" ("))
        return Parts(parts.start, end, parts.year, parts.month, parts.day, parts.ambiguous, *clock, zone)
    if text[parts.start : parts.start + 4].isdigit() and (behind := time_behind(text, parts.end)):
        if clock := _clock(behind.hour, behind.minute, behind.second, behind.half):
            return Parts(parts.start, behind.end, parts.year, parts.month, parts.day, parts.ambiguous, *clock)
    low = max(low, parts.start - 34)
    start = parts.start
    for _ in range(2):
        found = _TIME_BEFORE.search(text, low, start)
        if found and (found[2] or found[4]) and (clock := _clock(found[1], found[2], found[3], found[4])):
            return Parts(
                found.start(),
                parts.end,
                parts.year,
                parts.month,
                parts.day,
                parts.ambiguous,
                *clock,
                _zone(found[5]),
            )
        weekday = _WEEKDAY_BEFORE.search(text, low, start)
        if not weekday:
            break
        start = weekday.start()
    return parts


def _clock(
    hour: str, minute: str | None, second: str | None, half: str | None
) -> tuple[int, int, int] | None:
    h, m, s = int(hour), int(minute or 0), int(second or 0)
    half = _HALVES.get(half or "", half)
    if half and half[0] in "aApP":
        if not 1 <= h <= 12:
            h = h if h < 24 else -1
        else:
            h = h % 12 + (12 if half[0] in "pP" else 0)
    return (h, m, s) if 0 <= h < 24 and m < 60 and s < 60 else None


def _zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    name = name.upper()
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    sign = next((c for c in name if c in "+-"), None)
    if sign is None:
        return None
    digits = name.partition(sign)[2].replace(":", "")
    hours, minutes = (int(digits[:2]), int(digits[2:] or 0)) if len(digits) > 2 else (int(digits), 0)
    if hours > 15 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(offset if sign == "+" else -offset)
