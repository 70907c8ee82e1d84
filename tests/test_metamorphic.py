"""Changes of a page that a reader cannot see do not change the post."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import postparse
from postparse import Post
from postparse.models import Provenance

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = sorted((ROOT / "fixtures").rglob("*.html"))
PAGES = sorted((ROOT.parent / "shared" / "threadbench" / "pages").glob("*.html.gz"))[::12]
URL = "https://blog.example/2020/01/post"

_START_TAG = re.compile(
    r"<([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`]+))?)*)\s*>"
)
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>=`]+)))?")
_RAW = re.compile(r"(<(script|style|textarea|pre|xmp|iframe|noscript)\b.*?</\2\s*>|<!--.*?-->)", re.I | re.S)


def outside_raw_text(html: str, change: Callable[[str], str]) -> str:
    """Apply a change to the markup, but not inside scripts, styles, preformatted text and comments."""
    parts = _RAW.split(html)
    return "".join(change(part) if n % 3 == 0 else part for n, part in enumerate(parts) if n % 3 != 2)


def reordered_attributes(html: str) -> str:
    """Attributes in reverse order, in the other kind of quotes where their value allows."""

    def change(tag: re.Match[str]) -> str:
        found = _ATTRIBUTE.findall(tag[2])
        if len({name.lower() for name, *_ in found}) < len(found):
            return tag[0]
        parts = []
        for name, double, single, bare in reversed(found):
            value = double or single or bare
            quote = '"' if "'" in value else "'"
            parts.append(
                f" {name}={quote}{value}{quote}"
                if value or ("=" in tag[2] and quote not in value)
                else f" {name}"
            )
        return f"<{tag[1]}{''.join(parts)}>"

    return outside_raw_text(html, lambda part: _START_TAG.sub(change, part))


def upper_case_tags(html: str) -> str:
    return outside_raw_text(
        html,
        lambda part: re.sub(r"(</?)([a-z][a-z0-9]*)(?=[\s>])", lambda tag: tag[1] + tag[2].upper(), part),
    )


def comments_between_tags(html: str) -> str:
    return outside_raw_text(
        html, lambda part: re.sub(r"(</(?:p|div|li|ul|ol|h\d)>)", r"\1<!-- nothing -->", part)
    )


def space_between_blocks(html: str) -> str:
    return outside_raw_text(html, lambda part: re.sub(r"(</(?:p|div|li|ul|ol|h\d)>)", "\\1\n\t  ", part))


def wrapped(html: str) -> str:
    """The whole body in two elements that nobody knows."""
    html = re.sub(r"(<body\b[^>]*>)", r'\1<div class="qqx"><div id="zzy">', html, count=1, flags=re.I)
    return re.sub(r"(</body\s*>)", r"</div></div>\1", html, count=1, flags=re.I)


BOILERPLATE = '<div class="qqw"><ul><li><a href="/one">One page</a></li><li><a href="/two">Another page</a></li></ul></div>'


def boilerplate_around(html: str) -> str:
    html = re.sub(r"(<body\b[^>]*>)", rf"\1{BOILERPLATE}", html, count=1, flags=re.I)
    return re.sub(r"(</body\s*>)", rf"{BOILERPLATE}\1", html, count=1, flags=re.I)


CHANGES = [
    reordered_attributes,
    upper_case_tags,
    comments_between_tags,
    space_between_blocks,
    wrapped,
    boilerplate_around,
]


def essence(post: Post) -> Post:
    """The post without what may tell how its bytes were encoded and how sure the thread is."""
    return attrs.evolve(post, provenance=Provenance())


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixtures_stay_the_same(path: Path, change: Callable[[str], str]) -> None:
    html = path.read_text("utf-8")
    assert essence(postparse.parse_html(change(html), url=URL)) == essence(
        postparse.parse_html(html, url=URL)
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_another_encoding_gives_the_same_post(path: Path, encoding: str) -> None:
    html = path.read_text("utf-8")
    assert essence(postparse.parse_html(html.encode(encoding), url=URL)) == essence(
        postparse.parse_html(html, url=URL)
    )


@pytest.mark.skipif(not PAGES, reason="../shared is absent")
@pytest.mark.parametrize("change", CHANGES)
def test_real_pages_keep_their_comments(change: Callable[[str], str]) -> None:
    """At most one page in twenty may change at all: real markup is broken in ways that a change can mend or worsen."""
    changed = []
    for path in PAGES:
        html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        before, after = postparse.parse_html(html, url=URL), postparse.parse_html(change(html), url=URL)
        if [(c.author, c.text, c.depth) for c in before.thread] != [
            (c.author, c.text, c.depth) for c in after.thread
        ]:
            changed.append(path.stem)
    assert len(changed) <= len(PAGES) / 20, changed
