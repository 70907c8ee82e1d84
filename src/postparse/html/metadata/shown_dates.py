"""The dates that a page shows outside its thread, those likeliest its post's first, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from postparse.dates import DateReader, find_date, is_only_date
from postparse.dates.grammar import scan
from postparse.dates.reading import days_apart
from postparse.html.comments.profiles.shapes import Line
from postparse.html.dom import TEXT, Page
from postparse.html.metadata.date_labels import (
    POSTED,
    changed_in,
    is_label_of_change,
    is_label_of_publication,
    is_update,
    published_in,
)
from postparse.html.metadata.surroundings import Surroundings

_SELECTORS = (
    "[itemprop=datePublished]",
    "time[pubdate]",
    "time.published",
    ".published",
    "time.entry-date",
    ".entry-date",
    ".post-date",
    ".date-header",
    "time[datetime]",
    "[class*=publish]",
    "[class*=pubdate]",
    "[class*=post-date]",
    "[class*=entry-date]",
    "[class*=date]",
)
_URL_DATE = re.compile(r"/((?:19|20)?\d{2})/(\d{1,2})(?:/(\d{1,2}))?(?=/|$)")
_PLACE = re.compile(r"[^\W\d_][^\d.:;!?]{1,38}[,/(–-]\s*\(?")
_NEAR, _FAR, _MOST_HITS, LONGEST, _MOST_BESIDE = 250, 2000, 12, 120, 90
_BESIDE_TITLE = 120
"""A date no farther from the title, in nodes, is the post's, whatever is declared."""
SAME = 1.6
"""Days between which two dates are the same in different zones."""
_MOST_BOX = 30
_FOR_MACHINES = ("datetime", "content", "title")
"""The attributes that give a printed date for machines."""
_MOST_INSIDE, _FEW_BEFORE = 12, 20
_AWAY = frozenset(("aside", "nav", "footer"))
_CHANGED = (
    "[itemprop=dateModified]",
    "time.updated",
    ".dt-updated",
    "time.modified",
    ".last-modified, .post-modified, .modified-date, .updated-date, .date-updated, .post-updated",
    ".modified",
)
"""Elements that show the date of a change."""
_LITTLE_TEXT = 300


class Shown(NamedTuple):
    """A date that a page shows.

    Attributes:
        moment: The date.
        place: The node where it stands.
        node: The element that shows it; -1 where none is known to show nothing else.
        text: That element's words.
    """

    moment: datetime
    place: int
    node: int
    text: str


