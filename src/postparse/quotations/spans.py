"""Spans in quotation marks, in every style of marks."""

from __future__ import annotations

import re
from sys import intern

_MARKS = re.compile("[\"“”„‟«»‘’‚‹›]|''")
_CLOSERS = {
    "“": '”“"',
    "„": '“”"‟',
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    '"': '"”',
    "''": "''",
    "”": "”",
}
_BEFORE_OPENING = frozenset(" \t\n\xa0([{—–-:/…,;.¿¡>'\"“„«‘")

Span = tuple[int, int, int, int]
"""Where the opening mark stands, the words begin, the words end, and the place after the closing mark."""


def quoted_spans(text: str) -> tuple[list[Span], int]:
    """Return the outermost spans in quotation marks, and where one begins that is not closed (-1: none)."""
    found: list[Span] = []
    places = [match.start() for match in _MARKS.finditer(text)]
    signs = [intern(text[place : place + 1] if text[place] != "'" else "''") for place in places]
    n, open_at = 0, -1
    budget = 20 * len(places) + 100
    while n < len(places):
        place, sign = places[n], signs[n]
        if not _opens(text, place, sign):
            n += 1
            continue
        last = _closing(text, places, signs, n)
        budget -= (last if last >= 0 else len(places)) - n
        if last < 0:
            if sign not in ("‘", "''", "’", "‹", "›"):
                open_at = place
            if budget < 0:
                break
            n += 1
            continue
        open_at = -1
        start, stop = place + len(sign), places[last]
        found.append((place, start, stop, stop + len(signs[last])))
        n = last + 1
    return found, open_at


def _opens(text: str, place: int, sign: str) -> bool:
    after = text[place + len(sign) : place + len(sign) + 1]
    if not after or sign == "’":
        return False
    before = text[place - 1] if place else " "
    if sign in "“„«‘‚‹" and sign != "":
        if sign == "«" or sign == "“":
            return before.isspace() or before in _BEFORE_OPENING or place == 0
        return not before.isalnum()
    if sign == "»" or sign == "›" or sign == "”":
        return before in _BEFORE_OPENING and not after.isspace()
    return before in _BEFORE_OPENING and not after.isspace()


def _closing(text: str, places: list[int], signs: list[str], n: int) -> int:
    """Return the number of the mark that closes the n-th."""
    sign = signs[n]
    closers = _CLOSERS[sign]
    depth = 1
    single = sign in ("‘", "‚")
    for m in range(n + 1, len(places)):
        place, other = places[m], signs[m]
        if other in closers and (other != sign or sign in ('"', "''", "”") or not _opens(text, place, other)):
            after = text[place + 1 : place + 2]
            if single and after.isalnum():
                continue
            if other == "“" and sign == "“" and after.isalnum():
                continue
            depth -= 1
            if not depth:
                return m
        elif other == sign and sign not in ('"', "''"):
            depth += 1
            if depth > 3:
                return -1
    return -1
