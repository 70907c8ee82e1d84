"""Who wrote each comment of a text and when: the name is looked for where most comments have one and where it varies."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import define

from postparse.dates import DateMatch
from postparse.text.features import Text
from postparse.text.given_back import give_headers_back, join_halves, part_at_footers, reclaim_first_words
from postparse.text.local import FUNCTION_WORDS
from postparse.text.names import is_framed, is_name, name_after_date, name_before_date, name_in
from postparse.text.records import Record
from postparse.text.shared_frames import unframe
from postparse.text.times import read_times
from postparse.text.units import Unit

_DIGITS = re.compile(r"\d[\d.,]*+")
_KIND_WORTH = {"s": 1.3, "b": 1.1, "u": 1.1, "q": 0.4, "m": 0.4, "h": 0.4}
FARTHEST = 12
_BELOW = 0.85
_ABOVE = 0.7
LINES_ABOVE = 2
_LABELLED = 0.4
LONGEST_LABEL = 30
_SAID_COUNTS = 0.5
_SAID_WORTH = (0.8, 0.4)
FEWEST_BORNE_OUT = 0.3
_LATER = 0.94
"""A second short line of a header is less likely the name than the first one: titles and places stand below names."""


@define(eq=False)
class _Option:
    """What may be a record's author.

    Attributes:
        name: The name.
        places: The places it stands in, as seen from the record's date, its text and its edges.
        row: The line it stands in.
        likely: How likely a line of its shape holds a name.
        is_framed: Whether the line says that it names who wrote.
        is_said: Whether the line was taken for the first or last one of the comment's text.
    """

    name: str
    places: list[str]
    row: int
    likely: float
    is_framed: bool
    is_said: bool = False

    @property
    def masked(self) -> str:
        return _DIGITS.sub("0", self.name)


def read_frames(text: Text, records: Sequence[Record]) -> list[Record]:
    """Find each record's date and author; return the records, headers and halves of comments put in their places.

    What stands in one place of most records, and differs from record to record, is the name; where a record has none
    there, the next likely place is asked.
    """
    _take_names_above(text, records)
    read_times(text, records)
    parted = part_at_footers(text, give_headers_back(text, records))
    read_times(text, parted)
    records = join_halves(text, parted)
    options = [list(_options(text, record)) for record in records]
    for above, record, found in zip(records, records[1:], options[1:], strict=False):
        found += _options_above(text, above, record)
    _lower_labelled(text, options)
    before: Record | None = None
    for record, best in zip(records, _best_of(options), strict=True):
        if best is not None:
            _take_lines(before, record, best)
            record.author, record.author_row = best.name, best.row
            record.author_url = _address(text.units[best.row], best.name)
        before = record
    nameless = [record for record in records if record.author is None]
    if len(records) > 2 and len(nameless) > 0.4 * len(records):
        _promote_first_lines(text, nameless)
    unframe(records)
    reclaim_first_words(text, records)
    return list(records)


def _address(unit: Unit, name: str) -> str | None:
    return next((address for words, address in unit.links if words == name and "://" in address), None)


def _take_lines(before: Record | None, record: Record, best: _Option) -> None:
    """Give a record's frame the line of its name, which was taken for its text or for the frame of the one before."""
    if best.is_said:
        record.content.remove(best.row)
        record.frame = sorted([*record.frame, best.row])
    elif before is not None and best.row < record.start:
        lines = [row for row in before.frame if row >= best.row]
        before.frame = [row for row in before.frame if row < best.row]
        before.stop = record.start = best.row
        record.frame = [*lines, *record.frame]


def _best_of(options: Sequence[Sequence[_Option]]) -> Iterator[_Option | None]:
    """Yield each record's likeliest option."""
    worth = _worth_of_places(options)
    often = Counter(name for found in options for name in {option.masked for option in found})
    count = len(options)
    framed_at = Counter(
        place
        for found in options
        for place in {place for option in found if not option.is_said for place in option.places}
    )
    fewest = max(2, FEWEST_BORNE_OUT * count)

    def rank(option: _Option) -> float:
        likely = option.likely
        share = often[option.masked] / count
        if not option.is_framed and often[option.masked] >= 4 and len(often) > 3 and share > 0.2:
            # Members' ranks, buttons and labels come again and again; so does who writes most.
            likely *= 1 - 0.7 * share
        return likely * sum(worth[place] for place in option.places) / len(option.places)

    for found in options:
        borne_out = [
            option
            for option in found
            if not option.is_said or any(framed_at[place] >= fewest for place in option.places)
        ]
        yield max(borne_out, key=rank, default=None)


