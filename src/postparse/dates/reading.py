"""Reading dates: what is ambiguous is settled by the page's own dates and its language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import log1p

from postparse.dates.grammar import Parts, scan
from postparse.dates.relative import scan_relative

_EPOCH = re.compile(r"\d{9,10}(?:\.\d{1,9})?$|\d{12,13}$")
_MONTH_FIRST_REGIONS = frozenset({"us", "ph", "pr"})
_LONGEST = 400
_CLEAR = 1.0


class DateReader:
    """Reads the dates of one page.

    Args:
        language: BCP 47 tag of the page's language, if known: decides between day and month where nothing else does.
        now: When the page was read: the reference for relative dates; without it they read as None.
    """

    def __init__(self, *, language: str | None = None, now: datetime | None = None) -> None:
        self.language = (language or "").replace("_", "-").lower() or None
        self.now = now
        self.day_first: bool | None = None
        self._known: dict[str, datetime | None] = {}

    def learn(self, samples: Iterable[str], *, reference: datetime | None = None) -> None:
        """Settle from sample dates of the page, in page order, whether numeric dates give the day or the month first.

        A number over 12 is a day. Where there is none, the reading wins under which the dates, with the reference
        (the post's own date) in front, lie closer together and go more steadily one way.
        """
        pairs: list[tuple[int, int, int]] = []
        for sample in samples:
            parts = scan(sample[:_LONGEST], 0, self.language)
            if parts is not None and parts.ambiguous and parts.day is not None and parts.year is not None:
                if parts.month > 12 >= parts.day:
                    return self._settle(True)
                if parts.day > 12 >= parts.month:
                    return self._settle(False)
                pairs.append((parts.year, parts.month, parts.day))
        if not pairs or self.day_first is not None:
            return None
        start = [(reference.year, reference.month, reference.day)] if reference is not None else []
        month_first = _unlikeliness(start + pairs)
        day_first = _unlikeliness(start + [(year, b, a) for year, a, b in pairs])
        if abs(month_first - day_first) > _CLEAR:
            return self._settle(day_first < month_first)
        return None

    def _settle(self, day_first: bool) -> None:
        self.day_first = day_first
        self._known.clear()

    def read(self, raw: str) -> datetime | None:
        """Return the date that a string holds: a printed date, ISO 8601, RFC 2822, seconds or milliseconds since 1970.

        Aware where the string names a zone, else naive. None where there is no date, where it is relative and no
        `now` is known, or where it lacks a year or a day.
        """
        raw = raw.strip()[:_LONGEST]
        if raw not in self._known:
            self._known[raw] = self._read(raw)
        return self._known[raw]

    def _read(self, raw: str) -> datetime | None:
        if _EPOCH.match(raw):
            seconds = float(raw) if "." in raw or len(raw) <= 10 else int(raw) / 1000
            return datetime.fromtimestamp(seconds, UTC)
        parts = scan(raw, 0, self.language)
        while parts is not None:
            moment = self._moment(parts)
            if moment is not None:
                return moment
            parts = scan(raw, max(parts.end, parts.start + 1), self.language)
        relative = scan_relative(raw) if self.now is not None else None
        return relative.resolved(self.now) if relative is not None and self.now is not None else None

    def _moment(self, parts: Parts) -> datetime | None:
        if parts.year is None or parts.day is None:
            return None
        month, day = parts.month, parts.day
        if parts.ambiguous and (month > 12 or (day <= 12 and self._is_day_first(parts.ambiguous))):
            month, day = day, month
        try:
            return datetime(
                parts.year, month, day, parts.hour or 0, parts.minute, parts.second, tzinfo=parts.zone
            )
        except ValueError:
            return None

    def _is_day_first(self, separator: str) -> bool:
        if self.day_first is not None:
            return self.day_first
        if separator == ".":
            return True
        language = self.language or "en"
        region = language.partition("-")[2]
        if region:
            return region not in _MONTH_FIRST_REGIONS
        return not language.startswith("en")


def _unlikeliness(dates: list[tuple[int, int, int]]) -> float:
    """Return how far a sequence of (year, month, day) jumps: dates of one page lie close together and go one way."""
    steps = [_days(after) - _days(before) for before, after in pairwise(dates)]
    jumps = sum(log1p(abs(step)) for step in steps)
    turns = min(sum(step < 0 for step in steps), sum(step > 0 for step in steps))
    return jumps + turns


def _days(date: tuple[int, int, int]) -> int:
    return date[0] * 372 + date[1] * 31 + date[2]


def days_apart(one: datetime, other: datetime) -> float:
    """Return how many days lie between two moments, zones left aside."""
    return abs((one.replace(tzinfo=None) - other.replace(tzinfo=None)) / timedelta(days=1))
