"""Posts as plain text: what a reader reads, in a form that says of every line what it is.

Titles and headings are underlined; paragraphs begin in the first column, and everything else two columns further with
a sign of its own: ``>`` a quote, ``•`` or ``1.`` an item, ``|`` a row of cells, three backticks code. Comments are
numbered ``#1``, their replies indented. `postparse.text.written` reads this form back exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from postparse.models import (
    Block,
    Cell,
    Code,
    Comment,
    Divider,
    Figure,
    ListBlock,
    Paragraph,
    Post,
    Quote,
    Section,
    Table,
    Thread,
)
from postparse.writers.lines import (
    MAX_SHOWN_DEPTH,
    author_name,
    byline,
    comment_date,
    comments_heading,
    indented,
    one_line,
)

UNDERLINES = "=-~^+'"
"""What stands below headings of the levels 1 to 6; below the title what stands below those of level 1."""
COMMENT_COLUMNS = 5
CLOSED = "Comments are closed."
_MOST_UNDERLINED = 72
_LIKE_UNDERLINE = re.compile(r"([=\-~^+'])\1*")


def to_text(post: Post, *, comments: bool = True) -> str:
    """Return a post as plain text, its comments numbered and indented; without them where `comments` is false.

    >>> from postparse.models import Paragraph, Section, Text
    >>> post = Post(title="Hello", sections=(Section("Part", 2, (Paragraph(Text("Words.")),)),))
    >>> print(to_text(post), end="")
    Hello
    =====
    <BLANKLINE>
    Part
    ----
    <BLANKLINE>
    Words.
    """
    parts = _head(post)
    for section in post.sections:
        parts.extend(_section(section))
    if comments and (post.thread or post.comments_open is False):
        parts.append(_heading(comments_heading(post), 2))
        parts.extend(_thread(post.thread))
        if post.comments_open is False:
            parts.append([CLOSED])
    return "\n\n".join("\n".join(part) for part in parts) + "\n" if parts else ""


def underlined(title: str, level: int) -> str:
    """Return the line that stands below a heading."""
    return UNDERLINES[max(1, min(level, 6)) - 1] * min(len(title), _MOST_UNDERLINED)


def _heading(title: str, level: int) -> list[str]:
    return [title, underlined(title, level)]


def _head(post: Post) -> list[list[str]]:
    """Return title and byline, and the standfirst, which a second blank line parts from the article."""
    title = one_line(post.title or "")
    about = byline(post)
    parts = [[*_heading(title, 1), *about]] if title else [about] if about else []
    if lead := one_line(post.lead or ""):
        parts.append([lead, ""] if title else [lead])
    return parts


def _section(section: Section) -> Iterable[list[str]]:
    if title := one_line(section.title or ""):
        yield _heading(title, section.level)
    yield from (lines for block in section.blocks if (lines := _block(block)))


def _thread(thread: Thread) -> Iterable[list[str]]:
    numbers = {comment.id: number for number, comment in enumerate(thread, 1)}
    for comment in thread:
        level = min(comment.depth, MAX_SHOWN_DEPTH)
        head = [
            f"  #{numbers[comment.id]} {one_line(comment.author.name) if comment.author else ''}".rstrip()
        ]
        inside = [when] if (when := comment_date(comment)) else []
        if comment.depth > MAX_SHOWN_DEPTH and (parent := thread.parent(comment)) is not None:
            inside.append(in_reply_to(numbers[parent.id], parent))
        if blocks := _blocks(comment.blocks):
            inside += ["", *blocks]
        margin = " " * (COMMENT_COLUMNS * level)
        yield indented([*head, *indented(inside, " " * COMMENT_COLUMNS)], margin)


def in_reply_to(number: int, parent: Comment) -> str:
    """Return the line that says whom a comment answers which stands too deep to show it by its place."""
    return f"In reply to #{number} {author_name(parent)}"


def _blocks(blocks: Iterable[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if found := _block(block):
            lines += ["", *found] if lines else found
    return lines


def _block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return _paragraph(block.text)
    if isinstance(block, Quote):
        return indented(_quote(block), "  > ")
    if isinstance(block, ListBlock):
        return indented(_list(block), "  ")
    if isinstance(block, Code):
        return indented(_code(block), "  ") if block.text else []
    if isinstance(block, Table):
        return indented(_table(block), "  ")
    if isinstance(block, Figure):
        return [f"  [Image] {caption}"] if (caption := one_line(block.text)) else []
    return ["  * * *"] if isinstance(block, Divider) else []


def _paragraph(text: str) -> list[str]:
    """Return a paragraph's lines; one that would underline the one above is moved by a column."""
    lines = [words for line in text.split("\n") if (words := one_line(line))]
    return lines[:1] + [f" {line}" if _LIKE_UNDERLINE.fullmatch(line) else line for line in lines[1:]]


def _quote(quote: Quote) -> list[str]:
    lines = _blocks(quote.blocks)
    if by := one_line(quote.attribution or ""):
        lines += [*([""] if lines else []), f"  — {by}"]
    return lines


def _list(block: ListBlock) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, block.start):
        if block.kind == "definition":
            marker = ": "
            if term := one_line(item.term.text if item.term is not None else ""):
                lines.append(f"; {term}")
        else:
            marker = f"{number}. " if block.kind == "ordered" else "• "
        inner = _blocks(item.blocks) or [""]
        # What begins two columns further says by its own sign what it is: the marker stands alone above it.
        if inner[0].startswith(" "):
            inner.insert(0, "")
        lines += [(marker + inner[0]).rstrip(), *indented(inner[1:], " " * len(marker))]
    return lines


def _code(code: Code) -> list[str]:
    longest = max((len(run) for run in re.findall(r"`+", code.text)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = [
        "".join(c for c in line if c == "\t" or c.isprintable() or c == "\xa0")
        for line in code.text.split("\n")
    ]
    return [fence + one_line(code.language or ""), *lines, fence]


def _table(table: Table) -> list[str]:
    caption = one_line(table.caption or "")
    rows = ["\t".join(_cell(cell) for cell in row) for row in table.rows]
    return [f"|+ {caption}", *rows] if caption else rows


def _cell(cell: Cell) -> str:
    """Return a cell behind a sign for its kind; a tab parts it from the next, and no cell holds one."""
    return f"{'!' if cell.header else '|'} {one_line(cell.text)}".rstrip()
