"""Running text with marks: white space is collapsed and spans are kept as offsets while the text grows."""

from __future__ import annotations

from postparse.characters import collapsed
from postparse.models import Mark, MarkKind, Text

_UNSEEN = ("\u200b", "\u00ad", "\ufeff", "\u2060")


class Run:
    """One run of text under construction.

    Attributes:
        length: Characters so far.
        breaks: Line breaks since the last word.

    """

    __slots__ = ("_marks", "_open", "_parts", "_space", "breaks", "length")

    def __init__(self) -> None:
        self.length = 0
        self.breaks = 0
        self._parts: list[str] = []
        self._space = False
        self._open: list[tuple[int, MarkKind, str | None]] = []
        self._marks: list[Mark] = []

    def add(self, text: str, *, keeps_lines: bool = False) -> None:
        """Append words; white space becomes one space, a break before them one line feed."""
        if not text.isascii():
            for sign in _UNSEEN:
                if sign in text:
                    text = text.replace(sign, "")
        if keeps_lines and "\n" in text:
            for n, line in enumerate(text.split("\n")):
                if n:
                    self.breaks += bool(self.length)
                self.add(line)
            return
        core = collapsed(text)
        if not core:
            self._space = self._space or bool(text)
            return
        if self.length:
            if self.breaks:
                core_start = self._append("\n")
            elif self._space or text[0].isspace():
                core_start = self._append(" ")
            else:
                core_start = self.length
        else:
            core_start = 0
        self.breaks = 0
        opened = self._open
        if opened and opened[-1][0] < 0:
            for n in range(len(opened) - 1, -1, -1):
                if opened[n][0] >= 0:
                    break
                opened[n] = (core_start, opened[n][1], opened[n][2])
        self._append(core)
        self._space = text[-1].isspace()

    def _append(self, part: str) -> int:
        self._parts.append(part)
        self.length += len(part)
        return self.length

    def glue(self, text: str) -> None:
        """Append characters straight to the last word."""
        space, self._space = self._space, False
        self.add(text)
        self._space = self._space or space

    def open(self, kind: MarkKind, href: str | None = None) -> None:
        """Begin a mark at the next word."""
        self._open.append((-1, kind, href))

    def is_open(self, kind: MarkKind) -> bool:
        """Tell whether a mark of this kind is open."""
        return any(mark[1] == kind for mark in self._open)

    def close(self) -> None:
        """End the innermost mark after the last word."""
        if self._open:
            start, kind, href = self._open.pop()
            if 0 <= start < self.length:
                self._marks.append(Mark(start, self.length, kind, href))

    def take(self) -> Text | None:
        """Return the text so far and begin anew; marks that are open go on in the next text."""
        self._space = False
        self.breaks = 0
        if not self.length:
            return None
        marks = self._marks
        if self._open:
            for n, (start, kind, href) in enumerate(self._open):
                if 0 <= start < self.length:
                    marks.append(Mark(start, self.length, kind, href))
                self._open[n] = (-1, kind, href)
        if len(marks) > 1:
            marks.sort(key=_place)
        text = Text("".join(self._parts), tuple(marks))
        self._parts, self._marks, self.length = [], [], 0
        return text


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end
