"""Who wrote a text's article and when: the lines beside its title and at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from attrs import frozen

from postparse.dates import WEEKDAYS, DateReader, find_date
from postparse.html.metadata.byline import authors_in, is_only_by
from postparse.html.metadata.byline_words import BEFORE_DATE
from postparse.html.metadata.names import is_full_name, is_group, is_name, name_of
from postparse.models import Person
from postparse.text.features import Text
from postparse.text.packing import numbers

LINES_ABOVE = 3
LINES_BELOW = 8
LINES_BEHIND = 3
LINES_OF_BOX = 12
"""So many lines behind an article may stand between it and a box about its author."""
LINES_INSIDE = 4
LONGEST = 160
_LONGEST_NAME = 60
_LONGEST_ROLE = 45
_FEWEST_OF_LIFE = 40
_LINES_OF_SITE = 3
_HEADERS = frozenset("bdDeN")
"""Kinds of line that may say who wrote an article although the article's own lines surround them."""

_COUNT = re.compile(
    r"(?:^|\s)\(?\d{1,6}\)?\s[^\W\d_]+(?:\s+(?:read|gelesen|lecture|lesezeit))?$|^[^\W\d_]+\s\(?\d{1,6}\)?$|^\(?\d+\)?$",
    re.I,
)
_CLOCK = re.compile(
    r"(?:(?:\b(?:at|um|à|às|kl|ore|alle|om)|@)\s*)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?(?:[ap]\.?m\b\.?|uhr\b|h\b))?",
    re.I,
)
_FIELDS = re.compile(r"\s*[|•·/—–]\s*|\s-\s|,\s|\t|\s{2,}|\s(?=\d+\s)")


@frozen
class Byline:
    """Who wrote an article and when.

    Attributes:
        authors: The authors.
        published: The date.
        is_told: Whether a line says in words that these are the authors.
        rows: The lines that say so.
    """

    authors: tuple[Person, ...]
    published: datetime | None
    is_told: bool
    rows: frozenset[int]


def read_byline(
    text: Text,
    labels: str,
    title: int,
    body: Sequence[int],
    dates: DateReader,
    commenters: frozenset[str] = frozenset(),
) -> Byline:
    """Return the authors and the date of publication that the lines around an article tell.

    Args:
        text: The lines.
        labels: What each is.
        title: The title's line; -1 where none was found.
        body: The article's lines.
        dates: Reads dates.
        commenters: The names of those who comment: a post's author often does, a category never.

    """
    near = list(_near(text, labels, title, body))
    used: set[int] = set()
    names, is_told = _told(text, title, near, used), True
    if not names:
        is_told = False
        names = _beside_date(text, labels, title, body, commenters, used) or _in_box(text, labels, body)
    published: datetime | None = None
    for row in near:
        words, date = text.units[row].text, text.shapes[row].date
        if len(words) <= LONGEST and date is not None and date.kind == "absolute":
            published = dates.read(words[date.start : date.end])
            if published is not None:
                used.add(row)
                break
    return Byline(tuple(Person(name) for name in names), published, is_told, frozenset(used))


def without_byline(text: Text, body: Sequence[int], byline: Byline) -> Sequence[int]:
    """Return an article's lines without those at its beginning and end that only say who wrote it and when."""
    edges = {*body[:LINES_INSIDE], *body[len(body) - LINES_INSIDE :]} & byline.rows
    dropped = {row for row in edges if text.shapes[row].kind in "bdD"}
    return numbers(row for row in body if row not in dropped) if dropped else body


def _near(text: Text, labels: str, title: int, body: Sequence[int]) -> Iterator[int]:
    """Yield the lines below the title and above the article, those right above the title, those at the article's end.

    Lines of the article count where they have a header's shape; lines of comments where the thread's heading follows.
    """
    count = len(text.units)
    first = body[0] if body else count
    start = title if title >= 0 else max(first - LINES_BELOW, 0)
    stop = min(max(first + LINES_INSIDE, start + 3), start + 1 + LINES_BELOW, count)
    above = range(start - 1, max(start - 1 - LINES_ABOVE, -1), -1) if title >= 0 else ()
    last = body[-1] if body else count
    for row in (*range(start + 1, stop), *above):
        if labels[row] not in "SXCK" and (not first < row < last or text.shapes[row].kind in _HEADERS):
            yield row
    behind = range(last + 1, min(last + 1 + LINES_BEHIND, count))
    heads = next((row for row in range(last + 1, min(last + 6, count)) if text.shapes[row].kind == "h"), -1)
    for row in behind:
        if labels[row] not in "SXCK" or row < heads:
            yield row
    for row in list(body[: -LINES_INSIDE - 1 : -1]):
        if text.shapes[row].kind in "bDe":
            yield row


def _right_below(text: Text, title: int) -> range:
    """Return the two lines below the title, which may be taken for a first comment's header: "Thread starter Ann"."""
    return range(title + 1, min(title + 3, len(text.units))) if title >= 0 else range(0)


