"""What a thread's own repetition tells: which lines are said, which are frame, what comes twice."""

from __future__ import annotations

import pytest

from postparse.text.authors import read_frames
from postparse.text.comments import (
    drop_columns,
    drop_ranks,
    drop_repeated,
    drop_signatures,
    is_thread,
    reclaim_by_author,
    records_of,
)
from postparse.text.features import Text, read_features
from postparse.text.layout import read_layout
from postparse.text.records import Record


def read(lines: list[str]) -> Text:
    return read_features(read_layout("\n\n".join(lines)))


def test_a_header_has_one_beginning() -> None:
    records = records_of("FSXSXCXSXCC")
    assert [(record.start, record.frame, record.content) for record in records] == [
        (1, [1, 2, 3, 4, 6], [5]),
        (7, [7, 8], [9, 10]),
    ]


def test_who_signs_signs_each_comment() -> None:
    lines = []
    for n, (name, second) in enumerate(
        [
            ("Ada", "Kettles for ever"),
            ("Bela", "so it is"),
            ("Ada", "Kettles for ever"),
            ("Bela", "and was"),
            ("Bela", "And so on, and on."),
        ]
    ):
        lines += [
            f"It sang all day long, number {n}, and we let it.",
            second,
            f"by {name} on May {n + 3}, 2015 4:1{n} PM",
        ]
    text = read(lines)
    records = records_of("KXX" * 4 + "KCX")
    read_frames(text, records)
    reclaim_by_author(text, records)
    assert [record.author for record in records] == ["Ada", "Bela", "Ada", "Bela", "Bela"]
    assert [len(record.content) for record in records] == [1, 1, 1, 1, 2]
    records = records_of("KXX" + "KCX" + "KXX" + "KXX" + "KCX")
    read_frames(text, records)
    reclaim_by_author(text, records)
    assert [len(record.content) for record in records] == [1, 2, 1, 2, 2]


def test_a_thread_that_a_page_lists_again() -> None:
    said = [
        [f"by Ada{n} on May {n + 3}, 2015 4:1{n} PM", f"It sang all day long, number {n}, and we let it."]
        for n in range(6)
    ]
    text = read([line for comment in (*said, *reversed(said)) for line in comment])
    records = records_of("SC" * 12)
    read_frames(text, records)
    assert drop_repeated(records, text) == records[:6]


def test_names_above_the_dates_that_were_taken_for_beginnings() -> None:
    lines = ["4 Comments"]
    for n, name in enumerate(("Ada Moor", "Bela Kovacs", "Carla Prins", "Dov Heller")):
        lines += [
            name,
            f"May {n + 3}, 2015 at 4:1{n} pm",
            f"It sang all day long, number {n}, and we let it.",
        ]
    text = read(lines)
    records = records_of("FF" + "SCX" * 3 + "SC")
    read_frames(text, records)
    assert [record.author for record in records] == ["Ada Moor", "Bela Kovacs", "Carla Prins", "Dov Heller"]


@pytest.mark.parametrize(
    ("date", "claimed", "sure", "expected"),
    [
        ("May 3, 2015", None, 0.4, True),
        (None, 4, 0.4, True),
        (None, None, 0.8, True),
        (None, None, 0.7, False),
        (None, 0, 0.98, False),
    ],
)
def test_a_thread_without_dates_or_a_count_has_to_be_surer(
    date: str | None, claimed: int | None, sure: float, expected: bool
) -> None:
    """Lists of people and teasers have neither; a page that counts no comments has none."""
    records = [Record(0, 3, date=None), Record(3, 6, date=date)]
    assert is_thread(records, claimed, sure) == expected


def test_a_comment_that_was_sent_twice_is_whole() -> None:
    """Its lines come again, and are no signature for that."""
    said = ["The kettle on the stove sang.", "We let it.", "A. M."]
    other = ["My neighbour sings at night, and keeps his ladders under the stairs."]
    text = read(["Ada Moor says:", *said, "Ada Moor says:", *said, "Dov Heller says:", *other])
    records = records_of("SCCCSCCCSC")
    drop_signatures(text, records)
    assert [len(record.content) for record in records] == [3, 3, 1]


