"""Selectors answered from look-ups find what the tree would find."""

import subprocess
import sys

import pytest

from postparse.html.dom import Page
from postparse.html.platforms import PROFILES
from postparse.html.selectors import Choosing

PAGE = """<!DOCTYPE html><html><body class="single post-7">
<div id="top" class="vcard author"><span class="fn">Ann</span> <a rel="author tag" href="/author/ann">Ann</a></div>
<ol id="comments"><li id="comment-1" class="comment even depth-1"><p class="a b">One</p> <em>and</em>
<ul><li id="comment-2" class="comment odd"><a name="c2"></a><b data-x="Y">Two</b></li></ul></li>
<li id="comment-3"><form id="comment-form" class="comment"><input></form></li></ol>
<svg class="icon"><title>x</title></svg><div title>bare</div>
<meta name="GENERATOR" content="Some Engine 3"></body></html>"""

SELECTORS = """.comment | #comments .comment | #comments > li | li.comment, [id^='comment-'] | [id^='comment-']:not(form)
[id^='comment-']:not(form):not(.odd) | a[rel~=tag], .author a | a[href*='/author/'] | [class*=author] | [class$='even'] | .vcard.author .fn
[class=icon] | meta[name='generator' i][content^='some' i] | [title] | [title='x'] | p + em | li:has(ul) | a:empty
#comments li:has(> form), .fn | ul > li > b[data-x] | * > .fn | div.missing .fn | .comment [data-x='Y'] | em + ul li
[rel='author'] | .depth-1 .odd, .depth-1 .even | li:first-child | [id^='comment-']:not([id$='-form'])"""


@pytest.mark.parametrize(
    "selector", [one.strip() for line in SELECTORS.splitlines() for one in line.split("|")]
)
def test_look_ups_find_what_the_tree_finds(selector: str) -> None:
    page = Page(PAGE)
    assert sorted(set(page.select(selector))) == sorted(set(page._ask_tree(selector)))


def test_no_profile_is_passed_over_whose_marks_a_page_has() -> None:
    page = Page(PAGE)
    chosen = Choosing((profile, profile.marks) for profile in PROFILES).possible(page)
    for profile in PROFILES:
        marks = [mark for mark in profile.marks if not mark.startswith("<")]
        if any(page._ask_tree(mark) for mark in marks):
            assert profile in chosen


def test_the_usual_selector_asks_no_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(PAGE)
    asked: list[str] = []
    monkeypatch.setattr(Page, "_ask_tree", lambda _, selector: asked.append(selector) or [])
    for selector in ("#comments .comment", "a[rel~=tag], .tags a", "[class*=author]", ".missing:has(a)"):
        page.select(selector)
    assert asked == []


def test_heavy_modules_load_when_they_are_used() -> None:
    code = (
        "import sys, postparse; postparse.parse_html('<p>x'); "
        "print([m for m in ('lxml', 'markdown_it', 'cattrs', 'nh3', 'click', 'rich', 'charset_normalizer')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
