"""Plain text as `to_text` writes it: the column and the sign at the beginning of a line say what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from postparse.models import Block, Comment, Person, Post, Section
from postparse.text.written.faults import NotWritten
from postparse.text.written.plain_blocks import block_of, dedented, end_of_block
from postparse.text.written.thread import COUNTED, ThreadWritten, moment_of
from postparse.threads import build_thread
from postparse.writers.plain import CLOSED, COMMENT_COLUMNS, UNDERLINES, underlined

_COMMENT = re.compile(r"( *)  #([1-9]\d{0,8})(?: (.*))?", re.ASCII)


def has_plain_sign(text: str) -> bool:
    """Tell whether a line underlines the one above it to its length."""
    lines = text.split("\n")
    return any(
        under and under[0] in UNDERLINES and _level(above, under)
        for above, under in zip(lines, lines[1:], strict=False)
    )


def read_plain(text: str) -> Post:
    """Return the post that a text is.

    Raises:
        NotWritten: `to_text` did not write it.
    """
    reader = _Reader(text.split("\n"))
    head = reader.head()
    sections = reader.sections()
    thread = reader.thread()
    is_closed = reader.is_closed()
    if reader.place < len(reader.lines):
        raise NotWritten
    return Post(
        title=head[0],
        authors=head[1],
        published=head[2],
        lead=head[3],
        sections=sections,
        thread=build_thread(thread),
        comments_open=False if is_closed else None,
    )


def _level(title: str, under: str) -> int:
    """Return the level of a heading, given its line and the one below it; 0 where it is none."""
    if title[:1] in ("", " ") or not under or under[0] not in UNDERLINES:
        return 0
    level = UNDERLINES.index(under[0]) + 1
    return level if under == underlined(title, level) else 0


class _Reader:
    """Reads a text from its first line to its last.

    Attributes:
        lines: The lines.
        place: The next one.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.place = 0

    def _line(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.lines[place] if place < len(self.lines) else ""

    def _skip(self, lines: int) -> None:
        """Go on behind so many lines and the blank one that follows them."""
        self.place += lines
        if self.place < len(self.lines) and self.lines[self.place]:
            raise NotWritten
        self.place += 1

    def head(self) -> tuple[str | None, tuple[Person, ...], datetime | None, str | None]:
        """Return title, authors, date and standfirst."""
        if _level(self._line(), self._line(1)) != 1:
            return None, (), None, None
        title = self._line()
        about = list(takewhile(bool, self.lines[2 : 2 + 1000]))
        self._skip(2 + len(about))
        published = moment_of(about[-1]) if about else None
        names = about[:-1] if published is not None else about
        if not all(name.startswith("By ") for name in names):
            raise NotWritten
        lead = None
        if self._line()[:1] not in ("", " ") and not self._line(1) and not self._line(2) and self._line(3):
            lead = self._line()
            self.place += 3
        return title, tuple(Person(name.removeprefix("By ")) for name in names), published, lead

    def sections(self) -> tuple[Section, ...]:
        """Return the article: all that stands above the thread."""
        found: list[Section] = []
        title, level, blocks = None, 0, list[Block]()
        while self.place < len(self.lines) and not self._starts_thread():
            if below := self._heading():
                if title or blocks:
                    found.append(Section(title, level, tuple(blocks)))
                title, level, blocks = self._line(), below, []
                self._skip(2)
            else:
                blocks.append(self._block(0))
        if title or blocks:
            found.append(Section(title, level, tuple(blocks)))
        return tuple(found)

    def _heading(self) -> int:
        return 0 if self._line(2) else _level(self._line(), self._line(1))

    def _block(self, margin: int) -> Block:
        stop = end_of_block(self.lines, self.place, margin)
        block = block_of(dedented(self.lines[self.place : stop], margin))
        self._skip(stop - self.place)
        return block

    def _starts_thread(self) -> bool:
        if self._heading() != 2 or COUNTED.fullmatch(self._line()) is None:
            return False
        return self._line() == "0 comments" or _COMMENT.fullmatch(self._line(3)) is not None

    def thread(self) -> Sequence[Comment]:
        """Return the comments, if any are left."""
        found = ThreadWritten()
        if self._starts_thread():
            self._skip(2)
        while (match := _COMMENT.fullmatch(self._line())) is not None:
            level, odd = divmod(len(match[1]), COMMENT_COLUMNS)
            if odd or int(match[2]) != len(found.comments) + 1:
                raise NotWritten
            margin = COMMENT_COLUMNS * (level + 1)
            below = list(takewhile(bool, self.lines[self.place + 1 : self.place + 4]))
            self._skip(1 + len(below))
            blocks: list[Block] = []
            while self._is_in(margin):
                blocks.append(self._block(margin))
            found.add(level, match[3], dedented(below, margin), blocks)
        return found.comments

    def _is_in(self, margin: int) -> bool:
        """Tell whether the next line is in a comment whose words begin in a column."""
        line = self._line()
        if not line.startswith(" " * margin):
            return False
        match = _COMMENT.fullmatch(line)
        return match is None or bool(len(match[1]) % COMMENT_COLUMNS)

    def is_closed(self) -> bool:
        """Tell whether the last line says that no comments are taken any more."""
        if self._line() != CLOSED:
            return False
        self._skip(1)
        return True
