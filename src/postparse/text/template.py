"""The template of a thread: the line that recurs once in every comment, and where comments begin as seen from it.

Labels are found line by line. A thread is more regular than that: once some of its comments are known, the line that
recurs in all of them tells where the others are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from postparse.text.features import PROSE, Text
from postparse.text.names import is_framed
from postparse.text.shapes import Shape
from postparse.text.small_threads import small_thread
from postparse.text.units import Unit

FEWEST = 3
MOST_STEPS = 7
FEWEST_TOLD = 4
LINES_ABOVE = 15
LINES_FAR_ABOVE = 300
TELLING = 20
"""So many lines, as many as the text says, are no chance, however far below they stand."""
LONGEST_LEAD = 50
FOOTERS = frozenset("anvo")
_SAYS_ON = re.compile(
    r"(?:wrote|writes|said|says|(?:responded|replied) to \S.{0,60}|schrieb|schreibt|sagte?|antwortete|a écrit|a dit|escribió|dijo|ha scritto|ha detto|schreef|skrev)"
    r"(?: this)?(?:\s*:|\s+(?:on|at|am|um|le|el|il|op))?[\s,]*+$"
)
"""Only words that end no other one ("edit on", "essay on"): renderers glue the verb to the name ("Adawrote on")."""
_BOOST = 7.0
_INSIDE = 4.0
_NAME = 3.0
_TOLD = 1.6
_WEIGHT = {"s": 1.15, "d": 1.1, "D": 1.1, "e": 1.05, "b": 1.1, "u": 1.05}


@frozen
class Template:
    """Where the comments of a thread begin.

    Attributes:
        starts: The lines that begin comments, ascending.
        low: The first line of the thread.
        high: The line after the last that may belong to it.
        is_strict: Whether it explains nearly all beginnings, so that what it does not have is none.
        names_first: Whether the recurring line stands above a comment's text.
        sure: The line up to which all lines belong to the thread.
        is_whole: Whether it has as many comments as the text says: what stands elsewhere is none.
    """

    starts: tuple[int, ...]
    low: int
    high: int
    is_strict: bool
    names_first: bool
    sure: int
    is_whole: bool = False


def find_template(text: Text, labels: str) -> Template | None:
    """Return the template that explains most of the beginnings in a first labelling; None where none does."""
    begun = _beginnings(labels)
    found = _recurring(text, labels, begun)
    if found is None and (small := small_thread(text)) is not None and len(begun) < len(small[0]):
        rows, step = small
        period = max(later - row for row, later in pairwise(rows))
        return _template(text, rows, step, period, is_strict=True, is_whole=True)
    return found


def _recurring(text: Text, labels: str, begun: Sequence[int]) -> Template | None:
    if len(begun) < 2 and not text.claims and not any(unit.marker == "3" for unit in text.units):
        return None
    prose = [0]
    for shape in text.shapes:
        prose.append(prose[-1] + (shape.size if shape.kind in PROSE else 0))
    best: Template | None = None
    best_score = 0.0
    for rows in _runs(text, prose):
        gaps = list(zip(rows, rows[1:], strict=False))
        filled = sum(prose[later] - prose[row + 1] > 15 for row, later in gaps) / len(gaps)
        if filled < 0.7:
            if text.shapes[rows[0]].kind not in "dDesb" or filled < 0.3:
                continue
            said = sum(
                any(text.shapes[n].kind in "Ntqmp" for n in range(row + 1, min(later, row + 9)))
                for row, later in gaps
            )
            if said < 0.9 * len(gaps):
                continue
            filled = 0.7
        period = sorted(later - row for row, later in gaps)[len(gaps) // 2]
        low, high = rows[0] - MOST_STEPS, rows[-1] + period + 2
        near = begun[bisect_right(begun, low - 1) : bisect_right(begun, high)]
        if len(rows) >= 5 and filled > 0.9 and len(near) < 0.3 * len(rows):
            # As many as the text says: none of them need have been recognised.
            if any(
                row < rows[0] and abs(len(rows) - claim) <= max(1, 0.12 * claim) for claim, row in text.claims
            ):
                score = 0.5 * _WEIGHT.get(text.shapes[rows[0]].kind, 1.0)
                if score > best_score:
                    side = _side(text, rows, prose)
                    best, best_score = _template(text, rows, side or 0, period, is_strict=True), score
        if len(near) < 0.3 * len(rows) and filled > 0.9 and _is_numbered_to_the_end(text, rows, period):
            score = 0.45
            if score > best_score:
                best, best_score = _template(text, rows, 0, period, is_strict=True), score
        if len(near) < 2:
            continue
        tally: Counter[int] = Counter()
        for start in near:
            place = bisect_right(rows, start)
            if place < len(rows) and rows[place] - start <= MOST_STEPS:
                tally[rows[place] - start] += 1
            if place and rows[place - 1] == start:
                tally[0] += 1
            elif place and start == _after(text.shapes, rows[place - 1]):
                tally[-1] += 1
        if not tally:
            continue
        step, explained = max(tally.items(), key=lambda item: (item[1], -abs(item[0])))
        if step in (0, -1) and min(tally[0], tally[-1]) > 0.3 * explained:
            side = _side(text, rows, prose)
            if side is not None:
                step, explained = side, tally[0] + tally[-1]
        is_marked = all(text.units[row].marker for row in rows)
        if step < 0 and (_says_before_date(text, rows) or (is_marked and _side(text, rows, prose) == 0)):
            # An item begins with its marker, and what was written on a date follows it.
            step = 0
        if explained < 2 or explained < 0.5 * len(near):
            continue
        kind = text.shapes[rows[0]].kind
        share = explained / len(begun)
        score = share * share * filled * _WEIGHT.get(kind, 1.0) * min(1.0, 0.15 + explained / len(rows))
        is_told = _is_told(text, rows, labels)
        if is_told:
            score *= _TOLD
        if score > best_score:
            is_strict = is_told or explained >= 0.8 * len(near)
            best, best_score = (
                _template(text, rows, step, period, is_strict=is_strict, is_whole=is_told),
                score,
            )
    return best


def _beginnings(labels: str) -> list[int]:
    """Return where comments begin; a second beginning before any text of a comment is in the same header."""
    begun: list[int] = []
    has_text = True
    for n, name in enumerate(labels):
        if name == "K" or (name == "S" and has_text):
            if name == "K" and begun and not has_text:
                has_text = True
                continue
            begun.append(n)
            has_text = name == "K"
        elif name == "C" or name in "FBT":
            has_text = True
    return begun


def _is_told(text: Text, rows: Sequence[int], labels: str) -> bool:
    """Tell whether the text says above lines how many comments there are, and there are as many lines."""
    return len(rows) >= FEWEST_TOLD and any(
        0 < rows[0] - row < (LINES_ABOVE if claim < TELLING else LINES_FAR_ABOVE)
        and labels[row] not in "CK"
        and abs(len(rows) - claim) <= 0.04 * claim
        for claim, row in text.claims
    )


def _template(
    text: Text, rows: Sequence[int], step: int, period: int, *, is_strict: bool, is_whole: bool = False
) -> Template:
    count = len(text.shapes)
    if step >= 0:
        starts = tuple(max(row - step, 0) for row in rows)
        last = text.units[rows[-1]]
        end = rows[-1] + 1
        if last.marker and not text.layout.markdown and last.indent > text.layout.base:
            # What stands in an item's column belongs to it.
            while end < count and text.units[end].indent >= last.indent - 1 and not text.shapes[end].is_form:
                end += 1
        sure = max(end, starts[-1]) if last.marker else starts[-1]
        return Template(
            starts, starts[0], max(end, min(rows[-1] + period + 1, count)), is_strict, True, sure, is_whole
        )
    first = rows[0] - 1
    while first > 0 and rows[0] - first < period + 3 and not _parts(text, first):
        first -= 1
    if _parts(text, first):
        first += 1
    starts = (first, *(_after(text.shapes, row) for row in rows[:-1]))
    return Template(
        tuple(min(start, count - 1) for start in starts),
        first,
        min(_after(text.shapes, rows[-1]), count),
        is_strict,
        False,
        starts[-1],
        is_whole,
    )


def boosted(
    text: Text, template: Template, emitted: Sequence[Sequence[float]], letters: str
) -> list[Sequence[float]]:
    """Return lines' scores with those of comments' beginnings raised where the template has them, lowered elsewhere."""
    starts = set(template.starts)
    begins = [n for n, name in enumerate(letters) if name in "SK"]
    outside = [n for n, name in enumerate(letters) if name in "FBT"]
    rows: list[Sequence[float]] = []
    for n, scores in enumerate(emitted):
        is_start = n in starts
        if template.is_whole and not template.low <= n < template.high:
            row = list(scores)
            for k in begins:
                row[k] -= _BOOST
            rows.append(row)
            continue
        if not is_start and not (template.is_strict and template.low <= n < template.high):
            rows.append(scores)
            continue
        row = list(scores)
        if is_start:
            for k in begins:
                row[k] += _BOOST
            if template.names_first and text.shapes[n].kind in "NsbudDe" and not text.shapes[n].ends:
                row[letters.index("S")] += _NAME
        else:
            for k in begins:
                row[k] -= _BOOST
            if n < template.sure:
                for k in outside:
                    row[k] -= _INSIDE
        rows.append(row)
    return rows


def _runs(text: Text, prose: Sequence[int]) -> Iterator[list[int]]:
    """Yield rows of lines that look alike, cut where a thread cannot go on."""
    shapes, units = text.shapes, text.units
    places: dict[str, list[int]] = defaultdict(list)
    for n, (shape, unit) in enumerate(zip(shapes, units, strict=True)):
        for key in _keys(shape, unit, shapes[n + 1] if n + 1 < len(shapes) else None):
            places[key].append(n)
    walls = [0]
    for shape in shapes:
        walls.append(walls[-1] + (shape.is_form and shape.kind in "hNtq"))
    claimed = {row for _, row in text.claims}
    hard = [0]
    for n in range(len(shapes)):
        hard.append(hard[-1] + (n in claimed))
    for rows in places.values():
        if len(rows) < FEWEST:
            continue
        steps = sorted(later - row for row, later in zip(rows, rows[1:], strict=False))
        widest = max(40, 8 * steps[len(steps) // 2])
        run = [rows[0]]
        for row in rows[1:]:
            if row - run[-1] > widest or hard[row] > hard[run[-1]] or walls[row] - walls[run[-1]] > 1:
                if len(run) >= FEWEST:
                    yield run
                run = []
            run.append(row)
        if len(run) >= FEWEST:
            yield run


def _is_numbered_to_the_end(text: Text, rows: Sequence[int], period: int) -> bool:
    """Tell whether lines are numbered names, and after the last one's text a line about writing comments follows."""
    units, shapes = text.units, text.shapes
    if not all(units[row].marker.isdigit() and shapes[row].kind in "Nu" for row in rows):
        return False
    end = rows[-1] + 1
    while end < len(units) and units[end].indent > text.layout.base and not units[end].level:
        end += 1
    return end > rows[-1] + 1 and any(shape.is_form for shape in shapes[end : end + 3])


