"""Which source of evidence gives the thread, and what the others add to it."""

from __future__ import annotations

from postparse.dates import DateReader
from postparse.html.comments.miner import mine
from postparse.html.comments.profiles import read_profiles
from postparse.html.comments.records import Discussion
from postparse.html.comments.structured import read_structured
from postparse.html.dom import Page


def find_discussion(page: Page, dates: DateReader) -> Discussion | None:
    """Return the page's discussion from the best source; None where the page has none."""
    found = [*read_profiles(page), *read_structured(page)]
    found = [discussion for discussion in found if discussion.records or discussion.post]
    if found:
        return max(found, key=lambda discussion: len(discussion.records))
    return mine(page, dates)
