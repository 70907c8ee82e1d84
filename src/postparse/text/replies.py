"""Which comment each one of a plain text answers: by numbers, columns, phrases and links, whichever the text has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from postparse.text.addressed import parents_by_address
from postparse.text.chronology import parents_by_order, parents_by_times
from postparse.text.features import Text
from postparse.text.records import Record
from postparse.text.units import Unit
from postparse.threads import depths_from_indents, parents_from_depths, parents_from_paths

_PATH = re.compile(
    r"(?:^|(?<=\s)|(?<=[^\W\d_]))#\s?(\d{1,4}(?:\.\d{1,4}){0,12})(?=[.):]|\s|$)|^(\d{1,4}(?:\.\d{1,4}){1,12})(?=[.):]|\s|$)"
)
_NUMBER = re.compile(r"^#?\s?(\d{1,5})[.)]?$")
_CLOCK = re.compile(r"\d[:.h]\d\d")
_HALF = re.compile(r"[ap]\.?m\b", re.I)
_ANSWERED = re.compile(
    r"(?:answered|beantwortet|répondue?|respondid[oa]|contestad[ao]|risposto|beantwoord|ответ дан|odpowiedział\w*|besvarad)\b",
    re.I,
)
_UP = re.compile(r"(?:^|[\s|·(\[])(?:up|parent|↑)(?=$|[\s|·)\]])")
_ANSWERS = re.compile(
    r"^(?:in )?(?:reply|replying|response|antwort|antwortet|réponse|en réponse|en respuesta|respuesta|in risposta|risposta"
    r"|em resposta|resposta|als antwoord|antwoord|svar|odpowiedź|w odpowiedzi|в ответ|ответ)"
    r" (?:to|auf|an|à|a|ad|op|til|på|till|na|do|для|на)\b:? *@?(.{2,60}?)[.:]?$",
    re.I,
)


LYNX_MARGIN = 3
"""The column in which lynx prints paragraphs; its headings stand at 0."""


BEHIND_BULLET = 2
FEWEST_DATED = 5
RARE = 0.02
WIDEST_NUMBER = 2
"""By how many columns a longer number may move an item's mark."""


def parents_of(
    text: Text, records: list[Record], times: Sequence[datetime | None], answered: Sequence[str | None]
) -> list[int]:
    """Return the number of the record that each one answers, -1 for none.

    Args:
        text: The text.
        records: Its comments.
        times: When each was written, where that is known.
        answered: Whom each says to answer.

    """
    parents = _parents_by_path(text, records)
    if parents is None:
        parents = _parents_by_items(text, records)
    if parents is None:
        columns = _columns(text, records)
        parents = _nearest_shown(columns, _hollow_columns(text, records, columns))
    if not _any(parents):
        parents = _parents_by_names(records, answered)
    if not _any(parents) and (linked := _answering_links(text, records)) is not None:
        parents, _ = parents_by_times(times, linked)
    if not _any(parents):
        parents = _parents_by_answers(text, records)
    if not _any(parents):
        parents = _parents_by_numbers(text, records)
    if not _any(parents):
        parents = parents_by_order(_comparable(records, times)) or parents
    return parents if _any(parents) else parents_by_address(text, records)


def _any(parents: Sequence[int]) -> bool:
    return any(parent >= 0 for parent in parents)


def _comparable(records: list[Record], times: Sequence[datetime | None]) -> list[datetime | None]:
    """Return times without those that are printed less exactly than most: without their clock, or its half of the day."""
    exact = [
        (_CLOCK.search(record.date or "") is not None, _HALF.search(record.date or "") is not None)
        for record in records
    ]
    usual = Counter(exact).most_common(1)[0][0]
    return [time if form == usual else None for time, form in zip(times, exact, strict=True)]


def answered_names(text: Text, records: list[Record]) -> list[str | None]:
    """Return the name in a line like "In reply to NAME" above each comment's text; such lines are taken off the text."""
    known = {record.author.casefold() for record in records if record.author}
    names: list[str | None] = []
    for record in records:
        opening = record.content[0]
        name = _answered(text, opening) if len(record.content) > 1 else None
        if name is not None and name.casefold() in known:
            record.content = record.content[1:]
            record.frame = sorted((*record.frame, opening))
        else:
            name = next(
                (found for row in record.frame if row < opening and (found := _answered(text, row))), None
            )
        names.append(name)
    return names


