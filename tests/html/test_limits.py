"""Markup nested absurdly deep is read in linear time and keeps its text."""

import pytest

from postparse.html.dom import Page
from postparse.html.limits import MAX_NESTING, bound_nesting, opens_formatting_again

DEPTH = 50_000


@pytest.mark.parametrize(
    "opening", ["<div>", "<div></q>", "<ul><li>", "<span>", "<table><tr><td>", "<x-y>", "<div/>"]
)
def test_depth_is_bounded_and_the_innermost_words_survive(opening: str) -> None:
    page = Page(opening * DEPTH + "innermost words")
    assert page.is_bounded
    assert max(page.depths) < 5 * MAX_NESTING  # a table brings body, row and cell
    assert page.text_of(0) == "innermost words"


def test_formatting_left_open_does_not_multiply_the_nodes() -> None:
    page = Page("".join(f"<p><b id=n{n}>word" for n in range(3000)))
    assert page.is_bounded
    assert len(page) < 3000 * 25
    assert page.text_of(0).split() == ["word"] * 3000


def test_what_lies_deep_and_no_reader_sees_is_not_made_text() -> None:
    hidden = "<script>var a = 1;</script><style>p {}</style><textarea>x</textarea><title>t</title>"
    page = Page("<div>" * 5000 + hidden + "words")
    assert page.text_of(0) == "words"


@pytest.mark.parametrize("count", [1000, 3000])
def test_formatting_left_open_is_found_before_it_multiplies(count: int) -> None:
    """A tree of such a page of 40 kB would have two million elements."""
    html = "".join(f"<p><b id=n{n}>word" for n in range(count))
    assert opens_formatting_again(html)
    assert len(Page(html)) < 6 * count


def test_an_end_tag_of_another_letter_closes_no_formatting() -> None:
    # A long s is an s to whom case makes no difference.
    assert opens_formatting_again("<p><s>word</\N{LATIN SMALL LETTER LONG S}>" * 3000)
    assert opens_formatting_again("<p><b>word</big>" * 3000)


def test_formatting_that_is_closed_or_in_scripts_does_not_count() -> None:
    assert not opens_formatting_again("<p><b>word</b></p>" * 5000)
    assert not opens_formatting_again("<script>" + "'<b>'" * 5000 + "</script>" + "<p>word</p>" * 5000)
    assert not opens_formatting_again("<b>" * 60 + "<p>word</p>" * 100)


def test_an_ordinary_page_is_left_as_it_is() -> None:
    html = "<div><p>One <b>bold</b> word" * 500
    assert bound_nesting(html) is html
    assert not Page(html).is_bounded


def test_a_long_flat_page_keeps_its_tags() -> None:
    html = "<div><p>word <img src=x><br></p></div>" * 20_000
    assert bound_nesting(html) == html


def test_a_tag_with_absurdly_many_attributes_loses_them_and_nothing_else() -> None:
    page = Page(
        "<p>before</p><div " + " ".join(f"a{n}=v" for n in range(50_000)) + ">inside</div><p>after</p>"
    )
    assert page.is_bounded
    assert page.text_of(0) == "before inside after"


def test_a_long_address_is_no_attack() -> None:
    html = f"<img alt=x src='data:image/png;base64,{'A' * 200_000}'><p>after</p>"
    page = Page(html)
    assert not page.is_bounded
    assert page.get(page.by_tag["img"][0], "alt") == "x"
