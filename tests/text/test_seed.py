"""The text that started the project, with what a careful reader takes from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import postparse
from postparse.models import Post

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed text is not here")


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    return json.loads((SEED / "expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def post() -> Post:
    return postparse.parse_text((SEED / "article.txt").read_text("utf-8"))


def test_title_and_standfirst(post: Post, truth: dict[str, Any]) -> None:
    assert post.title == truth["title"]
    assert (post.lead or post.description or "").startswith(truth["description_starts"])


def test_sections(post: Post, truth: dict[str, Any]) -> None:
    assert [section.title for section in post.sections] == [section["title"] for section in truth["sections"]]
    paragraphs = [block.text for block in post.sections[0].blocks]
    for start in truth["sections"][0]["paragraphs_start"]:
        assert any(paragraph.startswith(start) for paragraph in paragraphs)
    assert paragraphs[0].startswith(truth["sections"][0]["paragraphs_start"][0])
    for words in truth["not_in_the_text"]:
        assert words not in post.text


def test_block_quotes(post: Post, truth: dict[str, Any]) -> None:
    quotes = [quote for quote in post.quotes if quote.kind == "block"]
    assert len(quotes) == len(truth["block_quotes"])
    for quote, expected in zip(quotes, truth["block_quotes"], strict=True):
        assert quote.text.startswith(expected["starts"])
        # Lines that no blank line parts may be one paragraph with line breaks.
        assert quote.text.count("\n") >= expected["paragraphs"] - 1
        assert expected["attribution_contains"] in (quote.attribution or "")


def test_inline_quotes(post: Post, truth: dict[str, Any]) -> None:
    quotes = post.quotes
    for expected in truth["inline_quotes_some"]:
        found = [q for q in quotes if q.text.startswith(expected["text"])]
        assert found, expected
        assert expected["speaker"] in (found[0].attribution or "")


def test_comments(post: Post, truth: dict[str, Any]) -> None:
    assert post.comments_open is truth["comments_open"]
    comments = list(post.thread)
    assert len(comments) == len(truth["comments"])
    place = {comment.id: n for n, comment in enumerate(comments)}
    for comment, expected in zip(comments, truth["comments"], strict=True):
        assert comment.author is not None
        assert comment.author.name == expected["author"]
        assert comment.text.startswith(expected["starts"])
        assert comment.text.endswith(expected["ends"])
        assert (place[comment.parent_id] if comment.parent_id else None) == expected["parent"]


def test_round_trip(post: Post) -> None:
    assert postparse.from_json(postparse.to_json(post)) == post
