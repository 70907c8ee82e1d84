"""What a page calls its records: their numbers in ids, and the links to them."""

from __future__ import annotations

import re
from bisect import bisect_left

from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.records import Record
from postparse.html.dom import TEXT

_NUMBERED = re.compile(r"(\D{0,60})(\d{1,20})")
_NAMING = ("id", "name", "data-id", "data-comment-id", "data-commentid", "data-conversation-message-id")
_FIRST_NODES = 8
LEAST_NUMBERED = 0.8
"""Share of the records with a number behind the same word, for the numbers to be theirs."""


def identify(facts: Facts, records: list[Record]) -> None:
    """Set the key and the permalink of records, where the page gives them."""
    _set_permalinks(facts, records)
    found = [_numbers(facts, record) for record in records]
    counts: dict[str, int] = {}
    for numbers in found:
        for word in numbers:
            counts[word] = counts.get(word, 0) + 1
    word = max(counts, key=lambda word: counts[word], default="")
    keys = [numbers.get(word) for numbers in found]
    known = [key for key in keys if key is not None]
    if known and len(known) >= LEAST_NUMBERED * len(records) and len(set(known)) == len(known):
        for record, key in zip(records, keys, strict=True):
            record.key = key


def _numbers(facts: Facts, record: Record) -> dict[str, str]:
    """Return the numbers in the ids of a record's first elements, by the word before each.

    An empty link right before a record is its anchor.
    """
    page, start = facts.page, record.start
    found: dict[str, str] = {}
    if start > 0 and page.tags[start - 1] == "a" and page.ends[start - 1] == start:
        start -= 1
    for node in range(start, min(record.stop, record.start + _FIRST_NODES)):
        if page.tags[node] != TEXT:
            for name in _NAMING:
                if match := _NUMBERED.fullmatch(page.get(node, name)):
                    found.setdefault(match[1] or name, match[2])
    return found


def _set_permalinks(facts: Facts, records: list[Record]) -> None:
    links = facts.self_links
    for n, record in enumerate(records):
        stop = record.stop
        if n + 1 < len(records):
            stop = min(stop, records[n + 1].start)
        place = bisect_left(links, record.start)
        if place < len(links) and links[place] < stop:
            link = links[place]
            if not any(low <= link < high for low, high in record.body):
                record.permalink = facts.page.get(link, "href") or None
