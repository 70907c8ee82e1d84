"""The lines of a comment in a text."""

from __future__ import annotations

from attrs import define, field


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
