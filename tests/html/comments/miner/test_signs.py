"""Names of elements say what they hold, whatever the platform; names without meaning say nothing."""

import pytest

from postparse.html.comments.miner.signs import (
    AUTHOR,
    BODY,
    COMMENT,
    DATE,
    ELSEWHERE,
    EXTRA,
    HEAD,
    LATEST,
    said_by,
)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("comment-author vcard", AUTHOR),
        ("BlogCommentAuthor", AUTHOR),
        ("kommentar_autor", AUTHOR),
        ("display-username", AUTHOR),
        ("comment_date", DATE),
        ("time-ago", DATE),
        ("beitrag-datum", DATE),
        ("userText", BODY),
        ("msgBody", BODY),
        ("c-reply__content", BODY),
        ("kommentartext", BODY),
        ("comment-meta commentmetadata", HEAD),
    ],
)
def test_a_field_is_told_by_the_last_word_that_names_one(name: str, field: int) -> None:
    assert said_by(name) & (AUTHOR | DATE | BODY | HEAD) == field


@pytest.mark.parametrize("name", ["post-signature", "vote-count", "user-badge", "edit-date", "reply-actions"])
def test_what_stands_beside_the_words_is_no_field(name: str) -> None:
    assert said_by(name) & EXTRA
    assert not said_by(name) & (AUTHOR | DATE | BODY)


def test_comments_are_told_in_several_languages() -> None:
    for name in ("commentlist", "kommentare", "reacties", "respuestas", "leserkommentar", "UserComment"):
        assert said_by(name) & COMMENT, name
        assert not said_by(name) & AUTHOR, name
    assert said_by("widget_recent_comments") & ELSEWHERE


def test_boxes_of_the_latest_comments_say_so() -> None:
    for name in ("latest-comments__body", "widget_recent_comments", "neuesteKommentare"):
        assert said_by(name) & LATEST, name
    assert not said_by("comments latest") & LATEST


@pytest.mark.parametrize("name", ["", "xad3f91bc", "x3e5c32ae", "qqz", "update", "css-1q2w3e", "row"])
def test_other_names_say_nothing(name: str) -> None:
    assert not said_by(name)
