"""Characters that act on terminals, or are none, reach no value, whichever way they come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import postparse
from postparse.characters import clean, without_control_escapes, without_control_references
from tests.invariants import check_post


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\x85d\x0ce", "a\nb\nc\nd\ne"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\x1b[31mred\x9b0m\x07\x7f", "[31mred0m"),
        ("\ufeffmark \ufeff inside", "mark \ufeff inside"),
        ("a heron\xe2\x80\x99s caf\xc3\xa9, \xc3\x84rger", "a heron\u2019s caf\xe9, \xc4rger"),
        ("caf\xc3\xa9 alone may be meant", "caf\xc3\xa9 alone may be meant"),
        ("\ud83d\ude00 \ud83d \ude00", "\U0001f600 \ufffd \ufffd"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(st.characters(), max_size=40))
def test_clean_gives_text_and_leaves_it(text: str) -> None:
    found = clean(text)
    found.encode()
    assert not set(found) & set(map(chr, [*range(9), *range(11, 32), *range(127, 160)]))
    assert clean(found) == found or found.startswith("\ufeff")


def test_references() -> None:
    for kept in (
        "&#9;",
        "&#10;",
        "&#32;",
        "&#128;",
        "&#x80;",
        "&#159;",
        "&#1270;",
        "&#x1b0;",
        "&amp;",
        "&#",
        "&#x",
    ):
        assert without_control_references(kept) == kept
    for dropped in ("&#0;", "&#00027;", "&#x1B;", "&#X7f", "&#127;", "&#129;", "&#x9d;", "&#11;"):
        assert without_control_references(f"a{dropped} z") == "a z"


def test_escapes() -> None:
    assert without_control_escapes(r'"\u001b\u009b\u000a\\u001b\u00e9"') == r'"\u000a\\u001b\u00e9"'
    assert without_control_escapes(r'"\ud83d\ude00\ude00\ud83d"') == r'"\ud83d\ude00\ufffd\ufffd"'


NASTY = r"\u001b]0;gone\u0007\u009b2J\u001b[31m\ud800"
PAGE = f"""<html lang="e&#27;n"><head><title>T&#27;[2J&#155;x</title><meta property="og:title" content="T&#27;[2J">
<meta property="og:site_name" content="S&#x1b;[2J&#x9d;"><meta name=description content="d&#7;"><meta name=author content="A&#8;n">
<script type="application/ld+json">{{"@type":"BlogPosting","headline":"A {NASTY} title","author":{{"name":"Ann {NASTY}"}},
"comment":[{{"@type":"Comment","text":"words {NASTY}","author":{{"name":"Ben {NASTY}"}},"dateCreated":"{NASTY}"}}]}}</script>
</head><body><article><h1>A&#27;[2J title</h1><p>Words \x1b[2J and \x9b31m words of a post that is long enough.</p>
<p>Another paragraph here, so that there is something to be read by those who <a href="/x&#27;y" title="q&#7;">read</a>.</p>
</article>THREAD</body></html>"""
THREAD = '<ol class="commentlist"><li class="comment" id="comment-1"><cite class="fn">Jo&#27;e</cite><p>W&#7;ords.</p></ol>'


@pytest.mark.parametrize("thread", ["", THREAD])
def test_pages(thread: str) -> None:
    page = PAGE.replace("THREAD", thread)
    for data in (page, page.encode()):
        post = postparse.parse_html(data, url="https://blog.example/")
        check_post(post)
        assert len(post.thread) == 1
        assert "\\u001b" not in postparse.to_json(post).decode()
