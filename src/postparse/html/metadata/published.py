"""The search for a post's dates: what the page shows, what it declares, what its address says."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from postparse.dates import DateReader
from postparse.dates.reading import days_apart
from postparse.html.dom import Page
from postparse.html.metadata.declared import Declared
from postparse.html.metadata.shown_dates import SAME, Shown, ShownDates, date_in_address, day_of
from postparse.html.metadata.surroundings import Surroundings, header_of

_DECLARED_NAME = re.compile(
    r"(?:^|[a-z.:_-])(?:publish(?:ed)?|pub|publication|creation|issue)[._-]?(?:date|time|at|on)(?:$|[._-])"
)
_SANDBOX = re.compile(r"\by(\d{4}) m(\d\d) d(\d\d)(?: h(\d\d))?\b")
_HOURS = 24
_EARLY = 6
"""A day of the month that stands for all whose numbers could be a month's."""


class Dates(NamedTuple):
    """The dates of a post.

    Attributes:
        published: When it was published.
        modified: When it was last changed.
        overruled: A declared date of publication that the page's own words contradict.
        is_inferred: Whether the first is from the page's address, or from a date of a change.
    """

    published: datetime | None
    modified: datetime | None
    overruled: datetime | None
    is_inferred: bool


class DateSearch:
    """The search for the dates of one page's post.

    Args:
        page: The page.
        around: Its lines outside the thread.
        wide: The same with what stands before the thread's first comment.
        declared: What it declares.
        dates: Reads the page's dates.
        furniture: Date lines found are added here.
    """

    def __init__(
        self,
        page: Page,
        around: Surroundings,
        wide: Surroundings,
        declared: Declared,
        dates: DateReader,
        furniture: set[int],
    ) -> None:
        self._page, self._around, self._wide = page, around, wide
        self._declared, self._dates, self._furniture = declared, dates, furniture

    def find(self, url: str | None) -> Dates:
        """Return the dates of the post."""
        declared, address, changed = self.declared(), self._of_address(url), self._declared_change()
        shown = self._shown(self._around, declared, address, url)
        if shown is None and self._wide.closed != self._around.closed:
            shown = self._shown(self._wide, declared, address, url)
        shown_change = self._shown_change()
        if shown is None or declared is None:
            found, overruled = shown or declared, None
        elif days_apart(shown, declared) < SAME:
            is_exact = declared.tzinfo is not None or shown.hour == shown.minute == 0
            found, overruled = declared if is_exact else shown, None
        else:
            found, overruled = shown, declared
        if found is None:
            return Dates(address or shown_change, _later(shown_change, changed), None, True)
        if shown_change is not None and shown_change.date() == found.date():
            shown_change = None  # many themes mark the one date as both
        return Dates(found, _later(shown_change, changed), overruled, False)

    def only_declared(self) -> Dates:
        """Return the declared dates, where those shown are known or are those of others."""
        return Dates(self.declared(), self._declared_change(), None, False)

    def declared(self) -> datetime | None:
        """Return the date of publication that the page declares."""
        values = self._declared.texts("datePublished", "dateCreated", "uploadDate") + self._declared.all(
            "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate",
            "og:published_time", "parsely-pub-date", "sailthru.date", "citation_publication_date", "article.published", "published_time",
            "published",
        )  # fmt: skip
        values = values or self._declared.like(_DECLARED_NAME)
        found = next((moment for value in values if (moment := self._dates.read(value)) is not None), None)
        return found if found is not None else self._in_class()

    def reference(self, url: str | None) -> datetime | None:
        """Return a date near the post's own: the declared one, or the month that its address names."""
        declared = self.declared()
        if declared is not None:
            return declared
        addresses = ShownDates(self._page, self._around, self._dates).addresses(url)
        found = next((parts for address in addresses if (parts := date_in_address(address))), None)
        if found is None or len(found[1]) != 4:
            return None
        return day_of(int(found[1]), int(found[2]), int(found[3] or _EARLY))

    def _in_class(self) -> datetime | None:
        """Return the date in the classes that themes after the "Sandbox" theme give the one post of a page."""
        posts = [self._page.get(node, "class") for node in self._page.select(".hentry")]
        found = _SANDBOX.search(posts[0]) if len(posts) == 1 else None
        if found is None:
            return None
        moment = day_of(int(found[1]), int(found[2]), int(found[3]))
        hour = int(found[4] or 0)
        return moment.replace(hour=hour) if moment is not None and hour < _HOURS else moment

    def _declared_change(self) -> datetime | None:
        value = self._declared.first("article:modified_time", "og:updated_time", "datemodified") or next(
            iter(self._declared.texts("dateModified")), None
        )
        return self._dates.read(value) if value else None

    def _shown_change(self) -> datetime | None:
        """Return the date of a change that the page shows."""
        shown = next(ShownDates(self._page, self._around, self._dates).changes(), None)
        if shown is None:
            return None
        self._take(shown)
        return shown.moment

    def _shown(
        self, around: Surroundings, declared: datetime | None, address: datetime | None, url: str | None
    ) -> datetime | None:
        """Return the first date shown that agrees with the declared one, else the first in a place for it."""
        first, reference = None, declared or address
        shown = ShownDates(self._page, around, self._dates)
        for found in shown.published(url, reference):
            if reference is not None and days_apart(found.moment, reference) < SAME:
                first = found
                break
            if not shown.is_the_posts(found, is_declared=declared is not None):
                continue
            first = first or found
            if reference is None:
                break
        if first is None:
            return None
        self._take(first)
        return first.moment

    def _of_address(self, url: str | None) -> datetime | None:
        for address in (url, self._page.url):
            parts = date_in_address(address) if address else None
            if parts is not None and parts[3] and len(parts[1]) == 4:
                return day_of(int(parts[1]), int(parts[2]), int(parts[3]))
        return None

    def _take(self, shown: Shown) -> None:
        if shown.node > 0 and (header := header_of(self._page, shown.node, shown.text)) is not None:
            self._furniture.add(header)


def _later(shown: datetime | None, declared: datetime | None) -> datetime | None:
    """Return the date of the change: the declared one where the page shows none, or the same day."""
    if shown is None or (declared is not None and days_apart(shown, declared) < SAME):
        return declared
    return shown
