"""The title: what the page shows as its headline, without the site's name, labels and counts."""

from __future__ import annotations

import pytest

from postparse import parse_html

TEXT = "<p>" + "The heron stood in the shallow water and did not move for an hour. " * 12 + "</p>"
SITE = '<h1><a href="/">River Diary</a></h1>'


def title(
    body: str, head: str = "", *, url: str | None = "https://diary.example/2021/05/heron/"
) -> str | None:
    return parse_html(f"<html><head>{head}</head><body>{body}</body></html>", url=url).title


@pytest.mark.parametrize(
    "document",
    [
        "A heron waits - River Diary",
        "River Diary: A heron waits",
        "River Diary » Blog Archive » A heron waits",
        "» A heron waits River Diary",
        "A heron waits at River Diary",
        "River Diary",
        "",
    ],
)
def test_the_entry_heading_wins_over_the_site_name(document: str) -> None:
    head = f"<title>{document}</title>"
    assert title(f"{SITE}<h2>A heron waits</h2>{TEXT}<h2>Archive</h2>", head) == "A heron waits"


def test_a_site_name_that_links_nowhere_is_known_from_the_feed() -> None:
    head = (
        "<title>A heron waits | River Diary</title>"
        '<link rel="alternate" type="application/rss+xml" title="River Diary » Feed" href="/feed">'
    )
    assert title(f"<h2>River Diary</h2><div>A heron waits</div>{TEXT}", head) == "A heron waits"


@pytest.mark.parametrize(
    "heading",
    [
        '<span class="label">News</span> A heron waits for the ferry',
        'A heron waits for the ferry <a href="#comments">12 comments</a>',
        "A heron waits for the ferry <span>3 May 2021</span>",
        '<a href="/2021/05/heron/">A heron waits for the ferry</a> <small>(herons.example)</small>',
    ],
)
def test_labels_dates_and_counts_are_left_out(heading: str) -> None:
    head = "<title>A heron waits for the ferry - River Diary</title>"
    assert title(f"{SITE}<h1>{heading}</h1>{TEXT}", head) == "A heron waits for the ferry"


def test_a_separator_inside_a_title_stays() -> None:
    head = "<title>Herons – and what they wait for – River Diary</title>"
    assert title(f"<h1>Herons – and what they wait for</h1>{TEXT}", head) == "Herons – and what they wait for"


def test_the_only_h1_wins_over_a_section_that_is_more_like_the_document_title() -> None:
    head = "<title>Why herons wait | River Diary</title>"
    body = f"<h1>Why patient herons wait: notes from the bank</h1>{TEXT}<h2>Why herons wait</h2>{TEXT}"
    assert title(body, head) == "Why patient herons wait: notes from the bank"


def test_without_any_heading_the_head_gives_the_title_without_the_site() -> None:
    head = '<title>A heron waits | River Diary</title><meta property="og:site_name" content="River Diary">'
    assert title(TEXT, head) == "A heron waits"


def test_a_short_post_inside_the_discussions_element_keeps_its_heading() -> None:
    comment = (
        '<li class="comment" id="comment-{0}"><div class="comment-author vcard"><cite class="fn">Ann Bee</cite></div>'
        '<div class="comment-meta"><a href="#comment-{0}">May {0}, 2021 at 4:01 pm</a></div><p>It caught one, number {0}.</p></li>'
    )
    body = (
        '<div id="content"><h2 class="post-title">A heron waits</h2><p>It stood still.</p><h3 id="comments">2 Responses</h3>'
        f'<ol class="commentlist">{comment.format(4)}{comment.format(5)}</ol></div>'
    )
    assert title(f"{SITE}{body}", "<title>» A heron waits River Diary</title>") == "A heron waits"
    assert title(f"{SITE}{body}", "<title></title>") == "A heron waits"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("The Slow Ferry and Its Herons – River Diary", "The Slow Ferry and Its Herons"),
        ("Why the ferry waits for herons | Opinion", "Why the ferry waits for herons"),
        ("Why the ferry waits for herons | Birds | River Diary", "Why the ferry waits for herons"),
        ("Herons (5 Examples) | Colours, Beak & Size", "Herons (5 Examples) | Colours, Beak & Size"),
    ],
)
def test_sections_and_the_site_behind_a_headline_are_left_out(heading: str, expected: str) -> None:
    head = '<meta property="og:site_name" content="River Diary">'
    assert title(f"<h1>{heading}</h1>{TEXT}", f"<title>{heading}</title>{head}") == expected


def test_a_headline_longer_than_the_declared_title_is_kept_whole() -> None:
    head = '<title>Herons on the lower ferry bank</title><meta property="og:title" content="Herons on the lower ferry bank">'
    whole = "Herons on the lower ferry bank: month by month"
    assert title(f"<h1>{whole}</h1>{TEXT}", head) == whole
    parted = "<h1>Herons on the lower ferry bank <span>A guide to what they do, and when</span></h1>"
    assert title(parted + TEXT, head) == "Herons on the lower ferry bank"


def test_a_year_at_the_start_of_a_headline_is_a_word_of_it() -> None:
    head = "<title>Heron Watching Guide &amp; Calendar for Ferries</title>"
    whole = "2025 Heron Watching Guide & Calendar for Ferries"
    assert title(f"<h1>{whole}</h1>{TEXT}", head) == whole


def test_a_declared_title_keeps_its_dash_where_the_document_title_goes_on_with_the_site() -> None:
    head = (
        "<title>New to Herons – Which Bank Is Best? - Questions - Birders</title>"
        '<meta property="og:title" content="New to Herons – Which Bank Is Best?">'
    )
    assert title(TEXT, head) == "New to Herons – Which Bank Is Best?"
