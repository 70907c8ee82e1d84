"""Threads whose records have two shapes: answers with remarks in them, comments whose replies are built otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from postparse.html.comments.miner.candidates import Candidate
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.features import own_counts, owners_of

MOST_LIKELY = 8
"""Candidates of a page, the likeliest first, that are tried on one another."""
MOST_JOINED = 2
LEAST_INSIDE, LEAST_SPEAKING = 0.5, 0.6
"""Share of the inner records that lie in outer ones, and of either that have words and dates of their own."""

Ranked = tuple[dict[str, float], Candidate]


def joined(facts: Facts, ranked: list[Ranked]) -> list[Candidate]:
    """Return the records of two of a page's likeliest candidates together, where one's lie within the other's."""
    found: list[Candidate] = []
    for (_, outer), (_, inner) in _pairs(ranked):
        candidate = _together(facts, outer, inner)
        if candidate is not None:
            found.append(candidate)
            if len(found) == MOST_JOINED:
                break
    return found


def _pairs(ranked: list[Ranked]) -> Iterator[tuple[Ranked, Ranked]]:
    likely = [
        row
        for row in ranked
        if len(row[1].ranges) > 1
        and row[0]["prose_some"] >= LEAST_SPEAKING
        and row[0]["date_some"] >= LEAST_SPEAKING
    ]
    return permutations(likely, 2)


def _together(facts: Facts, outer: Candidate, inner: Candidate) -> Candidate | None:
    known = set(outer.ranges)
    others = [span for span in inner.ranges if span not in known]
    if len(others) < max(2, LEAST_SPEAKING * len(inner.ranges)):
        return None
    ranges = tuple(sorted([*outer.ranges, *others], key=lambda span: (span[0], -span[1])))
    owners = owners_of(ranges)
    if owners is None or ranges[-1][0] < ranges[0][1]:
        # What holds all others is what they stand in.
        return None
    is_outer = [span in known for span in ranges]
    inside = sum(
        owner >= 0 and is_outer[owner] for owner, is_one in zip(owners, is_outer, strict=True) if not is_one
    )
    around = sum(
        owner >= 0 and not is_outer[owner] for owner, is_one in zip(owners, is_outer, strict=True) if is_one
    )
    if around or inside < LEAST_INSIDE * len(others):
        return None
    prose, dates = own_counts(ranges, owners, facts.prose_at), own_counts(ranges, owners, facts.date_at)
    whole = [bool(words) and bool(date) for words, date in zip(prose, dates, strict=True)]
    for kind in (True, False):
        mine = [has_all for has_all, is_one in zip(whole, is_outer, strict=True) if is_one is kind]
        if sum(mine) < LEAST_SPEAKING * len(mine):
            return None
    return Candidate(ranges, "two-shapes")
