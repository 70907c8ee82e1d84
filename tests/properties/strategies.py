"""Hypothesis strategies for whole posts: every kind of block, all of Unicode, naive and aware datetimes."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from postparse import models
from postparse.models import (
    Block,
    Cell,
    Code,
    Comment,
    Divider,
    Dropped,
    Embed,
    Figure,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Person,
    Post,
    Provenance,
    Quote,
    Repair,
    Section,
    Table,
    Text,
    Thread,
)
from postparse.threads import build_thread

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""All of Unicode but surrogates."""

maybe_words = st.none() | words
counts = st.integers(min_value=0, max_value=2**53)

# Whole seconds: below that, Python does not read back the offset that it writes.
_day = 24 * 3600
offsets = st.integers(1 - _day, _day - 1).map(lambda seconds: timezone(timedelta(seconds=seconds)))
datetimes = st.datetimes(timezones=st.none() | st.just(UTC) | offsets)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    text = draw(words)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).map(sorted), max_size=3))
    kinds = st.sampled_from(get_args(models.MarkKind))
    return Text(
        text,
        tuple(
            Mark(start, end, draw(kinds), draw(maybe_words), draw(maybe_words))
            for start, end in sorted(spans)
        ),
    )


def _lists_of(strategy: st.SearchStrategy, size: int = 2) -> st.SearchStrategy:
    return st.lists(strategy, max_size=size).map(tuple)


cells = st.builds(Cell, content=texts(), header=st.booleans(), continues=st.booleans())
images = st.builds(Image, url=words, alt=maybe_words, width=st.none() | counts, height=st.none() | counts)

leaf_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, texts()),
    st.builds(Code, words, maybe_words),
    st.builds(Table, _lists_of(_lists_of(cells)), maybe_words),
    st.builds(Figure, _lists_of(images), st.none() | texts()),
    st.builds(Embed, words, maybe_words, maybe_words),
    st.just(Divider()),
)


def _holders(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    items = st.builds(ListItem, blocks=_lists_of(inner), term=st.none() | texts(), anchor=maybe_words)
    return st.one_of(
        st.builds(
            Quote,
            blocks=_lists_of(inner),
            attribution=maybe_words,
            cite_url=maybe_words,
            kind=st.sampled_from(get_args(models.QuoteKind)),
        ),
        st.builds(
            ListBlock,
            items=_lists_of(items),
            kind=st.sampled_from(get_args(models.ListKind)),
            start=st.integers(-10, 10),
        ),
    )


blocks: st.SearchStrategy[Block] = st.recursive(leaf_blocks, _holders, max_leaves=4)
people = st.builds(Person, name=words, url=maybe_words, avatar=maybe_words)
sections = st.builds(
    Section,
    title=maybe_words,
    level=st.integers(0, 6),
    blocks=_lists_of(blocks),
    anchor=maybe_words,
    inferred=st.booleans(),
)
comments = st.builds(
    Comment,
    id=words,
    author=st.none() | people,
    published=st.none() | datetimes,
    published_raw=maybe_words,
    blocks=_lists_of(blocks),
    permalink=maybe_words,
    score=st.none() | st.integers(-(2**63), 2**64 - 1),
    kind=st.sampled_from(get_args(models.CommentKind)),
    by_post_author=st.booleans(),
    state=st.sampled_from(get_args(models.CommentState)),
    in_reply_to=maybe_words,
)


@st.composite
def threads(draw: st.DrawFn, max_size: int = 6) -> Thread:
    """Draw a thread of any shape."""
    flat = draw(st.lists(comments, max_size=max_size))
    return build_thread(flat, depths=draw(depth_columns(len(flat))))


@st.composite
def depth_columns(draw: st.DrawFn, size: int) -> list[int]:
    """Draw depths that are a thread in page order: no row is more than one deeper than the row above."""
    depths: list[int] = []
    for _ in range(size):
        depths.append(draw(st.integers(0, depths[-1] + 1 if depths else 0)))
    return depths


@st.composite
def parent_columns(draw: st.DrawFn, max_size: int = 12) -> list[int]:
    """Draw the parents of rows that are a thread in input order: each parent is an earlier row or -1."""
    size = draw(st.integers(0, max_size))
    return [draw(st.integers(-1, row - 1)) for row in range(size)]


provenances = st.builds(
    Provenance,
    format=words,
    encoding=maybe_words,
    dialect=maybe_words,
    platform=maybe_words,
    thread_source=maybe_words,
    confidence=st.none() | st.floats(0, 1),
    dropped=_lists_of(st.builds(Dropped, words, counts)),
    repairs=_lists_of(st.builds(Repair, words, words, words)),
    inferred=_lists_of(words),
    declared=_lists_of(st.tuples(words, words)),
    notes=_lists_of(words),
)

posts = st.builds(
    Post,
    title=maybe_words,
    url=maybe_words,
    authors=_lists_of(people),
    published=st.none() | datetimes,
    modified=st.none() | datetimes,
    site_name=maybe_words,
    language=maybe_words,
    description=maybe_words,
    lead=maybe_words,
    image=maybe_words,
    tags=_lists_of(words),
    categories=_lists_of(words),
    sections=_lists_of(sections),
    thread=threads(),
    comments_open=st.none() | st.booleans(),
    comment_count=st.none() | counts,
    next_comments_url=maybe_words,
    provenance=provenances,
)
"""Whole posts."""
