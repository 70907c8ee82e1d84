"""Which part of a page is the article's body."""

from __future__ import annotations

from attrs import frozen

from postparse.html.comments.records import Discussion, Range
from postparse.html.dom import Page
from postparse.html.metadata import Metadata


@frozen
class Body:
    """The article's own part of the page.

    Attributes:
        ranges: Node ranges in document order.
        skip: Nodes inside them whose subtrees are not the article (share bars, teasers, the thread, …).

    """

    ranges: tuple[Range, ...] = ()
    skip: frozenset[int] = frozenset()


def select_body(page: Page, metadata: Metadata, discussion: Discussion | None) -> Body:
    """Find the article's body, the comment region known and out of the way."""
    region = frozenset(start for start, _ in discussion.region) if discussion is not None else frozenset()
    bodies = page.by_tag.get("article") or page.by_tag.get("body") or [0]
    return Body(((bodies[0], page.ends[bodies[0]]),) if len(page) else (), region | metadata.furniture)
