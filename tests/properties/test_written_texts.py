"""Posts written as Markdown and as plain text and read again are the same posts, as far as the form can say it.

What "the same" means for each form is told in `docs/writers.md` and by the functions here.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import postparse
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
    Mark,
    Paragraph,
    Post,
    Quote,
    Section,
    Table,
    Text,
)
from postparse.text.written import read_written
from tests.properties.written_posts import posts


def marked(content: Text) -> list[tuple[str, frozenset[tuple[str, str | None]]]]:
    """Return each letter with the marks it is under: marks that overlap are written in pieces."""
    over: list[set[tuple[str, str | None]]] = [set() for _ in content.text]
    for mark in content.marks:
        if mark.kind != "quotation":
            for place in range(mark.start, mark.end):
                over[place].add((mark.kind, mark.href))
    return [
        (letter, frozenset(marks))
        for letter, marks in zip(content.text, over, strict=True)
        if not letter.isspace()
    ]


def in_markdown(block: Block) -> object:
    """Return what Markdown holds of a block: all but the kind of a quote, sizes of pictures, headers below the first row."""
    if isinstance(block, Paragraph):
        return block.text, marked(block.content)
    if isinstance(block, Quote):
        return "quote", [in_markdown(inner) for inner in block.blocks], block.attribution, block.cite_url
    if isinstance(block, ListBlock):
        items = [
            ([in_markdown(inner) for inner in item.blocks], term_of(item.term), item.anchor)
            for item in block.items
        ]
        return block.kind, block.start, items
    if isinstance(block, Table):
        return [[(marked(cell.content), cell.header) for cell in row] for row in block.rows], block.caption
    if isinstance(block, Figure):
        caption = block.caption and marked(block.caption)
        return "figure", [(image.url, image.alt) for image in block.images], caption
    return block


def term_of(term: Text | None) -> object:
    """Return a term; that it is strong all over says nothing in Markdown."""
    if term is None:
        return None
    return [(letter, marks - {("strong", None)}) for letter, marks in marked(term)]


def in_text(block: Block) -> object:
    """Return what plain text holds of a block: words, and which are quoted, listed, set in cells or as code."""
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, Quote):
        return "quote", in_texts(block.blocks), block.attribution
    if isinstance(block, ListBlock):
        items = [(in_texts(item.blocks), item.term and item.term.text) for item in block.items]
        return block.kind, block.start, items
    if isinstance(block, Table):
        return [
            [(" ".join(cell.text.split()), cell.header) for cell in row] for row in block.rows
        ], block.caption
    if isinstance(block, Figure):
        return "figure", " ".join(block.text.split())
    return block


def in_texts(blocks: tuple[Block, ...]) -> list[object]:
    """Return the blocks that plain text shows: nothing of pictures without captions, of embeds, and of quotes of these."""
    return [in_text(block) for block in blocks if is_shown(block)]


def is_shown(block: Block) -> bool:
    if isinstance(block, Quote):
        return bool(block.attribution) or any(map(is_shown, block.blocks))
    return bool(block.text) or isinstance(block, Divider | ListBlock)


def about(post: Post) -> object:
    """Return what stands around article and thread."""
    names = [person.name for person in post.authors]
    return post.title, post.lead, names, post.published, post.comments_open


def heads(post: Post) -> object:
    """Return who says what when in reply to whom, without the words."""
    number = {comment.id: n for n, comment in enumerate(post.thread)}
    return [
        (
            comment.author.name if comment.author is not None else None,
            comment.published,
            comment.depth,
            number[comment.parent_id] if comment.parent_id is not None else None,
        )
        for comment in post.thread
    ]


def check_markdown(again: Post, post: Post) -> None:
    """Check that a post is as another, as far as Markdown holds it."""
    assert about(again) == about(post)
    for one, other in zip(again.sections, post.sections, strict=True):
        assert (one.title, one.level) == (other.title, other.level)
        assert [in_markdown(block) for block in one.blocks] == [in_markdown(block) for block in other.blocks]
    assert heads(again) == heads(post)
    for said, wrote in zip(again.thread, post.thread, strict=True):
        assert [in_markdown(block) for block in said.blocks] == [in_markdown(block) for block in wrote.blocks]


def check_text(again: Post, post: Post) -> None:
    """Check that a post is as another, as far as plain text holds it."""
    shown = [section for section in post.sections if section.title or in_texts(section.blocks)]
    if post.lead and not shown and not again.lead:
        # With nothing below it a standfirst looks like the only paragraph.
        assert again.text == " ".join(post.lead.split())
        return
    assert about(again) == about(post)
    for one, other in zip(again.sections, shown, strict=True):
        assert (one.title, one.level) == (other.title, other.level)
        assert in_texts(one.blocks) == in_texts(other.blocks)
    assert heads(again) == heads(post)
    for said, wrote in zip(again.thread, post.thread, strict=True):
        assert in_texts(said.blocks) == in_texts(wrote.blocks)


FORMS = [(postparse.to_markdown, check_markdown), (postparse.to_text, check_text)]


@pytest.mark.parametrize(("write", "check"), FORMS)
@settings(
    derandomize=True,  # a whole post takes minutes to shrink, and to print
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(post=posts())
def test_posts_come_back(write, check, post: Post) -> None:
    text = write(post)
    again = postparse.parse_text(text)
    if again.provenance.dialect != "postparse":
        # Headings and paragraphs alone are anybody's Markdown: lines of them may look like others' thread.
        written = read_written(text)
        assert written is not None
        assert not written.is_sure
        again = written.post
    check(again, post)


@settings(
    derandomize=True,
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(post=posts())
def test_what_stands_around_the_blocks_comes_back_from_html(post: Post) -> None:
    """The blocks are read by the rules for all pages, which leave out what is empty; `test_written_html` has threads."""
    again = postparse.parse_html(postparse.to_html(post))
    assert about(again) == about(post)
    assert heads(again) == heads(post)
    assert headings(again) == headings(post)


def headings(post: Post) -> list[tuple[str, int]]:
    """Return the headings with their levels."""
    return [(section.title, section.level) for section in post.sections if section.title]


def test_typical_blocks_come_back_from_html() -> None:
    """Every kind of block, as a page has them, comes back whole."""
    words = Paragraph(
        Text(
            "Some words of an article.",
            (Mark(5, 10, "emphasis"), Mark(14, 24, "link", "https://x.example/a")),
        )
    )
    inner = ListBlock((ListItem((words,)), ListItem((words,))), "ordered", 3)
    table = Table(
        ((Cell(Text("h"), header=True), Cell(Text("i"), header=True)), (Cell(Text("a|b")), Cell(Text("c")))),
        "A caption",
    )
    given = (
        words,
        Quote((words, words), "Ann Bee", "https://x.example/q"),
        ListBlock((ListItem((words, inner)), ListItem((words,)))),
        ListBlock((ListItem((words,), Text("term")),), "definition"),
        Code("a = 1\n\n  b", "python"),
        table,
        Figure((Image("https://x.example/p.png", "a heron", 10, 20),), Text("The heron.")),
        Embed("https://www.youtube.com/watch?v=abcdefghijk", "youtube", "A film"),
        Divider(),
        words,
    )
    post = Post(title="A title", sections=(Section(None, 0, given), Section("Share this", 3, (words,))))
    again = postparse.parse_html(postparse.to_html(post))
    assert again.blocks == post.blocks
    assert headings(again) == headings(post)


@pytest.mark.parametrize("write", [postparse.to_markdown, postparse.to_text])
def test_words_of_others_are_not_taken_for_ours(write) -> None:
    post = Post(title="A title", sections=())
    text = write(post) + "\n Some words that\nno writer of ours would set so.\n"
    assert postparse.parse_text(text).provenance.dialect != "postparse"
