"""Threads are found by structure and text alone: no class, no id, no known platform."""

import pytest

from postparse.dates import DateReader
from postparse.html.comments.miner import mine, mining
from postparse.html.comments.records import Discussion, Record
from postparse.html.dom import Page

ARTICLE = (
    "<h1>Mending a leaking rain barrel</h1>"
    + "".join(
        f"<p>Paragraph {n} explains at some length how the wooden staves are taken apart, cleaned with a stiff"
        " brush, soaked over night and put together again without any glue at all.</p>"
        for n in range(6)
    )
    + "<h3>4 Comments</h3>"
)
FORM = "<form><p>Leave a comment</p><textarea></textarea><button>Send</button></form>"
PEOPLE = [
    (
        "Odalys Brandt",
        "March 3, 2014 at 9:15 am",
        "I soaked mine for three days and it still drips a little.",
    ),
    ("tinkerer77", "March 3, 2014 at 11:40 am", "Which brush did you use for the inside of the staves?"),
    ("Per Lindqvist", "March 4, 2014 at 7:02 pm", "Beeswax along the seams works wonders, try that first."),
    ("Mireille", "March 6, 2014 at 8:30 am", "Thank you, ours has been dry since I followed these steps."),
]
SHORT = ["First!", "Thank you so much.", "You are welcome!", "Which brush?"]


def mined(html: str, url: str | None = None) -> Discussion | None:
    return mine(Page(f"<html><body>{html}</body></html>", url), DateReader())


def words(page_html: str, record: Record) -> str:
    page = Page(f"<html><body>{page_html}</body></html>")
    parts = []
    for start, stop in record.body:
        node = start
        while node < stop:
            if node in record.skip:
                node = page.ends[node]
            else:
                parts.append(page.texts[node])
                node += 1
    return " ".join(" ".join(parts).split())


def comment(name: str, date: str, text: str, replies: str = "") -> str:
    return (
        f"<li><div><b><a href='/people/x'>{name}</a></b> <span>{date}</span></div>"
        f"<div><p>{text}</p></div><div><a href='#'>Reply</a></div>{replies}</li>"
    )


def test_a_list_of_comments_is_a_thread() -> None:
    html = ARTICLE + "<ol>" + "".join(comment(*row) for row in PEOPLE) + "</ol>" + FORM
    found = mined(html)
    assert found is not None
    assert [record.author for record in found.records] == [name for name, _, _ in PEOPLE]
    assert [record.published_raw for record in found.records] == [date for _, date, _ in PEOPLE]
    assert [words(html, record) for record in found.records] == [text for _, _, text in PEOPLE]
    assert found.count == 4
    assert found.is_open


def test_bylines_below_the_words_name_the_author_of_what_stands_above() -> None:
    html = ARTICLE + "".join(
        f"<div><p>{text}</p><p>Posted by: {name} | <a href='#c'>{date}</a></p></div>"
        for name, date, text in PEOPLE
    )
    found = mined(html + FORM)
    assert found is not None
    assert [record.author for record in found.records] == [name for name, _, _ in PEOPLE]
    assert words(html, found.records[2]) == PEOPLE[2][2]


def test_terms_and_descriptions_are_records_together() -> None:
    html = (
        ARTICLE
        + "<dl>"
        + "".join(f"<dt>{name} says:</dt><dd><p>{text}</p><p>{date}</p></dd>" for name, date, text in PEOPLE)
    )
    found = mined(html + "</dl>" + FORM)
    assert found is not None
    assert [record.author for record in found.records] == [name for name, _, _ in PEOPLE]


def test_replies_lie_inside_what_they_answer() -> None:
    first, second, third, fourth = PEOPLE
    inner = "<ul>" + comment(*second, f"<ul>{comment(*third)}</ul>") + "</ul>"
    found = mined(ARTICLE + "<ul>" + comment(*first, inner) + comment(*fourth) + "</ul>" + FORM)
    assert found is not None
    assert [record.parent for record in found.records] == [None, 0, 1, None]


def test_replies_are_told_by_how_deep_they_stand() -> None:
    first, second, third, fourth = (
        f"<article><b>{name}</b> <i>{date}</i><p>{text}</p></article>" for name, date, text in PEOPLE
    )
    html = f"{ARTICLE}<section>{first}<div>{second}<div>{third}</div></div>{fourth}</section>{FORM}"
    found = mined(html)
    assert found is not None
    assert [record.parent for record in found.records] == [None, 0, 1, None]


def post(number: int, name: str, joined: str, date: str, text: str) -> str:
    return (
        f"<article><div><h4><a href='/m/{name.lower()}'>{name}</a></h4><h5>Active member</h5>"
        f"<dl><dt>Joined</dt><dd>{joined}</dd><dt>Posts</dt><dd>{number * 37}</dd></dl></div>"
        f"<div><ul><li><a href='#p{number}'>{date}</a></li><li><a href='#p{number}'>#{number}</a></li></ul>"
        f"<div>{text}</div></div></article>"
    )