def _keys(shape: Shape, unit: Unit, following: Shape | None) -> Iterator[str]:
    if shape.kind in "dDesbanvhou":
        yield shape.signature
        if shape.date is not None:
            yield f"date {unit.marker and '*'}"
    elif shape.kind == "m" and unit.marker and shape.date is not None and shape.date.start <= LONGEST_LEAD:
        yield "date *"
    if (shape.kind in "dDesb" or (shape.kind == "m" and shape.date is not None)) and is_framed(unit.text):
        yield f"by {unit.marker and '*'}"
    if shape.kind in "Ntu" and (unit.marker or unit.blanks):
        if following is not None and following.kind in PROSE:
            yield f"short {unit.marker and ('#' if unit.marker.isdigit() else '*')}"
        if shape.kind != "u" and shape.signature[-1] != "w":
            yield shape.signature
    if unit.marker.isdigit():
        yield "#"


def _after(shapes: Sequence[Shape], row: int) -> int:
    """Return the line behind a byline and the buttons that follow it."""
    row += 1
    while row < len(shapes) and shapes[row].kind in FOOTERS:
        row += 1
    return row


def _parts(text: Text, row: int) -> bool:
    """Tell whether a line parts a thread from what is above it."""
    shape, unit = text.shapes[row], text.units[row]
    return shape.kind == "h" or shape.is_form or unit.level > 0


