"""Names told from what is written around them."""

import pytest

from postparse.dates import find_date
from postparse.html.comments.miner.names import bare, name_beside_date


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ann Lee says:", "Ann Lee"),
        ("Posted by: Ann Lee |", "Ann Lee"),
        ("Posted by:", None),
        ("Reply", None),
        ("Copy Link to Reply", None),
        ("1:16 PM", None),
        ("Re: kilns", None),
        ("Karen (in rainy Bath)", "Karen (in rainy Bath)"),
        ("<span>Ann</span>", "Ann"),
        ("#12", None),
        ("Night User", "Night User"),
        ("User:", None),
        ("Comment by:", None),
        ("7 | Ann Lee", "Ann Lee"),
    ],
)
def test_bare(words: str, name: str | None) -> None:
    assert bare(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("- Tue Jul 24, 2012 10:14 AM EDT", None),
        ("Di, 21. April 2020 - 16:40", None),
        ("Ann Lee | Di, 21. April 2020 - 16:40", "Ann Lee"),
        ("Comment #3 - Posted by: MossyOak at November 10, 2012 5:39 PM", "MossyOak"),
        ("geschrieben von bergziege am 21. Januar 2015, 19:04", "bergziege"),
        ("Comment by Ann Lee — Tuesday 24 July 2012 @ 10:14", "Ann Lee"),
        ("Last edited by Ann Lee (2024-08-03 11:02:20)", None),
    ],
)
def test_name_beside_date(words: str, name: str | None) -> None:
    found = find_date(words)
    assert found is not None
    assert name_beside_date(words, (found.start, found.end)) == name