def _told(text: Text, title: int, near: Sequence[int], used: set[int]) -> list[str]:
    """Return the names that a line says are the authors': "by NAME", or a label with the name in the next line."""
    for row in (*_right_below(text, title), *near):
        words = text.units[row].text
        if len(words) > LONGEST:
            continue
        if names := authors_in(words):
            used.add(row)
            return names
        if is_only_by(words) and row + 1 < len(text.units):
            following = text.units[row + 1].text
            name = name_of(following) if len(following) <= _LONGEST_NAME else None
            if name and (is_full_name(name) or (len(words) < 4 and name.istitle())):
                used.update((row, row + 1))
                return [name]
    return []


def _beside_date(
    text: Text, labels: str, title: int, body: Sequence[int], commenters: frozenset[str], used: set[int]
) -> list[str]:
    """Return the name that stands with a date between title and article, in one line or in the one beside it."""
    if title < 0 or not body:
        return []
    stop = min(max(body[0], title + 1) + 2, title + 1 + LINES_BELOW, len(text.units))
    rows = [row for row in range(title + 1, stop) if labels[row] not in "SXCK"]
    if title and labels[title - 1] not in "SXCK":
        rows.append(title - 1)
    for row in rows:
        unit, shape = text.units[row], text.shapes[row]
        if len(unit.text) > LONGEST:
            continue
        if shape.date is not None and shape.date.kind == "absolute":
            if name := _name_in(text, unit.text, commenters, row):
                used.add(row)
                return [name]
        elif (
            shape.kind == "N" and _has_date_beside(text, row) and _is_person(text, unit.text, commenters, row)
        ):
            used.add(row)
            return [unit.text]
    return []


def _has_date_beside(text: Text, row: int) -> bool:
    """Tell whether a date stands in the line before or behind, or behind one that says what somebody is."""
    beside = [text.shapes[n] for n in (row - 1, row + 1) if 0 <= n < len(text.shapes)]
    if row + 2 < len(text.shapes) and text.shapes[row + 1].size <= _LONGEST_ROLE:
        beside.append(text.shapes[row + 2])
    return any(
        shape.kind == "d" or (shape.date is not None and shape.date.kind == "absolute") for shape in beside
    )


def _name_in(text: Text, line: str, commenters: frozenset[str], row: int) -> str | None:
    """Return the one person that a line with a date names; None for none and for several."""
    rest = line
    leads = False
    for _ in range(3):
        date = find_date(rest)
        if date is None:
            break
        before = rest[: date.start].rstrip()
        head, _, last = before.rpartition(" ")
        if head and last.casefold() in BEFORE_DATE:
            before, leads = head, True
        rest = before + " | " + rest[date.end :]
    fields = [field.strip(" ,;:.()-|") for field in _FIELDS.split(_CLOCK.sub(" | ", rest))]
    people = [
        field
        for field in fields
        if field and not _COUNT.search(field) and _is_person(text, field, commenters, row, leads=leads)
    ]
    return people[0] if len(people) == 1 else None


def _is_person(text: Text, name: str, commenters: frozenset[str], row: int, *, leads: bool = False) -> bool:
    """Tell whether a short text is somebody's name, and not a category's: other lines of the page show it.

    Args:
        text: The lines.
        name: The text.
        commenters: Names of those who comment.
        row: The text's line.
        leads: Whether the line puts it before its date with a preposition, as one does with names.
    """
    if len(name) > _LONGEST_NAME or not is_name(name):
        return False
    if name.casefold() in commenters:
        return True
    if not is_full_name(name) or (name.isupper() and len(name.split()) > 2):
        return False
    if not WEEKDAYS.isdisjoint(name.casefold().split()):
        return False
    return not is_group(name) and (leads or (len(name.split()) > 1 and not _stands_above(text, name, row)))


def _stands_above(text: Text, name: str, row: int) -> bool:
    """Tell whether a line above holds a name and nothing more, as menus hold categories; a blog's first lines hold its owner."""
    return any(unit.text == name for unit in text.units[_LINES_OF_SITE : max(row - 1, 0)])


def _in_box(text: Text, labels: str, body: Sequence[int]) -> list[str]:
    """Return the name in a box about the author: below a line that says "Author", or above one that tells of the name."""
    if not body:
        return []
    first = range(max(body[0] - LINES_OF_BOX, 0), body[0])
    last = range(max(body[-1] - LINES_INSIDE, 0), body[-1] + LINES_OF_BOX)
    for row in (*first, *last):
        if row + 1 >= len(text.units) or labels[row] in "SXCK":
            continue
        words, following = text.units[row].text, text.units[row + 1].text
        if is_only_by(words) and len(following) <= _LONGEST_NAME:
            name = name_of(following)
            if name and is_full_name(name) and len(name.split()) > 1:
                return [name]
        if text.shapes[row].kind == "N" and is_full_name(words) and _tells_of(following, words):
            return [words]
    return []


def _tells_of(words: str, name: str) -> bool:
    """Tell whether a line begins with a name, whole or the first of it, and a word that is none ("Ann is a baker")."""
    for begun in (name, name.split(maxsplit=1)[0]):
        if words.startswith(begun + " ") and len(words) > _FEWEST_OF_LIFE:
            rest = words[len(begun) + 1 :]
            return rest[:1].islower()
    return False
