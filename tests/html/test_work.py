"""How much work a page is: counted, not timed, so that a second walk or a selector for each comment fails here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from benchmarks.synthetic import page as synthetic_page

import postparse
from postparse.html import dom, limits, thinning, tree
from postparse.html.body import told
from postparse.html.comments.miner import facts, mining
from postparse.html.comments.profiles import engine, lines
from postparse.html.dom import Page
from postparse.html.limits import count_openings
from postparse.html.metadata import authors, site

COMMENTS = 60


def commented(comments: int) -> str:
    return synthetic_page(article_bytes=4_000, comments=comments, max_depth=3)


def unknown_theme(comments: int) -> str:
    """Return the page with names that say nothing: the miner's work."""
    html = commented(comments)
    for name in ("comment", "children", "vcard", "fn", "says", "reply"):
        html = html.replace(f"class={name}", f"class=q{len(name)}")
    return html.replace("comment", "item").replace("reply", "x7")


def counted(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, counts: Counter[str]) -> None:
    """Count the calls of a function."""
    original: Callable[..., object] = getattr(place, name)

    def counting(*args: object, **options: object) -> object:
        counts[name] += 1
        return original(*args, **options)

    monkeypatch.setattr(place, name, counting)


@pytest.mark.parametrize("html", [commented(COMMENTS), unknown_theme(COMMENTS), commented(0)])
def test_a_page_is_parsed_once_and_walked_once(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    visited = Counter[str]()

    class Walked:
        """A root whose walks are counted by their nodes."""

        def __init__(self, root: Any) -> None:
            self.root, self.parent = root, root.parent

        def traverse(self, **options: bool) -> Any:
            for node in self.root.traverse(**options):
                visited["nodes"] += 1
                yield node

    class Parsed:
        def __init__(self, markup: bytes) -> None:
            visited["parses"] += 1
            self._tree = real(markup)

        @property
        def root(self) -> Walked:
            visited["walks"] += 1
            return Walked(self._tree.root)

    real = tree.LexborHTMLParser
    monkeypatch.setattr(tree, "LexborHTMLParser", Parsed)
    postparse.parse_html(html)
    assert visited["parses"] == visited["walks"] == 1
    assert visited["nodes"] <= 4 * count_openings(html)


def test_selectors_run_per_page_and_not_per_comment(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counter[str]()
    counted(monkeypatch, dom, "look_up", counts)
    selectors = []
    for comments in (0, 5, COMMENTS):
        counts.clear()
        postparse.parse_html(commented(comments))
        selectors.append(counts["look_up"])
    assert selectors[1] == selectors[2]
    assert max(selectors) < 200
    counts.clear()
    postparse.parse_html("<h1>Title</h1><p>Some words without a name in any class.")
    assert counts["look_up"] < 80


def test_the_tree_is_let_go_of_once_it_is_read() -> None:
    page = Page(commented(3))
    assert not any(isinstance(value, tree.LexborHTMLParser) for value in vars(page).values())
    assert not any(
        isinstance(getattr(page, name, None), tree.LexborHTMLParser)
        for name in Page.__slots__
        if name != "__dict__"
    )


@pytest.mark.parametrize("html", [commented(COMMENTS), unknown_theme(COMMENTS)])
def test_lines_are_read_near_the_title_alone(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Counter[str]()
    original = lines._read

    def counting(page: Page, found: Any, low: int, high: int, *rest: Any) -> None:
        read["nodes"] += high - low
        original(page, found, low, high, *rest)

    monkeypatch.setattr(lines, "_read", counting)
    postparse.parse_html(html)
    assert 0 < read["nodes"] <= len(Page(html)) / 5


def test_a_thread_that_a_profile_knows_is_not_mined(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counter[str]()
    counted(monkeypatch, mining, "Facts", counts)
    assert len(postparse.parse_html(commented(COMMENTS)).thread) == COMMENTS
    assert counts["Facts"] == 0


def test_the_miner_reads_the_best_candidates_only(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counter[str]()
    counted(monkeypatch, mining, "Facts", counts)
    counted(monkeypatch, mining, "read_fields", counts)
    counted(monkeypatch, mining, "rank_features", counts)
    assert len(postparse.parse_html(unknown_theme(COMMENTS)).thread) == COMMENTS
    assert counts["Facts"] == 1
    assert 0 < counts["read_fields"] <= 2 * mining.MOST_EXTRACTED  # each once more without what is no record
    few = counts["rank_features"]
    counts.clear()
    postparse.parse_html(unknown_theme(4 * COMMENTS))
    assert counts["rank_features"] <= few + 10


def test_a_hopeless_candidate_ends_the_miners_search(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counter[str]()
    counted(monkeypatch, mining, "accept_features", counts)
    monkeypatch.setattr(mining, "WIDEST_MARGIN", 100.0)
    html = unknown_theme(COMMENTS)
    postparse.parse_html(html)
    assert counts["accept_features"] > 1
    counts.clear()
    monkeypatch.setattr(mining, "squashed", lambda _: mining.HOPELESS / 2)
    assert len(postparse.parse_html(html).thread) == 0
    assert counts["accept_features"] == 1


def test_one_profile_reads_the_comments_of_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    # The page has the marks of several: its comments are microformats too.
    counts = Counter[str]()
    counted(monkeypatch, engine, "Territory", counts)
    counted(monkeypatch, engine, "Reading", counts)
    assert len(postparse.parse_html(commented(COMMENTS)).thread) == COMMENTS
    assert counts["Reading"] == 1
    assert counts["Territory"] >= counts["Reading"]


def test_the_words_of_units_are_read_where_there_is_hope(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counter[str]()
    counted(monkeypatch, told, "wording_of", counts)
    links = "".join(f"<li><a href='/{n}'>Things to see</a></li>" for n in range(300))
    html = synthetic_page(article_bytes=40_000).replace(
        "<body>", f"<body><nav class=menu><ul>{links}</ul></nav>"
    )
    assert "Things to see" not in postparse.parse_html(html).text
    assert 0 < counts["wording_of"] < 200


def test_tags_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counter[str]()
    for place in (dom, limits, thinning):
        counted(monkeypatch, place, "most_openings", counts)
    counted(monkeypatch, limits, "count_openings", counts)
    postparse.parse_html(commented(COMMENTS))
    assert counts == {"most_openings": 1}


def test_a_line_is_read_as_a_byline_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Counter[tuple[int, int]]()
    original = authors.authors_of

    def counting(page: Page, line: Any) -> list[str]:
        read[line.start, line.stop] += 1
        return original(page, line)

    monkeypatch.setattr(authors, "authors_of", counting)
    # Nobody signs, so all places are searched, with the thread's heading and without.
    html = commented(COMMENTS).replace("By <span class='author vcard'>Ann Walker</span> on ", "")
    assert not postparse.parse_html(html).authors
    assert read
    assert max(read.values()) == 1


def test_a_text_is_put_on_one_line_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counter[str]()
    counted(monkeypatch, dom, "collapsed", counts)
    page = Page("<p>Some\n words</p>")
    text = page.by_tag["#text"][0]
    assert page.line_of(text) == page.line_of(text) == "Some words"
    assert counts["collapsed"] == 1


def test_what_names_say_is_kept_with_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counter[str]()
    counted(monkeypatch, facts, "said_by", counts)
    html = commented(COMMENTS).replace("class=fn", "class=q2")
    known = facts.Facts(Page(html))
    counts.clear()
    node = next(node for node, values in enumerate(known.page.attributes) if "class" in values)
    assert known.said(node) == known.said(node)
    assert 0 < counts["said_by"] <= 3


def test_links_and_their_hosts_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counter[str]()
    counted(monkeypatch, site, "_links", counts)
    postparse.parse_html(commented(COMMENTS))
    assert counts["_links"] == 1
