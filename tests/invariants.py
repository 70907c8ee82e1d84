"""What holds for every post that a parser returns, whatever it was given."""

from __future__ import annotations

import re

from postparse import Post, Thread
from postparse.models import (
    MAX_BLOCK_NESTING,
    Block,
    Code,
    Figure,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    Text,
)

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def check_post(post: Post, source: str | None = None) -> None:
    """Raise AssertionError where a post breaks an invariant; with `source`, also where it says more than its input."""
    check_thread(post.thread)
    texts = [post.title, post.site_name, post.description, post.lead, post.language]
    texts += [person.name for person in post.authors]
    for section in post.sections:
        texts.append(section.title)
        assert (section.title is None) == (section.level == 0), section
        check_blocks(section.blocks)
    for comment in post.thread:
        texts += [comment.author.name if comment.author else None, comment.published_raw]
        check_blocks(comment.blocks)
    for text in (*texts, post.text, *(comment.text for comment in post.thread)):
        assert text is None or not _CONTROL.search(text), repr(_CONTROL.search(text))
        assert text is None or isinstance(text, str)
    confidence = post.provenance.confidence
    assert confidence is None or 0 <= confidence <= 1
    if source is not None:
        assert letters(post.text) <= letters(source)


def letters(text: str) -> int:
    """Count the characters that are not white space."""
    return len("".join(text.split()))


def check_thread(thread: Thread) -> None:
    """Raise AssertionError where a thread is not a forest in depth-first order with unique ids."""
    depths: dict[str, int] = {}
    path: list[str] = []
    for comment in thread:
        assert comment.id not in depths, f"id {comment.id!r} twice"
        if comment.parent_id is None:
            assert comment.depth == 0
        else:
            assert comment.depth == depths[comment.parent_id] + 1
            assert path[comment.depth - 1] == comment.parent_id, "not depth first"
        del path[comment.depth :]
        path.append(comment.id)
        depths[comment.id] = comment.depth


def check_blocks(blocks: tuple[Block, ...]) -> None:
    """Raise AssertionError where blocks are nested too deep, tables are ragged, or marks point nowhere."""
    stack: list[tuple[Block, int]] = [(block, 1) for block in blocks]
    while stack:
        block, depth = stack.pop()
        assert depth <= MAX_BLOCK_NESTING
        if isinstance(block, Paragraph):
            check_text(block.content)
        elif isinstance(block, Quote):
            stack.extend((inner, depth + 1) for inner in block.blocks)
        elif isinstance(block, ListBlock):
            stack.extend((inner, depth + 1) for item in block.items for inner in item.blocks)
        elif isinstance(block, Table):
            assert len({len(row) for row in block.rows}) <= 1
            for row in block.rows:
                for cell in row:
                    check_text(cell.content)
        elif isinstance(block, Figure) and block.caption is not None:
            check_text(block.caption)
        elif isinstance(block, Code):
            assert not _CONTROL.search(block.text)


def check_text(content: Text) -> None:
    """Raise AssertionError where a mark lies outside its text or is empty."""
    for mark in content.marks:
        assert 0 <= mark.start < mark.end <= len(content.text), (mark, content.text)
