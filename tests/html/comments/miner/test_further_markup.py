"""What themes do that no page of the benchmark does: dates in boxes, comments set as quotations, whom a reply answers."""

from postparse.dates import DateReader
from postparse.html.comments.miner import mine
from postparse.html.comments.miner.words import length_of
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page

ARTICLE = (
    "<h1>Mending a rain barrel</h1>"
    + "<p>"
    + "The staves are taken apart and soaked over night. " * 12
    + "</p>"
)
FORM = "<form><p>Leave a comment</p><textarea></textarea><button>Send</button></form>"
PEOPLE = [
    ("Odalys Brandt", 3, "I soaked mine for three days and it still drips a little."),
    ("tinkerer77", 4, "Which brush did you use for the inside of the staves?"),
    ("Per Lindqvist", 6, "Beeswax along the seams works wonders, try that first."),
    ("Mireille", 9, "Thank you, ours has been dry since I followed these steps."),
]


def mined(html: str, url: str | None = None) -> Discussion:
    found = mine(Page(f"<html><body>{html}</body></html>", url), DateReader())
    assert found is not None
    return found


def told(template: str, head: str = "<h3>4 Comments</h3>", **more: list[str]) -> Discussion:
    rows = [
        template.format(name=name, day=day, text=text, n=n, **{key: value[n] for key, value in more.items()})
        for n, (name, day, text) in enumerate(PEOPLE)
    ]
    return mined(ARTICLE + head + "".join(rows) + FORM)


def names_of(found: Discussion) -> list[str | None]:
    return [record.author for record in found.records]


def test_a_date_in_three_elements_is_one() -> None:
    found = told(
        "<div><p><span>{day}</span><span>Mar</span><span>2014</span></p><b>{name}</b><div><p>{text}</p></div></div>"
    )
    assert names_of(found) == [name for name, _, _ in PEOPLE]
    assert [record.published_raw for record in found.records] == [f"{day} Mar 2014" for _, day, _ in PEOPLE]


def test_comments_that_are_set_as_quotations_have_authors() -> None:
    found = told("<div><blockquote><p>March {day}, 2014 | {name}</p><p>{text}</p></blockquote></div>")
    assert names_of(found) == [name for name, _, _ in PEOPLE]


def test_comment_by_is_no_part_of_a_name() -> None:
    found = told("<div><p>{day} mars 2014</p><p>{text}</p><p><cite>Commentaire de {name}</cite></p></div>")
    assert names_of(found) == [name for name, _, _ in PEOPLE]


def test_who_wrote_most_of_a_few_comments_is_no_label() -> None:
    writers = ["Ann", "Ann", "Bo", "Ann"]
    found = told("<div><strong>{who}</strong> on March {day}, 2014<p>{text}</p></div>", who=writers)
    assert names_of(found) == writers


def test_an_indent_may_stand_around_the_record() -> None:
    found = told(
        '<div style="margin-left: {width}rem"><div style="display: flex"><img src="a.png"><div><b>{name}</b>'
        " <small>March {day}, 2014</small><p>{text}</p></div></div></div>",
        width=["0", "2", "4", "0"],
    )
    assert [record.parent for record in found.records] == [None, 0, 1, None]


def test_whom_a_theme_says_a_reply_answers_is_not_said_by_it() -> None:
    found = told(
        '<li id="c{n}"><p><b>{name}</b> <a href="#c{n}">March {day}, 2014</a></p><div>{whom}<p>{text}</p></div></li>',
        whom=["", '<a href="#c0">@Odalys Brandt</a>', "", '<a href="#c1">@tinkerer77</a>'],
    )
    assert [record.parent for record in found.records] == [None, 0, None, 1]
    html = [record.body for record in found.records]
    assert [stop - start for ((start, stop),) in html] == [3, 2, 3, 2]


def test_signs_of_chinese_count_twice() -> None:
    assert length_of("Good work") == 9
    assert length_of("写得很详细 ok") == 13
    assert length_of("très bien écrit") == 15


LATEST = (
    "<div><h3>Latest comments</h3><ul>"
    + "".join(
        f"<li><a href='/{page}#{place}'>{name}</a>: {text} <small>{day} days ago</small></li>"
        for (name, day, text), page, place in zip(
            PEOPLE, ("ladders", "moss", "snow", "moss"), ("c901", "c877", "c876", "c871"), strict=True
        )
    )
    + "</ul></div>"
)


def test_latest_comments_on_other_pages_are_no_thread_of_this_one() -> None:
    html = f"<html><body>{ARTICLE}<h3>Comments</h3>{FORM}{LATEST}</body></html>"
    assert mine(Page(html), DateReader()) is None


def test_latest_comments_do_not_take_a_threads_place() -> None:
    html = "".join(
        f"<hr><div>{name} | March {day}, 2014</div><div>{text}</div>" for name, day, text in PEOPLE[:2]
    )
    found = mined(f"{ARTICLE}<h3>Comments</h3><div>{html}</div>{FORM}{LATEST}")
    assert names_of(found) == ["Odalys Brandt", "tinkerer77"]


def test_links_of_a_topics_posts_to_themselves_lead_nowhere_else() -> None:
    found = told(
        '<div><b>{name}</b> <a href="/posts/30{n}.html?s=a{n}#post30{n}">March {day}, 2014</a><p>{text}</p></div>'
    )
    assert len(found.records) == len(PEOPLE)
