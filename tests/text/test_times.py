"""Of several dates around a comment, the one on which it was written."""

from __future__ import annotations

from postparse.text.features import read_features
from postparse.text.layout import read_layout
from postparse.text.records import Record
from postparse.text.times import read_times

JOINED = ("Oct 25, 2017", "Jan 3, 2021", "Mar 16, 2012", "Jan 12, 2022")


def test_days_of_joining_lie_anywhere() -> None:
    lines: list[str] = []
    for n, joined in enumerate(JOINED):
        lines += [f"Name{n}x", "Member", joined, f"Mar {27 + n // 2}, 2025", f"#{n + 1}"]
        lines += [f"The kettle number {n} sang all morning, and we let it sing."]
    records = [Record(6 * n, 6 * n + 6, [6 * n + 5], list(range(6 * n, 6 * n + 5))) for n in range(4)]
    read_times(read_features(read_layout("\n\n".join(lines))), records)
    assert [record.date for record in records] == [
        "Mar 27, 2025",
        "Mar 27, 2025",
        "Mar 28, 2025",
        "Mar 28, 2025",
    ]


def test_a_label_says_that_a_date_is_of_something_else() -> None:
    lines = [
        "Registered: 2011-11-29",
        "#4 2024-08-03 16:12",
        "It sings.",
        "Last edited by Ada (2024-08-04 10:11)",
    ]
    record = Record(0, 4, [2], [0, 1, 3])
    read_times(read_features(read_layout("\n\n".join(lines))), [record])
    assert record.date == "2024-08-03 16:12"


def test_an_items_number_before_a_date_is_no_day() -> None:
    units = read_layout("1. November 12, 2012\n\n   It sang.\n\n2. May 3rd, 2013\n\n3. Mai 2019").units
    assert [(unit.marker, unit.text) for unit in units] == [
        ("1", "November 12, 2012"),
        ("", "It sang."),
        ("2", "May 3rd, 2013"),
        ("", "3. Mai 2019"),
    ]
