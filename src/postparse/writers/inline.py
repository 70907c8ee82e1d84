"""Running text as Markdown: marks as delimiters where these are sure to be read as such, else as tags."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from postparse.models import Mark, Text
from postparse.writers.spans import Event, nested_events

_SPECIAL = re.compile(r"([\\`*_\[\]<>~$|]|&(?=#?[a-zA-Z0-9]{1,40};)|!$)")
_LINE_START = re.compile(r"^([ \t]*(?:\d{1,9}(?=[.)]))?)([#+=:.)-])", re.M)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*+):")
_UNSEEN = re.compile(r"[\0-\x20\x7f-\xa0]+")
_ENTITY = re.compile(r"&(?=#?[a-zA-Z0-9]{1,40};)")
_DELIMITERS = {"emphasis": "*", "strong": "**", "strike": "~~", "code": "`"}
_TAGS = {"emphasis": "em", "strong": "strong", "strike": "s", "code": "code", "sub": "sub", "sup": "sup"}
_NOT_IN_CODE = re.compile(r"[`|\n]")
_FOOTNOTE = "footnote"


def inline(content: Text) -> str:
    """Return a text with its marks; line breaks stay line feeds."""
    events = list(nested_events(content))
    partner = _partners(events)
    parts: list[str] = []
    links = 0
    raw = False
    for place, event in enumerate(events):
        if event[0] == "text":
            at_start = not parts or parts[-1].endswith("\n")
            parts.append(event[1] if raw else escaped(event[1], at_start=at_start))
            continue
        state, mark = event
        opens = state == "open"
        if mark.kind in ("link", "footnote"):
            links += (1 if opens else -1) * (mark.href is not None and is_safe(mark.href))
            if mark.href and is_safe(mark.href) and links == (1 if opens else 0):
                parts.append("[" if opens else f"]({_address(mark)})")
        elif mark.kind == "math":
            if _is_plain(events, min(place, partner[place]), max(place, partner[place])):
                raw = opens
                parts.append("$`" if opens else "`$")
            else:
                parts.append('<span class="math">' if opens else "</span>")
        elif mark.kind in _TAGS:
            if _is_delimited(events, min(place, partner[place]), max(place, partner[place])):
                raw = opens and mark.kind == "code"
                parts.append(_DELIMITERS[mark.kind])
            else:
                parts.append(f"<{'' if opens else '/'}{_TAGS[mark.kind]}>")
    return "".join(parts)


def escaped(text: str, *, at_start: bool = True) -> str:
    """Return a text as Markdown that says just that; `at_start` tells whether it begins a line."""
    text = _SPECIAL.sub(r"\\\1", _printable(text))
    if at_start:
        return _LINE_START.sub(r"\1\\\2", text)
    first, line_feed, rest = text.partition("\n")
    return first + line_feed + _LINE_START.sub(r"\1\\\2", rest)


def is_safe(url: str) -> bool:
    """Tell whether a link may be one in Markdown, too: no scheme that runs something, whoever renders it."""
    scheme = _SCHEME.match(_UNSEEN.sub("", url))
    return scheme is None or scheme[1].lower() in ("http", "https", "mailto")


def target(url: str) -> str:
    """Return an address as it may stand in a link."""
    url = "".join(c for c in url if c.isprintable() and not c.isspace()).replace("\\", "\\\\")
    url = _ENTITY.sub(r"\&", url)
    is_plain = url and not re.search(r"[()<>]", url)
    return url if is_plain else f"<{url.replace('<', '%3C').replace('>', '%3E')}>"


def _address(mark: Mark) -> str:
    note = f' "{_FOOTNOTE}"' if mark.kind == "footnote" else ""
    return target(mark.href or "") + note


def _partners(events: Sequence[Event]) -> list[int]:
    """Return for each opening the place of its closing, and the other way round."""
    partner = [0] * len(events)
    is_open: list[int] = []
    for place, event in enumerate(events):
        if event[0] == "open":
            is_open.append(place)
        elif event[0] == "close":
            start = is_open.pop()
            partner[start], partner[place] = place, start
    return partner


def _is_delimited(events: Sequence[Event], start: int, stop: int) -> bool:
    """Tell whether asterisks, tildes or backticks in these places cannot be misread.

    They have words on their inner sides, space or punctuation on their outer ones, and no other mark begins or ends
    there. Backticks hold nothing but words.
    """
    mark = events[start][1]
    assert isinstance(mark, Mark)
    if mark.kind not in _DELIMITERS:
        return False
    first, last = events[start + 1], events[stop - 1]
    before = events[start - 1] if start else ("text", " ")
    after = events[stop + 1] if stop + 1 < len(events) else ("text", " ")
    if not (before[0] == after[0] == "text") or first[0] != "text" or last[0] != "text":
        return False
    if not (_is_gap(before[1][-1]) and _is_gap(after[1][0])):
        return False
    if mark.kind == "code":
        return _is_plain(events, start, stop)
    return first[1][0].isalnum() and last[1][-1].isalnum()


def _is_plain(events: Sequence[Event], start: int, stop: int) -> bool:
    """Tell whether a mark holds nothing but letters that may stand between backticks."""
    inner = events[start + 1]
    return stop == start + 2 and inner[0] == "text" and _NOT_IN_CODE.search(inner[1]) is None


def _is_gap(letter: str) -> bool:
    return (
        letter.isspace()
        or (letter.isascii() and not letter.isalnum())
        or unicodedata.category(letter)[0] == "P"
    )


def _printable(text: str) -> str:
    return "".join(c for c in text if c == "\n" or c.isprintable() or c.isspace())
