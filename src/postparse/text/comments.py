"""Comments of a text: labelled lines become records, each record's name and date are found where most records have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from postparse.dates import DateReader
from postparse.html.comments.miner.words import CLOSED, PLACEHOLDER
from postparse.models import Block, Comment, Person, Thread
from postparse.text.blocks import blocks_of
from postparse.text.features import Text
from postparse.text.records import Record
from postparse.text.replies import answered_names, parents_of
from postparse.threads import build_thread

LONGEST_NAME = 60
LINES_ABOVE = 12
MOST_WORDS_OF_HEADING = 2
_THIS_POST = re.compile(
    r"\b(?:this|diese[mnrs]?|cet|cette|este|esta|esto|questo|questa|dit|deze|denna|detta|этой|этого)\b", re.I
)
"""Words by which a thread's heading speaks of its post; a topic that is called a discussion names its subject."""
LEAST_SURE = 0.75
"""How sure the lines of a thread without dates have to be."""
MOST_RECLAIMED = 0.3
FEWEST_REPEATED = 5
LONGEST_SIGNATURE = 6
LONGEST_RANK = 4
MOST_ALIKE = 0.6
FEWEST_COLUMNS = 0.3

_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_BRACKETS = re.compile(r"(?:(?<!\s)\s+)?[(\[][^()\[\]]{0,40}[)\]]$")


def records_of(labels: str) -> list[Record]:
    """Return the runs of labelled lines that make one comment each; those without text are left out."""
    records: list[Record] = []
    current: Record | None = None
    for n, name in enumerate(labels):
        is_begun = name == "K" or (name == "C" and current is None)
        # A header has one beginning: until a comment's text has come, another one is part of the first.
        if is_begun or (name == "S" and (current is None or current.content)):
            if current is None or current.content or name != "K":
                current = Record(n, n + 1)
                records.append(current)
        if name not in "SKXC":
            current = None
            continue
        if current is None:
            continue
        current.stop = n + 1
        (current.content if name in "CK" else current.frame).append(n)
    return [record for record in records if record.content]


def reclaim_text(text: Text, records: list[Record]) -> None:
    """Give comments back what was taken for their frame but reads like their text, and comes but once."""
    times = Counter(text.units[row].text for record in records for row in (*record.frame, *record.content))
    for record in records:
        first = record.content[0]
        found = [
            row
            for row in record.frame
            if row > first
            and times[text.units[row].text] == 1
            and text.shapes[row].kind in "qmp"
            and (text.shapes[row].ends or text.shapes[row].kind != "m")
            and text.shapes[row].date is None
            and not text.shapes[row].is_form
            and not text.shapes[row].is_after
        ]
        if found:
            record.content = sorted([*record.content, *found])
            record.frame = [row for row in record.frame if row not in found]


def reclaim_by_author(text: Text, records: Sequence[Record]) -> None:
    """Give comments back the line below their text that was taken for a signature, where their author has another one.

    Who signs, signs each comment: a line that comes once, below one of several comments by the same person, is said.
    """
    by = Counter(record.author for record in records if record.author)
    times = Counter(_masked(text, row) for record in records for row in (*record.frame, *record.content))
    below: list[tuple[Record, int]] = []
    for record in records:
        row = record.content[-1] + 1
        # The last line before the next comment may be that one's subject.
        if not {row, row + 1} <= set(record.frame) or row in (record.author_row, record.date_row):
            continue
        shape = text.shapes[row]
        if (
            times[_masked(text, row)] == 1
            and shape.kind in "Ntqmp"
            and shape.date is None
            and not shape.is_form
        ):
            below.append((record, row))
    # What most comments have below their text belongs to their frames, however it differs.
    if len(below) > MOST_RECLAIMED * len(records):
        return
    for record, row in below:
        if record.author and by[record.author] > 1:
            record.content.append(row)
            record.frame.remove(row)


def drop_repeated(records: list[Record], text: Text) -> list[Record]:
    """Return comments without those that a page lists a second time, in another order."""
    seen: set[str] = set()
    kept: list[Record] = []
    for record in records:
        key = "\n".join(unit.text for unit in text.units[record.start : record.content[-1] + 1])
        if key not in seen:
            kept.append(record)
        seen.add(key)
    return kept if len(records) - len(kept) >= max(FEWEST_REPEATED, 0.3 * len(records)) else records


def _masked(text: Text, row: int) -> str:
    return _DIGITS.sub("0", text.units[row].text)


