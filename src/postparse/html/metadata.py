"""What a page says about its post: title, authors, dates, site, language, tags."""

from __future__ import annotations

from datetime import datetime

from attrs import Factory, define

from postparse.dates import DateReader
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page
from postparse.models import Person


@define(kw_only=True)
class Metadata:
    """The fields of a `Post` other than its body and thread, and where they stand in the page.

    Attributes:
        furniture: Nodes that show the title, standfirst, byline or date line: the body leaves their subtrees out.
        title_node: The element that shows the title, if the page shows it.
        inferred: Names of fields that were inferred.
        declared: Declared values that the page's visible ones overruled.

    """

    title: str | None = None
    url: str | None = None
    authors: tuple[Person, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    site_name: str | None = None
    language: str | None = None
    description: str | None = None
    lead: str | None = None
    image: str | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    comment_count: int | None = None
    title_node: int | None = None
    furniture: frozenset[int] = frozenset()
    inferred: list[str] = Factory(list)
    declared: list[tuple[str, str]] = Factory(list)


def read_language(page: Page) -> str | None:
    """Return the language that the page declares."""
    return next((lang for node in page.by_tag.get("html", ()) if (lang := page.get(node, "lang"))), None)


def read_metadata(page: Page, dates: DateReader, discussion: Discussion | None) -> Metadata:
    """Read what the page shows first and what it declares second; the discussion's region is not the post's."""
    heads = page.by_tag.get("h1", [])
    titles = page.by_tag.get("title", [])
    title = (
        page.text_of(heads[0])
        if heads
        else "".join(page.texts[titles[0] + 1 : page.ends[titles[0]]])
        if titles
        else None
    )
    return Metadata(
        title=title, url=page.url, language=read_language(page), title_node=heads[0] if heads else None
    )
