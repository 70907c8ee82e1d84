"""Changes of a page that a reader cannot see do not change the post."""

from __future__ import annotations

import gzip
from pathlib import Path

import attrs
import pytest

import postparse
from postparse import Post
from postparse.models import Provenance
from tests.changes import PAGE_CHANGES, TEXT_CHANGES

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = sorted((ROOT / "fixtures").rglob("*.html"))
TEXTS = sorted((ROOT / "fixtures").rglob("*.txt"))
PAGES = sorted((ROOT.parent / "shared" / "threadbench" / "pages").glob("*.html.gz"))[::12]
URL = "https://blog.example/2020/01/post"


def essence(post: Post) -> Post:
    """The post without what may tell how its bytes were encoded and how sure the thread is."""
    return attrs.evolve(post, provenance=Provenance())


@pytest.mark.parametrize("name", PAGE_CHANGES)
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixtures_stay_the_same(path: Path, name: str) -> None:
    html = path.read_text("utf-8")
    assert essence(postparse.parse_html(PAGE_CHANGES[name](html), url=URL)) == essence(
        postparse.parse_html(html, url=URL)
    )


# What a menu does to a text is measured (benchmarks/metamorphic.py): only its lines' looks tell it from the post.
@pytest.mark.parametrize("name", [name for name in TEXT_CHANGES if "menu" not in name])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_texts_stay_the_same(path: Path, name: str) -> None:
    text = path.read_text("utf-8")
    assert postparse.parse_text(TEXT_CHANGES[name](text)) == postparse.parse_text(text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_another_encoding_gives_the_same_post(path: Path, encoding: str) -> None:
    html = path.read_text("utf-8")
    assert essence(postparse.parse_html(html.encode(encoding), url=URL)) == essence(
        postparse.parse_html(html, url=URL)
    )


@pytest.mark.skipif(not PAGES, reason="../shared is absent")
@pytest.mark.parametrize("name", PAGE_CHANGES)
def test_real_pages_keep_their_comments(name: str) -> None:
    """At most one page in twenty may change at all: real markup is broken in ways that a change can mend or worsen."""
    changed = []
    for path in PAGES:
        html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        before, after = (
            postparse.parse_html(html, url=URL),
            postparse.parse_html(PAGE_CHANGES[name](html), url=URL),
        )
        if [(c.author, c.text, c.depth) for c in before.thread] != [
            (c.author, c.text, c.depth) for c in after.thread
        ]:
            changed.append(path.stem)
    assert len(changed) <= len(PAGES) / 20, changed
