"""Who wrote a post and when, as the page shows it near the title, in names and in text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postparse.dates import find_date
from postparse.html.comments.profiles.shapes import Line, clean_name, lines_of
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page

NEAR_AFTER, NEAR_BEFORE = 140, 60
"""How many nodes behind and before the title a byline is looked for."""

_BY = re.compile(
    r"^(?:(?:posted|written|published|submitted|story|article|words|text|photos? and text|reviewed|reported|created|added|geschrieben|verfasst|veröffentlicht|publié|écrit|rédigé|publicado|escrito|scritto|pubblicato|geplaatst|geschreven)\s*(?:on\s.{4,40}?\s)?(?:by|von|par|por|da|di|door)\s*:?"
    r"|by|von|par|por|di|door|author|autor|autorin|auteur|autore|writer|av|af)\s*:?\s+(?P<name>\S.{0,100})$",
    re.I,
)
_BY_INSIDE = re.compile(
    r"\b(?:posted|written|published|submitted|filed|geschrieben|verfasst|veröffentlicht|publié|publicado|scritto|pubblicato|geplaatst)\b.{0,60}?\b(?:by|von|par|por|da|door)\s+(?P<name>[^|•·,]{2,60})",
    re.I,
)
_END_OF_NAME = re.compile(
    r"\s*(?:[|•·/\\]|\s[–—-]\s|,|;|\(|\bon\b|\bat\b|\bam\b|\bin\b|\bunder\b|\bfor\b|\bis\b|\bwith\b|\bvia\b|\bvom\b|\ble\b|\bel\b|\bunter\b|\bto\b|\bfiled\b|\bposted\b|\bpublished\b|\bupdated\b|\blast\b|https?:|\d{1,2}[./]\d|@)",
    re.I,
)
_JOINED = re.compile(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s+", re.I)
_NOBODY = frozenset(
    "admin administrator editor staff guest user author anonymous webmaster team redaktion the unknown none".split()
)
_UPDATED = re.compile(
    r"\b(?:updated|modified|aktualisiert|geändert|mis à jour|actualizado|aggiornato|bijgewerkt|last (?:edited|changed))\b",
    re.I,
)


def lines_near(page: Page, title_node: int | None, discussion: Discussion | None) -> Iterator[Line]:
    """Yield the short lines around the title, those behind it first; the thread's are left out."""
    middle = title_node if title_node is not None else 0
    behind = page.ends[middle] if title_node is not None else 0
    limit = (
        min((low for low, _ in discussion.region if low > behind), default=len(page))
        if discussion is not None
        else len(page)
    )
    for low, high in ((behind, min(limit, behind + NEAR_AFTER)), (max(0, middle - NEAR_BEFORE), middle)):
        for line in lines_of(page, [(low, high)]):
            if len(line.text) <= 200:
                yield line


def lines_at_the_end(page: Page, discussion: Discussion | None, after: int) -> Iterator[Line]:
    """Yield the short lines right before the thread: there old blogs say who posted, and when."""
    starts = [low for low, _ in discussion.region if low > after] if discussion is not None else []
    if starts:
        for line in lines_of(page, [(max(after, min(starts) - NEAR_AFTER), min(starts))]):
            if len(line.text) <= 200:
                yield line


def authors_in(text: str) -> list[str]:
    """Return the names in a byline ("By Ann Bee and Carl Dee on March 3"); none where it is no byline."""
    found = _BY.match(text) or _BY_INSIDE.search(text)
    return names_in(found["name"]) if found else []


def names_in(text: str) -> list[str]:
    """Return the names that a byline's text after "by" holds."""
    date = find_date(text)
    if date is not None:
        text = text[: date.start]
    parts = _JOINED.split(text) if len(text) < 160 else [text]
    names = []
    for part in parts:
        cut = _END_OF_NAME.search(part)
        name = clean_name(part[: cut.start()] if cut and cut.start() > 1 else part)
        if name and is_name(name):
            names.append(name)
        else:
            break
    return names


def is_name(text: str) -> bool:
    """Tell whether a short text may be somebody's name."""
    words = text.split()
    if (
        not 1 <= len(words) <= 6
        or len(text) > 60
        or text.casefold() in _NOBODY
        or find_date(text) is not None
    ):
        return False
    return (any(c.isalpha() for c in text) and not text.endswith((".", "?", "!", ":"))) or (
        len(words) > 1 and text.endswith(".")
    )


def is_update(text: str) -> bool:
    """Tell whether a line gives the date of a change."""
    return bool(_UPDATED.search(text))
