"""Which part of a page is the article's body.

The page's text is parted into units at block boundaries; a fitted linear model says of each how likely it is the
article's: first by itself (`features`), then by what the first says of its neighbours and containers (`context`).
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from postparse.html.body.bare import is_bare, whole
from postparse.html.body.features import describe
from postparse.html.body.recipes import keep_recipe
from postparse.html.body.scoring import likely, probabilities_of
from postparse.html.body.selection import select
from postparse.html.body.structures import drop_doubtful_end, drop_last_headings, keep_runs, keep_whole
from postparse.html.body.units import Units, units_of
from postparse.html.comments.records import Discussion, Range
from postparse.html.dom import Page
from postparse.html.metadata import Metadata

_SURE, _ARTICLE, _HEADING = 0.9, 500, 80


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
        region = comments_of(page, discussion, metadata.title_node)
    if is_bare(page):
        return Body(*whole(page, metadata.title_node, metadata.furniture, region))
    units = units_of(page, region)
    if not units.starts:
        return Body()
    described = describe(page, units, metadata, region)
    probabilities = probabilities_of(page, units, described, metadata)
    if discussion is not None and discussion.is_forum and not _leads(units, probabilities, region):
        return Body()
    is_kept = keep_runs(units, likely(units, probabilities))
    is_kept = keep_whole(page, units, is_kept, probabilities, described.targets)
    is_kept = keep_recipe(page, units, drop_doubtful_end(units, is_kept, probabilities))
    is_kept = drop_last_headings(page, units, is_kept)
    return Body(*select(page, units, is_kept, metadata.furniture))


def _leads(units: Units, probabilities: Sequence[float], region: Sequence[Range]) -> bool:
    """Tell whether an article stands before the comments: pages of a forum after the first have none."""
    comments = min((low for low, _ in region), default=0)
    prose = sum(
        size
        for start, size, probability in zip(units.starts, units.chars, probabilities, strict=True)
        if start < comments and probability > _SURE
    )
    return prose >= _ARTICLE


def comments_of(page: Page, discussion: Discussion, title: int | None) -> list[Range]:
    """Return the node ranges that are the comments for certain.

    What a region has before its first comment is a heading or a form; more than that may be the article where the
    region is drawn too wide, so it is not certain. Where the region has swallowed the title, only the comments themselves count.
    """
    records = [(record.start, record.stop) for record in discussion.records if record.start >= 0]
    if title is not None and any(low <= title < high for low, high in discussion.region):
        return [(low, high) for low, high in records if not low <= title < high]
    first = min((low for low, _ in records), default=0)
    return [
        (first if low < first < high and page.chars[first] - page.chars[low] > _HEADING else low, high)
        for low, high in discussion.region
    ]
