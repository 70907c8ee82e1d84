"""Dates as exports write them; None for what is no date (``0000-00-00 00:00:00`` of a draft)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def of_iso(text: str | None, *, is_utc: bool = False) -> datetime | None:
    """Return a date of ISO 8601 (or of SQL); one without a zone is UTC where the field says so.

    >>> of_iso("2024-02-03 04:05:06", is_utc=True)
    datetime.datetime(2024, 2, 3, 4, 5, 6, tzinfo=datetime.timezone.utc)

    """
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if is_utc and moment.tzinfo is None else moment


def of_mail(text: str | None) -> datetime | None:
    """Return a date of RFC 822, as RSS has them; else one of ISO 8601.

    >>> of_mail("Sat, 03 Feb 2024 04:05:06 +0100").isoformat()
    '2024-02-03T04:05:06+01:00'

    """
    try:
        return parsedate_to_datetime((text or "").strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return of_iso(text)


def seconds(moment: datetime | None) -> float:
    """Return a place in time to sort by; 0 for none. A date without a zone counts as UTC."""
    if moment is None:
        return 0.0
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).timestamp()