def drop_ranks(text: Text, records: list[Record]) -> None:
    """Take the first lines off comments' texts down to one in which most of them have the same: a member's name and rank."""
    heads = [
        [row for row in record.content[:-1][:LONGEST_RANK] if text.shapes[row].kind in "Nt"]
        for record in records
    ]
    often = Counter(words for head in heads for words in {_masked(text, row) for row in head})
    usual = {words for words, times in often.items() if times >= max(2, MOST_ALIKE * len(records))}
    for record, head in zip(records, heads, strict=True):
        ranks = [row for row in head if _masked(text, row) in usual]
        if ranks:
            above = [row for row in record.content if row <= ranks[-1]]
            record.frame = sorted([*record.frame, *above])
            record.content = record.content[len(above) :]


def drop_columns(text: Text, records: list[Record]) -> None:
    """Take a member's column off the tops of comments' texts: short lines above a line of the frame, which stands above the text."""
    leads = [_lead(text, record) for record in records]
    if sum(map(bool, leads)) < max(2, FEWEST_COLUMNS * len(records)):
        return
    for record, lead in zip(records, leads, strict=True):
        if lead:
            record.frame = sorted([*record.frame, *lead])
            record.content = record.content[len(lead) :]


def _lead(text: Text, record: Record) -> list[int]:
    """Return the short lines that open a comment's text above a line of its frame."""
    lead: list[int] = []
    for row in record.content[:-1][:LONGEST_RANK]:
        if text.shapes[row].kind not in "Nt":
            break
        lead.append(row)
    frame = set(record.frame)
    while lead and lead[-1] + 1 not in frame:
        lead.pop()
    return lead


def drop_signatures(text: Text, records: list[Record]) -> None:
    """Take the lines off the ends of comments' texts in which other comments end, too: signatures and buttons."""

    def key(row: int) -> str:
        words = text.units[row].text
        return _DIGITS.sub("0", words) if len(words) <= 60 else words

    for _ in range(LONGEST_SIGNATURE):
        # A comment that was sent twice has no signature for that.
        said = {tuple(map(key, record.content)) for record in records}
        last = Counter(lines[-1] for lines in said if len(lines) > 1)
        signed = [
            record
            for record in records
            if len(record.content) > 1
            and last[key(record.content[-1])] > 1
            and len(text.units[record.content[-1]].text) >= 4
        ]
        for record in signed:
            record.frame = sorted([*record.frame, record.content.pop()])
        if not signed:
            return


def thread_of(
    text: Text, records: list[Record], dates: DateReader, reference: datetime | None = None
) -> Thread:
    """Return the records as a thread; ``reference`` is when the article was published, which no comment precedes."""
    dates.learn((record.date for record in records if record.date), reference=reference)
    times = [dates.read(record.date) if record.date else None for record in records]
    answered = answered_names(text, records)
    above = parents_of(text, records, times, answered)
    comments: list[Comment] = []
    for n, record in enumerate(records):
        blocks: tuple[Block, ...] = blocks_of([text.units[row] for row in record.content])
        words = text.units[record.content[0]].text
        comments.append(
            Comment(
                id=f"c{n + 1}",
                parent_id=f"c{above[n] + 1}" if above[n] >= 0 else None,
                author=Person(record.author, record.author_url) if record.author else None,
                published=times[n],
                published_raw=record.date,
                blocks=blocks,
                in_reply_to=answered[n],
                state="moderated" if PLACEHOLDER.match(words) else "shown",
            )
        )
    return build_thread(comments)


def is_thread(records: Sequence[Record], claimed: int | None, sure: float) -> bool:
    """Tell whether records are a thread: where none has a date and no heading counts them, their lines have to be surer."""
    if claimed or any(record.date for record in records):
        return True
    return claimed is None and sure >= LEAST_SURE


def opens_topic(text: Text, records: list[Record], title: int) -> bool:
    """Tell whether the first record is the post of a forum's topic: no line above calls what follows comments.

    Above the title a forum names its boards, one of which is for discussions. A title may call its topic a discussion,
    too; one that counts comments, or says little else, is the heading of a thread whose post is not in the text.
    """
    if not records:
        return False
    start = records[0].start
    below = text.shapes[max(start - LINES_ABOVE, title + 1 if title < start else 0, 0) : start]
    return not any(shape.kind == "h" or shape.is_form for shape in below) and not (
        max(start - LINES_ABOVE, 0) <= title < start and _heads_thread(text, title)
    )


def _heads_thread(text: Text, row: int) -> bool:
    """Tell whether a line is a thread's heading: it counts comments, has hardly another word, or speaks of "this post"."""
    words = text.units[row].text
    return text.shapes[row].kind == "h" and (
        any(sign.isdigit() for sign in words)
        or len(words.split()) <= MOST_WORDS_OF_HEADING
        or _THIS_POST.search(words) is not None
    )


def is_closed(text: Text, after: int) -> bool:
    """Tell whether a line says that no comments are taken any more."""
    units: Sequence = text.units  # type: ignore[type-arg]
    return any(len(unit.text) < 200 and CLOSED.search(unit.text) for unit in units[after:])
