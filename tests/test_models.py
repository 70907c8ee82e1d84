"""The models' own behaviour."""

from __future__ import annotations

import pytest
from attrs.exceptions import FrozenInstanceError

from postparse.models import (
    Comment,
    ListBlock,
    ListItem,
    Paragraph,
    Person,
    Post,
    Quote,
    Text,
    Thread,
    block_nesting,
)

THREAD = Thread(
    [
        Comment(id="a", author=Person("Ann")),
        Comment(id="b", parent_id="a", depth=1, author=Person("Bob")),
        Comment(id="c", parent_id="b", depth=2, author=Person("Ann")),
        Comment(id="d", parent_id="a", depth=1),
        Comment(id="e"),
    ]
)


def ids(comments) -> str:
    return "".join(comment.id for comment in comments)


def test_a_thread_is_a_sequence_with_a_tree_for_a_view():
    assert len(THREAD) == 5
    assert ids(THREAD) == "abcde"
    assert THREAD[1] is THREAD["b"]
    assert ids(THREAD[1:3]) == "bc"
    assert ids(THREAD.roots) == "ae"
    assert ids(THREAD.replies("a")) == "bd"
    assert THREAD.replies("e") == ()
    assert THREAD.parent("c") is THREAD["b"]
    assert THREAD.parent("a") is None
    assert ids(THREAD.ancestors("c")) == "ba"
    assert ids(THREAD.subtree("a")) == "abcd"
    assert ids(THREAD.subtree(THREAD["e"])) == "e"
    assert [depth for _, depth in THREAD.walk()] == [0, 1, 2, 1, 0]
    assert [person.name for person in THREAD.participants] == ["Ann", "Bob"]
    assert THREAD.max_depth == 2
    assert Thread().max_depth == 0


def test_membership_is_by_id_or_by_comment():
    assert "a" in THREAD
    assert "z" not in THREAD
    assert THREAD["a"] in THREAD
    assert Comment(id="a") not in THREAD
    assert 5 not in THREAD


def test_an_unknown_id_is_a_key_error():
    with pytest.raises(KeyError):
        THREAD["z"]


@pytest.mark.parametrize(
    ("comments", "message"),
    [
        ([Comment(id="a"), Comment(id="a")], r"comments\[1\].id: 'a' is there twice"),
        ([Comment(id="a", depth=1, parent_id="x")], r"comments\[0\].depth"),
        ([Comment(id="a", parent_id="a")], r"comments\[0\].parent_id"),
        (
            [Comment(id="a"), Comment(id="b"), Comment(id="c", parent_id="a", depth=1)],
            r"comments\[2\].parent_id",
        ),
        ([Comment(id="a"), Comment(id="b", parent_id="a", depth=2)], r"comments\[1\].depth"),
    ],
)
def test_a_thread_refuses_a_wrong_order(comments, message):
    with pytest.raises(ValueError, match=message):
        Thread(comments)


def test_values_are_frozen_and_have_no_dict():
    with pytest.raises(FrozenInstanceError):
        THREAD["a"].id = "z"
    assert not hasattr(THREAD["a"], "__dict__")
    assert not hasattr(THREAD, "__dict__")


def test_representations_are_short():
    comment = Comment(id="a", author=Person("Ann"), blocks=(Paragraph(Text("x" * 1000)),))
    assert len(repr(comment)) < 80
    assert repr(Post(title="T", thread=THREAD)) == "<Post 'T' 0 sections, 5 comments>"


def test_block_nesting_counts_levels():
    words = Paragraph(Text("x"))
    assert block_nesting(()) == block_nesting((words,)) == 0
    assert block_nesting((Quote((words,)), words)) == 1
    assert block_nesting((ListBlock((ListItem((Quote((words,)),)),)),)) == 2
