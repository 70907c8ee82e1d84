"""Talk pages of wikis: what is a signature, and what it ends."""

from __future__ import annotations

from time import perf_counter

import postparse
from postparse import Comment, Post

ANN = '<a href="/wiki/User:Ann_Lee" title="User:Ann Lee">Ann Lee</a>'
TALK = '(<a href="/wiki/User_talk:Ann_Lee">talk</a>)'
STAMP = "12:05, 3 May 2020 (UTC)"


def read(inner: str) -> Post:
    return postparse.parse_html(
        f"<title>Talk:Page</title><div id='mw-content-text'><h2>Topic</h2>{inner}</div>",
        url="https://wiki.example/wiki/Talk:Page",
    )


def only(inner: str) -> Comment:
    (comment,) = read(inner).thread
    return comment


def test_a_comment_ends_with_its_signature() -> None:
    comment = only(f"<p>One.</p><p>Two. --{ANN} {TALK} {STAMP}</p>")
    assert comment.text == "One.\n\nTwo."
    assert comment.author is not None
    assert (comment.author.name, comment.author.url) == ("Ann Lee", "https://wiki.example/wiki/User:Ann_Lee")
    assert comment.published_raw == STAMP


def test_a_signature_may_be_in_any_language() -> None:
    page = read(
        '<p>Да. <a href="/wiki/%D0%A3%D1%87%D0%B0%D1%81%D1%82%D0%BD%D0%B8%D0%BA:%D0%90%D0%BD%D0%BD%D0%B0">Анна</a> 12:05, 3 мая 2020 (UTC)</p>'
        '<dl><dd>好 <a href="/w/index.php?title=User:Lin&amp;action=edit&amp;redlink=1">Lin</a> 2020年5月3日 (日) 12:05 (UTC)</dd></dl>'
    )
    assert [(c.author and c.author.name, c.text, c.depth) for c in page.thread] == [
        ("Анна", "Да.", 0),
        ("Lin", "好", 1),
    ]


def test_a_link_and_a_date_without_zone_are_no_signature() -> None:
    assert not read(f"<p>{ANN} wrote this at 12:05, 3 May 2020.</p>").thread
    assert not read("<p>The meeting is at 12:05, 3 May 2020 (UTC).</p>").thread


def test_the_first_of_two_signatures_in_a_line_is_the_comments() -> None:
    comment = only(f"<p>Yes. {ANN} {STAMP} No. {ANN} 12:09, 3 May 2020 (UTC)</p>")
    assert (comment.text, comment.published_raw) == ("Yes.", STAMP)


def test_a_heading_ends_what_nobody_signed() -> None:
    comment = only(f"<p>Unsigned.</p><h2>Other</h2><p>Signed. {ANN} {STAMP}</p>")
    assert comment.text == "Signed."


def test_a_reply_answers_what_is_indented_less() -> None:
    page = read(
        f"<p>A {ANN} {STAMP}</p><dl><dd>B {ANN} {STAMP}<dl><dd>C {ANN} {STAMP}</dd></dl></dd><dd>D {ANN} {STAMP}</dd></dl>"
        f"<h2>Next</h2><dl><dd>E {ANN} {STAMP}</dd></dl>"
    )
    assert [(comment.text, comment.depth) for comment in page.thread] == [
        ("A", 0),
        ("B", 1),
        ("C", 2),
        ("D", 1),
        ("E", 0),
    ]


def test_many_zones_in_one_line_are_read_in_one_go() -> None:
    def seconds(count: int) -> float:
        html = f"<p>{f'{ANN} (UTC) ' * count}</p>"
        start = perf_counter()
        read(html)
        return perf_counter() - start

    seconds(10)
    assert seconds(4_000) < 12 * max(seconds(1_000), 0.01)
