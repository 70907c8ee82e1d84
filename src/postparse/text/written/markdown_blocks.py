"""Blocks and running text of Markdown as `to_markdown` writes them, from a parser's tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from markdown_it.token import Token

from postparse.models import (
    Block,
    Cell,
    Code,
    Divider,
    Embed,
    Figure,
    Image,
    ListBlock,
    ListItem,
    ListKind,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Table,
    Text,
)
from postparse.text.written.faults import NotWritten
from postparse.writers.markdown import APART

_TAG_KINDS: dict[str, MarkKind] = {
    "em": "emphasis",
    "strong": "strong",
    "s": "strike",
    "code": "code",
    "sub": "sub",
    "sup": "sup",
    "span": "math",
}
_TAG = re.compile(r"<(/?)([a-z]+)(?: class=\"math\")?>")
_ANCHOR = re.compile(r'<a id="([^"]*)">')
_CITED = "— "


class Blocks:
    """Turns a text's tokens into blocks.

    Attributes:
        tokens: The tokens.
        ends: For each the place where what it opens ends; its own where it opens nothing.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.ends = list(range(len(tokens)))
        is_open: list[int] = []
        for place, token in enumerate(tokens):
            if token.nesting > 0:
                is_open.append(place)
            elif token.nesting < 0:
                self.ends[is_open.pop()] = place

    def between(self, start: int, stop: int) -> tuple[Block, ...]:
        """Return the blocks of a range of tokens; the parser sees to it that they do not nest too deep.

        Raises:
            NotWritten: There is something that `to_markdown` does not write.
        """
        found: list[Block] = []
        place = start
        while place < stop:
            token = self.tokens[place]
            if token.type != "html_block" or token.content.strip() != APART:
                block = self._block(place)
                if isinstance(block, str):
                    _give_caption(found, block)
                else:
                    found.append(block)
            place = self.ends[place] + 1
        return tuple(found)

    def _block(self, place: int) -> Block | str:
        """Return the block that begins at a token; the words alone for a table's caption."""
        token, end = self.tokens[place], self.ends[place]
        if token.type == "paragraph_open":
            return _paragraph(children_of(self.tokens[place + 1]))
        if token.type == "blockquote_open":
            return self._quote(place + 1, end)
        if token.type == "bullet_list_open":
            return self._list(place, "definition" if token.markup == "*" else "unordered")
        if token.type == "ordered_list_open" and token.markup == ".":
            return self._list(place, "ordered")
        if token.type == "fence":
            return Code(token.content.removesuffix("\n"), token.info or None)
        if token.type == "table_open":
            return self._table(place, end)
        if token.type == "hr":
            return Divider()
        raise NotWritten

    def _quote(self, start: int, stop: int) -> Quote:
        by, url = None, None
        if stop - start >= 3 and self.tokens[stop - 2].type == "inline":
            cited = _cited(children_of(self.tokens[stop - 2]))
            if cited is not None:
                by, url = cited
                stop -= 3
        return Quote(self.between(start, stop), by, url)

    def _list(self, place: int, kind: ListKind) -> ListBlock:
        items = []
        item, stop = place + 1, self.ends[place]
        while item < stop:
            items.append(self._item(item + 1, self.ends[item], kind))
            item = self.ends[item] + 1
        start = self.tokens[place].attrGet("start")
        return ListBlock(tuple(items), kind, 1 if start is None else int(start))

    def _item(self, start: int, stop: int, kind: ListKind) -> ListItem:
        anchor, term = None, None
        if (children := self._first(start, stop)) and (match := _ANCHOR.fullmatch(children[0].content)):
            anchor = unescape(match[1])
            start += 3
        if kind == "definition":
            if children := self._first(start, stop):
                term = _without_strong(text_of(children))
                start += 3
            else:
                start += 1
        return ListItem(self.between(start, stop), term, anchor)

    def _first(self, start: int, stop: int) -> Sequence[Token]:
        """Return what stands in the paragraph that a range begins with; nothing where it begins with none."""
        is_paragraph = start < stop and self.tokens[start].type == "paragraph_open"
        return children_of(self.tokens[start + 1]) if is_paragraph else ()

    def _table(self, start: int, stop: int) -> Table:
        rows: list[list[Cell]] = []
        for place in range(start, stop):
            token = self.tokens[place]
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                content = text_of(children_of(self.tokens[place + 1]))
                rows[-1].append(Cell(content, header=token.type == "th_open"))
        if not any(cell.text for cell in rows[0]):
            del rows[0]
        return Table(tuple(tuple(row) for row in rows))


def children_of(token: Token) -> list[Token]:
    """Return what stands in a paragraph or heading, without texts of no letters."""
    return [child for child in token.children or () if child.content or child.type != "text"]


def only_text(children: Sequence[Token]) -> str:
    """Return words without marks.

    Raises:
        NotWritten: There are marks.
    """
    content = text_of(children)
    if content.marks:
        raise NotWritten
    return content.text


def _give_caption(blocks: list[Block], caption: str) -> None:
    last = blocks[-1] if blocks else None
    if not isinstance(last, Table) or last.caption is not None:
        raise NotWritten
    blocks[-1] = Table(last.rows, caption)


