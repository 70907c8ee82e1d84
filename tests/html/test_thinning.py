"""Pages of hardly more than tags are thinned out; threads and words never are."""

import pytest

import postparse
from postparse.html import thinning
from postparse.html.dom import Page
from postparse.html.reader import BOUNDED
from postparse.html.thinning import CHARACTERS_AN_ELEMENT_KEPT, thin_out

ENOUGH = 600
MANY = 3 * ENOUGH
COMMENT = "<li class=comment id=c{0}><cite class=fn>Ann</cite> March 3, 2012<p>Yes {0}.</p></li>"


@pytest.fixture(autouse=True)
def few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinning, "ENOUGH_ELEMENTS", ENOUGH)


@pytest.mark.parametrize(
    "unit",
    ["<div>word</div>", "<ul><li>word", "<tr><td>a<td>b</tr>", "word<br>", "<p><a href=/x>word</a></p>"],
)
def test_tags_without_words_are_left_out_and_every_word_is_kept(unit: str) -> None:
    html = "<title>A title</title><table>" + unit * MANY
    thin = thin_out(html)
    assert thin.count("<") < 3 * max(ENOUGH, len(html) // CHARACTERS_AN_ELEMENT_KEPT)
    for word in ("word", "a", "b"):
        assert thin.replace("<", " <").replace(">", "> ").split().count(word) == MANY * (
            word in unit.split("<", 1)[0] or f">{word}" in unit
        )


def test_what_no_reader_sees_is_not_made_text() -> None:
    html = "<b></b>" * MANY + "<style>p {}</style><!-- <p>x --><textarea>y</textarea><p>seen</p>"
    html += "<script>var a = '<b>';</script><xmp><p>as it stands</xmp><p>end"
    words = Page(html).text_of(0)
    assert words.split() == ["seen", "<p>as", "it", "stands", "end"]


def test_elements_with_names_and_the_ends_of_what_is_open_stay() -> None:
    html = "<main><b></b>" + "<i><u></u></i>" * MANY + "<div class=x>in<b>side</b></div> also</main>after"
    page = Page(html)
    assert page.text_of(page.select("div.x")[0]) == "inside"
    assert page.text_of(page.select("main")[0]).split() == ["inside", "also"]


def test_a_page_of_dense_tags_with_words_is_left_alone() -> None:
    html = "<p>Some more <b>words</b>.</p>" * MANY
    assert thin_out(html) is html


def test_a_long_thread_of_terse_comments_is_read_whole() -> None:
    count = ENOUGH // 3
    html = "<h1>Title</h1><ol class=commentlist>" + "".join(map(COMMENT.format, range(count))) + "</ol>"
    assert thin_out(html) is html
    noise = "<i></i>" * (4 * ENOUGH)
    post = postparse.parse_html(html[: len(html) // 4] + "</li></ol>" + noise)
    assert len(post.thread) >= count // 4 - 1
    assert BOUNDED in post.provenance.notes


@pytest.mark.parametrize(
    "end", ["<script>", "<!--", "<textarea>", "<template>", "<style>", "</", "<", "<p class='"]
)
def test_an_end_that_is_left_open_costs_no_more(end: str) -> None:
    thin = thin_out("<i></i>" * MANY + end * 20_000 + "word")
    assert len(thin) <= len("<i></i>" * MANY + end * 20_000 + "word")
