"""Plain text to a post: the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import exp

from postparse.dates import DateReader
from postparse.html.decode import decode
from postparse.models import Person, Post, Provenance, Thread
from postparse.quotations import mark_quotations
from postparse.text.article import body_rows, is_thin, sections_of, without_standfirst
from postparse.text.authors import read_frames
from postparse.text.byline import read_byline, without_byline
from postparse.text.comments import (
    drop_columns,
    drop_ranks,
    drop_repeated,
    drop_signatures,
    is_closed,
    is_thread,
    opens_topic,
    reclaim_by_author,
    reclaim_text,
    records_of,
    thread_of,
)
from postparse.text.features import read_features
from postparse.text.labels import LABELS, label
from postparse.text.layout import read_layout
from postparse.text.note import title_and_rows
from postparse.text.title import find_title, title_words
from postparse.text.written import read_written

FEWEST_OF_OTHERS = 2
"""So many comments with dates say that Markdown that our writer may have written is others', and holds their thread."""


def parse_text(
    text: str, *, url: str | None = None, now: datetime | None = None, max_size: int | None = None
) -> Post:
    """Return the post and the comment thread of a page's plain-text rendering.

    Args:
        text: The rendering.
        url: Where the page was read from.
        now: When the page was read: relative dates resolve against it.
        max_size: How many characters are read at most; `postparse.html.decode.MAX_INPUT` where it is None.

    Raises:
        InputTooLarge: There are more of them.

    """
    decoded = decode(text, max_size=max_size)
    written = read_written(decoded.text, url, decoded.notes)
    if written is not None and written.is_sure:
        return written.post
    layout = read_layout(decoded.text)
    lines = read_features(layout)
    labels, emitted = label(lines)
    dates = DateReader(now=now)
    records = drop_repeated(records_of(labels), lines)
    reclaim_text(lines, records)
    drop_columns(lines, records)
    drop_ranks(lines, records)
    drop_signatures(lines, records)
    records = read_frames(lines, records)
    reclaim_by_author(lines, records)
    sure = _confidence(labels, emitted) if records else 0.0
    if not is_thread(records, lines.claimed, sure):
        records = []
    if written is not None and sum(record.date is not None for record in records) < FEWEST_OF_OTHERS:
        return written.post
    title = find_title(lines, labels, emitted, url)
    rows = body_rows(lines, labels, emitted, title)
    if not rows and not records and (note := title_and_rows(lines)) is not None:
        title, rows = note
    commenters = frozenset(record.author.casefold() for record in records if record.author)
    byline = read_byline(lines, labels, title, rows, dates, commenters)
    authors, published = byline.authors, byline.published
    rows = without_byline(lines, rows, byline)
    if is_thin(lines, rows, title) and opens_topic(lines, records, title):
        first = records.pop(0)
        rows = first.content
        if first.author and not (authors and byline.is_told):
            authors = (Person(first.author, first.author_url),)
        published = dates.read(first.date) if first.date else published
    thread = thread_of(lines, records, dates, published) if records else Thread()
    lead, sections = without_standfirst(sections_of(lines, rows))
    sections = mark_quotations(sections)
    return Post(
        title=title_words(lines, title) if title >= 0 else None,
        url=url,
        authors=authors,
        published=published,
        lead=lead,
        sections=sections,
        thread=thread,
        comments_open=False if is_closed(lines, rows[-1] if rows else 0) else None,
        comment_count=lines.claimed,
        provenance=Provenance(
            format="text",
            dialect=layout.dialect,
            thread_source="lines" if records else None,
            confidence=sure if records else None,
            notes=decoded.notes,
            inferred=("thread.parents",) if any(comment.parent_id is not None for comment in thread) else (),
        ),
    )


def _confidence(labels: str, emitted: Sequence[Sequence[float]]) -> float:
    """Return how sure the lines of the thread are, 0 to 1: the mean share that their labels have of all labels' odds."""
    shares = []
    for name, scores in zip(labels, emitted, strict=True):
        if name in "SKC":
            highest = max(scores)
            odds = [exp(max(score - highest, -30.0)) for score in scores]
            shares.append(odds[LABELS.index(name)] / sum(odds))
    return round(sum(shares) / len(shares), 3) if shares else 0.0