def test_lines_that_are_quoted_are_no_signature() -> None:
    said = ["The kettle on the stove sang.", "We let it, until the neighbours came."]
    answer = ["So did ours, and nobody came at all.", "-- Edda, since 2004"]
    text = read(
        [
            "Ada says:",
            *said,
            "Edda says:",
            "Ada wrote:",
            *said,
            *answer,
            "Edda says:",
            "Good night.",
            answer[1],
        ]
    )
    records = records_of("SCC" + "SCCCCC" + "SCC")
    drop_signatures(text, records)
    assert [len(record.content) for record in records] == [2, 4, 1]


def test_a_member_column_above_the_words() -> None:
    """Name and rank stand below the date; the rank comes again in most comments, the name does not."""
    said = ("The kettle sang.", "Wet lube, twice a week, and a rag.", "Wax. You will never go back.")
    lines = []
    for n, (name, words) in enumerate(zip(("gritty", "sprocket", "waxon"), said, strict=True)):
        lines += [f"Old 10-1{n}-2014, 08:00 AM", name, "Member", words]
    text = read(lines)
    records = records_of("SCCC" * 3)
    drop_ranks(text, records)
    read_frames(text, records)
    assert [record.content for record in records] == [[3], [7], [11]]
    assert [record.author for record in records] == ["gritty", "sprocket", "waxon"]


def test_a_member_column_that_was_taken_for_words() -> None:
    """Lines of the frame stand between the name and what is said."""
    said = ("The kettle sang.", "Wet lube, twice a week, and a rag.", "Wax. You will never go back.")
    lines = []
    for n, (name, words) in enumerate(zip(("gritty", "sprocket", "waxon"), said, strict=True)):
        lines += [f"Old 10-1{n}-2014, 08:00 AM", name, f"Rank{n} of riders", f"Posts: 1{n}", words]
    text = read(lines)
    records = records_of("SCCXC" * 3)
    drop_columns(text, records)
    read_frames(text, records)
    assert [record.content for record in records] == [[4], [9], [14]]
    assert [record.author for record in records] == ["gritty", "sprocket", "waxon"]


def names(lines: list[str], labels: str) -> list[str | None]:
    records = records_of(labels)
    read_frames(read(lines), records)
    return [record.author for record in records]


def test_a_name_that_was_taken_for_words() -> None:
    lines = []
    for n, name in enumerate(("Ada Moor", "Bela", "Carla Prins", "Dov Heller")):
        lines += [f"May {n + 3}, 2015", name, f"It sang all day long, number {n}, and we let it."]
    expected = ["Ada Moor", "Bela", "Carla Prins", "Dov Heller"]
    assert names(lines, "SXC" + "SCC" + "SXC" + "SXC") == expected


def test_values_below_labels_are_no_names() -> None:
    lines = []
    for n, name in enumerate(("1 Ada @ On Kettles", "2 Bela of the Bridge", "3 Carla Prins")):
        lines += [
            name,
            f"Twitter: kettle{n}",
            f"May {n + 3}, 2015",
            f"It sang all day, number {n}, and we let it.",
        ]
    assert names(lines, "SXXC" * 3) == ["Ada @ On Kettles", "Bela of the Bridge", "Carla Prins"]


def test_a_name_whose_line_went_to_the_comment_before() -> None:
    lines = []
    for n, name in enumerate(("Ada Moor", "Bela", "Carla Prins", "Dov Heller")):
        lines += [
            name,
            "Hello Sir," if n == 2 else f"May {n + 3}, 2015",
            f"It sang all day, number {n}, and we let it.",
        ]
    expected = ["Ada Moor", "Bela", "Carla Prins", "Dov Heller"]
    assert names(lines, "SXC" + "SXC" + "XSC" + "SXC") == expected


def test_frequent_writers_whose_lines_say_that_they_wrote() -> None:
    lines = []
    for n, name in enumerate(("Ada", "Bela", "Ada", "Ada", "Bela", "Ada")):
        lines += [
            f"written by {name} on May {n + 3}, 2015",
            f"It sang all day, number {n}, and we let it.",
            f"Subject{n}",
        ]
    assert names(lines, "SCX" * 6) == ["Ada", "Bela", "Ada", "Ada", "Bela", "Ada"]


def test_names_printed_twice() -> None:
    lines = []
    for n, name in enumerate(("Ada Ada", "Bela Kovacs Bela Kovacs", "Carla")):
        lines += [name, f"May {n + 3}, 2015", f"It sang all day, number {n}, and we let it."]
    assert names(lines, "SXC" * 3) == ["Ada", "Bela Kovacs", "Carla"]
