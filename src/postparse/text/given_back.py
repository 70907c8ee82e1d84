"""Lines that the labels gave to the wrong side, told by where most comments have theirs: headers, halves, first words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from postparse.text.features import Text
from postparse.text.records import Record

FEWEST = 3
MOST_ALIKE = 0.7
_DIGITS = re.compile(r"\d+")
_SHORT = "Ntndu"
_SAID = "Ntqmp"


def give_headers_back(text: Text, records: Sequence[Record]) -> list[Record]:
    """Return records with headers where they belong: above the comment, where most comments have a date above.

    A comment without one took its header's lines for the frame of the comment before, or for a comment of their own.
    """
    above = [
        record
        for record in records
        if _own_date(text, record) >= 0 and record.date_row == _own_date(text, record)
    ]
    if len(above) < max(FEWEST, MOST_ALIKE * len(records) - 1):
        return list(records)
    usual = {text.shapes[record.date_row].signature for record in above}
    lead = sorted(record.date_row - record.start for record in above)[len(above) // 2]
    kept: list[Record] = []
    for record in records:
        before = kept[-1] if kept else None
        if before is not None and before.stop == record.start and _own_date(text, record) < 0:
            row = _date_below(text, before, usual)
            if row >= 0 and _is_header_alone(text, before):
                _take(kept.pop(), record, before.start)
            elif row >= 0:
                _take(before, record, max(row - lead, before.content[-1] + 1))
        kept.append(record)
    return kept


def _own_date(text: Text, record: Record) -> int:
    """Return the last line above a comment's words that has a date, -1 for none."""
    rows = [row for row in record.frame if row < record.content[0] and text.shapes[row].date is not None]
    return rows[-1] if rows else -1


def _date_below(text: Text, record: Record, usual: set[str]) -> int:
    """Return the line below a comment's words whose date looks like those above others, -1 for none."""
    rows = [row for row in record.frame if row > record.content[-1] and text.shapes[row].signature in usual]
    return rows[-1] if rows and text.shapes[rows[-1]].date is not None else -1


def _is_header_alone(text: Text, record: Record) -> bool:
    """Tell whether all that was taken for a comment is the header of one: short lines, and no date above them."""
    return _own_date(text, record) < 0 and all(
        text.shapes[row].kind in _SHORT and not text.shapes[row].ends for row in record.content
    )


def _take(before: Record, record: Record, start: int) -> None:
    """Give a record the lines of the one before from a line on, as its header."""
    lines = [row for row in sorted((*before.frame, *before.content)) if row >= start]
    before.frame = [row for row in before.frame if row < start]
    before.stop = record.start = start
    record.frame = [*lines, *record.frame]


def part_at_footers(text: Text, records: Sequence[Record]) -> list[Record]:
    """Return records, those parted whose words hold a line like that below most comments, with their names and dates."""
    footers = Counter(
        text.shapes[record.date_row].signature for record in records if record.date_row > record.content[-1]
    )
    signature, count = footers.most_common(1)[0] if footers else ("", 0)
    if count < max(FEWEST, 0.5 * len(records)):
        return list(records)
    return [part for record in records for part in _parts(text, record, signature)]


def _parts(text: Text, record: Record, signature: str) -> Iterator[Record]:
    """Yield a record's lines, parted below each that has a signature and stands among its words."""
    frame = set(record.frame)
    part = Record(record.start, record.start)
    for row in sorted((*record.frame, *record.content)):
        shape = text.shapes[row]
        is_footer = row not in frame and shape.signature == signature and shape.kind in "dDe"
        is_end = is_footer and bool(part.content) and row < record.content[-1]
        (part.frame if row in frame or is_end else part.content).append(row)
        if is_end:
            part.stop = row + 1
            yield part
            part = Record(row + 1, row + 1)
    part.stop = record.stop
    yield part if part.start > record.start else record


def join_halves(text: Text, records: Sequence[Record]) -> list[Record]:
    """Return records, those that have no frame at all joined with the one whose frame is theirs.

    A comment's words that were taken for two comments have one frame: above the first half where most have names and
    dates above, below the second half where they stand below.
    """
    sides = Counter(_side(record) for record in records)
    side, count = sides.most_common(1)[0] if sides else (0, 0)
    if not side or count < max(FEWEST, MOST_ALIKE * len(records)):
        return list(records)
    kept: list[Record] = []
    for record in records:
        before = kept[-1] if kept else None
        if before is not None and before.stop == record.start:
            if side > 0 and not before.frame and text.shapes[before.content[-1]].date is None:
                kept.pop()
                before.content += record.content
                record.start, record.content = before.start, before.content
            elif (
                side < 0
                and not record.frame
                and not text.units[record.start].marker
                and _ends_in_words(before)
            ):
                before.stop = record.stop
                before.content += record.content
                continue
        kept.append(record)
    return kept


def _ends_in_words(record: Record) -> bool:
    return not record.frame or record.frame[-1] < record.content[-1]


def _side(record: Record) -> int:
    """Return -1 where a comment's frame stands above its words, 1 where its date stands below them, 0 where it has none."""
    if record.date_row >= 0:
        return 1 if record.date_row > record.content[-1] else -1
    return -1 if record.frame and record.frame[0] < record.content[0] else 0


def reclaim_first_words(text: Text, records: Sequence[Record]) -> None:
    """Give comments back their first lines that were taken for the header's last, where most headers end with name or date."""
    headed = [record for record in records if 0 <= _header_end(record) < record.content[0]]
    closed = sum(_header_end(record) + 1 == record.content[0] for record in headed)
    if len(headed) < FEWEST or closed < MOST_ALIKE * len(records):
        return
    times = Counter(_masked(text, row) for record in records for row in (*record.frame, *record.content))
    for record in headed:
        end = _header_end(record)
        rows = [row for row in record.frame if end < row < record.content[0]]
        # Below a line that is a name alone may stand the true one.
        is_name = text.shapes[end].kind == "N" and any(text.shapes[row].kind == "N" for row in rows)
        if rows and not is_name and all(_is_said(text, row, times) for row in rows):
            record.content = [*rows, *record.content]
            record.frame = [row for row in record.frame if not end < row < rows[-1] + 1]


def _header_end(record: Record) -> int:
    """Return the last line above a comment's words that has its name or date, -1 for none."""
    return max((row for row in (record.author_row, record.date_row) if row < record.content[0]), default=-1)


def _is_said(text: Text, row: int, times: Counter[str]) -> bool:
    shape = text.shapes[row]
    return shape.kind in _SAID and shape.date is None and not shape.is_form and times[_masked(text, row)] == 1


def _masked(text: Text, row: int) -> str:
    return _DIGITS.sub("0", text.units[row].text)
