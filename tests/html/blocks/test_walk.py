"""Markup that is no words, and words whose markup says little."""

from __future__ import annotations

from postparse.html.blocks import sections_of
from postparse.html.dom import Page
from postparse.models import Quote, Section


def sections(markup: str) -> tuple[Section, ...]:
    page = Page(f"<body>{markup}</body>", None)
    return sections_of(page, [(0, len(page))])


def test_a_link_that_shows_its_own_anchor_is_no_part_of_the_heading() -> None:
    (section,) = sections('<h2 id="banks">The two banks<a href="#banks">#banks</a></h2><p>Both are low.</p>')
    assert section.title == "The two banks"
    assert section.anchor == "banks"
    (section,) = sections('<h2 id="banks">The two banks <a href="#banks">Copy</a></h2><p>Both are low.</p>')
    assert section.title == "The two banks"
    (section,) = sections('<h2 id="banks">1. <a href="#banks">The two banks</a></h2><p>Both are low.</p>')
    assert section.title == "1. The two banks"


def test_who_is_quoted_in_front_stands_on_a_line_of_its_own() -> None:
    (section,) = sections(
        "<blockquote><div><cite>Ann Bee wrote:</cite>The ferry is late.</div></blockquote><p>It is.</p>"
    )
    quote = section.blocks[0]
    assert isinstance(quote, Quote)
    assert [block.text for block in quote.blocks] == ["Ann Bee wrote:", "The ferry is late."]