def _answered(text: Text, row: int) -> str | None:
    found = _ANSWERS.match(text.units[row].text[:100].lstrip("_* "))
    return found.group(1) if found is not None else None


def _parents_by_names(records: list[Record], answered: Sequence[str | None]) -> list[int]:
    """Return as each record's parent the last comment by the one whom it says to answer."""
    last: dict[str, int] = {}
    parents: list[int] = []
    for n, (record, name) in enumerate(zip(records, answered, strict=True)):
        parents.append(last.get(name.casefold(), -1) if name else -1)
        if record.author:
            last[record.author.casefold()] = n
    return parents


def _parents_by_numbers(text: Text, records: list[Record]) -> list[int]:
    """Return parents where comments are counted, and the replies to them are not."""
    none = [-1] * len(records)
    numbers: list[int | None] = []
    before = max(records[0].start - 3, 0)
    for record in records:
        number = None
        for row in range(before, record.content[0]):
            unit = text.units[row]
            found = _NUMBER.match(unit.text)
            words = found.group(1) if found is not None else unit.marker
            if words.isdigit():
                number = int(words)
        numbers.append(number)
        before = record.content[-1] + 1
    counted = [number for number in numbers if number is not None]
    if (
        len(counted) < 3
        or numbers[0] is None
        or len(counted) == len(numbers)
        or 3 * len(counted) < len(numbers)
    ):
        return none
    steps = [b - a for a, b in pairwise(counted)]
    if sum(step == 1 for step in steps) < 0.9 * len(steps):
        return none
    parents: list[int] = []
    last = -1
    for n, number in enumerate(numbers):
        last = n if number is not None else last
        parents.append(-1 if number is not None else last)
    return parents


def _columns(text: Text, records: list[Record]) -> list[int]:
    """Return the columns that show how deep each record is nested: those of a line that all of them have.

    Not every line of a record shows its depth: text browsers print headings at the margin, Markdown prints all but an
    item's first line there. The kind of line whose columns take the most steps, one at a time going in, is asked.
    """
    margin = _margin(text)
    if len(records) < 2 or _is_one_list(text, records) or _has_flat_headers(text, records, margin):
        return [0] * len(records)
    units = text.units
    choices: list[list[int]] = []
    starts = [units[record.start] for record in records]
    if not text.layout.markdown:
        choices.append([_usual_column(text, record) for record in records])
        choices.append(
            [Counter(units[row].indent for row in record.content).most_common(1)[0][0] for record in records]
        )
        choices.append([unit.marker_column if unit.marker else unit.indent for unit in starts])
    else:
        choices.append(_marked_columns(text, records))
    for rows in ([record.author_row for record in records], [record.date_row for record in records]):
        if all(row >= 0 for row in rows):
            if not text.layout.markdown or sum(units[row].marker != "" for row in rows) > 0.8 * len(rows):
                choices.append(
                    [units[row].marker_column if units[row].marker else units[row].indent for row in rows]
                )
    lasts = [
        units[max(record.content[-1], *record.frame) if record.frame else record.content[-1]]
        for record in records
    ]
    if all(unit.marker for unit in lasts):
        choices.append([unit.marker_column for unit in lasts])
    best: list[int] = [0] * len(records)
    best_score = 0.0
    for number, columns in enumerate(choices):
        # Text browsers print headings left of the margin.
        columns = [max(column, margin) for column in columns] if not text.layout.markdown else columns
        columns = _on_steps(columns)
        if max(columns) - min(columns) < 2:
            continue
        depths = depths_from_indents(columns, tolerance=1.0)
        steps = list(pairwise(depths))
        ranks = {column: rank for rank, column in enumerate(sorted(set(columns)))}
        inward = [ranks[b] - ranks[a] for a, b in pairwise(columns) if b > a]
        smooth = sum(step == 1 for step in inward) / len(inward) if inward else 0.0
        moved = sum(a != b for a, b in steps)
        score = (1 + min(len(set(depths)) - 1, 3) / 8 + min(moved, 3) / 4) * smooth - 0.2 * number
        # A few odd columns in a long thread are lists and quotes inside comments.
        if sum(depth > 0 for depth in depths) < 0.04 * len(depths):
            continue
        if smooth >= 0.6 and score > best_score:
            best, best_score = columns, score
    return best


