"""Lines that stand around what comments say, told by their words: rows of buttons, who commented, where a topic begins."""

from __future__ import annotations

import pytest

from postparse.text.article import body_rows
from postparse.text.comments import opens_topic
from postparse.text.features import Text, read_features
from postparse.text.labels import LABELS, mended
from postparse.text.layout import read_layout
from postparse.text.records import Record
from postparse.text.shapes import is_action


def read(lines: list[str]) -> Text:
    return read_features(read_layout("\n\n".join(lines)))


@pytest.mark.parametrize(
    "row", ["Like 7ReplyShare", "Respect 3 Reply Share", "ReplyQuoteReport", "Up 4 Down Reply Share"]
)
def test_rows_of_buttons_without_a_space_between_them(row: str) -> None:
    assert is_action(row)


@pytest.mark.parametrize("words", ["Like wildfire", "Share and share alike", "7 Reply Street", "Up and down"])
def test_words_that_are_no_row_of_buttons(words: str) -> None:
    assert not is_action(words)


@pytest.mark.parametrize("line", ["Comment from: Ada Lind", "Kommentar von Ada", "Reply by Ada Lind"])
def test_whose_comment_it_is(line: str) -> None:
    assert read([line]).shapes[0].kind == "b"


def test_text_below_text_begins_no_comment_where_others_have_a_frame() -> None:
    lines = ["A kettle sang all night long, and we let it.", "Ada, May 3, 2015"]
    text = read([*lines, *lines, lines[0], *lines])
    assert mended(text, "KXKXKKX") == "KXKXKCX"
    # Where most have none, each is one of its own.
    assert mended(text, "KCKCKKK") == "KCKCKKK"


def test_a_topic_may_be_called_a_discussion() -> None:
    text = read(["Discussion of kettles", "Ada", "It sang all night long, and we let it."])
    assert text.shapes[0].kind == "h"
    assert opens_topic(text, [Record(1, 3)], 0)
    assert not opens_topic(text, [Record(1, 3)], -1)


def test_a_threads_heading_that_was_taken_for_the_title_opens_no_topic() -> None:
    for heading in ("Discussion about this post", "Comments", "3 comments on kettles"):
        text = read([heading, "Ada", "It sang all night long, and we let it."])
        assert text.shapes[0].kind == "h"
        assert not opens_topic(text, [Record(1, 3)], 0)


def test_a_button_below_the_article_is_none_of_it() -> None:
    text = read(["It sang all night long, and all of us let it sing.", "Like", "Home"])
    scores = [[{"B": 0.0, "F": score}.get(name, -9.0) for name in LABELS] for score in (-5.0, 0.5, 5.0)]
    assert list(body_rows(text, "BFF", scores, -1)) == [0]