class ShownDates:
    """The dates around a post's title and at its end.

    Args:
        page: The page.
        around: Its lines outside the thread.
        dates: Reads the page's dates.
    """

    def __init__(self, page: Page, around: Surroundings, dates: DateReader) -> None:
        self._page, self._around, self._dates = page, around, dates

    def published(self, url: str | None, reference: datetime | None) -> Iterator[Shown]:
        """Yield dates that may be the post's, the likeliest first; farther ones like `reference` alone."""
        around = self._around
        near = sorted(around.near, key=lambda line: self._around.is_in_text(line.start))
        yield from self._in_title()
        yield from self._marked(reference)
        yield from self._of_lines(near, most=_MOST_BESIDE)
        posted = [line for line in around.all if len(line.text) < 400 and POSTED.search(line.text[:60])]
        yield from self._of_lines(posted[:40], most=400)
        yield from self._boxes(near)
        yield from self._of_lines(around.last, most=_MOST_BESIDE)
        yield from self._datelines(around.first)
        yield from self._without_year(near, url)
        yield from self._behind_label()

    def _in_title(self) -> Iterator[Shown]:
        """Read a date that an element of its own inside the heading shows."""
        page, title = self._page, self._around.title
        if title is None:
            return
        for node in range(title + 1, min(page.ends[title], title + 30)):
            if page.tags[node] != TEXT and 0 < page.text_length(node) < min(LONGEST, page.text_length(title)):
                text = page.text_of(node)
                if is_only_date(text) and (moment := self._dates.read(text)) is not None:
                    yield Shown(moment, node, -1, text)

    def _marked(self, reference: datetime | None) -> Iterator[Shown]:
        page, distance = self._page, self._around.distance
        for selector in _SELECTORS:
            hits = [
                node
                for node in page.select(selector)
                if page.text_length(node) < LONGEST and self._around.is_open(node)
            ]
            is_beside_title = False
            for rank, node in enumerate(sorted(hits, key=distance)[:_MOST_HITS]):
                if rank > 1 and (reference is None or is_beside_title):
                    break
                is_beside_title = is_beside_title or distance(node) < _BESIDE_TITLE
                if distance(node) > (_NEAR if rank < 2 else _FAR):
                    break
                text = page.text_of(node)
                shown = published_in(text)
                if (shown is None and is_update(text)) or is_label_of_change(self._before(node)):
                    continue
                words = text[shown.start : shown.end] if shown is not None else text
                moment = self._moment(node, page.ends[node], words)
                if moment is not None and (
                    rank < 2 or (reference is not None and days_apart(moment, reference) < SAME)
                ):
                    yield Shown(moment, node, node, text)

    def _moment(self, start: int, stop: int, printed: str) -> datetime | None:
        """Return a printed date, with the time and zone that an element there gives for machines where it is the same day."""
        page, read = self._page, self._dates.read
        shown = read(printed)
        for node in self._elements(start, stop):
            for name in _FOR_MACHINES:
                value = page.get(node, name)
                exact = read(value) if value else None
                if exact is not None and (shown is None or days_apart(exact, shown) < SAME):
                    return exact
            if shown is not None and (day := self._linked_day(node)) is not None:
                if (day.year, day.month, day.day) == (shown.year, shown.day, shown.month):
                    return shown.replace(month=day.month, day=day.day)
        return shown

    def _linked_day(self, node: int) -> datetime | None:
        """Return the day whose archive an element links to, as themes link a post's date: it settles day and month."""
        found = date_in_address(self._page.get(node, "href")) if self._page.tags[node] == "a" else None
        if found is None or not found[3] or len(found[1]) < len("2021"):
            return None
        return day_of(int(found[1]), int(found[2]), int(found[3]))

    def _elements(self, start: int, stop: int) -> Iterator[int]:
        """Yield the elements of a few nodes in a row, and those around the first that hold nothing else."""
        page = self._page
        yield from (node for node in range(start, min(stop, start + _MOST_INSIDE)) if page.tags[node] != TEXT)
        for above in page.ancestors(start):
            if page.ends[above] > stop:
                break
            yield above

    def _before(self, node: int) -> str:
        """Return the text right before a node that may be the label of its date."""
        page = self._page
        for before in range(node - 1, max(node - _MOST_INSIDE, self._around.behind - 1), -1):
            if page.texts[before] and page.seen[before] and (text := page.line_of(before)):
                return text
        return ""

    def _of_lines(self, lines: list[Line], *, most: int) -> Iterator[Shown]:
        for line in lines:
            found = published_in(line.text)
            if found is None or len(line.text) - (found.end - found.start) > most:
                continue
            if found.start < _FEW_BEFORE and is_label_of_change(self._before(line.start)):
                continue
            moment = self._moment(line.start, line.stop, line.text[found.start : found.end])
            if moment is not None:
                yield Shown(moment, line.start, line.block, line.text)

    def _datelines(self, lines: list[Line]) -> Iterator[Shown]:
        """Read the date of a paragraph that begins with place and date, as press releases do."""
        for line in lines:
            found = find_date(line.text[:80])
            if found is None or found.kind != "absolute" or found.start > 40:
                continue
            place, rest = line.text[: found.start], line.text[found.end :]
            if _PLACE.fullmatch(place) and rest.lstrip().startswith((")", ":", "–", "—", "-", ".", "/")):
                moment = self._dates.read(line.text[found.start : found.end])
                if moment is not None:
                    yield Shown(moment, line.start, -1, "")

    def _boxes(self, lines: list[Line]) -> Iterator[Shown]:
        """Read day, month and year that stand in lines of their own."""
        for n in range(len(lines)):
            for count in (2, 3, 4):
                text = " ".join(line.text for line in lines[n : n + count])
                if len(text) > _MOST_BOX or n + count > len(lines) or is_update(text):
                    break
                found = find_date(text)
                if found is not None and found.kind == "absolute":
                    moment = self._dates.read(text)
                    if moment is not None:
                        yield Shown(moment, lines[n].start, -1, text)

    def _without_year(self, lines: list[Line], url: str | None) -> Iterator[Shown]:
        """Read a date without a year whose year is in the address of the post."""
        known = [found for address in self.addresses(url) if (found := date_in_address(address))]
        if not known:
            return
        texts = [(line, line.text, line.block) for line in lines if len(line.text) < LONGEST]
        texts += [
            (lines[n], " ".join(line.text for line in lines[n : n + 2]), -1)
            for n in range(len(lines))
            if len(lines[n].text) < 10
        ]
        for line, text, block in texts:
            parts = scan(text, 0, self._dates.language)
            if parts is None or parts.day is None or parts.year is not None:
                continue
            if len(text) - (parts.end - parts.start) > _MOST_BESIDE:
                continue
            for address in known:
                year, month, day = int(address[1]), int(address[2]), address[3]
                if parts.month == month and (day is None or int(day) == parts.day):
                    moment = day_of(year + 2000 if year < 100 else year, month, parts.day)
                    if moment is not None:
                        moment = moment.replace(hour=parts.hour or 0, minute=parts.minute)
                        yield Shown(moment, line.start, block, text)

    def _behind_label(self) -> Iterator[Shown]:
        """Read a date that stands alone behind a label, anywhere outside the thread."""
        for label, line in pairwise(self._around.all):
            if not label.stop <= line.start < label.stop + _MOST_INSIDE or is_update(line.text):
                continue
            if is_label_of_publication(label.text) and is_only_date(line.text):
                moment = self._moment(line.start, line.stop, line.text)
                if moment is not None:
                    yield Shown(moment, line.start, line.block, line.text)

    def addresses(self, url: str | None) -> list[str]:
        page, title = self._page, self._around.title
        links = []
        if title is not None:
            links = [
                node for node in range(title, min(page.ends[title], title + 20)) if page.tags[node] == "a"
            ]
        return [
            address for address in (url, page.url, *(page.get(link, "href") for link in links)) if address
        ]

    def changes(self) -> Iterator[Shown]:
        """Yield dates near the title, or at the post's end, that the page calls those of a change."""
        page, around = self._page, self._around
        for selector in _CHANGED:
            for node in page.select(selector):
                if around.is_open(node) and around.distance(node) < _NEAR and self._is_of_change(node):
                    text = page.text_of(node)
                    found = changed_in(text) or find_date(text)
                    words = text[found.start : found.end] if found is not None else text
                    if (moment := self._moment(node, page.ends[node], words)) is not None:
                        yield Shown(moment, node, node, text)
        for line in (*around.near, *around.last):
            found = changed_in(line.text)
            if found is None and is_label_of_change(self._before(line.start)):
                found = find_date(line.text)
                found = found if found is not None and found.start < _FEW_BEFORE else None
            if found is None or len(line.text) > LONGEST or self.is_elsewhere(line.start):
                continue
            moment = self._moment(line.start, line.stop, line.text[found.start : found.end])
            if moment is not None:
                yield Shown(moment, line.start, line.block, line.text)

    def _is_of_change(self, node: int) -> bool:
        """Tell whether a marked element shows a date of change alone: many themes mark the one date as both."""
        names = self._page.get(node, "class").casefold()
        is_short = 0 < self._page.text_length(node) < LONGEST
        return is_short and "publish" not in names and not self.is_elsewhere(node)

    def is_the_posts(self, shown: Shown, *, is_declared: bool) -> bool:
        """Tell whether a date stands in a place for the post's: where another is declared, not in its text either."""
        if POSTED.search(shown.text) or is_label_of_publication(self._before(shown.place)):
            return True
        return not self.is_elsewhere(shown.place) and not (
            is_declared and self._around.is_in_text(shown.place)
        )

    def is_elsewhere(self, place: int) -> bool:
        """Tell whether a date stands in a sidebar, navigation, the page's footer, or below a link to another post."""
        page = self._page
        if self._around.is_teaser(place):
            return True
        if self._around.text_before(place) < _LITTLE_TEXT:
            return False
        for above in page.ancestors(place):
            tag = page.tags[above]
            if tag in ("article", "main"):
                return False
            if tag == "footer" and place < self._around.limit < len(page):
                # What stands before the thread is the post's own footer.
                return False
            if tag in _AWAY:
                return True
        return False


def date_in_address(address: str) -> re.Match[str] | None:
    """Return year, month and perhaps day in an address's path."""
    return _URL_DATE.search(address)


def day_of(year: int, month: int, day: int) -> datetime | None:
    """Return a day; None where there is no such day."""
    try:
        return datetime(year, month, day)
    except ValueError:
        return None
