"""Who wrote a text's article and when: the lines beside its title."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from postparse.dates import DateReader
from postparse.html.metadata.byline import authors_in
from postparse.models import Person
from postparse.text.features import Text

LINES_ABOVE = 3
LINES_BELOW = 8
LONGEST = 160


def read_byline(
    text: Text, labels: str, title: int, body: Sequence[int], dates: DateReader
) -> tuple[tuple[Person, ...], datetime | None]:
    """Return the authors and the date of publication that the lines between title and article tell.

    Args:
        text: The lines.
        labels: What each is.
        title: The title's line; -1 where none was found.
        body: The article's lines.
        dates: Reads dates.

    """
    authors: tuple[Person, ...] = ()
    published: datetime | None = None
    for row in _near(labels, title, body, len(text.units)):
        words, shape = text.units[row].text, text.shapes[row]
        if len(words) > LONGEST:
            continue
        if not authors and (names := authors_in(words)):
            authors = tuple(Person(name) for name in names)
        if published is None and shape.date is not None and shape.date.kind == "absolute":
            published = dates.read(words[shape.date.start : shape.date.end])
    return authors, published


def _near(labels: str, title: int, body: Sequence[int], count: int) -> list[int]:
    """Return the lines below the title and above the article, then those right above the title, then those behind."""
    first = body[0] if body else count
    start = title if title >= 0 else max(first - LINES_BELOW, 0)
    below = list(range(start + 1, min(max(first + 1, start + 3), start + 1 + LINES_BELOW, count)))
    above = list(range(start - 1, max(start - 1 - LINES_ABOVE, -1), -1)) if title >= 0 else []
    behind = list(range(body[-1] + 1, min(body[-1] + 4, count))) if body else []
    return [row for row in (*below, *above, *behind) if labels[row] not in "SXCK"]
