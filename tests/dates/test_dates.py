"""Printed dates are found and read; every row carries its own expectation."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from postparse.dates import DateReader, find_date, find_dates, is_only_date

READ = [
    ("March 3, 2011", "2011-03-03T00:00:00"),
    ("March 3rd, 2011 at 4:01 pm", "2011-03-03T16:01:00"),
    ("3rd of March 2011, 04:01", "2011-03-03T04:01:00"),
    ("Thu Mar 3 16:01:22 2011", "2011-03-03T16:01:22"),
    ("Thu, 03 Mar 2011 16:01:22 GMT", "2011-03-03T16:01:22+00:00"),
    ("Thu, 03 Mar 2011 16:01:22 -0500", "2011-03-03T16:01:22-05:00"),
    ("4:01 pm on Thursday, March 3, 2011", "2011-03-03T16:01:00"),
    ("16:01, 3 Mar 2011", "2011-03-03T16:01:00"),
    ("2011-03-03", "2011-03-03T00:00:00"),
    ("2011-03-03T16:01:22Z", "2011-03-03T16:01:22+00:00"),
    ("2011-03-03 16:01:22.123456+01:00", "2011-03-03T16:01:22+01:00"),
    ("2011-03-03 04:01 pm", "2011-03-03T16:01:00"),
    ("2011-03-03 12:01am +0100", "2011-03-03T00:01:00+01:00"),
    ("Thu 3 Mar 2011 | 16h01", "2011-03-03T16:01:00"),
    ("2011/03/03 16:01", "2011-03-03T16:01:00"),
    ("20110303T160122Z", "2011-03-03T16:01:22+00:00"),
    ("12-Mar-11", "2011-03-12T00:00:00"),
    ("Mar 12, '11 @ 8:08 am EST", "2011-03-12T08:08:00-05:00"),
    ("12.03.2011 um 14:30 Uhr", "2011-03-12T14:30:00"),
    ("12. März 2011 um 14:30", "2011-03-12T14:30:00"),
    ("am 1. Dezember 2020", "2020-12-01T00:00:00"),
    ("3 de mayo de 2012 a las 14:05", "2012-05-03T14:05:00"),
    ("3 mai 2012 à 14 h 05", "2012-05-03T14:05:00"),
    ("1er janvier 2019", "2019-01-01T00:00:00"),
    ("3 maggio 2012 alle 14:05", "2012-05-03T14:05:00"),
    ("3 de maio de 2012 às 14:05", "2012-05-03T14:05:00"),
    ("3 maja 2012 o 14:05", "2012-05-03T14:05:00"),
    ("3 мая 2012 в 14:05", "2012-05-03T14:05:00"),
    ("3 mei 2012 om 14:05", "2012-05-03T14:05:00"),
    ("2012年5月3日 14:05", "2012-05-03T14:05:00"),
    ("2012年5月3日 下午2:05", "2012-05-03T14:05:00"),
    ("2012年5月3日 晚上12:05", "2012-05-03T00:05:00"),
    ("2012年5月3日 晚上9:05", "2012-05-03T21:05:00"),
    ("2012年5月3日 中午11:40", "2012-05-03T11:40:00"),
    ("2012年5月3日 中午12:10", "2012-05-03T12:10:00"),
    ("2012年5月3日, 2:05 下午", "2012-05-03T14:05:00"),
    ("2012-05-03 2:05 오후", "2012-05-03T14:05:00"),
    ("2012. 5. 3. 14:05", "2012-05-03T14:05:00"),
    ("2012/05/03(木) 14:05", "2012-05-03T14:05:00"),
    ("2012年5月3日 14時05分", "2012-05-03T14:05:00"),
    ("2012.05.03 PM 2:05", "2012-05-03T14:05:00"),
    ("2012/05/03 2:05 pm", "2012-05-03T14:05:00"),
    ("3 Tháng 5, 2012 lúc 14:05", "2012-05-03T14:05:00"),
    ("5月 3rd, 2012", "2012-05-03T00:00:00"),
    ("1299164482", "2011-03-03T15:01:22+00:00"),
    ("1299164482000", "2011-03-03T15:01:22+00:00"),
    ("31/12/2011", "2011-12-31T00:00:00"),
    ("12/31/2011 11:59 PM", "2011-12-31T23:59:00"),
    ("1. November 12, 2012 at 4:01 pm", "2012-11-12T16:01:00"),
]  # fmt: skip

NOT_READ = [
    "", "no date", "March 2011", "March 3", "31 February 2011", "99/99/9999", "version 1.2.3", "$12.10.11",
    "call 555-12-3456", "2 hours ago", "10:30", "page 3 of 12", "we may 12 times", "12 people",
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), READ)
def test_dates_are_read(raw: str, expected: str) -> None:
    assert DateReader().read(raw) == datetime.fromisoformat(expected)


@pytest.mark.parametrize("raw", NOT_READ)
def test_what_is_no_full_date_reads_as_none(raw: str) -> None:
    assert DateReader().read(raw) is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (None, (3, 12)),
        ("en", (3, 12)),
        ("en-US", (3, 12)),
        ("en_US", (3, 12)),
        ("en-GB", (12, 3)),
        ("de", (12, 3)),
        ("fr-FR", (12, 3)),
    ],
)
def test_language_settles_the_order(language: str | None, expected: tuple[int, int]) -> None:
    read = DateReader(language=language).read("03/12/2011")
    assert read is not None
    assert (read.month, read.day) == expected


def read_after(samples: list[str], raw: str, reference: datetime | None = None) -> datetime | None:
    reader = DateReader(language="en-US")
    reader.learn(samples, reference=reference)
    return reader.read(raw)


def test_a_day_over_twelve_settles_the_order_for_the_page() -> None:
    assert read_after(["03/04/2011", "25/04/2011"], "03/04/2011") == datetime(2011, 4, 3)


def test_steady_dates_settle_the_order() -> None:
    assert read_after(["10/01/2024", "11/01/2024", "12/01/2024", "02/02/2024"], "10/01/2024") == datetime(
        2024, 1, 10
    )


def test_the_post_date_settles_the_order() -> None:
    assert read_after(["10/01/2024"], "10/01/2024", datetime(2024, 1, 8)) == datetime(2024, 1, 10)
    assert read_after(["10/01/2024"], "10/01/2024", datetime(2024, 9, 30)) == datetime(2024, 10, 1)


@pytest.mark.parametrize(
    ("raw", "ago"),
    [
        ("2 hours ago", timedelta(hours=2)),
        ("an hour ago", timedelta(hours=1)),
        ("vor 3 Tagen", timedelta(days=3)),
        ("hace 2 días", timedelta(days=2)),
        ("il y a 5 minutes", timedelta(minutes=5)),
        ("há 2 horas", timedelta(hours=2)),
        ("2 giorni fa", timedelta(days=2)),
        ("3 dagen geleden", timedelta(days=3)),
        ("2 часа назад", timedelta(hours=2)),
        ("3 дні тому", timedelta(days=3)),
        ("2 gün önce", timedelta(days=2)),
        ("před 2 dny", timedelta(days=2)),
        ("3日前", timedelta(days=3)),
        ("2 小时前", timedelta(hours=2)),
        ("yesterday", timedelta(days=1)),
        ("3h", timedelta(hours=3)),
    ],
)
def test_relative_dates_need_a_reference(raw: str, ago: timedelta) -> None:
    now = datetime(2024, 5, 5, 12, tzinfo=timezone(timedelta(hours=2)))
    assert DateReader().read(raw) is None
    assert DateReader(now=now).read(raw) == now - ago
    found = find_date(raw)
    assert found is not None
    assert found.kind == "relative"


@pytest.mark.parametrize(
    "text", ["Today at 06:45:00 PM", "Yesterday, 6:45 p.m.", "heute um 18:45", "2011-03-03 06:45 pm"]
)
def test_a_time_of_day_belongs_to_its_date(text: str) -> None:
    found = find_date(f"{text} ")
    assert found is not None
    assert found.end == len(text)
    read = DateReader(now=datetime(2024, 5, 5, 23)).read(text)
    assert read is not None
    assert (read.hour, read.minute) == (18, 45)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 days ago 14 likes", "3 days ago"),
        ("5 minutes ago, 12 replies", "5 minutes ago"),
        ("2 days 4 hours ago - 4", "2 days 4 hours ago"),
        ("el 14 ago 2019", "14 ago 2019"),
        ("Reply #1 - Feb 21st, 2010 at 8:26pm", "Feb 21st, 2010 at 8:26pm"),
    ],
)
def test_neither_an_age_nor_the_number_of_a_reply_is_part_of_a_date(text: str, expected: str) -> None:
    found = find_date(text)
    assert found is not None
    assert text[found.start : found.end] == expected


def test_finding() -> None:
    text = "Ann wrote on March 3, 2011 at 4:01 pm, then on 4 April 2012."
    assert [text[m.start : m.end] for m in find_dates(text)] == ["March 3, 2011 at 4:01 pm", "4 April 2012"]
    assert find_date("Mar 3") is not None
    assert find_date("1/2 of them were 3:05 long") is None
    found = find_date("Posted by Ann on 09/20 at 08:05 PM")
    assert found is not None
    assert (found.start, found.end, found.kind) == (17, 34, "partial")
    assert find_date("In 1999 there were 15 people with 200 apples.") is None


def test_digits_of_a_name_are_no_day() -> None:
    assert find_date("by na1led (1030470) writes:") is None
    assert find_date("by na1led on 1. led 2012") is not None


def test_a_number_right_behind_the_half_of_the_day() -> None:
    """Renderers print what stands raised behind a time without a space."""
    text = "25 Oct 2012 at 7:14 pm12 Rosemary"
    found = find_date(text)
    assert found is not None
    assert text[: found.end] == "25 Oct 2012 at 7:14 pm"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on March 3, 2011 at 4:01 pm", True),
        ("Samstag, 3. März 2012, 12:10 Uhr", True),
        ("Ann on March 3, 2011", False),
        ("Ann", False),
    ],
)
def test_only_a_date(text: str, expected: bool) -> None:
    assert is_only_date(text) is expected


def test_epochs_are_aware() -> None:
    read = DateReader().read("1299164482")
    assert read is not None
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    "hostile",
    ["1/" * 50_000, "1 " * 50_000, "12 mar" * 20_000, "9" * 100_000, "a" * 100_000 + "1", "1-2-3 " * 20_000],
)
def test_hostile_digits_are_linear_work(hostile: str) -> None:
    find_date(hostile)
    DateReader().read(hostile)
