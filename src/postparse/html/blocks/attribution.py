"""Who is quoted in a block quote, as far as its own markup says."""

from __future__ import annotations

import re

from postparse.models import Block, Paragraph, Text

_DASH = re.compile(r"^(?:[—–―]\s*|--?\s+|~\s*)(?=\S)")
_TRAILING = re.compile(r"(?:\n|[.!?…”\"’»“]\s)\s*(?:—|–|―|--)\s*([^\n—–]{2,100})$")
_LONGEST = 120


def attributed(blocks: list[Block], cited: str | None) -> tuple[tuple[Block, ...], str | None]:
    """Return a quote's blocks and who is quoted: a closing line "— Name" is the attribution, not the words."""
    if not blocks or not isinstance(blocks[-1], Paragraph):
        return tuple(blocks), clean_name(cited)
    last = blocks[-1].content
    if len(blocks) > 1 and len(last.text) <= _LONGEST and "\n" not in last.text and _DASH.match(last.text):
        return tuple(blocks[:-1]), clean_name(cited or last.text)
    tail = last.text[-2 * _LONGEST :]
    if ("—" in tail or "–" in tail or "--" in tail or "―" in tail) and (match := _TRAILING.search(tail)):
        name = match[1].strip()
        if _looks_like_name(name):
            stop = len(last.text) - len(tail) + match.start()
            stop += 0 if last.text[stop] == "\n" else 1
            return (*blocks[:-1], Paragraph(clipped(last, stop))), clean_name(cited or name)
    return tuple(blocks), clean_name(cited)


def clean_name(words: str | None) -> str | None:
    """Return an attribution without the dash before it."""
    if not words:
        return None
    name = _DASH.sub("", " ".join(words.split())).strip(" ,:;|")
    return name[:300] or None


def clipped(content: Text, stop: int) -> Text:
    """Return the text up to a place, marks cut there."""
    text = content.text[:stop].rstrip()
    marks = tuple(
        mark
        if mark.end <= len(text)
        else type(mark)(mark.start, len(text), mark.kind, mark.href, mark.speaker)
        for mark in content.marks
        if mark.start < len(text)
    )
    return Text(text, marks)


def _looks_like_name(words: str) -> bool:
    first = words.lstrip("“\"'‘«(@")
    return bool(first) and first[0].isupper() and len(words.split()) <= 14 and not words.endswith(("!", "?"))
