"""Forum topics: whether the first record is the post that the others answer."""

from __future__ import annotations

import re
from bisect import bisect_left

from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.reading import Mined

_ORDINAL = re.compile(
    r"^(?:post|message|msg|reply|comment|beitrag|antwort|messages?|nr\.?|no\.?|nº|第)?\s?#?\s?(\d{1,6})\s?(?:[.):]|楼|樓|層)?$",
    re.I,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_COUNT = re.compile(r"\d{1,5}")
_LATER_PAGE = re.compile(
    r"(?:[?&/;-](?:page|p|seite)[=/-]?(?:[2-9]|[1-9]\d+)\b|[?&](?:start|st)=[1-9]\d*)", re.I
)
_TOPIC = re.compile(
    r"/(?:showtopic|showthread|viewtopic|topics?|threads?|boards?|forums?|discussions?|questions?|conversations?|t|d|talk)"
    r"(?:\.\w{2,4})?[/?-]|/(?:showtopic|showthread|viewtopic)|[?&](?:topic|thread|tid|showtopic)=",
    re.I,
)
LEAST_SHARE, LEAST_SHARE_OF_TOPIC = 0.75, 0.5
"""Of the page's prose that the records hold: on a topic there is nothing else to read. The second where the address
says that it is one."""
MOST_ABOVE = 1500
"""Characters of prose above a topic that is not told by its address: more is an article."""
MOST_BEFORE = 250
"""Characters of prose above a topic, beside half of what its first post holds: more would be an article."""


def ordinals(facts: Facts, record: Mined) -> set[int]:
    """Return the numbers that stand alone in a record; one of them may be its place in the topic."""
    found = set()
    for n in record.texts[:30]:
        words = facts.words[n]
        if len(words) < 16 and (match := _ORDINAL.match(words)):
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


def has_topic_address(facts: Facts) -> bool:
    """Tell whether the page's address is one of a forum's topic."""
    return _TOPIC.search(facts.page.url or "") is not None


def is_topic(facts: Facts, mined: list[Mined], figures: dict[str, float]) -> bool:
    """Tell whether the records are the posts of a forum topic: there is no article, and no heading of comments."""
    if len(mined) < 2:
        return False
    if _is_counted_after_first(facts, mined):
        return True
    before = facts.prose_at[mined[0].span[0]]
    if not has_topic_address(facts) and before > MOST_ABOVE:
        return False
    if figures["heading_close"] or figures["prose_share_page"] < LEAST_SHARE:
        if not has_topic_address(facts):
            return False
        if _is_numbered_from_one(facts, mined):
            return True
        if figures["prose_share_page"] < LEAST_SHARE_OF_TOPIC or before > MOST_BEFORE + mined[0].size / 2:
            return False
    dated = sum(record.date_raw is not None or record.date_node >= 0 for record in mined)
    if dated < 0.5 * len(mined):
        return False
    mean = sum(record.size for record in mined) / len(mined)
    return count_numbered(facts, mined) >= 0.45 * len(mined) or mined[0].size >= 0.8 * mean


def _is_numbered_from_one(facts: Facts, mined: list[Mined]) -> bool:
    return (
        1 in ordinals(facts, mined[0])
        and 2 in ordinals(facts, mined[1])
        and count_numbered(facts, mined) >= 0.8 * (len(mined) - 1)
    )


def _is_counted_after_first(facts: Facts, mined: list[Mined]) -> bool:
    """Tell whether a heading that counts the others ("76 replies") stands between the first record and the second."""
    first, second = mined[0], mined[1]
    if not first.texts or not second.texts or second.parent >= 0:
        return False
    for n in facts.thread_words[bisect_left(facts.thread_words, first.texts[-1] + 1) :]:
        if n >= second.texts[0]:
            return False
        found = _COUNT.search(facts.words[n])
        if (
            found
            and int(found[0]) >= len(mined) - 1
            and facts.page.tags[facts.page.parents[facts.nodes[n]]] in _HEADINGS
        ):
            return True
    return False


def begins_topic(facts: Facts, mined: list[Mined]) -> bool:
    """Tell whether a topic's first record is its first post, and not the first of a later page."""
    if _LATER_PAGE.search(facts.page.url or ""):
        return False
    if count_numbered(facts, mined) < 0.6 * len(mined):
        return True
    first, second = ordinals(facts, mined[0]), ordinals(facts, mined[1])
    steps = [number for number in first if number + 1 in second]
    return not steps or min(steps) <= 1
