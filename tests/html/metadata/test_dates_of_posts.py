"""The dates of a post: when it was published and when changed, which of several is which, and where none of them stands."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from postparse import parse_html
from postparse.html.metadata.date_labels import changed_in, published_in
from postparse.models import Post

TEXT = "<p>" + "The ferry had stopped in October, so we took the long way round. " * 12 + "</p>"
MAY_3, JUNE_9 = datetime(2021, 5, 3), datetime(2021, 6, 9)


def post(line: str, *, head: str = "", after: str = "", url: str = "https://roads.example/bridge") -> Post:
    html = f"<html><head><title>The bridge</title>{head}</head><body><main><h1>The bridge</h1>{line}{TEXT}</main>{after}</body></html>"
    return parse_html(html, url=url)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Updated: June 9, 2021 | Published: May 3, 2021</p>",
        "<p>May 3, 2021 (updated June 9, 2021)</p>",
        "<p>First published on 3 May 2021</p><p>Last modified on 9 June 2021</p>",
        "<div>Published</div><div>3 May 2021</div><div>Last updated</div><div>9 June 2021</div>",
        "<div><span>Posted <time>May 3, 2021</time></span><span>Updated <time>Jun 9, 2021</time></span></div>",
        "<time class='updated' datetime='2021-06-09'>June 9, 2021</time><time class='published' datetime='2021-05-03'>May 3, 2021</time>",
        "<table><tr><td>Date:</td><td>3 May 2021</td></tr><tr><td>Updated:</td><td>9 June 2021</td></tr></table>",
        "<p>Publié le 3 mai 2021, mis à jour le 9 juin 2021</p>",
        "<p>Veröffentlicht am 3. Mai 2021, aktualisiert am 9. Juni 2021</p>",
        "<p>公開日：2021年5月3日　最終更新日：2021年6月9日</p>",
    ],
)
def test_the_words_before_a_date_tell_whether_it_is_that_of_a_change(line: str) -> None:
    found = post(line)
    assert (found.published, found.modified) == (MAY_3, JUNE_9)


def test_a_date_of_a_change_alone_is_both_and_says_so() -> None:
    found = post("<p>Updated June 9, 2021</p>")
    assert (found.published, found.modified) == (JUNE_9, JUNE_9)
    assert "published" in found.provenance.inferred


@pytest.mark.parametrize(
    "line",
    [
        "<p class='published'><time datetime='2021-05-03T08:15:00+02:00'>Published: 3 May 2021</time></p>",
        "<p><span title='2021-05-03 08:15:00 +0200 CEST'>May 3, 2021</span> · 4 min</p>",
        "<p>By Ann Bee, <time datetime='2021-05-03T08:15:00+02:00'>May 3</time></p>",
    ],
)
def test_a_printed_day_takes_its_time_and_zone_from_what_machines_are_told(line: str) -> None:
    assert post(line).published == datetime(2021, 5, 3, 8, 15, tzinfo=timezone(timedelta(hours=2)))


def test_a_link_to_the_days_archive_settles_day_and_month() -> None:
    found = post("<p><a href='/2021/05/03/'><time>03/05/2021</time></a></p>").published
    assert found == MAY_3


@pytest.mark.parametrize(
    "after",
    [
        "<aside><h3>Recent posts</h3><ul><li><a href='/a'>The mill</a> <span>January 3, 2020</span></li></ul></aside>",
        "<div><div><a href='/mill'>The mill that nobody wanted to have in the village</a><p>January 3, 2020</p></div></div>",
        "<footer><p>Page built on January 3, 2020</p></footer>",
    ],
)
def test_dates_of_other_posts_and_of_the_page_are_not_the_posts(after: str) -> None:
    assert post("", after=after).published is None
    head = "<meta property='article:published_time' content='2021-05-03'>"
    assert post("", head=head, after=after).published == MAY_3


def test_a_date_in_the_text_is_not_the_posts_where_the_page_declares_another() -> None:
    head = "<meta property='article:published_time' content='2021-05-03'>"
    table = "<table><tr><td>1/1/2013</td><td>12</td></tr><tr><td>2/1/2013</td><td>13</td></tr></table>"
    assert post(TEXT + table, head=head).published == MAY_3


def test_a_date_beside_the_title_wins_over_one_in_the_text() -> None:
    html = f"<title>The bridge</title><p>May 3, 2021</p><h1>The bridge</h1>{TEXT}<p>Originally published January 4, 2010.</p>"
    assert parse_html(html).published == MAY_3


def test_a_date_below_its_label_counts_wherever_it_stands() -> None:
    assert post("", after=TEXT * 3 + "<div><p>Published</p><p>May 3, 2021</p></div>").published == MAY_3


def test_classes_of_the_one_post_tell_its_date() -> None:
    html = "<title>The bridge</title><div class='hentry post y2021 m05 d03 h11'><h2>The bridge</h2>{}</div>"
    assert parse_html(html.format(TEXT)).published == datetime(2021, 5, 3, 11)
    assert parse_html(html.format(TEXT) + html.format(TEXT)).published is None


def test_the_last_label_before_a_date_counts() -> None:
    text = "Updated 9 June 2021, first published 3 May 2021"
    published, changed = published_in(text), changed_in(text)
    assert published is not None
    assert changed is not None
    assert (text[published.start : published.end], text[changed.start : changed.end]) == (
        "3 May 2021",
        "9 June 2021",
    )


def test_a_date_beside_a_link_to_the_posts_own_comments_is_the_posts() -> None:
    html = (
        "<title>Free seeds, please take some of them</title><main><article><h1>Free seeds, please take some of them</h1><ul>"
        '<li><a href="/2024/12/seeds/"><time datetime="2024-12-20T11:59:00+01:00">20th December 2024</time></a></li>'
        '<li><a href="/2024/12/seeds/#comments">13 comments on Free seeds, please take some of them</a></li></ul>'
        + "<p>There is a box of seeds by the gate, and whoever walks by may take what will grow at home.</p>"
        * 3
        + "</article></main>"
    )
    published = parse_html(html).published
    assert published is not None
    assert published.date().isoformat() == "2024-12-20"


def test_a_date_in_the_posts_own_footer_before_the_thread_is_the_posts() -> None:
    comments = "".join(
        f'<li id="comment-{n}" class="comment"><div class="comment-author vcard"><cite class="fn">{name}</cite></div>'
        f'<div class="comment-meta">May {n + 4}, 2024 at 10:0{n} am</div><p>It took me {n + 2} evenings to bind mine.</p></li>'
        for n, name in enumerate(("Ada", "Bela", "Cleo"))
    )
    html = (
        "<title>Binding a notebook</title><div><h1>Binding a notebook</h1>"
        + "<p>Fold the sheets, sew them along the fold, and press the whole under the heaviest book of the house.</p>"
        * 9
        + '<footer><div><time datetime="2024-05-02T16:05:33+02:00">2 May 2024</time></div></footer></div>'
        + f'<h2>3 comments</h2><ol class="commentlist">{comments}</ol>'
    )
    found = parse_html(html)
    assert len(found.thread) == 3
    assert found.published is not None
    assert found.published.date().isoformat() == "2024-05-02"
