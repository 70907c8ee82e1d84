"""Selectors answered from look-ups find what the tree would find."""

import subprocess
import sys

import pytest
from selectolax.lexbor import LexborHTMLParser

from postparse.html.comments.profiles.profile import Profile
from postparse.html.dom import TEXT, Page
from postparse.html.platforms import PROFILES
from postparse.html.selectors import Choosing, look_up

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
[rel='author'] | .depth-1 .odd, .depth-1 .even | li:first-child | [id^='comment-']:not([id$='-form'])
li:has(> p + ul) | li:has(b[data-x]):has(em) | div:has(+ ol) | p:has(~ ul) | p ~ ul | li:not(:has(ul)) | a:not(#top *) | li:last-child a
li:first-of-type | li:last-of-type | #comments li:has(> ul > li .missing) | li:has(form, .odd) | b:has(*) | input:empty, ul:empty"""


def by_tree(page: Page, selector: str) -> list[int]:
    """Return what the DOM parser's own engine finds, as numbers of the page."""
    tree = LexborHTMLParser(PAGE)
    elements = [node for node, tag in enumerate(page.tags) if tag != TEXT]
    assert tree.root is not None
    numbers = dict(zip((node.mem_id for node in tree.root.traverse()), elements, strict=True))
    return sorted({numbers[node.mem_id] for node in tree.css(selector)})


@pytest.mark.parametrize(
    "selector", [one.strip() for line in SELECTORS.splitlines() for one in line.split("|")]
)
def test_look_ups_find_what_the_tree_finds(selector: str) -> None:
    page = Page(PAGE)
    assert sorted(set(page.select(selector))) == by_tree(page, selector)


def test_no_profile_is_passed_over_whose_marks_a_page_has() -> None:
    page = Page(PAGE)
    chosen = Choosing((profile, profile.marks) for profile in PROFILES).possible(page)
    for profile in PROFILES:
        marks = [mark for mark in profile.marks if not mark.startswith("<")]
        if any(by_tree(page, mark) for mark in marks):
            assert profile in chosen


SELECTING = (
    "marks units key_on goes_on author date body subject skip permalink score depth_on parent_on parent_link replies"
    " region deleted moderated number"
).split()


def selectors_of(profile: Profile) -> list[str]:
    """Return all selectors of a profile."""
    given = [getattr(profile, name) for name in SELECTING]
    return [
        selector
        for value in given
        for selector in ([value] if isinstance(value, str) else value or ())
        if selector and not selector.startswith("<")
    ]


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_every_selector_of_a_profile_is_understood(profile: Profile) -> None:
    page = Page(PAGE)
    for selector in selectors_of(profile):
        assert sorted(set(look_up(page, selector))) == by_tree(page, selector)


@pytest.mark.parametrize("selector", ["p:hover", "p::before", "[x='']", "p:nth-child(2)", "a|b", ""])
def test_what_is_not_understood_is_an_error(selector: str) -> None:
    with pytest.raises(ValueError, match="selector"):
        Page(PAGE).select(selector)


def test_heavy_modules_load_when_they_are_used() -> None:
    code = (
        "import sys, postparse; postparse.parse_html('<p>x'); "
        "print([m for m in ('lxml', 'markdown_it', 'cattrs', 'nh3', 'click', 'rich', 'charset_normalizer')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
