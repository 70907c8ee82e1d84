"""HTML is told from plain text."""

from __future__ import annotations

import pytest

import postparse
from postparse.sniff import looks_like_html


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>word",
        "\n\n  <HTML>",
        "<!-- saved from a browser --><div>word</div>",
        '<?xml version="1.0"?><html>',
        "<p>One.</p><p>Two.</p>",
        "Words before <p>the first tag</p> of a fragment.",
        "<title>Only a title",
        "<p>Hello",
        "<b>Hi</b> there",
        "<a href=/x>a link</a>",
        "One<br>Two<br>Three",
    ],
)
def test_html(text: str) -> None:
    assert looks_like_html(text)
    assert postparse.parse(text.encode()).provenance.format == "html"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Title\n\nWords.",
        "a < b and c > d",
        "<ann@example.org> wrote:\n> words",
        "How to use <div>\n\n" + "Words about markup. " * 100,
        "<3 this post",
        "<rant>\n\nWords.\n\n</rant>",
        "# Title\n\nSome <b>bold</b> and <i>it</i> words.\n\nMore.",
        "Leave a reply\n\nThese tags are allowed: <a href=''> <b> <blockquote cite=''> <code> <em> <i>",
        "# Markdown\n\nwith a [link](https://blog.example/) and one line<br>break",
    ],
)
def test_text(text: str) -> None:
    assert not looks_like_html(text)
    assert postparse.parse(text.encode("utf-16")).provenance.format == "text"


def test_the_encoding_is_told() -> None:
    assert postparse.parse("Title\n\nGrüße".encode("cp1252")).provenance.encoding == "windows-1252"
    assert postparse.parse("Title").provenance.encoding is None
    assert postparse.parse("<p>Grüße</p>".encode()).provenance.encoding == "utf-8"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(postparse.UnsupportedInput):
        postparse.parse(b"%PDF-1.4")
