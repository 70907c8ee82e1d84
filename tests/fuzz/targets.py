"""What the fuzzers run: each target takes bytes and raises if an invariant breaks."""

from __future__ import annotations

import copy
import io
import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement, document_fromstring, tostring

import postparse
from postparse.characters import clean
from postparse.html.decode import decode
from postparse.models import Comment, Paragraph, Text
from postparse.threads import reconstruct
from postparse.writers.tree import to_tree
from tests.invariants import check_html, check_post, check_printable, check_thread

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
URL = "https://blog.example/2012/03/post"
TEMPLATE = """<html><head><title>Post – Blog</title></head><body><h1>Post</h1><p class=byline>By Ann on March 3, 2012</p>
<article><p>{words}</p><blockquote>Quoted words.</blockquote><ul><li>one</li></ul></article>
<h3>2 comments</h3><ol class="comment-list">{comments}</ol></body></html>"""
ROW = """<li id="comment-{0}" class="comment depth-1"><cite class="fn">Name {0}</cite><a href="#comment-{0}"><time datetime="2012-03-0{0}T10:00">March {0}, 2012</time></a>
<div class="comment-content"><p>Some words of comment {0}.</p></div><ol class="children"></ol></li>"""


def fuzz_parse_html(data: bytes) -> None:
    """Parse bytes as a page; the post keeps the invariants, survives JSON, and can be written and read again."""
    try:
        post = postparse.parse_html(data, url=URL)
    except postparse.UnsupportedInput:
        return
    check_post(post, decode(data).text)
    check_written(post)


def fuzz_parse_text(data: bytes) -> None:
    """Parse bytes as plain text."""
    text = data.decode("utf-8", "replace")
    post = postparse.parse_text(text, url=URL)
    check_post(post, clean(text))
    check_written(post)


def fuzz_read(data: bytes) -> None:
    """Read bytes as whatever they look like: pages, exports, feeds, documents."""
    try:
        for post in postparse.read(io.BytesIO(data), url=URL):
            check_post(post, parsed=post.provenance.format in ("html", "text"))
            check_written(post)
    except postparse.PostparseError:
        return


def fuzz_from_json(data: bytes) -> None:
    """Read bytes as JSON: either a post or `InvalidDocument`."""
    try:
        post = postparse.from_json(data)
    except postparse.InvalidDocument:
        return
    check_post(post, parsed=False)
    check_written(post)


def fuzz_documents(data: bytes) -> None:
    """Edit a document that is right, driven by the bytes: what is left is a post or `InvalidDocument`."""
    chance = random.Random(data)
    document = json.loads(chance.choice(_documents()))
    for _ in range(1 + len(data) % 8):
        edit(document, chance, data)
    fuzz_from_json(json.dumps(document).encode("utf-8", "replace"))


def fuzz_build_thread(data: bytes) -> None:
    """Build a thread from arbitrary ids, parents and places; every comment is in it exactly once."""
    column, pairs = data[0] % 6 if data else 0, list(zip(data[1::2], data[2::2], strict=False))
    comments = [
        Comment(
            id=str(own % 64),
            parent_id=str(parent % 64) if parent < 200 else None,
            blocks=(Paragraph(Text(str(n))),),
        )
        for n, (own, parent) in enumerate(pairs)
    ]
    columns: dict[str, Any] = {}
    if column == 1:
        columns["depths"] = [place - 8 for _, place in pairs]
    elif column == 2:
        columns["indents"] = [
            [place / 3, float("inf"), float("nan")][max(0, place - 253)] for _, place in pairs
        ]
    elif column == 3:
        columns["paths"] = [".".join(f"{own:b}")[: place % 16] for own, place in pairs]
    elif column == 4:
        columns["rows"] = [place - 1 if place < 250 else None for _, place in pairs]
    elif column == 5:
        columns["parents"] = [comment.parent_id for comment in reversed(comments)]
    result = reconstruct(comments, **columns)
    thread = result.thread
    check_thread(thread)
    assert sorted(c.text for c in thread) == sorted(c.text for c in comments)
    assert postparse.build_thread(thread) == thread
    assert postparse.build_thread(thread, depths=[comment.depth for comment in thread]) == thread
    assert sum(1 for _ in thread.walk()) == len(thread)
    assert {repair.id for repair in result.repairs} <= {comment.id for comment in thread}


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


