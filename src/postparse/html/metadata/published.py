"""The search for a post's date: marked elements, lines near the title and at the end, declarations, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from postparse.dates import DateReader, find_date, is_only_date
from postparse.dates.grammar import scan
from postparse.dates.reading import days_apart
from postparse.html.comments.profiles.shapes import Line
from postparse.html.dom import TEXT, Page
from postparse.html.metadata.declared import Declared
from postparse.html.metadata.surroundings import Surroundings, header_of

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
_UPDATED = re.compile(
    r"\b(?:originally published|updated|modified|aktualisiert|geändert|mis à jour|actualizado|aggiornato|bijgewerkt|last (?:edited|changed))\b",
    re.I,
)
_POSTED = re.compile(
    r"\b(?:posted|published|written|filed|geschrieben|veröffentlicht|publié|publicó|publicado|scritto|pubblicato|posté|geplaatst)\b",
    re.I,
)
_DECLARED_NAME = re.compile(
    r"(?:^|[a-z.:_-])(?:publish(?:ed)?|pub|publication|creation|issue)[._-]?(?:date|time|at|on)(?:$|[._-])"
)
_PLACE = re.compile(r"[^\W\d_][^\d.:;!?]{1,38}[,/(–-]\s*\(?")
_NEAR, _FAR, _MOST_HITS, _LONGEST, _MOST_BESIDE = 250, 2000, 12, 120, 90
_BESIDE_TITLE = 120
"""A date no farther from the title, in nodes, is the post's, whatever is declared."""
_SAME = 1.6
"""Days between which two dates are the same in different zones."""
_MOST_BOX = 30
_EARLY = 6
"""A day of the month that stands for all whose numbers could be a month's."""


