"""Which source of evidence gives the thread, and what the others add to it, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from postparse.dates import DateReader
from postparse.html.comments.miner import mine
from postparse.html.comments.profiles import read_profiles
from postparse.html.comments.records import Discussion, Record
from postparse.html.comments.structured import read_structured
from postparse.html.dom import Page
from postparse.models import Dropped

SURE = 0.5
"""A profile at least this sure of itself is taken without asking the miner."""

_FIELDS = (
    "author",
    "author_url",
    "avatar",
    "published_raw",
    "published_machine",
    "permalink",
    "score",
    "in_reply_to",
)
_SIGNATURE_LENGTH = 60
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")


def find_discussion(page: Page, dates: DateReader) -> Discussion | None:
    """Return the page's discussion from the best source, completed from the others; None where the page has none."""
    marked = _best(read_profiles(page))
    given = _best(read_structured(page))
    if marked is None or marked.confidence < SURE:
        mined = mine(page, dates)
        if marked is None or (mined is not None and mined.confidence > marked.confidence):
            marked = mined
    if marked is None or given is None:
        return marked if marked is not None else given
    return completed(page, marked, given)


def _best(found: Iterable[Discussion]) -> Discussion | None:
    discussions = [d for d in found if d.records or d.post]
    return max(discussions, key=lambda d: (d.confidence >= SURE, len(d.records), d.confidence), default=None)


def completed(page: Page, marked: Discussion, given: Discussion) -> Discussion:
    """Join what the markup shows with what the page gives as data.

    The markup leads, unless the data hold all that it shows and more: then the page shows an excerpt of the thread.
    What the leading source leaves out of a comment is filled in from the other one.
    """
    if marked.post is not None:
        _take_out_the_post(page, marked.post, given.records)
    pairs = _pairs(page, marked.records, given.records)
    is_excerpt = len(given.records) > len(marked.records) and len(pairs) >= 0.8 * len(marked.records)
    for own, other in pairs:
        _fill(marked.records[own], given.records[other])
        _fill(given.records[other], marked.records[own])
    if not is_excerpt:
        _fill_parents(marked.records, given.records, pairs)
        marked.count = marked.count if marked.count is not None else given.count
        if not pairs:
            marked.dropped.append(
                Dropped(f"{given.source} tells of other comments than the page shows", len(given.records))
            )
        return marked
    given.region, given.post, given.is_forum = marked.region, marked.post, marked.is_forum or given.is_forum
    given.platform, given.is_open, given.next_url = marked.platform, marked.is_open, marked.next_url
    given.count = marked.count if marked.count is not None else given.count
    return given


def _take_out_the_post(page: Page, post: Record, given: list[Record]) -> None:
    """Take a topic's first post out of the data's list: it is no comment there either."""
    if not _pairs(page, [post], given[:1]) or any(record.parent == 0 for record in given):
        return
    _fill(post, given.pop(0))
    for record in given:
        record.parent = record.parent - 1 if record.parent is not None else None


def _pairs(page: Page, marked: list[Record], given: list[Record]) -> list[tuple[int, int]]:
    """Return positions of the same comments in both lists: those with the same id, then those that begin alike."""
    by_key = {record.key: n for n, record in enumerate(given) if record.key}
    by_words: dict[str, int] = {}
    for n, record in enumerate(given):
        by_words.setdefault(_signature(unescape(_TAG.sub(" ", record.html or ""))), n)
    pairs, taken = [], set()
    for n, record in enumerate(marked):
        other = by_key.get(record.key) if record.key else None
        if other is None:
            other = by_words.get(_signature(_shown_words(page, record)))
        if other is not None and other not in taken:
            taken.add(other)
            pairs.append((n, other))
    return pairs


def _shown_words(page: Page, record: Record) -> str:
    if not record.body:
        return unescape(_TAG.sub(" ", record.html or ""))
    parts, size = [], 0
    for start, stop in record.body:
        node = start
        while node < stop and size < 4 * _SIGNATURE_LENGTH:
            if node in record.skip:
                node = page.ends[node]
                continue
            parts.append(page.texts[node])
            size += len(parts[-1])
            node += 1
    return " ".join(parts)


def _signature(text: str) -> str:
    return "".join(_WORD.findall(text[: 4 * _SIGNATURE_LENGTH].casefold()))[:_SIGNATURE_LENGTH]


def _fill(record: Record, other: Record) -> None:
    for name in _FIELDS:
        if getattr(record, name) is None:
            setattr(record, name, getattr(other, name))
    if not record.body and not record.html:
        record.body, record.skip, record.html = other.body, other.skip, other.html


def _fill_parents(marked: list[Record], given: list[Record], pairs: list[tuple[int, int]]) -> None:
    """Take parents from the data where the markup shows a flat list."""
    if any(r.parent is not None or r.parent_key is not None or r.depth for r in marked):
        return
    place = {other: own for own, other in pairs}
    by_key = {record.key: n for n, record in enumerate(given) if record.key}
    for own, other in pairs:
        parent = given[other].parent
        if parent is None and given[other].parent_key is not None:
            parent = by_key.get(given[other].parent_key or "")
        if parent is not None and parent in place:
            marked[own].parent = place[parent]
