"""Posts as Markdown: CommonMark with GitHub's tables and strikethrough."""

from __future__ import annotations

import re
from collections.abc import Iterable

from postparse.models import (
    Block,
    Code,
    Divider,
    Embed,
    Figure,
    ListBlock,
    Paragraph,
    Post,
    Quote,
    Section,
    Table,
    Text,
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
from postparse.writers.spans import nested_events

_SPECIAL = re.compile(r"([\\`*_\[\]<>~$|])")
_LINE_START = re.compile(r"^([ \t]*(?:\d{1,9}(?=[.)]))?)([#+=:.)-])", re.M)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*+):")
_UNSEEN = re.compile(r"[\0-\x20\x7f-\xa0]+")
_FENCES = {"emphasis": "*", "strong": "**", "strike": "~~"}
_TAGS = {"sub": "sub", "sup": "sup"}


def to_markdown(post: Post, *, comments: bool = True) -> str:
    r"""Return a post as Markdown, its comments as nested numbered lists unless `comments` is false.

    >>> from postparse.models import Paragraph, Section, Text
    >>> post = Post(title="Hello", sections=(Section(None, 0, (Paragraph(Text("One *star*.")),)),))
    >>> print(to_markdown(post), end="")
    # Hello
    <BLANKLINE>
    One \*star\*.
    """
    parts: list[list[str]] = []
    if post.title:
        parts.append([f"# {_escaped(one_line(post.title))}"])
    if post.lead:
        parts.append([f"*{_escaped(one_line(post.lead))}*"])
    if about := byline(post):
        parts.append(["  \n".join(_escaped(line) for line in about)])
    for section in post.sections:
        parts.extend(_section(section))
    if comments and post.thread:
        parts.append([f"## {comments_heading(post)}"])
        parts.extend(_thread(post.thread))
    if comments and post.comments_open is False:
        parts.append(["Comments are closed."])
    return "".join("\n".join(part) + "\n\n" for part in parts).rstrip("\n") + "\n" if parts else ""


def _section(section: Section) -> Iterable[list[str]]:
    if section.title:
        yield [f"{'#' * max(2, min(section.level, 6))} {_escaped(one_line(section.title))}"]
    for block in section.blocks:
        if lines := _block(block):
            yield lines


def _thread(thread: Thread) -> Iterable[list[str]]:
    numbers = [0] * (MAX_SHOWN_DEPTH + 1)
    for comment in thread:
        level = min(comment.depth, MAX_SHOWN_DEPTH)
        numbers[level] += 1
        numbers[level + 1 :] = [0] * (MAX_SHOWN_DEPTH - level)
        marker = f"{numbers[level]}. "
        head = [f"**{_escaped(author_name(comment))}**"]
        if when := comment_date(comment):
            head.append(_escaped(when))
        if comment.depth > MAX_SHOWN_DEPTH and (parent := thread.parent(comment)) is not None:
            head.append(f"In reply to {_escaped(author_name(parent))}")
        lines = ["  \n".join(head), "", *_blocks(comment.blocks)]
        lines = [line for piece in lines for line in piece.split("\n")]
        while lines and not lines[-1]:
            lines.pop()
        yield indented([marker + lines[0], *indented(lines[1:], "   ")], "   " * level)


def _blocks(blocks: Iterable[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if found := _block(block):
            lines += ["", *found] if lines else found
    return [line for piece in lines for line in piece.split("\n")]


def _block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return _inline(block.content).replace("\n", "\\\n").split("\n") if block.text else []
    if isinstance(block, Quote):
        lines = _blocks(block.blocks)
        if block.attribution:
            lines += ["", f"— {_escaped(one_line(block.attribution))}"]
        return indented(lines, "> ")
    if isinstance(block, ListBlock):
        return _list(block)
    if isinstance(block, Code):
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", block.text)), default=0))
        return [fence + one_line(block.language or "").replace("`", ""), *block.text.split("\n"), fence]
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Figure):
        return _figure(block)
    if isinstance(block, Embed):
        words = _escaped(one_line(block.title or block.provider or "Embed"))
        return [f"[{words}]({_target(block.url)})" if _is_safe(block.url) else words]
    assert isinstance(block, Divider)
    return ["***"]


def _list(block: ListBlock) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, block.start):
        marker = f"{number}. " if block.kind == "ordered" else "- "
        inner = _blocks(item.blocks)
        if item.term is not None and item.term.text:
            inner = [f"**{_inline(item.term)}**", "", *inner]
        inner = inner or [""]
        lines += [(marker + inner[0]).rstrip(), *indented(inner[1:], " " * len(marker))]
    return lines


def _table(table: Table) -> list[str]:
    if not table.rows:
        return []
    rows = [[_inline(cell.content).replace("\n", "<br>") for cell in row] for row in table.rows]
    has_header = any(cell.header for cell in table.rows[0])
    head = rows[0] if has_header else [""] * len(rows[0])
    lines = [_escaped(one_line(table.caption)), ""] if table.caption else []
    lines += [_row(head), _row(["---"] * len(head))]
    return lines + [_row(row) for row in (rows[1:] if has_header else rows)]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _figure(figure: Figure) -> list[str]:
    lines = [
        f"![{_escaped(one_line(image.alt or ''))}]({_target(image.url)})"
        for image in figure.images
        if _is_safe(image.url)
    ]
    if figure.caption is not None and figure.caption.text:
        lines += ["", f"*{_escaped(one_line(figure.caption.text))}*"]
    return lines


def _inline(content: Text) -> str:
    parts: list[str] = []
    raw = 0
    for event in nested_events(content):
        if event[0] == "text":
            parts.append(event[1] if raw else _escaped(event[1]))
            continue
        state, mark = event
        opening = state == "open"
        if mark.kind in ("code", "math"):
            raw += 1 if opening else -1
            parts.append("`" if mark.kind == "code" else "$")
        elif raw:
            continue
        elif mark.kind in _FENCES:
            parts.append(_FENCES[mark.kind])
        elif mark.kind in _TAGS:
            parts.append(f"<{'' if opening else '/'}{_TAGS[mark.kind]}>")
        elif mark.kind in ("link", "footnote") and mark.href and _is_safe(mark.href):
            parts.append("[" if opening else f"]({_target(mark.href)})")
    return "".join(parts)


def _escaped(text: str) -> str:
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", _printable(text)))


def _printable(text: str) -> str:
    return "".join(c for c in text if c == "\n" or c.isprintable() or c.isspace())


def _is_safe(url: str) -> bool:
    """Tell whether a link may be one in Markdown, too: no scheme that runs something, whoever renders it."""
    scheme = _SCHEME.match(_UNSEEN.sub("", url))
    return scheme is None or scheme[1].lower() in ("http", "https", "mailto")


def _target(url: str) -> str:
    url = "".join(c for c in url if c.isprintable() and not c.isspace())
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>" if re.search(r"[()<>]", url) else url
