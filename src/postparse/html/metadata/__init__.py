"""What a page says about its post: title, authors, dates, site, language, tags."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from postparse.dates import DateReader, find_date
from postparse.dates.reading import days_apart
from postparse.html.comments.profiles.shapes import Line, clean_name
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page
from postparse.html.metadata.byline import (
    authors_in,
    is_name,
    is_update,
    lines_at_the_end,
    lines_near,
    names_in,
)
from postparse.html.metadata.declared import Declared
from postparse.html.metadata.fields import Metadata
from postparse.html.metadata.title import find_title, normal
from postparse.models import Person

__all__ = ["Metadata", "read_language", "read_metadata"]

_URL_DATE = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})(?:/(\d{1,2}))?(?:/|$)")
_AUTHOR_SELECTORS = (
    "[rel~=author]",
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    ".author.vcard .fn",
    ".vcard.author",
    ".byline .author",
    ".byline a",
    ".entry-author",
    ".post-author",
    ".author-name",
    ".author a",
    ".author",
    ".byline",
    "[class*=byline]",
    "[class*=author-name]",
    "a[href*='/author/']",
)
_DATE_SELECTORS = (
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


def read_language(page: Page) -> str | None:
    """Return the language that the page declares."""
    return next(
        (lang for node in page.by_tag.get("html", ()) if (lang := page.get(node, "lang").strip())), None
    )


def read_metadata(page: Page, dates: DateReader, discussion: Discussion | None) -> Metadata:
    """Read what the page shows first and what it declares second; the discussion's region is not the post's."""
    declared = Declared(page)
    title = find_title(page, declared, discussion)
    found = Metadata(
        title=title.text,
        title_node=title.node,
        url=_url(page),
        language=read_language(page) or declared.first("og:locale", "language", "dc.language"),
        site_name=declared.first("og:site_name", "application-name"),
        description=declared.first("og:description", "description", "twitter:description", "dc.description"),
        image=_image(page, declared),
        tags=_tags(page, declared, discussion),
        categories=_categories(page, declared),
    )
    if found.site_name is None:
        publisher = declared.article.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        found.site_name = name if isinstance(name, str) else None
    if (
        found.title
        and found.site_name
        and normal(found.title) == normal(found.site_name)
        and title.node is None
    ):
        found.inferred.append("title")
    furniture = {title.node} if title.node is not None else set()
    if discussion is not None and discussion.post is not None:
        post = discussion.post
        found.authors = (
            (Person(post.author, page.absolute(post.author_url) if post.author_url else None),)
            if post.author
            else ()
        )
        found.published = dates.read(post.published_machine or "") or dates.read(post.published_raw or "")
    reading = _Reading(page, dates, discussion, declared, found, furniture)
    # A later page of a forum's topic shows its replies, and nobody's words and dates but theirs.
    is_later_page = discussion is not None and discussion.is_forum and discussion.post is None
    if not found.authors and not is_later_page:
        reading.read_authors()
    if found.published is None:
        reading.read_published(looks=not is_later_page)
    modified = declared.first("article:modified_time", "og:updated_time", "datemodified") or next(
        iter(declared.texts("dateModified")), None
    )
    found.modified = dates.read(modified) if modified else None
    found.furniture = frozenset(furniture)
    return found


class _Reading:
    """The search for authors and dates in one page."""

    def __init__(
        self,
        page: Page,
        dates: DateReader,
        discussion: Discussion | None,
        declared: Declared,
        found: Metadata,
        furniture: set[int],
    ) -> None:
        self.page, self.dates, self.discussion, self.declared = page, dates, discussion, declared
        self.found, self.furniture = found, furniture
        self.lines = list(lines_near(page, found.title_node, discussion))
        samples = [line.text for line in self.lines if len(line.text) < 120]
        samples += (
            [record.published_raw for record in discussion.records if record.published_raw]
            if discussion is not None
            else []
        )
        dates.learn(samples, reference=self._declared_date())
        self.regions = discussion.region if discussion is not None else []

    def _is_outside(self, node: int) -> bool:
        return not any(low <= node < high for low, high in self.regions)

    def _near(self, node: int) -> int:
        """Return how far a node is from the title, in nodes; what stands before it counts double."""
        title = self.found.title_node
        if title is None:
            return node
        return node - title if node > title else 2 * (title - node)

    # -- authors ------------------------------------------------------------

    def read_authors(self) -> None:
        """Take the authors from the byline, from marked elements, or from what the page declares."""
        declared = [(name, url) for name, url, is_person in self._declared_authors() if is_person]
        names = {normal(name) for name, _ in declared}
        shown = (
            self._shown_byline(self.lines)
            or self._marked_authors(names)
            or self._shown_byline(self._last_lines())
        )
        if shown and names and not names & {normal(person.name) for person in shown}:
            self.found.declared.extend(("author", name) for name, _ in declared)
            if any(self._is_shown(name) for name, _ in declared):
                shown = ()
        if not shown:
            shown = tuple(Person(name, url) for name, url in declared)
        self.found.authors = tuple({normal(p.name): p for p in reversed(shown)}.values())[::-1]

    def _is_shown(self, name: str) -> bool:
        wanted = normal(name)
        return any(wanted in normal(line.text) for line in self.lines)

    def _declared_authors(self) -> list[tuple[str, str | None, bool]]:
        site = normal(self.found.site_name or "")
        people = self.declared.people("author") or self.declared.people("creator")
        if not people:
            values = self.declared.all(
                "author",
                "article:author",
                "dc.creator",
                "sailthru.author",
                "parsely-author",
                "byl",
                "citation_author",
            )
            people = [
                (name, None, True)
                for value in values
                if "://" not in value
                for name in names_in(re.sub(r"^by\s+", "", value, flags=re.I))
            ]
        return [(name, url, kind) for name, url, kind in people if normal(name) != site and is_name(name)]

    def _last_lines(self) -> list[Line]:
        return list(lines_at_the_end(self.page, self.discussion, self.found.title_node or 0))

    def _shown_byline(self, lines: list[Line]) -> tuple[Person, ...]:
        for line in lines:
            if names := authors_in(line.text):
                if len(line.text) < 160:
                    self._take_line(line.block, line.text)
                return tuple(Person(name, self._address(line.start, line.stop, name)) for name in names)
        return ()

    def _take_line(self, block: int, text: str) -> None:
        if block > 0 and self.page.text_length(block) < len(text) + 40:
            self.furniture.add(block)

    def _address(self, low: int, high: int, name: str) -> str | None:
        page = self.page
        for node in range(max(0, low - 3), high):
            if (
                page.tags[node] == "a"
                and page.get(node, "href")
                and normal(name) in normal(page.text_of(node))
            ):
                return page.absolute(page.get(node, "href"))
        return None

    def _marked_authors(self, names: set[str]) -> tuple[Person, ...]:
        page = self.page
        for selector in _AUTHOR_SELECTORS:
            hits = [
                node
                for node in page.select(selector)
                if self._is_outside(node) and page.text_length(node) < 120
            ]
            for node in sorted(hits, key=self._near)[:3]:
                text = page.text_of(node)
                found = authors_in(text) or ([name] if (name := clean_name(text)) and is_name(name) else [])
                if found and (self._near(node) < 600 or names & {normal(name) for name in found}):
                    if self._near(node) < 150:
                        self._take_line(node, text)
                    return tuple(Person(name, self._address(node, page.ends[node], name)) for name in found)
        return ()

    # -- dates --------------------------------------------------------------

    def read_published(self, *, looks: bool = True) -> None:
        """Take the date from a marked element near the title, from a line near it, from declarations, from the address.

        Args:
            looks: Whether what the page shows counts.

        """
        shown = None
        if looks:
            shown = (
                self._marked_date() or self._shown_date(self.lines) or self._shown_date(self._last_lines())
            )
        declared = self._declared_date()
        if shown is not None and declared is not None:
            if days_apart(shown, declared) < 1.6:
                shown = declared if declared.tzinfo is not None or shown.hour == shown.minute == 0 else shown
            else:
                self.found.declared.append(("published", declared.isoformat()))
        self.found.published = shown or declared
        if (
            self.found.published is None
            and self.found.url
            and (parts := _URL_DATE.search(self.found.url))
            and parts[3]
        ):
            try:
                self.found.published = datetime(int(parts[1]), int(parts[2]), int(parts[3]))
                self.found.inferred.append("published")
            except ValueError:
                return

    def _declared_date(self) -> datetime | None:
        values = self.declared.texts("datePublished", "dateCreated", "uploadDate") + self.declared.all(
            "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate",
            "og:published_time", "parsely-pub-date", "sailthru.date", "citation_publication_date", "article.published", "published_time",
        )  # fmt: skip
        return next((moment for value in values if (moment := self.dates.read(value)) is not None), None)

    def _marked_date(self) -> datetime | None:
        page = self.page
        for selector in _DATE_SELECTORS:
            hits = [
                node
                for node in page.select(selector)
                if self._is_outside(node) and page.text_length(node) < 120
            ]
            for node in sorted(hits, key=self._near)[:2]:
                if self._near(node) > 250:
                    break
                text = page.text_of(node)
                if is_update(text) and not find_date(text.casefold().partition("updated")[0]):
                    continue
                machine = page.get(node, "datetime") or page.get(node, "content") or page.get(node, "title")
                printed, exact = self.dates.read(text), self.dates.read(machine) if machine else None
                moment = (
                    exact
                    if exact is not None and (printed is None or days_apart(exact, printed) < 1.6)
                    else printed
                )
                if moment is not None:
                    self._take_line(node, text)
                    return moment
        return None

    def _shown_date(self, lines: list[Line]) -> datetime | None:
        for line in lines:
            found = find_date(line.text)
            if found is None or found.kind != "absolute" or is_update(line.text):
                continue
            if len(line.text) - (found.end - found.start) > 90:
                continue
            moment = self.dates.read(line.text[found.start : found.end])
            if moment is not None:
                self._take_line(line.block, line.text)
                return moment
        return None


def _url(page: Page) -> str | None:
    for node in page.by_tag.get("link", ()):
        if "canonical" in page.get(node, "rel").split() and (href := page.get(node, "href").strip()):
            address = page.absolute(href)
            return address if urlsplit_ok(address) else page.url
    return page.url


def urlsplit_ok(address: str) -> bool:
    """Tell whether an address can be taken apart and names a host."""
    try:
        return bool(urlsplit(address).netloc)
    except ValueError:
        return False


def _image(page: Page, declared: Declared) -> str | None:
    image = declared.first("og:image", "og:image:url", "twitter:image", "twitter:image:src") or next(
        iter(declared.texts("image")), None
    )
    return page.absolute(image) if image else None


def _tags(page: Page, declared: Declared, discussion: Discussion | None) -> tuple[str, ...]:
    regions = discussion.region if discussion is not None else []
    shown = [
        page.text_of(node)
        for node in page.select("a[rel~=tag], a.post-tag, .tags a, .tag-links a, .post-tags a")
        if not any(low <= node < high for low, high in regions) and "/category/" not in page.get(node, "href")
    ]
    names = [name.strip(" ,#") for name in (shown if 0 < len(shown) <= 40 else declared.all("article:tag"))]
    return tuple(dict.fromkeys(name for name in names if 0 < len(name) < 60))


def _categories(page: Page, declared: Declared) -> tuple[str, ...]:
    shown = [
        page.text_of(node) for node in page.select("a[rel~=category], .cat-links a, a[rel='category tag']")
    ]
    names = (
        shown if 0 < len(shown) <= 12 else declared.all("article:section") or declared.texts("articleSection")
    )
    return tuple(dict.fromkeys(name for name in names if 0 < len(name) < 60))
