"""Dates as pages print them: finding them in text and reading them, in many languages.

`find_date` finds, `DateReader` reads. Both use one grammar (`postparse.dates.grammar`), so what is found can be read.
"""

from postparse.dates.finding import (
    WEEKDAYS,
    DateMatch,
    clock_alone,
    find_date,
    find_dates,
    has_date,
    is_only_date,
)
from postparse.dates.reading import DateReader

__all__ = [
    "WEEKDAYS",
    "DateMatch",
    "DateReader",
    "clock_alone",
    "find_date",
    "find_dates",
    "has_date",
    "is_only_date",
]
