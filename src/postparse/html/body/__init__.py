"""Which part of a page is the article's body.

The page's text is parted into units at block boundaries; a fitted linear model says of each how likely it is the
article's: first by itself (`features`), then by what the first says of its neighbours and containers (`context`).
"""

from __future__ import annotations

from attrs import frozen

from postparse.html.body.features import describe
from postparse.html.body.scoring import likely, probabilities_of
from postparse.html.body.selection import select
from postparse.html.body.structures import keep_whole
from postparse.html.body.units import units_of
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
    region: list[Range] = []
    if discussion is not None:
        if discussion.post is not None:
            return Body(discussion.post.body, discussion.post.skip)
        if discussion.is_forum:
            return Body()
        region = _without_title(discussion, metadata.title_node)
    units = units_of(page, region)
    if not units.starts:
        return Body()
    described = describe(page, units, metadata, region)
    is_kept = keep_whole(page, units, likely(units, probabilities_of(page, units, described)))
    return Body(*select(page, units, is_kept, metadata.furniture))


def _without_title(discussion: Discussion, title: int | None) -> list[Range]:
    """Return the region of the comments; only the comments themselves where it has swallowed the title."""
    if title is None or not any(low <= title < high for low, high in discussion.region):
        return discussion.region
    return [
        (record.start, record.stop)
        for record in discussion.records
        if record.start >= 0 and not record.start <= title < record.stop
    ]
