"""The fields of a post as metadata: what `read_metadata` returns."""

from __future__ import annotations

from datetime import datetime

from attrs import Factory, define

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