def _on_steps(columns: Sequence[int]) -> list[int]:
    """Return columns, the few that lie between those of many records moved to the nearest of these to their left."""
    often = Counter(columns)
    steps = sorted(column for column, times in often.items() if times > RARE * len(columns))
    if not steps:
        return list(columns)
    return [
        steps[bisect_right(steps, column) - 1] if steps[0] <= column < steps[-1] else column
        for column in columns
    ]


def _has_flat_headers(text: Text, records: list[Record], margin: int) -> bool:
    """Tell whether the lines with dates all stand in one column: what is indented below them are quotes and lists.

    Text browsers print headings left of the margin, Markdown all lines of an item but the first: those tell nothing.
    """
    columns = [text.units[record.date_row].indent for record in records if record.date_row >= 0]
    if text.layout.markdown or len(columns) < max(FEWEST_DATED, 0.8 * len(records)):
        return False
    column, times = Counter(columns).most_common(1)[0]
    return column >= margin and times >= 0.96 * len(columns)


def _is_one_list(text: Text, records: list[Record]) -> bool:
    """Tell whether records are the items of one numbered list: those of nested lists begin at 1 each time."""
    numbered: list[Unit] = []
    for record in records:
        units = text.units[max(record.start - 1, 0) : record.content[0] + 1]
        numbered += [unit for unit in units if unit.marker.isdigit()][:1]
    following = sum(
        int(b.marker) == int(a.marker) + 1 and abs(b.marker_column - a.marker_column) <= WIDEST_NUMBER
        for a, b in pairwise(numbered)
    )
    return following >= 0.9 * (len(records) - 1)


def _usual_column(text: Text, record: Record) -> int:
    """Return the column in which most of a record's lines stand; of two as frequent, the one farther to the right.

    Text browsers print quotes and headings inside a nested list at the left margin, so single lines may lie.
    """
    rows = [row for row in record.frame if row >= record.start and not text.units[row].level]
    columns = Counter(text.units[row].indent for row in (*rows, *record.content))
    return max(columns, key=lambda column: (columns[column], column))


def _margin(text: Text) -> int:
    """Return the leftmost column in which a tenth of the prose stands."""
    columns: Counter[int] = Counter()
    for unit, shape in zip(text.units, text.shapes, strict=True):
        if shape.kind in "mp":
            columns[unit.indent] += shape.size
    if text.layout.width is not None:
        return LYNX_MARGIN if columns[LYNX_MARGIN] > columns[0] else 0
    whole = columns.total()
    return min((column for column, size in columns.items() if size * 10 >= whole), default=0)


def _parents_by_items(text: Text, records: list[Record]) -> list[int] | None:
    """Return parents by nested items of which some have no words: comments that are not shown. None without such.

    A reply to one that is not shown is one to the nearest above it that is.
    """
    if not text.layout.markdown or not any(unit.hollow for unit in text.units):
        return None
    columns = _marked_columns(text, records)
    if not any(columns):
        return None
    lines = [_marked_line(text, record) for record in records]
    return _nearest_shown(columns, [line.hollow if line is not None else () for line in lines])


def _hollow_columns(text: Text, records: list[Record], columns: Sequence[int]) -> list[Sequence[int]]:
    """Return the columns of words that stand nowhere: of items above each record that have none."""
    known = set(columns)
    if text.layout.markdown or len(known) < 2:
        return [()] * len(records)
    found: list[Sequence[int]] = []
    low = records[0].start
    for record in records:
        marks = [mark for row in range(low, record.content[0] + 1) for mark in text.units[row].hollow]
        found.append([mark + BEHIND_BULLET for mark in marks if mark + BEHIND_BULLET in known])
        low = record.content[-1] + 1
    return found


