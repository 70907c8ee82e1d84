"""Posts as plain text: what a reader reads, comments as an indented, numbered list."""

from __future__ import annotations

from collections.abc import Iterable

from postparse.models import Block, Divider, Figure, ListBlock, Paragraph, Post, Quote, Thread
from postparse.writers.lines import (
    MAX_SHOWN_DEPTH,
    author_name,
    byline,
    comment_date,
    comments_heading,
    indented,
    one_line,
)


def to_text(post: Post, *, comments: bool = True) -> str:
    """Return a post as plain text: a paragraph a line, quotes and lists indented; comments unless turned off.

    >>> from postparse.models import Paragraph, Section, Text
    >>> post = Post(title="Hello", sections=(Section("Part", 2, (Paragraph(Text("Words.")),)),))
    >>> print(to_text(post), end="")
    Hello
    <BLANKLINE>
    Part
    <BLANKLINE>
    Words.
    """
    parts: list[list[str]] = []
    if post.title:
        parts.append([one_line(post.title)])
    if post.lead:
        parts.append([one_line(post.lead)])
    if about := byline(post):
        parts.append(about)
    for section in post.sections:
        if section.title:
            parts.append([one_line(section.title)])
        parts.extend(lines for block in section.blocks if (lines := _block(block)))
    if comments and post.thread:
        parts.append([comments_heading(post)])
        parts.extend(_thread(post.thread))
    if comments and post.comments_open is False:
        parts.append(["Comments are closed."])
    return "\n\n".join("\n".join(part) for part in parts) + "\n" if parts else ""


def _thread(thread: Thread) -> Iterable[list[str]]:
    numbers = [0] * (MAX_SHOWN_DEPTH + 1)
    for comment in thread:
        level = min(comment.depth, MAX_SHOWN_DEPTH)
        numbers[level] += 1
        numbers[level + 1 :] = [0] * (MAX_SHOWN_DEPTH - level)
        head = [author_name(comment)]
        if when := comment_date(comment):
            head.append(when)
        if comment.depth > MAX_SHOWN_DEPTH and (parent := thread.parent(comment)) is not None:
            head.append(f"In reply to {author_name(parent)}")
        lines = [*head, "", *_blocks(comment.blocks)]
        marker = f"{numbers[level]}. ".rjust(5)
        yield indented([marker + lines[0], *indented(lines[1:], "     ")], "     " * level)


def _blocks(blocks: Iterable[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if found := _block(block):
            lines += ["", *found] if lines else found
    return lines


def _block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [one_line(line) for line in block.text.split("\n")] if block.text else []
    if isinstance(block, Quote):
        lines = _blocks(block.blocks)
        if block.attribution:
            lines += ["", f"— {one_line(block.attribution)}"]
        return indented(lines, "    ")
    if isinstance(block, ListBlock):
        return _list(block)
    if isinstance(block, Figure):
        return [one_line(block.text)] if block.text else []
    if isinstance(block, Divider):
        return ["* * *"]
    return (
        ["".join(c for c in line if c == "\t" or c.isprintable()) for line in block.text.split("\n")]
        if block.text
        else []
    )


def _list(block: ListBlock) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, block.start):
        marker = f"{number}. " if block.kind == "ordered" else "• "
        inner = _blocks(item.blocks)
        if item.term is not None and item.term.text:
            inner = [one_line(item.term.text), *inner]
        inner = inner or [""]
        lines += indented([marker + inner[0], *indented(inner[1:], " " * len(marker))], "  ")
    return lines
