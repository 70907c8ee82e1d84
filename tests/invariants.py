"""What holds for every post that a parser returns, whatever it was given."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

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


_WRITTEN_TAGS = frozenset(
    "html head body a article blockquote br caption cite code dd div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6"
    " header hr img li ol p pre s section span strong sub sup table tbody td th time tr ul".split()
)
_WRITTEN_ATTRIBUTES = frozenset(
    "alt cite class data-depth data-parent data-score data-state datetime height href id lang src start width".split()
)
_SCHEME = re.compile(r"[\0-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def check_post(post: Post, source: str | None = None, *, parsed: bool = True) -> None:
    """Raise AssertionError where a post breaks an invariant; with `source`, also where it says more than its input.

    What was read from JSON (`parsed` is false) may hold control characters, headings without words or marks that
    point nowhere: it loses nothing.
    """
    check_thread(post.thread)
    texts = [post.title, post.site_name, post.description, post.lead, post.language]
    texts += [person.name for person in post.authors]
    for section in post.sections:
        texts.append(section.title)
        assert not parsed or (section.title is None) == (section.level == 0), section
        check_blocks(section.blocks, parsed)
    for comment in post.thread:
        texts += [comment.author.name if comment.author else None, comment.published_raw]
        check_blocks(comment.blocks, parsed)
    for text in (*texts, post.text, *(comment.text for comment in post.thread)):
        assert text is None or isinstance(text, str)
        if text is not None and parsed:
            check_printable(text)
    confidence = post.provenance.confidence
    assert confidence is None or 0 <= confidence <= 1
    if source is not None:
        said = letters(post.text) + sum(letters(comment.text) for comment in post.thread)
        assert said <= letters(source), "more is said than was given"


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


def check_printable(text: str) -> None:
    """Raise AssertionError where a text holds a character that could steer a terminal, or is none."""
    found = _CONTROL.search(text)
    assert not found, repr(found)


def check_html(html: str) -> None:
    """Raise AssertionError where written HTML could run something, load a frame or leave its element."""
    check_printable(html)
    root = LexborHTMLParser(html).root
    assert root is not None
    for node in root.traverse():
        assert node.tag in _WRITTEN_TAGS, node.tag
        for name, value in node.attributes.items():
            assert name in _WRITTEN_ATTRIBUTES, name
            if name in ("href", "src", "cite"):
                scheme = _SCHEME.match(re.sub(r"[\t\r\n]", "", value or ""))
                assert not scheme or scheme[1].lower() in ("http", "https", "mailto"), value


def check_blocks(blocks: tuple[Block, ...], parsed: bool = True) -> None:
    """Raise AssertionError where blocks are nested too deep, tables are ragged, or marks point nowhere."""
    stack: list[tuple[Block, int]] = [(block, 1) for block in blocks]
    while stack:
        block, depth = stack.pop()
        assert depth <= MAX_BLOCK_NESTING
        if isinstance(block, Paragraph):
            check_text(block.content, parsed)
        elif isinstance(block, Quote):
            stack.extend((inner, depth + 1) for inner in block.blocks)
        elif isinstance(block, ListBlock):
            stack.extend((inner, depth + 1) for item in block.items for inner in item.blocks)
        elif isinstance(block, Table):
            assert not parsed or len({len(row) for row in block.rows}) <= 1
            for row in block.rows:
                for cell in row:
                    check_text(cell.content, parsed)
        elif isinstance(block, Figure) and block.caption is not None:
            check_text(block.caption, parsed)
        elif isinstance(block, Code):
            assert not parsed or not _CONTROL.search(block.text)


def check_text(content: Text, parsed: bool = True) -> None:
    """Raise AssertionError where a mark lies outside its text or is empty."""
    for mark in content.marks:
        assert not parsed or 0 <= mark.start < mark.end <= len(content.text), (mark, content.text)