TOPIC = [
    ("Wandergeselle", "Jan 4, 2009", "Nov 2, 2021", "My kiln will not go beyond nine hundred degrees, what could be wrong?"),
    ("Aasgard", "Jul 9, 2016", "Nov 2, 2021", "Measure the coils first; mine lost a third of their resistance in a year."),
    ("ElsaK", "May 30, 2019", "Nov 3, 2021", "Could also be the relay. Listen whether it still clicks at every cycle."),
    ("Wandergeselle", "Jan 4, 2009", "Nov 5, 2021", "It was the relay indeed, many thanks to both of you for the quick help."),
]  # fmt: skip


def test_the_first_post_of_a_topic_is_the_post() -> None:
    html = "<h1>Kiln stays too cold</h1>" + "".join(
        post(n + 1, *row[:2], row[2], row[3]) for n, row in enumerate(TOPIC)
    )
    found = mined(html)
    assert found is not None
    assert found.is_forum
    assert found.post is not None
    assert found.post.author == "Wandergeselle"
    assert [record.author for record in found.records] == ["Aasgard", "ElsaK", "Wandergeselle"]
    assert [record.published_raw for record in found.records] == ["Nov 2, 2021", "Nov 3, 2021", "Nov 5, 2021"]


def test_a_later_page_of_a_topic_has_only_comments() -> None:
    html = "<h1>Kiln stays too cold</h1>" + "".join(
        post(n + 21, *row[:2], row[2], row[3]) for n, row in enumerate(TOPIC)
    )
    found = mined(html)
    assert found is not None
    assert found.post is None
    assert len(found.records) == 4


def test_teasers_of_other_articles_are_no_thread() -> None:
    teasers = "".join(
        f"<div><h3><a href='/news/{n}'>{title}</a></h3><span>{date}</span><p>{title}: the council met on"
        f" Tuesday and put off the decision once more …</p><a href='/news/{n}'>Read more</a></div>"
        for n, (title, date) in enumerate(
            [
                ("New bridge over the canal", "May 2, 2020"),
                ("Library opens on Sundays", "May 3, 2020"),
                ("School garden wins a prize", "May 5, 2020"),
                ("Bus line moves to the market", "May 9, 2020"),
            ]
        )
    )
    assert mined(teasers) is None


def test_a_grid_of_goods_is_no_thread() -> None:
    goods = "".join(
        f"<li><img src='{n}.jpg'><h4><a href='/shop/{n}'>Kettle number {n}</a></h4><p>A sturdy kettle for two litres of"
        f" water.</p><span>{n}9.00</span></li>"
        for n in range(1, 9)
    )
    assert mined(f"<h1>Kettles</h1><ul>{goods}</ul>") is None


def test_an_article_alone_is_no_thread() -> None:
    assert mined(ARTICLE.replace("<h3>4 Comments</h3>", "")) is None
    assert mined("") is None


def test_short_paragraphs_are_comments_too() -> None:
    rows = [(name, date, text) for (name, date, _), text in zip(PEOPLE, SHORT, strict=True)]
    html = ARTICLE + "<ol>" + "".join(comment(*row) for row in rows) + "</ol>" + FORM
    found = mined(html)
    assert found is not None
    assert [words(html, record) for record in found.records] == SHORT


def test_signatures_outside_the_element_of_the_words_are_not_words() -> None:
    signed = {
        "tinkerer77": "Three sheds and counting",
        "Mireille": "Rain is only water, after all, and water is free",
    }
    html = ARTICLE + "".join(
        f"<div><div><b>{name}</b> <span>{date}</span></div><section><p>{text}</p></section>"
        + (f"<aside><p>{signed[name]}</p></aside>" if name in signed else "")
        + "<p><a href='#'>Reply</a></p></div>"
        for name, date, text in PEOPLE
    )
    found = mined(html)
    assert found is not None
    assert [words(html, record) for record in found.records] == [text for _, _, text in PEOPLE]


def test_labels_that_share_a_place_are_labels() -> None:
    shared = "<ul><li><a href='/t'>chirp</a></li><li><a href='/f'>faces</a></li></ul>"
    rows = [*PEOPLE, *((name + " again", date, text) for name, date, text in PEOPLE)]
    html = ARTICLE + "".join(
        f"<div><div><b>{name}</b> <span>{date}</span></div><p>{text}</p>{shared * (n % 2)}</div>"
        for n, (name, date, text) in enumerate(rows)
    )
    found = mined(html)
    assert found is not None
    assert [words(html, record) for record in found.records] == [text for _, _, text in rows]


def test_entries_that_lead_to_other_pages_are_no_thread() -> None:
    entries = "".join(
        f"<li><h4><a href='/{n}'>How to mend a thing of kind {n} at home</a></h4><p>{name} | {date}</p><p>{text}</p></li>"
        for n, (name, date, text) in enumerate(PEOPLE)
    )
    assert mined(ARTICLE.replace("4 Comments", "More of this") + f"<ul>{entries}</ul>") is None


