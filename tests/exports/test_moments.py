"""Dates of exports; what is none gives none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postparse.exports.moments import of_iso, of_mail, seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "0000-00-00 00:00:00",
        "soon",
        "Mon, 99 Feb 2022",
        f"Mon, 07 Feb {'9' * 30} 08:15:00 +0000",
        "+" * 99,
    ],
)
def test_no_dates(text: str | None) -> None:
    assert of_iso(text) is None
    assert of_mail(text) is None


def test_zones() -> None:
    assert of_iso("2022-02-07T08:15:00Z") == of_mail("Mon, 07 Feb 2022 09:15:00 +0100")
    assert of_iso("2022-02-07 08:15:00").tzinfo is None
    assert of_iso("2022-02-07 08:15:00+01:00", is_utc=True).utcoffset().seconds == 3600


@given(st.none() | st.datetimes(timezones=st.none() | st.timezones()))
def test_any_date_can_be_sorted(moment) -> None:
    assert isinstance(seconds(moment), float)


@given(st.text(st.sampled_from("0123456789 :+-,.TZMonFebGMT"), max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    of_iso(text)
    of_mail(text)
