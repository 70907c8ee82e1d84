"""What the fuzzers run: each target takes bytes and raises if an invariant breaks."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import postparse
from postparse.models import Comment, Paragraph, Text
from tests.invariants import check_post, check_thread

URL = "https://blog.example/2012/03/post"
TEMPLATE = """<html><head><title>Post – Blog</title></head><body><h1>Post</h1><p class=byline>By Ann on March 3, 2012</p>
<article><p>{words}</p><blockquote>Quoted words.</blockquote><ul><li>one</li></ul></article>
<h3>2 comments</h3><ol class="comment-list">{comments}</ol></body></html>"""
ROW = """<li id="comment-{0}" class="comment depth-1"><cite class="fn">Name {0}</cite><a href="#comment-{0}"><time datetime="2012-03-0{0}T10:00">March {0}, 2012</time></a>
<div class="comment-content"><p>Some words of comment {0}.</p></div><ol class="children"></ol></li>"""


def fuzz_parse_html(data: bytes) -> None:
    """Parse bytes as a page; the post keeps the invariants, survives JSON, and can be written."""
    try:
        post = postparse.parse_html(data, url=URL)
    except postparse.UnsupportedInput:
        return
    check_round_trip(post)
    postparse.to_html(post)
    postparse.to_markdown(post)
    postparse.to_text(post)


def fuzz_parse_text(data: bytes) -> None:
    """Parse bytes as plain text."""
    check_round_trip(postparse.parse_text(data.decode("utf-8", "replace"), url=URL))


def fuzz_read(data: bytes) -> None:
    """Read bytes as whatever they look like: pages, exports, feeds, documents."""
    try:
        for post in postparse.read(io.BytesIO(data), url=URL):
            check_round_trip(post)
    except postparse.PostparseError:
        return


def fuzz_from_json(data: bytes) -> None:
    """Read bytes as JSON: either a post or `InvalidDocument`."""
    try:
        post = postparse.from_json(data)
    except postparse.InvalidDocument:
        return
    check_round_trip(post)


def fuzz_build_thread(data: bytes) -> None:
    """Build a thread from arbitrary ids and parents; every comment is in it exactly once."""
    pairs = list(zip(data[::2], data[1::2], strict=False))
    comments = [
        Comment(
            id=str(own % 64),
            parent_id=str(parent % 64) if parent < 200 else None,
            blocks=(Paragraph(Text(str(n))),),
        )
        for n, (own, parent) in enumerate(pairs)
    ]
    thread = postparse.build_thread(comments)
    check_thread(thread)
    assert sorted(c.text for c in thread) == sorted(c.text for c in comments)


def fuzz_structure(data: bytes) -> None:
    """Mutate a known page's markup, driven by the bytes: drop, double, swap, nest and rename its tags."""
    chance = random.Random(data)
    page = TEMPLATE.format(
        words="Words of the post. " * 5, comments="".join(ROW.format(n) for n in range(1, 4))
    )
    pieces = page.replace("<", "\0<").replace(">", ">\0").split("\0")
    for _ in range(1 + len(data) % 12):
        place = chance.randrange(len(pieces))
        other = chance.randrange(len(pieces))
        action = chance.randrange(6)
        if action == 0:
            del pieces[place]
        elif action == 1:
            pieces.insert(place, pieces[place])
        elif action == 2:
            pieces[place], pieces[other] = pieces[other], pieces[place]
        elif action == 3:
            pieces.insert(place, "<div>" * chance.randrange(1, 50))
        elif action == 4:
            pieces[place] = pieces[place].replace("li", "div").replace("comment", "x")
        else:
            pieces.insert(place, data.decode("latin-1"))
    fuzz_parse_html("".join(pieces).encode("utf-8", "replace"))


def check_round_trip(post: postparse.Post) -> None:
    """Check the invariants of a post and that JSON gives it back."""
    check_post(post)
    assert postparse.from_json(postparse.to_json(post)) == post


TARGETS: dict[str, Callable[[bytes], None]] = {
    "parse_html": fuzz_parse_html,
    "parse_text": fuzz_parse_text,
    "read": fuzz_read,
    "from_json": fuzz_from_json,
    "build_thread": fuzz_build_thread,
    "structure": fuzz_structure,
}
"""The targets by name."""
