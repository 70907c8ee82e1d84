"""What is hardly a page: fragments, one line, one picture, the wrong thing altogether."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import postparse
from postparse.models import Figure


@pytest.mark.parametrize(
    ("html", "title", "text"),
    [
        ("<p>Hello world.</p>", None, "Hello world."),
        ("Hello world.", None, "Hello world."),
        ("<p>Hello</p><p>World</p>", None, "Hello\n\nWorld"),
        ("<b>Hi</b> there", None, "Hi there"),
        ("<ul><li>a<li>b</ul>", None, "a\nb"),
        ("<pre>code</pre>", None, "code"),
        ("<main><p>x</p></main>", None, "x"),
        ("<title>T</title><p>One line.</p>", "T", "One line."),
        ("<h1>T</h1><p>By Ann, March 3, 2012</p><p>One line.</p>", "T", "One line."),
        ("<html></html>", None, ""),
        ("", None, ""),
        (" \n", None, ""),
    ],
)
def test_fragments_are_read_whole(html: str, title: str | None, text: str) -> None:
    post = postparse.parse_html(html)
    assert (post.title, post.text) == (title, text)


def test_a_fragment_of_comments_has_no_body() -> None:
    post = postparse.parse_html(
        "<ol class=commentlist><li class=comment id=comment-1><cite class=fn>Ann</cite>"
        " <a href=#comment-1>March 3, 2012</a><p>Hi there.</p></ol>"
    )
    assert ([comment.text for comment in post.thread], post.text) == (["Hi there."], "")


def test_a_post_of_one_picture() -> None:
    post = postparse.parse_html("<h1>A</h1><img src=a.png alt=cat>")
    assert [type(block) for block in post.blocks] == [Figure]


def test_a_page_with_menus_is_no_fragment() -> None:
    post = postparse.parse_html(
        "<nav><a href=/>Home</a></nav><form><input></form><footer>All rights reserved</footer>"
    )
    assert post.text == ""


@pytest.mark.parametrize(
    ("given", "title", "text"),
    [
        ("Hello world.", None, "Hello world."),
        ("Title\n\nSome words.", "Title", "Some words."),
        ("<3 this post\n\nI love it.", "<3 this post", "I love it."),
        ("", None, ""),
        ("  \n ", None, ""),
    ],
)
def test_texts_of_a_line_or_two(given: str, title: str | None, text: str) -> None:
    post = postparse.parse_text(given)
    assert (post.title, post.text) == (title, text)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "a feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "a feed"),
        ('{"schema_version": 1, "title": "T"}', "JSON"),
        ('[{"id": 1}]', "JSON"),
    ],
)
def test_other_forms_are_refused_with_the_way_to_read_them(data: str, what: str) -> None:
    for given in (data, data.encode()):
        with pytest.raises(postparse.UnsupportedInput, match=f"{what}.*postparse.read"):
            postparse.parse(given)


@pytest.mark.parametrize("parse", [postparse.parse, postparse.parse_html, postparse.parse_text])
def test_what_is_no_data_is_an_error_that_says_so(parse) -> None:
    for given in (None, 5, ["x"]):
        with pytest.raises(TypeError, match="bytes or text, not as"):
            parse(given)
    for file in (io.BytesIO(b"x"), Path("page.html")):
        with pytest.raises(TypeError, match=r"postparse\.read takes paths and files"):
            parse(file)


def test_read_says_what_it_takes_before_the_first_post() -> None:
    with pytest.raises(TypeError, match="path or a file"):
        postparse.read(5)
    with pytest.raises(TypeError, match="opened for text"):
        list(postparse.read(io.StringIO("<p>x")))


@pytest.mark.parametrize(
    "data",
    [b"<p>" + b"word " * 100, b"word " * 100, b'{"schema_version": 1, "title": "' + b"x" * 400 + b'"}'],
)
def test_read_has_a_limit_that_can_be_set(data: bytes) -> None:
    assert len(list(postparse.read(io.BytesIO(data), max_size=1000))) == 1
    with pytest.raises(postparse.InputTooLarge):
        list(postparse.read(io.BytesIO(data), max_size=100))
