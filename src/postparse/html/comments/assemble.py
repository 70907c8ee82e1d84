"""Records become the comments of a thread."""

from __future__ import annotations

from datetime import datetime, time

from postparse.dates import DateReader
from postparse.dates.reading import days_apart
from postparse.html.blocks import blocks_of, blocks_of_html
from postparse.html.blocks.attribution import clipped
from postparse.html.comments.records import Discussion, Record
from postparse.html.dom import Page
from postparse.models import Block, Comment, Paragraph, Person, Thread
from postparse.threads import build_thread, parents_from_depths


def assemble(
    page: Page, discussion: Discussion, dates: DateReader, reference: datetime | None = None
) -> Thread:
    """Return the discussion's records as a thread, dates read and parents resolved."""
    records = discussion.records
    dates.learn((record.published_raw for record in records if record.published_raw), reference=reference)
    ids = _unique_ids(records)
    parents = _parents(records, ids)
    return build_thread(
        [_comment(page, record, ids[n], parents[n], dates) for n, record in enumerate(records)]
    )


def _unique_ids(records: list[Record]) -> list[str]:
    taken: set[str] = set()
    counts: dict[str, int] = {}
    ids: list[str] = []
    for n, record in enumerate(records):
        key = name = record.key or f"c{n + 1}"
        while name in taken:
            counts[key] = counts.get(key, 1) + 1
            name = f"{key}~{counts[key]}"
        taken.add(name)
        ids.append(name)
    return ids


def _parents(records: list[Record], ids: list[str]) -> list[str | None]:
    by_key: dict[str, str] = {}
    for record, name in zip(records, ids, strict=True):
        if record.key is not None:
            by_key.setdefault(record.key, name)
    depths = [record.depth for record in records]
    by_depth = parents_from_depths([depth or 0 for depth in depths])
    parents: list[str | None] = []
    for n, record in enumerate(records):
        if record.parent_key is not None and record.parent_key in by_key:
            parents.append(by_key[record.parent_key])
        elif record.parent is not None:
            parents.append(ids[record.parent])
        elif record.depth and (above := by_depth[n]) >= 0:
            parents.append(ids[above])
        else:
            parents.append(None)
    return parents


def _published(record: Record, dates: DateReader) -> datetime | None:
    """Return a record's date: the machine's, which is more precise, unless the printed one is of another day.

    A day without a time of day, for machines, is less precise than the printed time on it.
    """
    machine = dates.read(record.published_machine) if record.published_machine else None
    printed = dates.read(record.published_raw) if record.published_raw else None
    if machine is None or printed is None:
        return machine or printed
    if (
        ":" not in (record.published_machine or "")
        and machine.time() == time.min
        and machine.date() == printed.date()
    ):
        return printed
    swapped = (machine.year, machine.day, machine.month) == (printed.year, printed.month, printed.day)
    return machine if swapped or days_apart(machine, printed) < 1.6 else printed


def _without_ending(blocks: tuple[Block, ...], ending: str) -> tuple[Block, ...]:
    """Return a comment's blocks without the characters that end them and are no words of it."""
    last = blocks[-1] if ending and blocks else None
    if not isinstance(last, Paragraph) or not last.text.endswith(ending):
        return blocks
    content = clipped(last.content, len(last.text) - len(ending))
    return (*blocks[:-1], Paragraph(content)) if content.text else blocks[:-1]


def _comment(page: Page, record: Record, name: str, parent: str | None, dates: DateReader) -> Comment:
    if record.body or record.html is None:
        blocks = _without_ending(blocks_of(page, record.body, record.skip), record.sign_off)
    else:
        blocks = blocks_of_html(record.html, page.base_url)
    published = _published(record, dates)
    author = None
    if record.author:
        leads = record.author_url and not record.author_url.startswith(("#", "javascript:"))
        url = page.absolute(record.author_url) if leads and record.author_url else None
        author = Person(record.author, url, page.absolute(record.avatar) if record.avatar else None)
    return Comment(
        id=name,
        parent_id=parent,
        author=author,
        published=published,
        published_raw=record.published_raw,
        blocks=blocks,
        permalink=page.absolute(record.permalink) if record.permalink else None,
        score=record.score,
        kind=record.kind,
        by_post_author=record.by_post_author,
        state=record.state,
        in_reply_to=record.in_reply_to,
    )