def _lower_labelled(text: Text, options: Sequence[Sequence[_Option]]) -> None:
    """Make values less likely names whose label comes again: "Location: Rome", "Location: Oslo"."""
    labels = [
        {option.row: label for option in found if (label := _label(text, option)) is not None}
        for found in options
    ]
    often = Counter(label for rows in labels for label in set(rows.values()))
    for rows, found in zip(labels, options, strict=True):
        for option in found:
            if often[rows.get(option.row, "")] > 1:
                option.likely *= _LABELLED


def _label(text: Text, option: _Option) -> str | None:
    words = text.units[option.row].text
    label, colon, value = words.partition(":")
    is_label = colon and value[:1] == " " and len(label) <= LONGEST_LABEL and not option.is_framed
    return label.casefold() if is_label and text.shapes[option.row].date is None else None


def _take_names_above(text: Text, records: Sequence[Record]) -> None:
    """Give records the line above them where that is the name that nearly all of them lack.

    Where the date was taken for the first line of a comment, the name above it went to the comment before.
    """
    if len(records) < 3:
        return
    above = [record.start - 1 for record in records]
    lacking = sum(
        row >= 0 and _is_name_alone(text, row) and not any(True for _ in _options_before(text, record))
        for row, record in zip(above, records, strict=True)
    )
    if lacking < 0.8 * len(records):
        return
    before: Record | None = None
    for row, record in zip(above, records, strict=True):
        if row >= 0 and _is_name_alone(text, row) and (before is None or row not in before.content):
            if before is not None and row in before.frame:
                before.frame.remove(row)
                before.stop = row
            record.frame.insert(0, row)
            record.start = row
        before = record


def _is_name_alone(text: Text, row: int) -> bool:
    shape = text.shapes[row]
    return (
        shape.kind in "Ntsbu"
        and shape.date is None
        and not shape.is_form
        and is_name(name_in(text.units[row].text))
    )


def _options_above(text: Text, before: Record, record: Record) -> Iterator[_Option]:
    """Yield names in the last lines of the record before, which may open this one."""
    taken = set(before.frame)
    for row in range(record.start - 1, record.start - 1 - LINES_ABOVE, -1):
        unit, shape = text.units[row], text.shapes[row]
        if row not in taken or row <= before.content[-1] or shape.kind != "N" or shape.date is not None:
            return
        name = name_in(unit.text)
        if is_name(name) and not _is_initial(text, row, name):
            yield _Option(name, list(_places(record, row, shape.kind)), row, _ABOVE * _likeness(name), False)


def _options_before(text: Text, record: Record) -> Iterator[_Option]:
    return (option for option in _options(text, record) if option.row < record.content[0])


def _worth_of_places(options: Sequence[Sequence[_Option]]) -> dict[str, float]:
    """Return what each place is worth: how many records have a name there, and how much the names differ.

    Names that the text itself calls names need not differ, and of what was taken for comments' words less is sure.
    """
    places: dict[str, dict[str, float]] = defaultdict(dict)
    told: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for found in options:
        seen: dict[str, float] = {}
        for option in found:
            for place in option.places:
                if place in seen:
                    continue
                seen[place] = _SAID_COUNTS if option.is_said else 1.0
                names = places[place]
                names[option.masked] = names.get(option.masked, 0.0) + seen[place]
                counted[place] += 1
                told[place] += option.is_framed
    count = len(options)
    worth: dict[str, float] = {}
    for place, names in places.items():
        covered = sum(names.values()) / count
        varied = len(names) / counted[place]
        is_told = told[place] > 0.5 * counted[place]
        worth[place] = covered * (0.5 + 0.5 * min(1.0, varied * 2)) if count > 2 and not is_told else covered
    return worth


