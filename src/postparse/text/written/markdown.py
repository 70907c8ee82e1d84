"""Markdown as `to_markdown` writes it; the parser is markdown-it's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from markdown_it import MarkdownIt
from markdown_it.token import Token

from postparse.models import Comment, Person, Post, Section
from postparse.text.written.faults import NotWritten
from postparse.text.written.markdown_blocks import Blocks, children_of, only_text
from postparse.text.written.thread import COUNTED, ThreadWritten, moment_of
from postparse.threads import build_thread
from postparse.writers.plain import CLOSED

_SIGN = re.compile(r"\A# \S[^\n]*+(?:\n\n|\Z)|^## (?:0|[1-9]\d{0,8}) comments?$", re.M | re.ASCII)
_MOST_LOOSE_BRACKETS = 2000
_DEEPEST = 100
"""Of tokens in tokens: sixteen levels of comments and what blocks may nest, two tokens each."""


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"]).disable("text_join")
    # Nothing is followed or shown here, and addresses are to come back as they were.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_PARSER = _parser()


def has_markdown_sign(text: str) -> bool:
    """Tell whether a text begins with a title, or a heading counts comments; and whether its brackets are links'.

    The writer escapes all others but those of code, and a parser looks long for where each might end.
    """
    if _SIGN.search(text) is None:
        return False
    loose = text.count("[") - text.count("\\[") - text.count("](")
    return loose <= _MOST_LOOSE_BRACKETS


def read_markdown(text: str) -> Post:
    """Return the post that a text is.

    Raises:
        NotWritten: `to_markdown` did not write it.
    """
    reader = _Reader(_PARSER.parse(text))
    title = reader.title()
    lead = reader.lead()
    authors, published = reader.byline()
    sections = reader.sections()
    thread, is_closed = reader.thread()
    return Post(
        title=title,
        lead=lead,
        authors=authors,
        published=published,
        sections=sections,
        thread=build_thread(thread),
        comments_open=False if is_closed else None,
    )


class _Reader:
    """Reads the tokens of a text from first to last.

    Attributes:
        tokens: The tokens.
        place: The next one.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self._blocks = Blocks(tokens)

    def _is(self, kind: str, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].type == kind

    def _inline(self, kind: str) -> list[Token]:
        """Return what stands in the paragraph or heading that is next; nothing where none is."""
        return children_of(self.tokens[self.place + 1]) if self._is(kind, self.place) else []

    def title(self) -> str | None:
        """Return the title."""
        if not self._is("heading_open", self.place) or self.tokens[self.place].tag != "h1":
            return None
        words = only_text(self._inline("heading_open"))
        self.place += 3
        return words

    def lead(self) -> str | None:
        """Return the standfirst: a paragraph emphasised by underscores."""
        children = self._inline("paragraph_open")
        if len(children) < 3 or (children[0].type, children[0].markup) != ("em_open", "_"):
            return None
        self.place += 3
        return only_text(children[1:-1])

    def byline(self) -> tuple[tuple[Person, ...], datetime | None]:
        """Return authors and date: what underscores make strong in the paragraph below the title."""
        *above, below = _lines_of(self._inline("paragraph_open"))
        names = [name for line in above for name in _underscored(line)]
        words = list(_underscored(below))
        if not names and not words:
            return (), None
        self.place += 3
        # The date has a line of its own; a name that looks like one stands behind "By".
        is_dated = len(words) == 1 and below[0].content != "By "
        published = moment_of(words[0]) if is_dated else None
        if published is None:
            names += words
        return tuple(Person(name) for name in names), published

    def sections(self) -> tuple[Section, ...]:
        """Return the article: all that stands above the thread."""
        found: list[Section] = []
        title, level, start = None, 0, self.place
        while self.place < len(self.tokens) and not self._starts_thread():
            if self._is("heading_open", self.place):
                found += self._section(title, level, start)
                title = only_text(self._inline("heading_open"))
                level = int(self.tokens[self.place].tag[1])
                start = self.place + 3
            self.place = self._blocks.ends[self.place] + 1
        found += self._section(title, level, start)
        return tuple(found)

    def _section(self, title: str | None, level: int, start: int) -> Iterator[Section]:
        blocks = self._blocks.between(start, self.place)
        if title or blocks:
            yield Section(title, level, blocks)

    def _starts_thread(self) -> bool:
        if not self._is("heading_open", self.place) or self.tokens[self.place].tag != "h2":
            return False
        match = COUNTED.fullmatch(self.tokens[self.place + 1].content)
        return match is not None and (match[1] == "0" or self._is_thread(self.place + 3))

    def _is_thread(self, place: int) -> bool:
        return self._is("ordered_list_open", place) and self.tokens[place].markup == ")"

    def thread(self) -> tuple[Sequence[Comment], bool]:
        """Return the comments, and whether the last line says that no more are taken."""
        found = ThreadWritten()
        if self.place >= len(self.tokens):
            return found.comments, False
        self.place += 3
        if self._is_thread(self.place):
            stop = self._blocks.ends[self.place]
            self._comments(self.place, stop, found)
            self.place = stop + 1
        is_closed = self._is("paragraph_open", self.place) and self.tokens[self.place + 1].content == CLOSED
        if self.place + 3 * is_closed != len(self.tokens):
            raise NotWritten
        return found.comments, is_closed

    def _comments(self, start: int, stop: int, found: ThreadWritten) -> None:
        """Read the items of lists in lists, which are comments; where one ends, its replies have been read."""
        level = -1
        place = start
        while place < stop:
            token = self.tokens[place]
            if token.type == "ordered_list_open":
                level += 1
            elif token.type == "ordered_list_close":
                level -= 1
            elif token.type == "list_item_open":
                place = self._comment(place, level, found)
                continue
            elif token.type != "list_item_close":
                raise NotWritten
            place += 1

    def _comment(self, item: int, level: int, found: ThreadWritten) -> int:
        """Read a comment and return the place after its words."""
        if not self._is("paragraph_open", item + 1):
            raise NotWritten
        name, below = _head(children_of(self.tokens[item + 2]))
        start = place = item + 4
        while place < self._blocks.ends[item] and not self._is_thread(place):
            place = self._blocks.ends[place] + 1
        found.add(level, name, below, self._blocks.between(start, place))
        return place


def _underscored(children: Sequence[Token]) -> Iterator[str]:
    opened = -1
    for place, token in enumerate(children):
        if token.type == "strong_open" and token.markup == "__":
            opened = place + 1
        elif token.type == "strong_close" and opened >= 0:
            yield only_text(children[opened:place])
            opened = -1


def _lines_of(children: Sequence[Token]) -> list[list[Token]]:
    """Return the lines that a paragraph is broken into."""
    lines: list[list[Token]] = [[]]
    for token in children:
        if token.type == "hardbreak":
            lines.append([])
        else:
            lines[-1].append(token)
    return lines


def _head(children: Sequence[Token]) -> tuple[str | None, list[str]]:
    """Return the name of a comment's author, and the lines below it."""
    lines = _lines_of(children)
    first = lines[0]
    if len(first) < 3 or first[0].type not in ("strong_open", "em_open"):
        raise NotWritten
    name = only_text(first[1:-1]) if first[0].type == "strong_open" else None
    return name, [only_text(line) for line in lines[1:]]
