"""Dates as pages print them: finding them in text and reading them, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from attrs import frozen

_MONTHS = {
    m: n
    for n, m in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_NAMED = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\.?"
    r"(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})\b",
    re.I,
)
_ISO = re.compile(
    r"\b(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_NUMERIC = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")


@frozen
class DateMatch:
    """Where a date stands in a text: ``text[start:end]``; kind is ``absolute`` or ``relative``."""

    start: int
    end: int
    kind: str


def find_date(text: str) -> DateMatch | None:
    """Return the first date in a text, with its time of day and zone if they stand beside it; None if there is none."""
    for pattern in (_ISO, _NAMED, _NUMERIC):
        if found := pattern.search(text):
            return DateMatch(found.start(), found.end(), "absolute")
    return None


class DateReader:
    """Reads the dates of one page; what is ambiguous is settled by the page's own dates and its language.

    Args:
        language: BCP 47 tag of the page's language, if known.
        now: Reference for relative dates ("2 hours ago"); without it they read as None.

    """

    def __init__(self, *, language: str | None = None, now: datetime | None = None) -> None:
        self.language = language
        self.now = now
        self.day_first: bool | None = None

    def learn(self, samples: Iterable[str]) -> None:
        """Settle from sample dates of the page whether numeric dates give the day or the month first."""
        for sample in samples:
            if found := _NUMERIC.search(sample):
                if int(found[1]) > 12:
                    self.day_first = True
                elif int(found[2]) > 12:
                    self.day_first = False

    def read(self, raw: str) -> datetime | None:
        """Return the date that a string holds (a printed date, ISO 8601, an epoch); None where it holds none."""
        raw = raw.strip()
        if raw.isdigit() and len(raw) in (10, 13):
            return datetime.fromtimestamp(int(raw[:10]), UTC)
        try:
            if found := _ISO.search(raw):
                return datetime.fromisoformat(found[0])
            if found := _NAMED.search(raw):
                return datetime(int(found[4]), _MONTHS[found[2].lower()], int(found[1] or found[3] or 1))
            if found := _NUMERIC.search(raw):
                a, b = int(found[1]), int(found[2])
                day, month = (a, b) if self.day_first or a > 12 else (b, a)
                return datetime(int(found[3]), month, day)
        except ValueError:
            pass
        return None
