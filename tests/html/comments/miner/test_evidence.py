"""What tells a thread from lists that look like one."""

from postparse.html.comments.miner.candidates import Candidate
from postparse.html.comments.miner.evidence import accept_features
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.features import rank_features
from postparse.html.comments.miner.fields import read_fields
from postparse.html.dom import Page


def figures_of(html: str, tag: str) -> dict[str, float]:
    facts = Facts(Page(f"<html><body>{html}</body></html>"))
    page = facts.page
    candidate = Candidate(tuple((node, page.ends[node]) for node in page.by_tag[tag]), "class")
    return accept_features(read_fields(facts, candidate), [], rank_features(facts, candidate))


SAID = (("Ann", "Which brush did you use?"), ("Ben", "It still drips here."), ("Cleo", "Thank you so much!"))


def box(address: str) -> str:
    return "".join(
        f"<li id=c{n}><b>{name}</b> <a href='{address}#c{n}'>March {n}, 2014</a><p>{words}</p></li>"
        for n, (name, words) in enumerate(SAID, 1)
    )


def test_latest_comments_link_to_places_in_other_pages() -> None:
    assert figures_of(box("/other").replace("#c", "#comment-"), "li")["away_links"] == 1
    assert figures_of(box("/this"), "li")["away_links"] == 0
    assert figures_of(box(""), "li")["away_links"] == 0


def test_places_are_named_by_old_anchors_too() -> None:
    html = box("/this").replace(" id=c", " data-n=") + "<a name=c1></a><a name=c2></a><a name=c3></a>"
    assert figures_of(html, "li")["away_links"] == 0


def test_what_begins_with_a_heading_of_comments_holds_them_and_is_none() -> None:
    words = "<p>Ann, March 3, 2014</p><p>Which brush did you use for the inside?</p>"
    assert figures_of(f"<div><h4>1 Comment:</h4>{words}</div>", "div")["single:heading_in"] == 1
    assert figures_of(f"<h4>1 Comment:</h4><div>{words}</div>", "div")["single:heading_in"] == 0


def test_titles_are_links_to_other_pages_also_with_a_bare_mark_at_the_end() -> None:
    def titles(address: str) -> int:
        return Facts(Page(f"<p><a href='{address}'>Five ways to mend a rain barrel</a></p>")).title_at[-1]

    assert titles("/mending") == titles("/mending#") == 1
    assert titles("#") == titles("/mending#comments") == titles("") == 0


def test_how_long_a_lesson_takes_is_no_date() -> None:
    facts = Facts(Page("<p>6 min</p><p>6 min ago</p><p>3 h</p>"))
    assert [date is not None for date in facts.dates] == [False, True, True]
