"""Quotations that name their speaker between the marks: « …, explique Anne Petit, chimiste. … »."""

from __future__ import annotations

import re

from postparse.quotations.names import Names
from postparse.quotations.words import Wording

_SHORTEST = 15
_BETWEEN = re.compile(
    r"(?:\s|-(?:t-)?(?:il|elle)\b)(?:(?:la|le|il|el|o|a|der|die)\s+)?(?:[a-zà-ÿ][\w-]*\s+){0,3}$"
)
_DASH_END = re.compile(r"[—–][.,;:]?\s+")
_END = re.compile(r"[.!?…](?:\s|$)")

Part = tuple[int, int, str]
"""Where a part of the quotation begins and ends, and who says it."""


def split_at_incise(text: str, start: int, stop: int, wording: Wording, names: Names) -> list[Part]:
    """Return the parts before and after the clause that names the speaker; none where there is no such clause."""
    at = start + _SHORTEST
    for verb in wording.verbs.finditer(text, at, stop):
        if not text[max(0, verb.start() - 2) : verb.start()].endswith(
            (", ", "– ", "— ", " –", " —", "! ", "? ")
        ):
            continue
        window = text[verb.end() : min(stop, verb.end() + 120)]
        places = names.find(window)
        if not places or not _BETWEEN.match(window[: places[0][0]]):
            continue
        speaker = places[0][2]
        ahead = text[start : verb.start()].rstrip()
        first_stop = start + len(ahead.rstrip(",–—").rstrip())
        found: list[Part] = [(start + _lead(text, start), first_stop, speaker)]
        rest = verb.end() + places[0][1]
        after = _DASH_END.match(text, rest, stop) or _END.search(text, rest, stop)
        if after is not None and stop - after.end() > _SHORTEST:
            found.append((after.end() + _lead(text, after.end()), len(text[:stop].rstrip()), speaker))
        return found
    return []


def _lead(text: str, place: int) -> int:
    rest = text[place : place + 4]
    return len(rest) - len(rest.lstrip())
