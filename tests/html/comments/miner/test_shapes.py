"""Threads whose records have two shapes, threads that are listed twice, and what is like a record and left out."""

from tests.html.comments.miner.test_mining import ARTICLE, FORM, PEOPLE, comment, mined, words

from postparse.html.comments.miner.candidates import Candidate
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.features import rank_features
from postparse.html.comments.miner.mining import extract
from postparse.html.dom import Page

REMARKS = [
    ("quillfeather", "March 5, 2014 at 8:12 pm", "How much wax goes into one seam, would you say?"),
    ("Bo Aster", "March 5, 2014 at 9:40 pm", "As much as it takes, and then a little more of it."),
    ("Siv", "March 6, 2014 at 7:02 am", "Mine smelled of honey for the whole summer after that."),
    ("lathe_and_plane", "March 6, 2014 at 9:55 am", "Bees came to visit, which the children did not enjoy."),
]


def answer(name: str, date: str, text: str, remarks: str) -> str:
    return (
        f"<div><section><p>{text} I have done so for years, and so has everyone in our street.</p></section>"
        f"<div>answered {date} <a href='/people/{name}'>{name}</a></div>{remarks}</div>"
    )


def remark(name: str, date: str, text: str) -> str:
    return f"<li><p>{text}</p><div>– <a href='/people/{name}'>{name}</a> {date}</div></li>"


def test_remarks_in_answers_are_replies() -> None:
    lists = {n: f"<ul>{''.join(remark(*row) for row in REMARKS[2 * n - 2 : 2 * n])}</ul>" for n in (1, 2)}
    rows = "".join(answer(*row, lists.get(n, "")) for n, row in enumerate(PEOPLE))
    found = mined(ARTICLE.replace("4 Comments", "Answers") + rows + FORM)
    assert found is not None
    people, remarks = [name for name, _, _ in PEOPLE], [name for name, _, _ in REMARKS]
    expected = [*people[:2], *remarks[:2], people[2], *remarks[2:], people[3]]
    assert [record.author for record in found.records] == expected
    assert [record.parent for record in found.records] == [None, None, 1, 1, None, 4, 4, None]


def test_a_thread_listed_twice_is_read_once() -> None:
    rows = [comment(*row) for row in PEOPLE]
    html = (
        ARTICLE + f"<div><ol>{''.join(rows)}</ol></div><div><ol>{''.join(reversed(rows))}</ol></div>" + FORM
    )
    found = mined(html)
    assert found is not None
    assert [words(html, record) for record in found.records] == [text for _, _, text in PEOPLE]


def test_a_part_of_a_thread_leaves_the_others_out() -> None:
    page = Page(f"<html><body>{ARTICLE}<ol>{''.join(comment(*row) for row in PEOPLE)}</ol></body></html>")
    facts = Facts(page)
    items = [(node, page.ends[node]) for node in page.by_tag["li"]]
    for ranges, whole, single in ((items, 0.0, 0.0), (items[:2], 1.0, 0.0), (items[:1], 0.0, 1.0)):
        figures = rank_features(facts, Candidate(tuple(ranges), "siblings"))
        assert (figures["left_out"], figures["single:left_out"]) == (whole, single)


def test_the_frame_around_the_records_is_none() -> None:
    head = "<p>Recommended reading of this week, for all who are new here</p><i>March 9, 2014</i>"
    html = f"<html><body>{ARTICLE}<ol><li>{head}<ol>{''.join(comment(*row) for row in PEOPLE)}</ol></li></ol></body></html>"
    page = Page(html)
    facts = Facts(page)
    candidate = Candidate(tuple((node, page.ends[node]) for node in page.by_tag["li"]), "siblings")
    found = extract(facts, candidate, rank_features(facts, candidate))
    assert found is not None
    assert [record.author for record in found.discussion.records] == [name for name, _, _ in PEOPLE]
    assert [record.parent for record in found.discussion.records] == [None] * 4
