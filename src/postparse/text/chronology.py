"""What the order of dates tells of nesting: threads are listed depth first, and replies to one comment from old to new.

A comment older than the one before it is no answer to it, and one that is newer than a comment far below it was not
written at the top level. In a flat text nothing else is left of who answered whom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

FEWEST_DATED = 6
FEWEST_STEPS_BACK = 2
LONGEST_TALK = 4
"""More replies than these to one comment, all in the order of time, are replies to it rather than to one another."""
LONGEST_STRAIGHT = 9
"""More replies than these to one comment, all in the order of time or half of the thread, are none."""


def parents_by_times(times: Sequence[datetime | None], is_reply: Sequence[bool]) -> tuple[list[int], int]:
    """Return each comment's likeliest parent, and how many replies no comment can be the parent of.

    The likeliest is the one before, or the nearest that this one answers in turn: replies to the same comment stand in
    the order of time, so a comment older than the one before is no answer to it.

    >>> days = [datetime(2020, 1, day) for day in (1, 4, 5, 2, 3)]
    >>> parents_by_times(days, [False, True, True, False, True])
    ([-1, 0, 1, -1, 3], 0)

    """
    parents = [-1] * len(times)
    misfits = 0
    path: list[int] = []
    for n, answers in enumerate(is_reply):
        # What the first one answers, if anything, is not here.
        if answers and path:
            # Each comment leaves the path once: linear.
            is_later_reply = False
            while len(path) > 1 and _is_earlier(times[n], times[path[-1]]):
                path.pop()
                is_later_reply = True
            if is_later_reply and len(path) > 1:
                path.pop()
            elif is_later_reply:
                misfits += 1
            parents[n] = path[-1]
        else:
            misfits += answers
            path.clear()
        path.append(n)
    return parents, misfits


def parents_by_order(times: Sequence[datetime | None]) -> list[int] | None:
    """Return parents for a flat text of which only dates tell that it was nested; None where they do not.

    Comments at the top level stand in the order of time, from old to new or from new to old, replies from old to new.
    A single comment that fits no such order says that there is none.
    """
    known = [time.replace(tzinfo=None) for time in times if time is not None]
    if len(known) < max(FEWEST_DATED, 0.9 * len(times)):
        return None
    if sum(b < a for a, b in pairwise(known)) < FEWEST_STEPS_BACK:
        return None
    filled = _filled(times)
    is_reply = _newer_than_below(filled) if filled[0] <= min(filled) else _newer_than_root(filled)
    parents, misfits = parents_by_times(filled, is_reply)
    if misfits or not any(is_reply):
        return None
    return _plausible(parents, filled)


def _filled(times: Sequence[datetime | None]) -> list[datetime]:
    """Return times without zones; where one is unknown, that of the comment before, or of the first that is known."""
    last = next(time for time in times if time is not None)
    filled: list[datetime] = []
    for time in times:
        last = time if time is not None else last
        filled.append(last.replace(tzinfo=None))
    return filled


def _newer_than_below(times: Sequence[datetime]) -> list[bool]:
    """Tell of each comment whether an older one stands below it, where the top level goes from old to new."""
    found: list[bool] = []
    oldest = times[-1]
    for time in reversed(times):
        found.append(time > oldest)
        oldest = min(oldest, time)
    return found[::-1]


def _newer_than_root(times: Sequence[datetime]) -> list[bool]:
    """Tell of each comment whether the last one at the top level is older, where that goes from new to old."""
    found: list[bool] = []
    root = times[0]
    for time in times:
        found.append(time > root)
        root = min(root, time)
    return found


def _plausible(parents: list[int], times: Sequence[datetime]) -> list[int] | None:
    """Return parents, all below the top level where no reply has to be deeper; None where one talk is too long.

    A single date that was read wrongly makes replies of all comments above it, or below.
    """
    roots: list[int] = []
    is_deep: set[int] = set()
    for n, parent in enumerate(parents):
        roots.append(roots[parent] if parent >= 0 else n)
        if parent >= 0 and parents[n - 1] >= 0 and times[n] < times[n - 1]:
            is_deep.add(roots[n])
    replies = Counter(root for root, parent in zip(roots, parents, strict=True) if parent >= 0)
    if any(
        count > LONGEST_STRAIGHT and (root not in is_deep or 2 * count > len(parents))
        for root, count in replies.items()
    ):
        return None
    if is_deep or max(replies.values()) <= LONGEST_TALK:
        return parents
    return [root if root != n else -1 for n, root in enumerate(roots)]


def _is_earlier(time: datetime | None, other: datetime | None) -> bool:
    return time is not None and other is not None and time.replace(tzinfo=None) < other.replace(tzinfo=None)