def _promote_first_lines(text: Text, records: Sequence[Record]) -> None:
    """Take the first lines of comments as their authors' names where all of them look it and no other line does."""
    found: list[tuple[Record, str]] = []
    for record in records:
        row = record.content[0]
        if len(record.content) < 2 or text.shapes[row].kind not in "Ntsb":
            continue
        name = name_in(text.units[row].text)
        if is_name(name) and len(name) <= 40:
            found.append((record, name))
    if len(found) < 0.8 * len(records) or len({name for _, name in found}) < 0.5 * len(found):
        return
    for record, name in found:
        record.author, record.author_row = name, record.content[0]
        record.frame = sorted([*record.frame, record.content[0]])
        record.content = record.content[1:]


def _options(text: Text, record: Record) -> Iterator[_Option]:
    """Yield what may be a record's author."""
    first = record.content[0]
    likely = 1.0
    said = _edges(text, record)
    for row in sorted((*record.frame, *said)):
        unit, shape = text.units[row], text.shapes[row]
        date = shape.date
        if date is not None and _is_no_date(text, record, row, date):
            date = None
        if date is not None:
            place = "before" if row < first else "after"
            yield from _beside_date(unit.text, date, row, [f"{place}date", f"{place} {shape.signature}"])
            continue
        if shape.kind in "apvnlo":
            continue
        framed = is_framed(unit.text)
        name = name_in(unit.text)
        if not is_name(name, sure=framed) or _is_initial(text, row, name):
            continue
        yield _Option(
            name,
            list(_places(record, row, shape.kind)),
            row,
            likely
            * _KIND_WORTH.get(shape.kind, 0.8)
            * _likeness(name)
            * (_SAID_WORTH[row != first] if row in said else 1.0 if row < first else _BELOW),
            framed,
            row in said,
        )
        if row < first and not framed:
            likely *= _LATER


def _edges(text: Text, record: Record) -> list[int]:
    """Return lines of a comment's text that may be its author's name: the first one, the last one."""
    if len(record.content) < 2:
        return []
    return [
        row
        for row in (record.content[0], record.content[-1])
        if text.shapes[row].kind == "N" and not text.shapes[row].ends and text.units[row].text[-1] not in ",:"
    ]


def _likeness(name: str) -> float:
    """Return how much words look like a name rather than like a place, a number of something or a part of a sentence."""
    words = name.split()
    likely = 1.0
    if len(words) > 1 and words[0][0].isdigit():
        likely *= 0.6
    if ", " in name:
        likely *= 0.8
    if len(words) > 1 and words[0].islower() and words[0] in FUNCTION_WORDS:
        likely *= 0.6
    return likely


def _places(record: Record, row: int, kind: str) -> Iterator[str]:
    first = record.content[0]
    yield (
        f"before{kind}{min(row - record.start, FARTHEST)}"
        if row < first
        else f"after{kind}{row - record.stop}"
    )
    if record.date_row >= 0:
        yield f"date{row - record.date_row}"
    yield f"text{max(row - first, -FARTHEST)}" if row < first else f"end{row - record.content[-1]}"


def _beside_date(words: str, date: DateMatch, row: int, places: Sequence[str]) -> Iterator[_Option]:
    before, after = words[: date.start], words[date.end :]
    framed = is_framed(words)
    name = name_before_date(before)
    if is_name(name, sure=framed and bool(before.strip())):
        yield _Option(name, [f"{place}<" for place in places], row, 1.0, framed)
    name = name_after_date(after)
    if is_name(name):
        yield _Option(name, [f"{place}>" for place in places], row, 0.8, is_framed(after.strip()))


def _is_no_date(text: Text, record: Record, row: int, date: DateMatch) -> bool:
    """Tell whether what looks like a date in a line is none: part of a name, beside a line with a full date."""
    if date.kind == "absolute" or row == record.date_row or record.date_row < 0:
        return False
    full = text.shapes[record.date_row].date
    return full is not None and full.kind == "absolute"


def _is_initial(text: Text, row: int, name: str) -> bool:
    """Tell whether a line is the letter that stands for a picture of who is named below it."""
    if len(name) > 1 or row + 1 >= len(text.units):
        return False
    return text.units[row + 1].text[:1].casefold() == name.casefold()