def _says_before_date(text: Text, rows: Sequence[int]) -> bool:
    """Tell whether lines say that someone wrote on a date: what was written follows."""
    said = 0
    for row in rows:
        date = text.shapes[row].date
        said += date is not None and _SAYS_ON.search(text.units[row].text[: date.start]) is not None
    return said > 0.8 * len(rows)


def _side(text: Text, rows: Sequence[int], prose: Sequence[int]) -> int | None:
    """Return 0 where the recurring line stands above a comment's text, -1 where below; None where that is open."""
    kind = text.shapes[rows[0]].kind
    if kind == "s" or _says_before_date(text, rows):
        return 0
    low = rows[0] - 1
    while low >= 0 and rows[0] - low < 12 and not _parts(text, low):
        low -= 1
    if low < 0 or rows[0] - low >= 12:
        return None
    # A line that has the name in it, too, is all of a comment's frame: what stands above it is text.
    names_itself = kind in "De" and "w" in text.shapes[rows[0]].signature.split("<")[0].split()
    before = prose[rows[0]] - prose[low + 1] > 15 or (
        names_itself and any(text.shapes[n].kind in "tNqmp" for n in range(low + 1, rows[0]))
    )
    high = rows[-1] + 1
    while high < len(text.shapes) and high - rows[-1] < 8:
        shape = text.shapes[high]
        if shape.is_form or shape.is_after or shape.kind in "lh":
            break
        high += 1
    after = prose[min(high, len(text.shapes))] - prose[rows[-1] + 1] > 15
    if before and not after:
        return -1
    return 0 if after and not before else None
