"""What the order of dates tells of nesting."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from postparse.text.chronology import parents_by_order

START = datetime(2021, 3, 4, 9, 30)


def times(*hours: float) -> list[datetime | None]:
    return [START + timedelta(hours=hour) for hour in hours]


def test_replies_between_comments_from_old_to_new() -> None:
    assert parents_by_order(times(0, 5, 1, 7, 2, 3)) == [-1, 0, -1, 2, -1, -1]


def test_replies_below_comments_from_new_to_old() -> None:
    """Below a comment that is older than the one before, each newer one is a reply, at the end of the thread, too."""
    assert parents_by_order(times(50, 40, 41, 30, 20, 21, 22)) == [-1, -1, 1, -1, -1, 4, 5]


def test_a_reply_that_is_older_than_the_one_before_answers_what_that_answers() -> None:
    assert parents_by_order(times(0, 5, 9, 6, 1, 2, 3)) == [-1, 0, 1, 0, -1, -1, -1]


def test_many_replies_in_the_order_of_time_answer_one_comment() -> None:
    found = parents_by_order(times(0, 20, 21, 22, 23, 24, 1, 30, 2, 3))
    assert found == [-1, 0, 0, 0, 0, 0, -1, 6, -1, -1]


@pytest.mark.parametrize(
    "hours",
    [
        pytest.param((0, 1, 2, 3, 4, 5, 6), id="all from old to new"),
        pytest.param((6, 5, 4, 3, 2, 1, 0), id="all from new to old"),
        pytest.param((3, 6, 1, 5, 2, 4, 0), id="in no order"),
        pytest.param((0, 5, 1), id="too few"),
        pytest.param((0, *range(10, 30), 1, 40, 2), id="one date that was read wrongly"),
    ],
)
def test_orders_that_tell_nothing(hours: tuple[float, ...]) -> None:
    assert not any(parent >= 0 for parent in parents_by_order(times(*hours)) or [])


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("is_falling", [False, True])
def test_no_comment_at_the_top_level_is_taken_for_a_reply(seed: int, is_falling: bool) -> None:
    """What is told is certain, whatever a thread looks like; only which comment of a talk is answered may be wrong."""
    drawn = random.Random(seed)
    roots = sorted((drawn.uniform(0, 100) for _ in range(12)), reverse=is_falling)
    hours: list[float] = []
    is_root: list[bool] = []
    for root in roots:
        replies = sorted(root + drawn.uniform(0.1, 30) for _ in range(drawn.choice((0, 0, 0, 1, 2, 3))))
        hours += [root, *replies]
        is_root += [True, *(False for _ in replies)]
    found = parents_by_order(times(*hours))
    if found is not None:
        assert all(parent < 0 for parent, root in zip(found, is_root, strict=True) if root)
        assert all(hours[parent] < hour for parent, hour in zip(found, hours, strict=True) if parent >= 0)
        assert any(b < a for a, b in pairwise(hours))
