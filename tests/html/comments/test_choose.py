"""What the markup shows and what the page gives as data complete each other."""

from postparse.html.comments.choose import completed
from postparse.html.comments.records import Discussion, Record
from postparse.html.dom import Page

PAGE = Page("<body><p>First comment of the page</p><p>Second comment of the page</p></body>")


def shown() -> Discussion:
    paragraphs = PAGE.by_tag["p"]
    records = [
        Record(start=p, stop=PAGE.ends[p], body=((p, PAGE.ends[p]),), author="Ann") for p in paragraphs
    ]
    return Discussion(source="profile", platform="x", records=records, confidence=0.9)


def given(*rows: tuple[str, str | None, int | None]) -> Discussion:
    return Discussion(
        source="json-ld",
        records=[
            Record(html=f"<p>{words}</p>", published_machine=date, parent=parent, author="Other")
            for words, date, parent in rows
        ],
    )


def test_missing_fields_and_parents_come_from_the_data() -> None:
    found = completed(
        PAGE,
        shown(),
        given(("First comment of the page", "2021-01-02", None), ("Second comment of the page", None, 0)),
    )
    assert [(r.author, r.published_machine, r.parent) for r in found.records] == [
        ("Ann", "2021-01-02", None),
        ("Ann", None, 0),
    ]
    assert found.platform == "x"


def test_data_lead_where_the_page_shows_an_excerpt() -> None:
    rows = [
        ("First comment of the page", None, None),
        ("Second comment of the page", None, None),
        ("Third one", None, None),
    ]
    found = completed(PAGE, shown(), given(*rows))
    assert [r.author for r in found.records] == ["Other", "Other", "Other"]
    assert len(found.records) == 3


def test_data_about_something_else_are_reported() -> None:
    found = completed(PAGE, shown(), given(("Entirely other words", None, None)))
    assert len(found.records) == 2
    assert found.dropped[0].count == 1
