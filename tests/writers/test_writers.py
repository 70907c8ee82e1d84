"""What the writers write is read by others as it was meant."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from postparse.html.dom import Page
from postparse.models import (
    Cell,
    Code,
    Comment,
    Embed,
    Figure,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Person,
    Post,
    Quote,
    Section,
    Table,
    Text,
    Thread,
)
from postparse.threads import build_thread
from postparse.writers import to_html, to_markdown, to_text
from postparse.writers.tree import to_tree

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def words(text: str) -> Paragraph:
    return Paragraph(Text(text))


def body(*blocks: Paragraph | Quote | ListBlock | Code | Table) -> Post:
    return Post(title="T", sections=(Section(None, 0, blocks),))


printed = (
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
marks = st.lists(
    st.builds(
        lambda start, length, kind: Mark(start, start + length, kind),
        st.integers(0, 40),
        st.integers(1, 40),
        st.sampled_from(["emphasis", "strong", "strike", "sub", "sup"]),
    ),
    max_size=4,
)


@given(printed, marks)
def test_html_keeps_the_words_under_any_marks(text: str, spans: list[Mark]) -> None:
    inside = tuple(mark for mark in spans if mark.end <= len(text))
    page = Page(to_html(body(Paragraph(Text(text, inside)))))
    assert page.text_of(page.by_tag["p"][0]) == " ".join(text.split())


@given(printed)
def test_markdown_escapes_whatever_would_be_markup(text: str) -> None:
    page = Page(COMMONMARK.render(to_markdown(body(words(text)))))
    assert [page.text_of(node) for node in page.by_tag["p"]] == [text]


def test_markdown_blocks_are_read_as_blocks() -> None:
    inner = ListBlock((ListItem((words("inner"),)),), kind="ordered", start=3)
    post = body(
        Quote((words("said"), words("more")), attribution="Ann"),
        ListBlock((ListItem((words("outer"), inner)), ListItem((words("last"),)))),
        Code("a\n``` b", "python"),
        Table(
            (
                (Cell(Text("h"), header=True), Cell(Text("i"), header=True)),
                (Cell(Text("a|b")), Cell(Text("c"))),
            )
        ),
    )
    page = Page(COMMONMARK.render(to_markdown(post)))
    assert page.text_of(page.by_tag["blockquote"][0]) == "said more — Ann"
    assert [page.text_of(node) for node in page.by_tag["li"]] == ["outer inner", "inner", "last"]
    assert page.get(page.by_tag["ol"][0], "start") == "3"
    assert page.get(page.by_tag["code"][0], "class") == "language-python"
    assert [page.text_of(node) for node in page.by_tag["td"]] == ["a|b", "c"]


def thread(*rows: tuple[str, str | None]) -> Thread:
    return build_thread(
        Comment(
            id=name, parent_id=parent, author=Person(f"Author {name}"), blocks=(words(f"Words of {name}."),)
        )
        for name, parent in rows
    )


def test_replies_are_nested_lists_in_markdown_and_html() -> None:
    post = Post(title="T", thread=thread(("1", None), ("2", "1"), ("3", "2"), ("4", None)))
    for html in (COMMONMARK.render(to_markdown(post)), to_html(post)):
        page = Page(html)
        depths = [sum(page.tags[up] == "li" for up in page.ancestors(node)) for node in page.by_tag["li"]]
        assert depths == [0, 1, 2, 0]


def test_markdown_nests_replies_to_the_tenth_comment_and_later() -> None:
    """The words of an item stand as far right as its number is wide."""
    rows = [(str(n), None) for n in range(11)] + [("reply", "10")]
    page = Page(COMMONMARK.render(to_markdown(Post(title="T", thread=thread(*rows)))))
    depths = [sum(page.tags[up] == "li" for up in page.ancestors(node)) for node in page.by_tag["li"]]
    assert depths == [0] * 11 + [1]
    assert "Words of 10." in page.text_of(page.by_tag["li"][10])


def test_plain_text_numbers_and_indents_replies() -> None:
    post = Post(thread=thread(("1", None), ("2", "1"), ("3", None)), comments_open=False)
    lines = [line for line in to_text(post).splitlines() if re.match(r"\s+#\d", line)]
    assert lines == ["  #1 Author 1", "       #2 Author 2", "  #3 Author 3"]
    assert to_text(post).endswith("Comments are closed.\n")
    assert to_text(post, comments=False) == "Comments are closed.\n" or "Author" not in to_text(
        post, comments=False
    )


@pytest.mark.parametrize("write", [to_text, to_markdown, to_html])
def test_a_very_deep_thread_is_written_in_linear_size(write) -> None:
    def size(count: int) -> int:
        rows = [(str(n), str(n - 1) if n else None) for n in range(count)]
        return len(write(Post(thread=thread(*rows))))

    assert size(4000) < 2.2 * size(2000)


@pytest.mark.parametrize(
    "attack",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        'https://x.example/"onmouseover="alert(1)',
        "vbscript:x",
    ],
)
def test_html_is_safe_against_hostile_addresses_and_names(attack: str) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    comment = Comment(
        id=f'"{evil}',
        author=Person(evil, attack, attack),
        permalink=attack,
        published_raw=evil,
        blocks=(words(evil),),
    )
    post = Post(
        title=evil,
        lead=evil,
        language='en" onload="alert(1)',
        sections=(
            Section(
                evil,
                2,
                (Paragraph(Text(evil, (Mark(0, 5, "link", attack),))), Code(evil, evil)),
                anchor=f'"{evil}',
            ),
        ),
        thread=Thread([comment]),
    )
    page = Page(to_html(post))
    for attributes in page.attributes:
        assert not any(name.startswith("on") for name in attributes)
        for name in ("href", "src"):
            assert (attributes.get(name) or "https:").split(":")[0].lower() in ("http", "https", "mailto")
    assert "script" not in page.by_tag


@pytest.mark.parametrize(
    "scheme",
    ["javascript:alert(1)", "JaVa\tscript:alert(1)", "\x01javascript:x", "data:text/html,x", "vbscript:x"],
)
def test_markdown_has_no_links_that_run_something(scheme: str) -> None:
    marks = (Mark(0, 5, "link", href=scheme),)
    blocks = (
        Paragraph(Text("words", marks)),
        Embed(url=scheme, title="video"),
        Figure(images=(Image(url=scheme, alt="picture"),)),
        Code("x", language="`\n# heading"),
    )
    text = to_markdown(Post(sections=(Section(None, 0, blocks),)))
    assert "words" in text
    assert "video" in text
    assert "script:" not in text
    assert "data:" not in text
    assert "\n# heading" not in text


@pytest.mark.parametrize(
    "name",
    ["=1+1", "a](javascript:x)", "<img src=x onerror=y>", "\x1b[31mred", "a\u202eb", "| a | b |\n|---|"],
)
def test_names_stay_names(name: str) -> None:
    """A name is one line of plain characters, wherever it is written."""
    thread = build_thread([Comment(id="1", author=Person(name), blocks=(Paragraph(Text("Words.")),))])
    post = Post(title=name, authors=(Person(name),), thread=thread)
    for text in (to_markdown(post), to_text(post), to_tree(post)):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "\n|---" not in text
    read = LexborHTMLParser(MarkdownIt().render(to_markdown(post)))
    assert not read.css("img, script, a[href^=javascript], table")