def _nearest_shown(columns: Sequence[int], hollow: Sequence[Sequence[int]]) -> list[int]:
    """Return parents by columns; a reply to an item without words is one to the nearest above it that has some."""
    places: list[int] = []
    shown: list[int] = []
    for n, (column, above) in enumerate(zip(columns, hollow, strict=True)):
        places += [*above, column]
        shown += [*(-1 for _ in above), n]
    nearest: list[int] = []
    parents = [-1] * len(columns)
    for n, parent in zip(shown, parents_from_depths(depths_from_indents(places, tolerance=1.0)), strict=True):
        higher = nearest[parent] if parent >= 0 else -1
        nearest.append(n if n >= 0 else higher)
        if n >= 0:
            parents[n] = higher
    return parents


def _parents_by_answers(text: Text, records: list[Record]) -> list[int]:
    """Return parents where some comments say "answered DATE", below their text, and the others comment on them.

    What stands above the first answer is about the question.
    """
    answers = [
        any(row > record.content[0] and _is_answered(text, row) for row in record.frame) for record in records
    ]
    if not any(answers) or all(answers):
        return [-1] * len(records)
    parents: list[int] = []
    last = -1
    for n, (record, is_answer) in enumerate(zip(records, answers, strict=True)):
        # An answer whose date went to another record is none of the comments, which have theirs beside them.
        last = n if is_answer or record.date is None else last
        parents.append(last if last != n else -1)
    return parents


def _is_answered(text: Text, row: int) -> bool:
    return text.shapes[row].date is not None and _ANSWERED.match(text.units[row].text) is not None


def _marked_line(text: Text, record: Record) -> Unit | None:
    """Return the marked line that opens a record: one of its own, or else one right above it."""
    own = text.units[record.start : record.content[0] + 1]
    above = text.units[max(record.start - 2, 0) : record.start]
    return next((unit for unit in own if unit.item_column >= 0), None) or next(
        (unit for unit in above if unit.marker), None
    )


def _marked_columns(text: Text, records: list[Record]) -> list[int]:
    """Return the column of the marked line that opens each record, 0 throughout where most records have none."""
    lines = [_marked_line(text, record) for record in records]
    marked = sum(line is not None for line in lines)
    root = min((line.item_column for line in lines if line is not None), default=0)
    columns = [line.item_column if line is not None else root for line in lines]
    return columns if marked > 0.6 * len(records) else [0] * len(records)


def _parents_by_path(text: Text, records: list[Record]) -> list[int] | None:
    """Return each record's parent by printed numbers like "#2.1.3"; None where they are not so numbered."""
    paths: dict[str, int] = {}
    for n, record in enumerate(records):
        for row in record.frame:
            if (found := _PATH.search(text.units[row].text[:80])) is not None:
                paths.setdefault(found.group(1) or found.group(2), n)
                break
    dotted = sum("." in path for path in paths)
    # A few records may have lost their numbers, or have another one's.
    if not dotted or len(paths) < 0.8 * len(records) or dotted == len(paths):
        return None
    rows = list(paths.values())
    parents = [-1] * len(records)
    for n, parent in zip(rows, parents_from_paths(list(paths)), strict=True):
        parents[n] = rows[parent] if parent >= 0 else -1
    return parents


def _answering_links(text: Text, records: list[Record]) -> list[bool] | None:
    """Tell of each comment whether it has a link to the one it answers; None where all have one, or none.

    To which comment such a link leads is lost in a text.
    """
    linked = []
    for record in records:
        words = ""
        # Signatures may have dates, too.
        for row in sorted(record.frame, key=lambda row: row != record.date_row):
            shape = text.shapes[row]
            if shape.date is not None and shape.kind in "dDeb":
                words = text.units[row].text[shape.date.end :]
                break
        linked.append(_UP.search(words) is not None)
    return linked if any(linked) and sum(linked) <= 0.95 * len(linked) else None