def test_items_left_open_nest_no_deeper_than_their_lists() -> None:
    rows = [comment(*row).replace("<li>", "<x-item><div>").replace("</li>", "</div>") for row in PEOPLE]
    html = ARTICLE + f"<ol>{rows[0]}<ol>{rows[1]}{rows[2]}</ol></x-item>{rows[3]}</ol>" + FORM
    found = mined(html)
    assert found is not None
    assert [record.parent for record in found.records] == [None, 0, 0, None]


def test_an_address_longer_than_the_comment_is_not_the_comment() -> None:
    html = (
        ARTICLE
        + "<ol>"
        + "".join(
            f"<li><h6><i>https://{site}-and-more.example/about/me</i> <b>{name}</b></h6><div><p>{text}</p></div>{date}</li>"
            for (name, date, _), text, site in zip(
                PEOPLE, SHORT, ("barrels", "tinkering", "beeswax", "rain"), strict=True
            )
        )
        + "</ol>"
        + FORM
    )
    found = mined(html)
    assert found is not None
    assert [words(html, record) for record in found.records] == SHORT


def forum_post(name: str, date: str, text: str) -> str:
    return f"<article><h5>{name}</h5><time datetime='{date}'>{date}</time><div><p>{text}</p></div></article>"


def test_a_heading_that_counts_the_replies_parts_the_first_post_from_them() -> None:
    first, *others = [forum_post(name, date, text) for name, date, text in PEOPLE]
    found = mined(f"<h1>A leaking barrel</h1>{first}<h2>3 Replies</h2>{''.join(others)}{FORM}")
    assert found is not None
    assert found.is_forum
    assert found.post is not None
    assert found.post.author == PEOPLE[0][0]
    assert len(found.records) == 3


def test_names_tell_words_from_what_stands_beside_them() -> None:
    html = ARTICLE + "".join(
        f"<section><div class=entry-author>{name}</div><div class=karma>Rank {n} of our readers</div>"
        f"<div class=entry-date>{date}</div><div class=entry-text><p>{text}</p></div>"
        f"<div class=entry-signature>Life is a barrel, number {n}</div></section>"
        for n, (name, date, text) in enumerate(PEOPLE)
    )
    found = mined(html + FORM)
    assert found is not None
    assert [record.author for record in found.records] == [name for name, _, _ in PEOPLE]
    assert [words(html, record) for record in found.records] == [text for _, _, text in PEOPLE]


def test_what_is_told_again_for_sharing_is_not_the_comment() -> None:
    html = ARTICLE + "".join(
        f"<section><b>{name}</b> <i>{date}</i><p>{text}</p><p>{name}: {text}</p><a href='#'>Share it</a></section>"
        for name, date, text in PEOPLE
    )
    found = mined(html + FORM)
    assert found is not None
    assert [words(html, record) for record in found.records] == [text for _, _, text in PEOPLE]


def test_spans_around_the_words_of_paragraphs_make_no_difference() -> None:
    def page(start: str, stop: str) -> str:
        rows = "".join(
            f"<p>{start}{text}{stop}</p><p>Posted by <a href='/u'>{name}</a> at {date}</p>"
            if n % 2
            else f"<p>{start}{text}{stop}</p><p>{start}Posted by {name} at {date}{stop}</p>"
            for n, (name, date, text) in enumerate(PEOPLE * 2)
        )
        return ARTICLE + rows + FORM

    plain, wrapped = mined(page("", "")), mined(page("<span class=qqz>", "</span>"))
    assert plain is not None
    assert wrapped is not None
    assert [record.author for record in wrapped.records] == [record.author for record in plain.records]


def test_ids_and_links_of_records_are_kept() -> None:
    html = ARTICLE + "".join(
        f"<article id=remark-{70 + n}><b>{name}</b> <a href='#remark-{70 + n}'>{date}</a><p>{text}</p></article>"
        for n, (name, date, text) in enumerate(PEOPLE)
    )
    found = mined(html + FORM)
    assert found is not None
    assert [record.key for record in found.records] == ["70", "71", "72", "73"]
    assert found.records[1].permalink == "#remark-71"


def test_bodies_of_one_table_are_records() -> None:
    html = ARTICLE + (
        "<table>"
        + "".join(
            f"<tbody><tr><td><b><a href='/u'>{name}</a></b> <i>{date}</i></td></tr><tr><td>{text}</td></tr></tbody>"
            for name, date, text in PEOPLE
        )
        + "</table>"
    )
    found = mined(html + FORM)
    assert found is not None
    assert [record.author for record in found.records] == [name for name, _, _ in PEOPLE]
    assert words(html, found.records[3]) == PEOPLE[3][2]


def test_a_thread_longer_than_what_it_is_judged_by_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(
        comment(f"{name} the {n}th", date, f"{text} That is word {n} of it.")
        for n in range(10)
        for name, date, text in PEOPLE
    )
    html = f"{ARTICLE.replace('4 Comments', '40 Comments')}<ol>{rows}</ol>{FORM}"
    whole = mined(html)
    assert whole is not None
    assert len(whole.records) == 40
    monkeypatch.setattr(mining, "MOST_JUDGED", 10)
    again = mined(html)
    assert again is not None
    assert again.records == whole.records
