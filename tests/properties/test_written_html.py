"""Threads written as HTML and read again are the same threads: every kind of comment, block and depth."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

import postparse
from postparse.models import (
    Block,
    Cell,
    Code,
    Comment,
    ListBlock,
    ListItem,
    Paragraph,
    Person,
    Post,
    Quote,
    Section,
    Table,
    Text,
    Thread,
)
from postparse.threads import build_thread

_HOSTILE = (
    *("<b>Ann</b>", "Reply", "Anonymous", "March 3, 2012", "1", "says:", "=1+1", "[deleted]", "a & b", "“Q”"),
    *(
        "Deleted comment",
        "[removed]",
        "Permalink",
        "3 points",
        "Ann says:",
        "Comments are closed.",
        "#1",
        "é ü 日本",
    ),
)
_WORDS = (
    "some words that people write about stones rivers, and (now and then) <tags> & signs; it's fine.".split()
)


def words(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return chance.choice(_HOSTILE)
    return " ".join(chance.choices(_WORDS, k=chance.randint(1, 12)))


def block(chance: random.Random) -> Block:
    def paragraph() -> Paragraph:
        return Paragraph(Text(words(chance)))

    kind = chance.randrange(8)
    if kind == 0:
        return Code(words(chance))
    if kind == 1:
        return Quote((paragraph(), paragraph()))
    if kind == 2:
        items = tuple(ListItem((paragraph(),)) for _ in range(3))
        return ListBlock(items, chance.choice(("ordered", "bulleted")))
    if kind == 3:
        return Table(tuple(tuple(Cell(Text(words(chance))) for _ in range(2)) for _ in range(3)))
    return paragraph()


def comment(chance: random.Random, number: int) -> Comment:
    moment = datetime(2012, 3, 3, 4, 5, tzinfo=UTC) + timedelta(minutes=number)
    return Comment(
        id=f"c-{number} x",
        author=chance.choice((None, Person(words(chance)), Person(words(chance), "https://ann.example/"))),
        published=chance.choice((None, moment)),
        blocks=tuple(block(chance) for _ in range(chance.randint(0, 3))),
        score=chance.choice((None, -3, 12)),
        kind=chance.choice(("comment", "comment", "comment", "pingback", "trackback", "webmention")),
        by_post_author=chance.random() < 0.2,
        state=chance.choice(("shown", "shown", "shown", "deleted", "moderated", "collapsed")),
    )


def thread(chance: random.Random) -> Thread:
    if chance.random() < 0.2:
        depths = list(range(60))
    else:
        depths = [0]
        for _ in range(chance.randint(0, 12)):
            depths.append(chance.randint(0, depths[-1] + 1))
    return build_thread([comment(chance, number) for number in range(len(depths))], depths=depths)


def shown(comment: Comment) -> tuple[object, ...]:
    """Return what of a comment has to come back."""
    author = comment.author
    return (
        comment.id,
        comment.parent_id,
        comment.depth,
        (author.name, author.url) if author is not None else None,
        comment.published,
        comment.text.split(),
        comment.score,
        comment.kind,
        comment.state,
        comment.by_post_author,
    )


@pytest.mark.parametrize("seed", [*range(40), 1076, 1096, 1216])
def test_threads_come_back_from_html(seed: int) -> None:
    given = thread(random.Random(seed))
    body = Paragraph(Text("These are the words of an article that its readers answer. " * 4))
    post = Post(title="A title", sections=(Section(None, 0, (body,)),), thread=given)
    again = postparse.parse_html(postparse.to_html(post))
    assert [shown(comment) for comment in again.thread] == [shown(comment) for comment in given]
    assert (again.title, again.text.split()) == (post.title, post.text.split())
