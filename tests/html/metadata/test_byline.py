"""Authors and dates: what the page shows near its title, at its post's end, and declares."""

from __future__ import annotations

from datetime import date

import pytest

from postparse import parse_html
from postparse.models import Post

TEXT = "<p>" + "The heron stood in the shallow water and did not move for an hour. " * 12 + "</p>"


def post(before: str, after: str = "", head: str = "", *, url: str = "https://diary.example/heron") -> Post:
    html = f"<html><head><title>A heron waits</title>{head}</head><body><h1>A heron waits</h1>{before}{TEXT}{after}</body></html>"
    return parse_html(html, url=url)


def names(found: Post) -> list[str]:
    return [person.name for person in found.authors]


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Ann Bee</p>",
        "<p>By <a href='/ann'>Ann Bee</a> 59 views</p>",
        "<p>Posted by <b>Ann Bee</b> on May 3, 2021 in Birds</p>",
        "<p>May 3, 2021 at 8:10 pm by Ann Bee</p>",
        "<p>Filed under: <a href='/category/birds/'>Birds</a> — Ann Bee @ 8:10 pm</p>",
        "<p><span>Ann Bee</span> | 3 May 2021, 14:26</p>",
        "<p class='byline'><a href='/ann'>By Ann Bee, Heron News</a></p>",
        "<p><span class='author vcard'><a class='fn' href='/ann'>Ann Bee</a></span><time>May 3, 2021</time></p>",
        "<p>Written by</p><p><a href='/ann'>Ann Bee</a></p>",
        "<p><a rel='author' href='/ann'>View all posts by Ann Bee</a></p>",
    ],
)
def test_bylines(line: str) -> None:
    assert names(post(line)) == ["Ann Bee"]


def test_several_authors_in_elements_of_their_own() -> None:
    line = "<p>By <a href='/a'>Ann Bee</a>, <a href='/c'>Carl Dee</a> and <a href='/e'>Eva Fay</a></p>"
    assert names(post(line)) == ["Ann Bee", "Carl Dee", "Eva Fay"]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Last updated</p>",
        "<p>By the way, herons sleep too</p>",
        "<aside class='author-list'><a class='author'>Wren Vale</a></aside>",
        "<ul><li><span class='comment-author-link'>Wren Vale</span> on Swifts</li></ul>",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert names(post(line)) == []


def test_a_doubtful_find_gives_way_to_a_declared_person() -> None:
    head = '<script type="application/ld+json">{"@type": "BlogPosting", "headline": "A heron waits", "author": {"@type": "Person", "name": "Ann Bee"}}</script>'
    assert names(post("", "<div class='author-info'>Rook Moor</div>", head)) == ["Ann Bee"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>May 3, 2021</p>", ""),
        ("<p>Published: May 3rd, 2021 | Tags: birds</p>", ""),
        ("<div><span>May</span><p>3</p><p>2021</p></div>", ""),
        ("", "<p>This entry was posted on Monday, May 3rd, 2021 at 16:05 and is filed under Birds.</p>"),
        ("<p>Norwich (3 May 2021). Herons have been seen at every bridge of the town.</p>", ""),
    ],
)
def test_dates(before: str, after: str) -> None:
    published = post(before, after).published
    assert published is not None
    assert published.date() == date(2021, 5, 3)


def test_a_date_in_an_element_of_the_heading() -> None:
    html = f"<title>A heron waits</title><h1>A heron waits <em>03.05.2021</em></h1>{TEXT}"
    found = parse_html(html)
    assert found.title == "A heron waits"
    assert found.published is not None
    assert found.published.date() == date(2021, 5, 3)


def test_the_address_gives_the_year_that_a_date_lacks() -> None:
    found = post("<p>Monday May 3, @10:46AM</p>", url="https://diary.example/story/21/05/03/heron")
    assert found.published is not None
    assert (found.published.date(), found.published.hour) == (date(2021, 5, 3), 10)


def test_the_address_settles_day_and_month() -> None:
    found = post("<p>Posted on 04/05/2021</p>", url="https://diary.example/2021/05/heron/")
    assert found.published is not None
    assert found.published.date() == date(2021, 5, 4)


def test_a_date_of_change_counts_only_without_another() -> None:
    line = "<p>Updated June 9, 2021</p>"
    head = '<meta property="article:published_time" content="2021-05-03T10:00:00">'
    declared, alone = post(line, head=head).published, post(line).published
    assert declared is not None
    assert alone is not None
    assert (declared.date(), alone.date()) == (date(2021, 5, 3), date(2021, 6, 9))


def test_of_several_dates_the_one_that_agrees_with_the_declared_is_taken() -> None:
    head = '<meta property="article:published_time" content="2021-05-03T10:00:00+02:00">'
    found = post("<p>Storks, 9 March 2019</p><p>3 May 2021</p>", head=head)
    assert found.published is not None
    assert found.published.date() == date(2021, 5, 3)
