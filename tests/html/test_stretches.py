"""A page read a stretch at a time is the page read in one piece."""

from __future__ import annotations

from pathlib import Path

import pytest

import postparse
from postparse.html import huge, stretches
from postparse.html.dom import Page
from postparse.html.stretches import cuts_of

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
PARTED_DATES = {"calendar-dates"}
"""Pages whose dates are set in several elements: these are not joined on pages too large for plain lists."""
PAGES = [path for path in sorted(FIXTURES.rglob("*.html"))[::2] if path.stem not in PARTED_DATES]
FILLER = "<p>some <b>more</b> words</p>" * 8


@pytest.fixture
def in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "MANY_ELEMENTS", 0)
    monkeypatch.setattr(stretches, "STRETCH_COST", 7)
    monkeypatch.setattr(huge, "MANY_NODES", 10)


def outline(page: Page) -> list[tuple[str, int, dict[str, str | None], str]]:
    """Return the nodes of a page: tag, parent, attributes, text; texts side by side as one."""
    rows: list[tuple[str, int, dict[str, str | None], str]] = []
    number = {-1: -1}
    for node, tag in enumerate(page.tags):
        text, parent = page.texts[node], number[page.parents[node]]
        if tag == "#text" and rows and rows[-1][:2] == (tag, parent):
            rows[-1] = (tag, parent, {}, rows[-1][3] + text)
        else:
            rows.append((tag, parent, page.attributes[node], text))
        number[node] = len(rows) - 1
    return rows


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_fixture_is_read_the_same(path: Path, monkeypatch: pytest.MonkeyPatch, in_stretches: None) -> None:
    data = path.read_bytes()
    here = postparse.parse_html(data, url="https://blog.example/post")
    monkeypatch.undo()
    assert here == postparse.parse_html(data, url="https://blog.example/post")


@pytest.mark.parametrize(
    "html",
    [
        "<div id=a class='b c'><ul><li>one" + FILLER + "<li>two</ul>after</div>" + FILLER,
        "<table><tr><td>a" + "<tr><td>b<td>c" * 20 + "</table>" + FILLER,
        "<!doctype html><p>x<table><tr><td>y" + FILLER + "</table>z" + FILLER,
        "<p>x<table><tr><td>y" + FILLER + "</table>z" + FILLER,
        "<pre>\n\n one <i>two</i>\n<b>three</b>\n" * 5 + FILLER,
        "<svg><title>t</title><g><path/></g></svg><p>w</p>" * 6 + FILLER,
        "<select><option>a<option>b</select><template><p>x</p></template>" * 6 + FILLER,
        "<head><meta charset=utf-8><link rel=x>"
        + "<meta name=a content=b>" * 20
        + "<title>t</title>"
        + FILLER,
        FILLER + "</body></html>" + FILLER,
        "<script>'<p>'</script><style>p {}</style><!-- <p> -->" * 8 + FILLER,
        "<ul>" + "<li><a href=/x hidden>y</a> <i>z</i>\n" * 20 + "</ul>",
        "<frameset><frame src=a>" + "<frame src=b>" * 20,
        "<plaintext>" + FILLER,
        "<div postparse-open><template postparse-end></template></div>" + FILLER,
        "<dl>" + "<dt>a<dd>b <em>c</em>" * 20,
        "<p>é “ü” 漢字 😀 " + FILLER + "<p>\N{ZERO WIDTH SPACE}x</p>",
    ],
)
def test_markup_gives_the_same_nodes(html: str, monkeypatch: pytest.MonkeyPatch, in_stretches: None) -> None:
    here = outline(Page(html))
    monkeypatch.undo()
    expected = [
        (tag, parent, {name: value for name, value in values.items() if name != "postparse-open"}, text)
        for tag, parent, values, text in outline(Page(html))
    ]
    assert here == expected


@pytest.mark.parametrize(
    "html",
    [
        "<table>" + "stray <b>words <tr><td>cell</td></tr>" * 20 + "end",
        "<table><tr><td>" + "<p>one<b>two" * 30,
        "<a><p>x</a>y" * 30,
        "<b><i><u>" + "<p>x</b>y" * 30,
    ],
)
def test_no_word_of_broken_markup_is_lost(
    html: str, monkeypatch: pytest.MonkeyPatch, in_stretches: None
) -> None:
    here = Page(html)
    words = sorted(here.text_of(0).split())
    for node in range(1, len(here)):
        assert here.parents[node] < node < here.ends[node] <= here.ends[here.parents[node]]
    monkeypatch.undo()
    whole = Page(html)
    assert sorted("".join(words)) == sorted("".join(whole.text_of(0).split()))


def test_cuts_are_never_inside_of_what_holds_no_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "STRETCH_COST", 1)
    html = "<p>x</p><script>'<p>'</script><!-- <p> <p> --><svg><g></g></svg><p>y</p>"
    assert [html[:cut].rpartition("<")[2] for cut in cuts_of(html)] == [
        "p>",
        "/script>",
        "/svg>",
        "p>",
        "/p>",
    ]


def test_packed_lists_are_sequences(in_stretches: None) -> None:
    page = Page("<ul>" + "<li class=x id='a' hidden>one</li>" * 20)
    assert page.attributes[-2] == {"class": "x", "id": "a", "hidden": None}
    assert page.texts[-1] == "one" == page.texts[len(page) - 1]
    assert page.texts[:3] == ["", "", ""]
    assert len(page.texts) == len(page.attributes) == len(page)
    with pytest.raises(IndexError):
        page.texts[len(page)]
