"""Whom comments speak to by name: in a nested thread that is who wrote the comment right above, in a flat one anybody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from postparse.text.features import Text
from postparse.text.records import Record

FEWEST_ADDRESSED = 5
ADJACENT = 0.7
FARTHEST = 3
"""A comment spoken to from farther below is rather another one by the same person."""
FEWEST_BY_HOST = 4
FEWEST_ANSWERS = 2
LONGEST_OPENING = 90
_MOST_WORDS = 4
_SHORTEST = 3
_GREETING = re.compile(
    r"[^\w@]*+(?:(?:hi|hey|hello|dear|thanks?|thank you|thx|yes|no|and|to|re|hallo|liebe[rs]?|danke|ja|nein|an|moin|salut|bonjour|merci|hola|gracias|ciao|grazie|caro|cara|hej|tack|hoi|bedankt"
    r"|cześć|привет|спасибо)\b[\s,:!]*+){0,2}(@?)\s*+",
    re.I,
)
_WORD = re.compile(r"\S+")
_BEHIND = ",:!.…-–—"


def parents_by_address(text: Text, records: Sequence[Record]) -> list[int]:
    """Return parents for a flat text that shows by names that it was nested; -1 throughout where it does not.

    Comments that begin with somebody's name answer that person. Where these nearly always wrote the comment right
    above, replies were placed below what they answer; in a flat thread others come in between. Who answers so again
    and again, as a blog's author does, answers the comment above without the name, too, and so does one who was
    answered and speaks next.
    """
    none = [-1] * len(records)
    spoken = _spoken_to(text, records)
    adjacent = [n for n, other in spoken.items() if n - other == 1]
    if len(spoken) < FEWEST_ADDRESSED or len(adjacent) < ADJACENT * len(spoken):
        return none
    answers = Counter(records[n].author for n in adjacent)
    written = Counter(record.author for record in records)
    hosts = {
        name
        for name, times in answers.items()
        if name and times >= FEWEST_ANSWERS and written[name] >= FEWEST_BY_HOST
    }
    parents = none
    for n, record in enumerate(records):
        other = spoken.get(n, -1)
        if other >= 0 and n - other <= FARTHEST:
            parents[n] = other
        elif n and record.author and record.author != records[n - 1].author:
            above = parents[n - 1]
            if record.author in hosts or (above >= 0 and records[above].author == record.author):
                parents[n] = n - 1
    return parents


def _spoken_to(text: Text, records: Sequence[Record]) -> dict[int, int]:
    """Return the last comment by the one whose name opens each comment's words."""
    last: dict[str, int] = {}
    found: dict[int, int] = {}
    for n, record in enumerate(records):
        own = (record.author or "").casefold()
        for name in _opening_names(text.units[record.content[0]].text[:LONGEST_OPENING].casefold()):
            if name in last and name not in (own, own.partition(" ")[0]):
                found[n] = last[name]
                break
        for name in {own, own.partition(" ")[0]}:
            if len(name) >= _SHORTEST:
                last[name] = n
    return found


def _opening_names(words: str) -> Iterator[str]:
    """Yield what may be a name at the beginning of a comment, the longest first: words before a comma or behind an @."""
    greeting = _GREETING.match(words)
    start = greeting.end() if greeting is not None else 0
    is_called = greeting is not None and bool(greeting.group(1))
    ends = [found.end() for found, _ in zip(_WORD.finditer(words, start), range(_MOST_WORDS), strict=False)]
    for end in reversed(ends):
        name = words[start:end].rstrip(_BEHIND)
        follows = words[end:].lstrip()[:1]
        if is_called or start + len(name) < end or follows in ("-", "–", "—", ""):
            yield name