class DateSearch:
    """The search for the date of one page's post.

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
        self._wide = wide
        self._page, self._around, self._declared, self._dates = page, around, declared, dates
        self._furniture = furniture

    def find(self, url: str | None) -> tuple[datetime | None, datetime | None, bool]:
        """Return the date, a declared one that it overrules, and whether the date is from the address alone."""
        declared, address = self.declared(), self._of_address(url)
        shown = self._shown(declared or address, url)
        if shown is None and self._wide.closed != self._around.closed:
            self._around = self._wide
            shown = self._shown(declared or address, url)
        overruled = None
        if shown is not None and declared is not None:
            if days_apart(shown, declared) < _SAME:
                shown = declared if declared.tzinfo is not None or shown.hour == shown.minute == 0 else shown
            else:
                overruled = declared
        found = shown or declared
        if found is not None:
            return found, overruled, False
        return (address, None, True) if address is not None else (self._updated(), None, True)

    def declared(self) -> datetime | None:
        """Return the date that the page declares."""
        values = self._declared.texts("datePublished", "dateCreated", "uploadDate") + self._declared.all(
            "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate",
            "og:published_time", "parsely-pub-date", "sailthru.date", "citation_publication_date", "article.published", "published_time",
        )  # fmt: skip
        values = values or self._declared.like(_DECLARED_NAME)
        return next((moment for value in values if (moment := self._dates.read(value)) is not None), None)

    def reference(self, url: str | None) -> datetime | None:
        """Return a date near the post's own: the declared one, or the month that its address names."""
        declared = self.declared()
        if declared is not None:
            return declared
        found = next((p for address in self._addresses(url) if (p := _URL_DATE.search(address))), None)
        if found is None or len(found[1]) != 4:
            return None
        return _day(int(found[1]), int(found[2]), int(found[3] or _EARLY))

    def _shown(self, reference: datetime | None, url: str | None) -> datetime | None:
        """Return the first date shown that agrees with the declared one, else the first shown."""
        first = None
        for moment, node, text in self._candidates(url, reference):
            if first is None:
                first = (moment, node, text)
            if reference is None or days_apart(moment, reference) < _SAME:
                first = (moment, node, text)
                break
        if first is None:
            return None
        self._take(first[1], first[2])
        return first[0]

    def _candidates(self, url: str | None, reference: datetime | None) -> Iterator[tuple[datetime, int, str]]:
        """Yield dates shown, the likeliest first, each with the element and text that show it; farther ones like `reference` alone."""
        around = self._around
        yield from self._in_title()
        yield from self._marked(reference)
        yield from self._of_lines(around.near, most=_MOST_BESIDE)
        posted = [line for line in around.all if len(line.text) < 400 and _POSTED.search(line.text[:60])]
        yield from self._of_lines(posted[:40], most=400)
        yield from self._boxes(around.near)
        yield from self._of_lines(around.last, most=_MOST_BESIDE)
        yield from self._datelines(around.first)
        yield from self._without_year(around.near, url)

    def _in_title(self) -> Iterator[tuple[datetime, int, str]]:
        """Read a date that an element of its own inside the heading shows."""
        page, title = self._page, self._around.title
        if title is None:
            return
        for node in range(title + 1, min(page.ends[title], title + 30)):
            if page.tags[node] != TEXT and 0 < page.text_length(node) < min(
                _LONGEST, page.text_length(title)
            ):
                text = page.text_of(node)
                if is_only_date(text) and (moment := self._dates.read(text)) is not None:
                    yield moment, -1, text

    def _marked(self, reference: datetime | None) -> Iterator[tuple[datetime, int, str]]:
        page, distance = self._page, self._around.distance
        for selector in _SELECTORS:
            hits = [
                node
                for node in page.select(selector)
                if page.text_length(node) < _LONGEST and self._around.is_open(node)
            ]
            is_beside_title = False
            for rank, node in enumerate(sorted(hits, key=distance)[:_MOST_HITS]):
                if rank > 1 and (reference is None or is_beside_title):
                    break
                is_beside_title = is_beside_title or distance(node) < _BESIDE_TITLE
                if distance(node) > (_NEAR if rank < 2 else _FAR):
                    break
                text = page.text_of(node)
                if _UPDATED.search(text) and not find_date(text.casefold().partition("updated")[0]):
                    continue
                machine = page.get(node, "datetime") or page.get(node, "content") or page.get(node, "title")
                printed, exact = self._dates.read(text), self._dates.read(machine) if machine else None
                agree = exact is not None and (printed is None or days_apart(exact, printed) < _SAME)
                moment = exact if agree else printed
                if moment is not None and (
                    rank < 2 or (reference is not None and days_apart(moment, reference) < _SAME)
                ):
                    yield moment, node, text

    def _of_lines(self, lines: list[Line], *, most: int) -> Iterator[tuple[datetime, int, str]]:
        for line in lines:
            found = find_date(line.text)
            if found is None or found.kind != "absolute" or is_update(line.text):
                continue
            if len(line.text) - (found.end - found.start) > most:
                continue
            moment = self._dates.read(line.text[found.start : found.end])
            if moment is not None:
                yield moment, line.block, line.text

    def _datelines(self, lines: list[Line]) -> Iterator[tuple[datetime, int, str]]:
        """Read the date of a paragraph that begins with place and date, as press releases do."""
        for line in lines:
            found = find_date(line.text[:80])
            if found is None or found.kind != "absolute" or found.start > 40:
                continue
            place, rest = line.text[: found.start], line.text[found.end :]
            if _PLACE.fullmatch(place) and rest.lstrip().startswith((")", ":", "–", "—", "-", ".", "/")):
                moment = self._dates.read(line.text[found.start : found.end])
                if moment is not None:
                    yield moment, -1, ""

    def _boxes(self, lines: list[Line]) -> Iterator[tuple[datetime, int, str]]:
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
                        yield moment, -1, text

    def _without_year(self, lines: list[Line], url: str | None) -> Iterator[tuple[datetime, int, str]]:
        """Read a date without a year whose year is in the address of the post."""
        known = [found for address in self._addresses(url) if (found := _URL_DATE.search(address))]
        if not known:
            return
        texts = [(line.text, line.block) for line in lines if len(line.text) < _LONGEST]
        texts += [
            (" ".join(line.text for line in lines[n : n + 2]), -1)
            for n in range(len(lines))
            if len(lines[n].text) < 10
        ]
        for text, block in texts:
            parts = scan(text, 0, self._dates.language)
            if parts is None or parts.day is None or parts.year is not None:
                continue
            if len(text) - (parts.end - parts.start) > _MOST_BESIDE:
                continue
            for address in known:
                year, month, day = int(address[1]), int(address[2]), address[3]
                if parts.month == month and (day is None or int(day) == parts.day):
                    moment = _day(year + 2000 if year < 100 else year, month, parts.day)
                    if moment is not None:
                        yield moment.replace(hour=parts.hour or 0, minute=parts.minute), block, text

    def _addresses(self, url: str | None) -> list[str]:
        page, title = self._page, self._around.title
        links = []
        if title is not None:
            links = [
                node for node in range(title, min(page.ends[title], title + 20)) if page.tags[node] == "a"
            ]
        return [
            address for address in (url, page.url, *(page.get(link, "href") for link in links)) if address
        ]

    def _of_address(self, url: str | None) -> datetime | None:
        for address in (url, self._page.url):
            parts = _URL_DATE.search(address) if address else None
            if parts is not None and parts[3] and len(parts[1]) == 4:
                return _day(int(parts[1]), int(parts[2]), int(parts[3]))
        return None

    def _updated(self) -> datetime | None:
        """Return the date of a change where the page shows no other date."""
        for line in self._around.near:
            found = find_date(line.text)
            if found is not None and found.kind == "absolute" and len(line.text) < _LONGEST:
                return self._dates.read(line.text[found.start : found.end])
        return None

    def _take(self, block: int, text: str) -> None:
        if block > 0 and (header := header_of(self._page, block, text)) is not None:
            self._furniture.add(header)


def is_update(text: str) -> bool:
    """Tell whether a line gives the date of a change."""
    return bool(_UPDATED.search(text))


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)
    except ValueError:
        return None
