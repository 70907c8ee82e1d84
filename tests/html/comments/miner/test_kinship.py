"""Depths and parents that attributes and names give, where nothing contains anything."""

from postparse.html.comments.miner.kinship import named_depths, named_parents
from postparse.html.comments.records import Range
from postparse.html.dom import Page


def spans(html: str) -> tuple[Page, list[Range]]:
    page = Page(html)
    return page, [(node, page.ends[node]) for node in page.by_tag["article"]]


def test_depths_stand_in_attributes() -> None:
    page, found = spans("".join(f"<article data-depth={n}><p>word</p></article>" for n in (1, 2, 3, 1)))
    assert named_depths(page, found) == [0, 1, 2, 0]


def test_depths_stand_in_names() -> None:
    page, found = spans("".join(f"<article class='msg indent-{n}'><p>word</p></article>" for n in (0, 1, 1)))
    assert named_depths(page, found) == [0, 1, 1]


def test_replies_are_named_so() -> None:
    names = ("item", "item reply", "item reply", "item")
    page, found = spans("".join(f"<article class='{name}'>word</article>" for name in names))
    assert named_depths(page, found) == [0, 1, 1, 0]


def test_names_of_one_depth_say_nothing() -> None:
    page, found = spans("".join("<article class='msg level-1'>word</article>" for _ in range(3)))
    assert named_depths(page, found) is None


def test_parents_are_named_by_number() -> None:
    page, found = spans(
        "<article id=comment-41></article><article id=comment-42 data-parent-id=41></article>"
        "<article id=comment-43 data-parent-id=0></article><article id=comment-44 data-parent-id=comment-42></article>"
    )
    assert named_parents(page, found) == {1: 0, 3: 1}


def test_a_parent_never_follows_its_reply() -> None:
    page, found = spans(
        "<article id=c1 data-parent=2>word</article><article id=c2 data-parent=1>word</article>"
    )
    assert named_parents(page, found) == {1: 0}
