"""Comments that a writer wrote: their dates, and whom they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from postparse.models import Block, Comment, Person
from postparse.text.written.faults import NotWritten
from postparse.writers.lines import MAX_SHOWN_DEPTH

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d(?::\d\d)?)?)?", re.ASCII)
_ANSWERS = re.compile(r"In reply to #(\d{1,9}) ", re.ASCII)
COUNTED = re.compile(r"(0|[1-9]\d{0,8}) comments?", re.ASCII)
"""The heading of a thread."""


def moment_of(line: str) -> datetime | None:
    """Return the date that a line is; None where it is none."""
    if _DATE.fullmatch(line) is None:
        return None
    try:
        return datetime.fromisoformat(line)
    except ValueError:
        return None


class ThreadWritten:
    """Gathers comments in the order of the text.

    Attributes:
        comments: The comments so far; their ids count them.
    """

    def __init__(self) -> None:
        self.comments: list[Comment] = []
        self._path: list[str] = []

    def add(self, level: int, name: str | None, below: Sequence[str], blocks: Sequence[Block]) -> None:
        """Add a comment, given the level of its place, its author and the lines of its head below the author's."""
        below = list(below)
        parent: Comment | None = None
        if level == MAX_SHOWN_DEPTH and below and (match := _ANSWERS.match(below[-1] + " ")) is not None:
            number = int(match[1])
            if not 0 < number <= len(self.comments):
                raise NotWritten
            parent = self.comments[number - 1]
            below.pop()
        if level > len(self._path) or len(below) > 1:
            raise NotWritten
        published = moment_of(below[0]) if below else None
        above = parent.id if parent is not None else self._path[level - 1] if level else None
        identity = f"c{len(self.comments) + 1}"
        self.comments.append(
            Comment(
                id=identity,
                parent_id=above,
                depth=parent.depth + 1 if parent is not None else level,
                author=Person(name) if name else None,
                published=published,
                published_raw=below[0] if below else None,
                blocks=tuple(blocks),
            )
        )
        if parent is None:
            self._path[level:] = [identity]