def _paragraph(children: Sequence[Token]) -> Block | str:
    """Return a paragraph, or what else stands in one: pictures, an embed, a table's caption (its words)."""
    if not children:
        raise NotWritten
    first, last = children[0], children[-1]
    if first.type == "image":
        return _figure(children)
    if first.type == "em_open" and first.markup == "_" and last.type == "em_close":
        return only_text(children[1:-1])
    if first.type == "link_open" and last.type == "link_close" and _note(first) not in ("", "footnote"):
        words, url, provider = only_text(children[1:-1]), str(first.attrGet("href") or ""), _note(first)
        return Embed(url, provider if provider != "embed" else None, words if words != url else None)
    return Paragraph(text_of(children))


def _note(link: Token) -> str:
    return str(link.attrGet("title") or "")


def _figure(children: Sequence[Token]) -> Figure:
    images = []
    place = 0
    while place < len(children) and children[place].type == "image":
        token = children[place]
        if url := str(token.attrGet("src") or ""):
            images.append(Image(url, only_text(children_of(token)) or None))
        place += 1
        if place < len(children) and children[place].type not in ("hardbreak", "softbreak"):
            raise NotWritten
        place += 1
    caption = text_of(children[place:]) if place < len(children) else None
    return Figure(tuple(images), caption)


def _cited(children: Sequence[Token]) -> tuple[str | None, str | None] | None:
    """Return who is quoted and where, if a paragraph says just that."""
    if len(children) < 4 or children[0].content != _CITED or children[1].content != "<cite>":
        return None
    inner = children[2:-1]
    if children[-1].content != "</cite>":
        return None
    if inner[0].type != "link_open":
        return only_text(inner), None
    words, url = only_text(inner[1:-1]), str(inner[0].attrGet("href") or "")
    return words if words != url else None, url


def _without_strong(content: Text) -> Text:
    whole = Mark(0, len(content.text), "strong")
    if whole not in content.marks:
        raise NotWritten
    marks = list(content.marks)
    marks.remove(whole)
    return Text(content.text, tuple(marks))


_OPENED: dict[str, MarkKind] = {"em": "emphasis", "strong": "strong", "s": "strike"}


def text_of(children: Sequence[Token]) -> Text:
    """Return running text with its marks.

    Raises:
        NotWritten: There is something that `to_markdown` does not write.
    """
    run = _Run()
    for place, token in enumerate(children):
        kind, _, state = token.type.partition("_")
        if token.type in ("text", "text_special"):
            run.add(token.content)
        elif token.type == "hardbreak":
            run.add("\n")
        elif token.type == "code_inline":
            run.add_raw(token.content, is_formula=_is_formula(children, place))
        elif kind == "link":
            run.turn(
                state == "open", "footnote" if _note(token) == "footnote" else "link", token.attrGet("href")
            )
        elif kind in _OPENED and state in ("open", "close"):
            run.turn(state == "open", _OPENED[kind])
        elif token.type == "html_inline" and (match := _TAG.fullmatch(token.content)) is not None:
            if match[2] == "br":
                run.add("\n")
            elif match[2] in _TAG_KINDS:
                run.turn(not match[1], _TAG_KINDS[match[2]])
            else:
                raise NotWritten
        else:
            raise NotWritten
    return run.finished()


def _is_formula(children: Sequence[Token], place: int) -> bool:
    if place == 0 or place + 1 == len(children):
        return False
    before, after = children[place - 1], children[place + 1]
    return (
        (before.type, after.type) == ("text", "text")
        and before.content.endswith("$")
        and after.content.startswith("$")
    )


class _Run:
    """Running text that is being gathered."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._open: list[tuple[int, MarkKind, str | None, int]] = []
        self._marks: list[tuple[int, Mark]] = []
        self._opened = 0
        self._skips = 0

    def add(self, words: str) -> None:
        words = words[self._skips :]
        self._skips = 0
        self._parts.append(words)
        self._length += len(words)

    def add_raw(self, words: str, *, is_formula: bool) -> None:
        """Add code, or a formula: then the signs before and behind it are its delimiters."""
        if is_formula:
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
        self.turn(True, "math" if is_formula else "code")
        self.add(words)
        self.turn(False, "math" if is_formula else "code")
        self._skips = int(is_formula)

    def turn(self, opens: bool, kind: MarkKind, href: str | int | float | None = None) -> None:
        """Open a mark or close it."""
        if opens:
            self._open.append((self._length, kind, str(href) if href is not None else None, self._opened))
            self._opened += 1
            return
        if not self._open or (kind not in ("link", "footnote") and self._open[-1][1] != kind):
            raise NotWritten
        start, kind, href, number = self._open.pop()
        self._marks.append((number, Mark(start, self._length, kind, href)))

    def finished(self) -> Text:
        if self._open:
            raise NotWritten
        self._marks.sort(key=lambda numbered: numbered[0])
        return Text("".join(self._parts), tuple(mark for _, mark in self._marks))
