"""Comments of a text: labelled lines become records, each record's name and date are found where most records have them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import define, field

from postparse.dates import DateReader
from postparse.html.comments.miner.words import CLOSED, PLACEHOLDER
from postparse.models import Block, Comment, Person, Thread
from postparse.text.blocks import blocks_of
from postparse.text.features import Text
from postparse.text.shapes import is_action, without_frame
from postparse.threads import build_thread, depths_from_indents, parents_from_depths

LONGEST_NAME = 60

_LETTER = re.compile(r"[^\W\d_]")
_NUMBERED = re.compile(r"^(?:#\s?\d{1,5}|\d{1,5}[.):])\s+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]]$")


@define(eq=False)
class Record:
    """A comment's lines.

    Attributes:
        start: The first line.
        stop: The line after its last.
        content: The lines that are its text.
        frame: The lines around it: name, date, buttons.
    """

    start: int
    stop: int
    content: list[int] = field(factory=list)
    frame: list[int] = field(factory=list)
    author: str | None = None
    author_url: str | None = None
    date: str | None = None
    date_row: int = -1
    author_row: int = -1


def records_of(labels: str) -> list[Record]:
    """Return the runs of labelled lines that make one comment each; those without text are left out."""
    records: list[Record] = []
    current: Record | None = None
    for n, name in enumerate(labels):
        if name in "SK" or (name == "C" and current is None):
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


def read_frames(text: Text, records: list[Record]) -> None:
    """Find each record's date and author.

    What stands in one place of most records, and differs from record to record, is the name; where a record has none
    there, the next likely place is asked.
    """
    for record in records:
        _read_date(text, record)
    slots: dict[str, Counter[str]] = defaultdict(Counter)
    options: list[list[tuple[str, list[str], int, float]]] = []
    for record in records:
        found = list(_names(text, record))
        options.append(found)
        counted: set[str] = set()
        for name, keys, _, _ in found:
            for key in keys:
                if key not in counted:
                    counted.add(key)
                    slots[key][name] += 1
    count = len(records)
    worth: dict[str, float] = {}
    for key, names in slots.items():
        covered = sum(names.values()) / count
        varied = len(names) / sum(names.values())
        worth[key] = covered * (0.35 + 0.65 * min(1.0, varied * 1.5)) if count > 2 else covered
    for record, found in zip(records, options, strict=True):
        if found:
            name, _, row, _ = max(
                found, key=lambda option: option[3] * sum(worth[key] for key in option[1]) / len(option[1])
            )
            record.author, record.author_row = name, row
            unit = text.units[row]
            record.author_url = next(
                (address for words, address in unit.links if words == name and "://" in address), None
            )


def _read_date(text: Text, record: Record) -> None:
    rank = {"d": 0, "D": 0, "e": 1}
    rows = [row for row in record.frame if text.shapes[row].date is not None]
    if not rows:
        return
    rows.sort(
        key=lambda row: (
            rank.get(text.shapes[row].kind, 2),
            text.shapes[row].date is not None and text.shapes[row].date.kind != "absolute",
            row,
        )
    )  # type: ignore[union-attr]
    row = rows[0]
    date = text.shapes[row].date
    if date is not None:
        record.date, record.date_row = text.units[row].text[date.start : date.end], row


def _names(text: Text, record: Record) -> Iterator[tuple[str, list[str], int, float]]:
    """Yield what may be a record's author: the name, the places it stands in, its line, how likely its shape is."""
    first = record.content[0]
    for row in record.frame:
        unit, shape = text.units[row], text.shapes[row]
        if shape.kind in "apvnl" and shape.date is None:
            continue
        words, likely = unit.text, 0.8
        place = "before" if row < first else "after"
        if shape.date is not None:
            before = _cleaned(words[: shape.date.start])
            after = _cleaned(words[shape.date.end :])
            for side, name in (("<", before), (">", after)):
                if _is_name(name):
                    yield name, [f"{place}date{side}{shape.signature}"], row, 1.0 if side == "<" else 0.8
            continue
        name = _cleaned(words)
        if not _is_name(name):
            continue
        if shape.kind == "s":
            likely = 1.3
        elif shape.kind == "b":
            likely = 1.1
        elif shape.kind in "qmh":
            likely = 0.4
        keys = [
            f"{place}{shape.kind}{min(row - record.start, 4)}"
            if place == "before"
            else f"after{shape.kind}{row - record.stop}"
        ]
        if record.date_row >= 0:
            keys.append(f"date{row - record.date_row}")
        keys.append(f"text{max(row - first, -5)}" if row < first else f"end{row - record.content[-1]}")
        yield name, keys, row, likely


def _cleaned(words: str) -> str:
    words = _NUMBERED.sub("", words.strip())
    words = without_frame(words)
    words = words.strip(' \t,;:|·•-–—»«"“”*_')
    shorter = _BRACKETS.sub("", words)
    return shorter if _LETTER.search(shorter) else words


def _is_name(name: str) -> bool:
    return (
        0 < len(name) <= LONGEST_NAME
        and len(name.split()) <= 7
        and _LETTER.search(name) is not None
        and not is_action(name)
    )


def depths_of(text: Text, records: list[Record]) -> list[int]:
    """Return how deep each record is nested, by the columns of a line that all of them have."""
    if not records:
        return []
    starts = [text.units[record.start] for record in records]
    rows = [
        [unit.marker_column if unit.marker else unit.indent for unit in starts],
        [text.units[record.content[0]].indent for record in records],
    ]
    if all(record.date_row >= 0 for record in records):
        rows.append([text.units[record.date_row].marker_column for record in records])
    if text.layout.markdown:
        numbered = [unit.marker != "" for unit in starts]
        if any(numbered) and not all(numbered):
            rows.pop(0)
        rows.reverse()
    for columns in rows:
        if len(set(columns)) > 1 and columns[0] == min(columns):
            return depths_from_indents(columns, tolerance=1.0)
    return [0] * len(records)


def thread_of(text: Text, records: list[Record], dates: DateReader) -> Thread:
    """Return the records as a thread."""
    depths = depths_of(text, records)
    above = parents_from_depths(depths)
    dates.learn(record.date for record in records if record.date)
    comments: list[Comment] = []
    for n, record in enumerate(records):
        blocks: tuple[Block, ...] = blocks_of([text.units[row] for row in record.content])
        words = text.units[record.content[0]].text
        comments.append(
            Comment(
                id=f"c{n + 1}",
                parent_id=f"c{above[n] + 1}" if above[n] >= 0 else None,
                author=Person(record.author, record.author_url) if record.author else None,
                published=dates.read(record.date) if record.date else None,
                published_raw=record.date,
                blocks=blocks,
                state="moderated" if PLACEHOLDER.match(words) else "shown",
            )
        )
    return build_thread(comments)


def is_closed(text: Text, after: int) -> bool:
    """Tell whether a line says that no comments are taken any more."""
    units: Sequence = text.units  # type: ignore[type-arg]
    return any(len(unit.text) < 200 and CLOSED.search(unit.text) for unit in units[after:])
