"""Paginated comments become one thread."""

import pytest

from postparse.merging import merge
from postparse.models import Comment, Paragraph, Person, Post, Text, Thread


def comment(
    name: str, words: str, parent: str | None = None, depth: int = 0, in_reply_to: str | None = None
) -> Comment:
    return Comment(
        id=name,
        parent_id=parent,
        depth=depth,
        author=Person("Ann"),
        blocks=(Paragraph(Text(words)),),
        in_reply_to=in_reply_to,
    )


def test_the_same_comment_on_two_pages_is_there_once() -> None:
    first = Post(title="T", thread=Thread([comment("1", "one"), comment("2", "two")]), next_comments_url="/2")
    second = Post(thread=Thread([comment("2", "two"), comment("3", "three")]))
    merged = merge([first, second])
    assert [c.text for c in merged.thread] == ["one", "two", "three"]
    assert merged.title == "T"
    assert merged.next_comments_url is None


def test_a_reply_finds_its_parent_on_an_earlier_page() -> None:
    first = Post(thread=Thread([comment("1", "one"), comment("2", "two")]))
    second = Post(thread=Thread([comment("3", "three", in_reply_to="1")]))
    merged = merge([first, second])
    assert [(c.id, c.parent_id, c.depth) for c in merged.thread] == [
        ("1", None, 0),
        ("3", "1", 1),
        ("2", None, 0),
    ]


def test_made_up_ids_of_two_pages_do_not_collide() -> None:
    page = [comment("c1", "one"), comment("c2", "answer", parent="c1", depth=1)]
    other = [comment("c1", "three"), comment("c2", "answer to three", parent="c1", depth=1)]
    merged = merge([Post(thread=Thread(page)), Post(thread=Thread(other))])
    assert [c.text for c in merged.thread] == ["one", "answer", "three", "answer to three"]
    assert [c.depth for c in merged.thread] == [0, 1, 0, 1]


def test_no_page_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        merge([])


@pytest.mark.parametrize("pages", [Post(), ["<p>page</p>"], [Post(), None]])
def test_what_is_no_list_of_posts_is_told(pages) -> None:
    with pytest.raises(TypeError, match=r"merge\(\) takes"):
        merge(pages)
