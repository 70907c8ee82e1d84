"""A page written in any dialect is read back: title, words, who said what, when, in reply to whom."""

from __future__ import annotations

import re
from random import Random

import pytest
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
PAGES = 60
LEAST = 0.95
MONTHS = ("January", "March", "June", "October", "December")


def sentences(random: Random, low: int, high: int) -> str:
    """Return sentences of words of no sense."""
    return " ".join(
        " ".join(random.choices(WORDS, k=random.randint(7, 14))).capitalize() + "."
        for _ in range(random.randint(low, high))
    )


def page_of(seed: int) -> Page:
    """Return a page drawn by a seed."""
    random = Random(seed)
    depth = 0
    comments = []
    names = random.sample(NAMES, 8)
    for n in range(random.randint(3, 8)):
        depth = random.randint(0, min(depth + 1, 4)) if n else 0
        paragraphs = tuple(sentences(random, 1, 3) for _ in range(random.randint(1, 2)))
        date = f"{random.choice(MONTHS)} {random.randint(1, 28)}, 2015 at {random.randint(1, 12)}:{random.randint(10, 59)} pm"
        comments.append(Said(names[n], date, paragraphs, depth))
    body = tuple(sentences(random, 3, 6) for _ in range(random.randint(2, 5)))
    return Page("A walk along the old canal", "by Nora Quill on May 2, 2015", body, tuple(comments))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def is_read_back(dialect: str, page: Page) -> bool:
    """Tell whether everything of a page is there again: title, words, who said what, when, how deep."""
    post = postparse.parse_text({**NESTING, **FLAT}[dialect](page))
    order = {int(comment.id[1:]): comment for comment in post.thread}
    found = [order[n] for n in sorted(order)]
    return (
        post.title == page.title
        and _words(post.text) == _words(" ".join(page.paragraphs))
        and len(found) == len(page.comments)
        and all(
            _words(comment.text) == _words(" ".join(said.paragraphs))
            and comment.author is not None
            and comment.author.name == said.author
            and comment.published is not None
            and f"{comment.published:%B} {comment.published.day}" in said.date
            and (dialect not in NESTING or comment.depth == said.depth)
            for comment, said in zip(found, page.comments, strict=True)
        )
    )


@pytest.mark.parametrize("dialect", [*NESTING, *FLAT])
def test_read_back(dialect: str) -> None:
    """Nearly all random pages are read back whole; what a line is, is judged by fitted weights, which err on some."""
    assert sum(is_read_back(dialect, page_of(seed)) for seed in range(PAGES)) >= LEAST * PAGES