def fuzz_trees(data: bytes) -> None:
    """Mutate a fixture's tree, driven by the bytes: drop, double, nest, shuffle, rename and unwrap its elements."""
    chance = random.Random(data)
    root = document_fromstring(chance.choice(_pages()))
    for _ in range(1 + len(data) % 16):
        nodes = [node for node in root.iter() if isinstance(node.tag, str) and node.getparent() is not None]
        if not nodes:
            break
        node = chance.choice(nodes)
        mutate(node, chance, chance.choice(nodes))
    fuzz_parse_html(tostring(root, encoding="unicode").encode("utf-8", "replace"))


def mutate(node: HtmlElement, chance: random.Random, other: HtmlElement) -> None:
    """Change one element of a tree."""
    parent = node.getparent()
    assert parent is not None
    action = chance.randrange(7)
    if action == 0:
        node.drop_tree()
    elif action == 1:
        for _ in range(chance.choice((1, 1, 2, 30))):
            node.addnext(copy.deepcopy(node))
    elif action == 2:
        children = list(node)
        chance.shuffle(children)
        node[:] = children
    elif action == 3:
        node.tag = chance.choice(
            ("div", "span", "p", "li", "table", "td", "pre", "h2", "a", "blockquote", "x-y")
        )
    elif action == 4:
        node.drop_tag()
    elif action == 5:
        for name in list(node.attrib):
            if chance.random() < 0.5:
                del node.attrib[name]
    elif len(other) < 50:
        # A copy: an element cannot be put into itself.
        node.append(copy.deepcopy(other))


@cache
def _pages() -> list[bytes]:
    return [page for path in sorted(FIXTURES.rglob("*.html")) if len(page := path.read_bytes()) < 20_000]


def check_written(post: postparse.Post) -> None:
    """Check that JSON gives the post back, and that what is written for eyes can do no harm."""
    assert postparse.from_json(postparse.to_json(post)) == post
    assert postparse.from_json(postparse.to_json(post, nested=True)) == post
    check_html(postparse.to_html(post))
    for text in (postparse.to_markdown(post), postparse.to_text(post), to_tree(post)):
        check_printable(text)


STRANGE = (
    None,
    True,
    -1,
    2**53,
    2**64,
    1.5,
    "",
    "x",
    "\x1b[2J",
    "2012-03-03",
    [],
    [[]],
    {},
    {"type": "x"},
    "1~2",
)


def edit(document: Any, chance: random.Random, data: bytes) -> None:
    """Drop, double, swap or replace one value somewhere in a JSON document."""
    holder, key = document, None
    while isinstance(holder, dict | list) and holder:
        parent, key = holder, chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        holder = parent[key]
        if chance.random() < 0.25:
            break
    if key is None:
        return
    action = chance.randrange(4)
    if action == 0:
        del parent[key]
    elif action == 1 and isinstance(parent, list):
        parent.insert(key, parent[key])
    elif action == 2 and isinstance(parent, list):
        chance.shuffle(parent)
    else:
        words = data.decode("utf-8", "replace")
        parent[key] = copy.deepcopy(chance.choice([*STRANGE, words, [holder], {"type": words}]))


@cache
def _documents() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(FIXTURES.rglob("*.json")) if _is_document(path)]


def _is_document(path: Path) -> bool:
    return path.stat().st_size < 20_000 and '"schema_version"' in path.read_text("utf-8")[:200]


TARGETS: dict[str, Callable[[bytes], None]] = {
    "parse_html": fuzz_parse_html,
    "parse_text": fuzz_parse_text,
    "read": fuzz_read,
    "from_json": fuzz_from_json,
    "documents": fuzz_documents,
    "build_thread": fuzz_build_thread,
    "structure": fuzz_structure,
    "trees": fuzz_trees,
}
"""The targets by name."""
