"""A page written in any dialect is read back: title, words, who said what, when, in reply to whom."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.text.dialects import FLAT, NESTING, Page, Said

import postparse

WORDS = (
    "the a some this river bread lamp tower kettle old new quiet they we you she turned baked found carried said about over"
    " under because when after morning garden letter with without never always slowly paper bridge thought remember really"
).split()
NAMES = (
    "Ada",
    "Bela Kovacs",
    "catlover",
    "Dr. Mole",
    "Erin O'Hara",
    "fritz_x",
    "Gus",
    "Hanna B.",
    "ivo77",
    "Jo Ann Lee",
)
MONTHS = ("January", "March", "June", "October", "December")


@st.composite
def sentences(draw: st.DrawFn, low: int, high: int) -> str:
    """Sentences of words drawn by a seed: shrinking them to one word over and over would make signatures of them."""
    random = Random(draw(st.integers(0, 2**32)))
    return " ".join(
        " ".join(random.choices(WORDS, k=random.randint(7, 14))).capitalize() + "."
        for _ in range(random.randint(low, high))
    )


@st.composite
def pages(draw: st.DrawFn) -> Page:
    count = draw(st.integers(3, 8))
    depth = 0
    comments = []
    for n in range(count):
        depth = draw(st.integers(0, min(depth + 1, 4))) if n else 0
        paragraphs = tuple(draw(st.lists(sentences(1, 3), min_size=1, max_size=2)))
        date = f"{draw(st.sampled_from(MONTHS))} {draw(st.integers(1, 28))}, 2015 at {draw(st.integers(1, 12))}:{draw(st.integers(10, 59))} pm"
        comments.append(Said(draw(st.sampled_from(NAMES)), date, paragraphs, depth))
    title = "A walk along the old canal"
    body = tuple(draw(st.lists(sentences(3, 6), min_size=2, max_size=5)))
    return Page(title, "by Nora Quill on May 2, 2015", body, tuple(comments))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("dialect", [*NESTING, *FLAT])
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(page=pages())
def test_read_back(dialect: str, page: Page) -> None:
    post = postparse.parse_text({**NESTING, **FLAT}[dialect](page))
    assert post.title == page.title
    assert _words(post.text) == _words(" ".join(page.paragraphs))
    comments = list(post.thread)
    order = {int(comment.id[1:]): comment for comment in comments}
    found = [order[n] for n in sorted(order)]
    assert [_words(comment.text) for comment in found] == [
        _words(" ".join(said.paragraphs)) for said in page.comments
    ]
    assert [comment.author.name if comment.author else None for comment in found] == [
        said.author for said in page.comments
    ]
    for comment, said in zip(found, page.comments, strict=True):
        assert comment.published is not None
        assert f"{comment.published:%B} {comment.published.day}" in said.date
    if dialect in NESTING:
        assert [comment.depth for comment in found] == [said.depth for said in page.comments]
