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
        "<p>Ann Bee | Senior Writer | May 3, 2021</p>",
        "<p>Ann Bee | Guest Columnist</p>",
        "<div><a title='x' href='/u/ann'><img src='/a.png'><span>Ann Bee</span></a><span>M</span></div>",
        "<p>May 3, 2021 • Ann Bee in Bird Watching</p>",
        "<p>Ann Bee</p><p>Editor and keeper of herons</p>",
        "<div class='meta-writer'><div>Ann Bee</div></div><div>May 3, 2021</div>",
        "<img src='/a.png' alt='Ann Bee, portrait'><p>Ann Bee</p><p>May 3, 2021</p>",
        "<p>Written by</p><button>Ann Bee</button>",
        "<article><aside><address><a rel='author' href='/ann'>Ann Bee</a></address></aside></article>",
        "<p>Contributors: Ann Bee</p>",
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


@pytest.mark.parametrize(
    "line",
    [
        "<p>Bird Watching</p><p>May 3, 2021</p>",
        "<img alt='The Grey Heron'><p>The Grey Heron</p><p>All about it</p>",
    ],
)
def test_a_name_alone_is_nobody_unless_the_page_says_more(line: str) -> None:
    assert names(post(line)) == []


def test_a_name_alone_beside_a_date_is_the_one_whose_biography_follows() -> None:
    line, biography = (
        "<p>Ann Bee</p><p>May 3, 2021</p>",
        "<p>Ann Bee has watched herons since she was six.</p>",
    )
    assert names(post(line, biography)) == ["Ann Bee"]


def test_who_wrote_it_may_be_told_below_the_text() -> None:
    assert names(post("<p>May 3, 2021</p>", "<h2>Article by</h2><div>Ann Bee</div>")) == ["Ann Bee"]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [("ann_bee", ["ann_bee"]), ("Heron Diary", []), ("Wren Vale", ["Wren Vale"]), ("page.extra.author", [])],
)
def test_declared_names(declared: str, expected: list[str]) -> None:
    site = declared if declared[0] in "HW" else "The Pond"
    head = f"<meta name='author' content='{declared}'><meta property='og:site_name' content='{site}'>"
    assert names(post("", head=head)) == expected


def test_a_printed_name_wins_over_a_declared_login() -> None:
    head = "<meta name='author' content='ann.bee2'>"
    line = "<div class='author-info'><span>Ann Bee</span></div><p>May 3, 2021</p>"
    assert names(post(line, head=head)) == ["Ann Bee"]


def test_dates_that_a_page_declares_under_a_name_of_its_own() -> None:
    head = "<meta name='x-published-date' content='2021-05-03T06:00:00Z'>"
    found = post("", head=head).published
    assert found is not None
    assert found.date() == date(2021, 5, 3)


def test_a_date_far_from_the_title_is_the_posts_where_it_is_the_declared_one() -> None:
    head = "<meta property='article:published_time' content='2017-04-10T09:00:00-07:00'>"
    filler = "<p>A heron, <i>a</i> <b>heron</b>.</p>" * 20
    teaser = "<aside><time datetime='2024-06-11'>Jun 11, 2024</time></aside>" * 3
    own = "<footer><time datetime='2017-04-10'>April 10, 2017</time></footer>"
    found = post(filler + teaser + filler, own, head).published
    assert found is not None
    assert found.date() == date(2017, 4, 10)


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


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ann Bee'>",
        "<meta itemprop='author' content='Ann Bee'>",
        "<span hidden itemprop='author'><meta itemprop='name' content='Ann Bee'></span>",
    ],
)
def test_authors_told_to_previews_and_in_hidden_microdata(head: str) -> None:
    assert names(post("", head, head)) == ["Ann Bee"]


def test_an_organisation_is_the_author_where_nobody_else_is_and_it_is_not_the_site() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "%s"}}</script>'
    assert names(post("", head=data % "Ministry of Rivers")) == ["Ministry of Rivers"]
    assert names(post("", head=data % "Diary")) == []
    assert names(post("<p>By Ann Bee</p>", head=data % "Ministry of Rivers")) == ["Ann Bee"]


def test_and_within_the_name_of_an_office_parts_nobody() -> None:
    head = "<meta name='author' content='Office for Rivers and Bridges'>"
    assert names(post("", head=head)) == ["Office for Rivers and Bridges"]


def test_a_name_in_the_text_is_not_the_authors() -> None:
    assert names(post(TEXT, "<p>By Carl Dee</p>")) == []


@pytest.mark.parametrize(
    "line", ["<p>Guest post by Ann Bee</p>", "<p>May 3, 2021 · 4 min · 811 words · Ann Bee</p>"]
)
def test_bylines_of_guests_and_beside_the_reading_time(line: str) -> None:
    assert names(post(line)) == ["Ann Bee"]


def test_a_label_with_a_full_width_colon() -> None:
    assert names(post("<p>著者：山田 太郎</p>")) == ["山田 太郎"]
