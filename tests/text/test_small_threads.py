"""Threads of two or three short comments, told by what stands around them."""

from __future__ import annotations

import pytest

from postparse import parse_text
from postparse.text.features import read_features
from postparse.text.layout import read_layout
from postparse.text.small_threads import small_thread

ARTICLE = [
    "The Heron on the Weir",
    "We took the path along the river on a grey morning, and for a long time we saw nothing at all but mud and reeds.",
    "Then a heron stood up, looked at us, and went back to its business. Nobody said a word, and we walked home the long way round.",
]
SAID = ("A hat under the hood keeps the eyes dry.", "Or move south.", "The reeds are full of them.")
BELOW = [
    line
    for name, words in zip(("Cobbler at", "Ellen at", "R. Spoke |"), SAID, strict=True)
    for line in (words, f"Posted by: {name} October 12, 2014 6:11 PM")
]
ABOVE = [line for day, words in enumerate(SAID, 4) for line in (f"Ada{day} on {day} May 2015", words)]


def lines(*parts: list[str]) -> str:
    return "\n\n".join([*ARTICLE, *(line for part in parts for line in part)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(lines(["Comments"], BELOW), ([5, 7, 9], -1), id="dates below, a heading above"),
        pytest.param(lines(ABOVE, ["Leave a reply"]), ([3, 5, 7], 0), id="dates above, a form below"),
        pytest.param(lines(ABOVE), None, id="dates alone"),
        pytest.param(
            lines(["Recent comments"], ABOVE, ["Leave a reply"]), None, id="comments on other pages"
        ),
        pytest.param(lines(["Neueste Kommentare"], ABOVE), None, id="in another language"),
    ],
)
def test_dated_lines_and_what_stands_around_them(text: str, expected: tuple[list[int], int] | None) -> None:
    assert small_thread(read_features(read_layout(text))) == expected


def test_a_small_thread_is_read() -> None:
    post = parse_text(lines(["Comments"], BELOW, ["Post a comment"]))
    assert [
        (comment.author.name if comment.author else None, comment.text) for comment in post.thread
    ] == list(zip(("Cobbler", "Ellen", "R. Spoke"), SAID, strict=True))
