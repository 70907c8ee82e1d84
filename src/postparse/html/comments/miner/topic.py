"""Forum topics: whether the first record is the post that the others answer."""

from __future__ import annotations

import re

from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.fields import Mined

_ORDINAL = re.compile(r"^#?\s?(\d{1,6})[.):]?$")
_LATER_PAGE = re.compile(
    r"(?:[?&/;-](?:page|p|seite)[=/-]?(?:[2-9]|[1-9]\d+)\b|[?&](?:start|st)=[1-9]\d*)", re.I
)
LEAST_SHARE = 0.75
"""Of the page's prose that the records hold: on a topic there is nothing else to read."""


def ordinals(facts: Facts, record: Mined) -> set[int]:
    """Return the numbers that stand alone in a record; one of them may be its place in the topic."""
    found = set()
    for n in record.texts[:30]:
        words = facts.words[n]
        if len(words) < 9 and (match := _ORDINAL.match(words)):
            found.add(int(match[1]))
    return found


def count_numbered(facts: Facts, mined: list[Mined]) -> int:
    """Return how many records hold a number that is one more than one of the record before."""
    before: set[int] = set()
    count = 0
    for record in mined:
        mine = ordinals(facts, record)
        count += any(number - 1 in before for number in mine)
        before = mine
    return count


def is_topic(facts: Facts, mined: list[Mined], figures: dict[str, float]) -> bool:
    """Tell whether the records are the posts of a forum topic: there is no article, and no heading of comments."""
    if len(mined) < 2 or figures["heading_close"] or figures["prose_share_page"] < LEAST_SHARE:
        return False
    dated = sum(record.date_raw is not None or record.date_node >= 0 for record in mined)
    if dated < 0.5 * len(mined):
        return False
    mean = sum(record.size for record in mined) / len(mined)
    return count_numbered(facts, mined) >= 0.45 * len(mined) or mined[0].size >= 0.8 * mean


def begins_topic(facts: Facts, mined: list[Mined]) -> bool:
    """Tell whether a topic's first record is its first post, and not the first of a later page."""
    if _LATER_PAGE.search(facts.page.url or ""):
        return False
    if count_numbered(facts, mined) < 0.6 * len(mined):
        return True
    first, second = ordinals(facts, mined[0]), ordinals(facts, mined[1])
    steps = [number for number in first if number + 1 in second]
    return not steps or min(steps) <= 1
