"""Lines that say who wrote a post: the names in them, told by the words and by where elements begin and end."""

from __future__ import annotations

import re
from typing import NamedTuple

from postparse.dates import find_date, is_only_date
from postparse.html.comments.profiles.shapes import Line
from postparse.html.dom import TEXT, Page
from postparse.html.metadata.byline_words import (
    AUTHOR,
    AUTHOR_OF_CJK,
    BY,
    BY_AFTER_WRITTEN,
    TEXT_OF_CJK,
    WRITTEN,
    WROTE,
)
from postparse.html.metadata.names import is_full_name, is_joiner, is_role, name_of, names_in, split_names

_BY = re.compile(
    rf"^\W{{0,3}}(?:(?:(?:this (?:entry|post|article) was )?(?:{WRITTEN}|story|article|guest post|guest article|words|text|photos? and text)\s*(?:on\s.{{4,40}}?\s)?(?:{BY_AFTER_WRITTEN})(?:\s*+:)?"
    rf"|{BY}|{AUTHOR}|{WROTE}|{AUTHOR_OF_CJK})(?:\s*+[:：]\s++|\s++)|(?:{AUTHOR_OF_CJK})\s*+[:：/／|｜]\s*+|(?:{TEXT_OF_CJK})\s*+[:：/／]\s*+|(?-i:By(?=[A-Z][a-z])))(?P<name>\S.{{0,100}})",
    re.I,
)
_BEGINNINGS = frozenset(
    word[:2]
    for words in (
        WRITTEN,
        BY,
        AUTHOR,
        WROTE,
        AUTHOR_OF_CJK,
        TEXT_OF_CJK,
        "this|story|article|guest|words|text|photo",
    )
    for word in words.split("|")
)
"""How the words begin that a byline may begin with."""
_MARKS = " \t-–—•·|*~>»«:([{\"'“”„‘’/\\_.,#+=@✍✎✏"
_BY_INSIDE = re.compile(
    rf"\b(?:{WRITTEN}|filed)\b.{{0,60}}?\b(?:{BY_AFTER_WRITTEN})\s+(?P<name>[^|•·,]{{2,60}})"
    rf"|(?:\b(?:{AUTHOR})|(?:{AUTHOR_OF_CJK}))\s*[:：]\s*(?P<labelled>[^|•·,]{{2,60}})",
    re.I,
)
_BY_WITH_DATE = re.compile(rf"\b(?:{BY})\s+(?P<name>\S.{{0,80}})", re.I)
_BY_WORDS = tuple(f"{word} " for word in BY_AFTER_WRITTEN.split("|"))
"""The words for "by" within a line: most lines have none and need not be searched."""
_ONLY_BY = re.compile(
    rf"\W*(?:(?:(?:article |post |story )?(?:{WRITTEN})|article|story|words|text) (?:{BY_AFTER_WRITTEN})|{BY}|{AUTHOR}|{WROTE}|{AUTHOR_OF_CJK}|about the author|(?:über|zum) (?:den|die|der)? ?autor(?:in)?|sobre (?:el|la|o|a) autora?|à propos de l[’']auteur|sull[’']autore|over de auteur)\s*[:：]?\W*",
    re.I,
)
_GOES_ON = re.compile(r",\s[^\W\d_][\w'’-]*+\s[^\W\d_]")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?", re.I)
_NAME_AT = re.compile(r"^[\s—–|·-]*+(?P<name>[^\s—–|@·][^—–|@·]{1,48}?)\s*@\s*\d")
_PARTS = re.compile(r"[|•·›»—–@]|\s-\s|\bat\b|\bon\b|\bum\b|:\s", re.I)
_IN = re.compile(r"\s(?:in|under|en|dans|unter)\s")
_LETTERS = re.compile(r"[^\W\d_]+")
_HEADER_WORDS = frozenset(
    "on at am pm in um uhr h posted published written filed under tagged tags tag category categories and by was this entry post"
    " geschrieben veröffentlicht von publié le à pt et est edt pst pdt gmt utc mon tue wed thu fri sat sun monday tuesday"
    " wednesday thursday friday saturday sunday no comments comment م ص"
    " min mins minute minutes read reading time words views updated edit suggest changes estimated lesezeit".split()
)
_OTHER_LINK = re.compile(
    r"/(?:category|categories|tag|tags|topic|topics|section|kategorie|label)s?/|#|comment|\?cat=", re.I
)
_AUTHOR_LINK = re.compile(
    r"/(?:authors?|users?|members?|profiles?|people|contributors?|staff|autor|redaktion)/|/@\w|[?&]author=",
    re.I,
)


class Piece(NamedTuple):
    """A text node of a line.

    Attributes:
        node: The text node.
        text: Its words on one line.
        link: Target of the link that it stands in; empty for none.
        is_tag: Whether that link leads to a category or tag.
    """

    node: int
    text: str
    link: str
    is_tag: bool


def pieces_of(page: Page, line: Line) -> list[Piece]:
    """Return the texts of a line."""
    found = []
    for node in range(line.start, min(line.stop, line.start + 60)):
        if page.tags[node] != TEXT or not page.seen[node]:
            continue
        text = page.line_of(node)
        if not text:
            continue
        link = page.parents[node]
        for _ in range(4):
            if link < 0 or page.tags[link] == "a":
                break
            link = page.parents[link]
        is_link = link >= 0 and page.tags[link] == "a"
        href = page.get(link, "href") if is_link else ""
        rel = page.get(link, "rel").split() if is_link else []
        found.append(
            Piece(node, text, href, "tag" in rel or "category" in rel or bool(_OTHER_LINK.search(href)))
        )
    return found


def authors_in(text: str) -> list[str]:
    """Return the names in a byline ("By Ann Bee and Carl Dee on March 3"); none where it is no byline."""
    found = _byline(text)
    return _careful(names_in(found), text) if found else []


def authors_of(page: Page, line: Line) -> list[str]:
    """Return the names in a line that is a byline; an element inside it holds its whole name."""
    pieces = pieces_of(page, line)
    text = " ".join(piece.text for piece in pieces)
    rest = _byline(text)
    if rest is None:
        # "By" may begin a text behind others, such as a category's.
        starts = [
            n for n, piece in enumerate(pieces[1:], 1) if _BY.match(piece.text + " x") and find_date(text)
        ]
        if not starts or len(text) > 140:
            return _careful(authors_in(line.text), line.text) if line.text != text else []
        pieces = pieces[starts[0] :]
        text = " ".join(piece.text for piece in pieces)
        rest = _byline(text)
        if rest is None:
            return []
    place = text.find(rest)
    low = 0
    for n, piece in enumerate(pieces):
        if place <= low + 1 and low + len(piece.text) > place:
            names = _names_from(pieces[n:])
            return names or names_in(rest)
        if place < low + len(piece.text):
            inside = piece.text[place - low :]
            return _careful(names_in(inside) or names_in(rest), line.text)
        low += len(piece.text) + 1
    return _careful(names_in(rest), line.text)


def _careful(names: list[str], text: str) -> list[str]:
    """Return names found by words alone, none where a sentence begins with "by" ("By default, …")."""
    if not names or not names[0][0].islower() or find_date(text) is not None:
        return names
    goes_on = _GOES_ON.search(text)
    return [] if len(text) > 50 or (goes_on and not is_role(text)) else names


def _names_from(pieces: list[Piece]) -> list[str]:
    """Return the names of pieces that each are one, parted by joiners; the first may go on after its name."""
    first = pieces[0]
    date = find_date(first.text)
    names = (split_names(first.text) if date is None and (first.link or len(pieces) > 1) else []) or names_in(
        first.text
    )
    if len(names) != 1:
        return names
    for joiner, piece in zip(pieces[1:12:2], pieces[2:13:2], strict=False):
        name = name_of(piece.text) if is_joiner(joiner.text) else None
        if name is None:
            break
        names.append(name)
    return names


def _byline(text: str) -> str | None:
    """Return what follows "by" in a byline; None where a text is none."""
    lowered = text.lower()
    # Most lines begin with none of the words; two letters tell that for a tenth of what the match costs.
    first = lowered if lowered[:1].isalnum() else lowered[:4].lstrip(_MARKS)
    if (first[:2] in _BEGINNINGS or first[:1] in _BEGINNINGS) and (found := _BY.match(text)):
        return found["name"]
    says_by = any([word in lowered for word in _BY_WORDS])
    if (says_by or ":" in text or "：" in text) and (found := _BY_INSIDE.search(text)):
        return found["name"] or found["labelled"]
    if says_by and len(text) < 140 and (found := _BY_WITH_DATE.search(text)):
        before = text[: found.start()]
        date = find_date(before)
        if date is not None:
            before = before[: date.start] + " " + before[date.end :]
        if (date is not None or _CLOCK.search(before)) and _only_header_words(_CLOCK.sub(" ", before)):
            return found["name"]
    return None


def _only_header_words(text: str) -> bool:
    """Tell whether a text holds nothing but words that stand around dates and categories."""
    return all(word.casefold() in _HEADER_WORDS for word in _LETTERS.findall(text))


def is_written_by(text: str) -> bool:
    """Tell whether a label is one of several words ("Written by"): it says so anywhere on a page."""
    return is_only_by(text) and len(text.split()) > 1


def is_only_by(text: str) -> bool:
    """Tell whether a line is a byline's label: its name stands in the next line."""
    return len(text) < 24 and _ONLY_BY.fullmatch(text) is not None


def author_beside_date(page: Page, line: Line) -> str | None:
    """Return the one name in a short line that is otherwise a date, a time of day, categories ("House — Ann Bee @ 8:10pm")."""
    date = find_date(line.text)
    if len(line.text) > 160 or not (_CLOCK.search(line.text) or (date and date.kind != "relative")):
        return None
    names: list[tuple[bool, str]] = []
    roles: list[str] = []
    for piece in pieces_of(page, line):
        if piece.is_tag:
            continue
        is_person = bool(piece.link) and _AUTHOR_LINK.search(piece.link) is not None
        text = piece.text
        if (found := _NAME_AT.match(text)) and is_full_name(found["name"]):
            return found["name"]
        date = find_date(text)
        if date is not None:
            text = text[: date.start] + " | " + text[date.end :]
        for part in _PARTS.split(_CLOCK.sub(" | ", text)):
            part, *category = _IN.split(part.strip(" ,;.-()"), maxsplit=1)
            roles += category
            if is_role(part):
                roles.append(part)
                continue
            is_single = is_full_name(part) and not piece.link and not part.isupper()
            if is_single or (is_person and name_of(part)):
                names.append((is_person, part))
    pieces = pieces_of(page, line)
    if not names and 1 < len(pieces) < 6 and pieces[0].link and not pieces[0].is_tag:
        rest = " ".join(piece.text for piece in pieces[1:])
        if is_only_date(rest) and _has_picture(page, pieces[0].node) and (name := name_of(pieces[0].text)):
            return name
    people = [name for is_person, name in names if is_person]
    if people:
        return people[0] if len(people) == 1 else None
    if len(names) != 1:
        return None
    # Nothing but the name, dates and categories may stand in the line.
    rest = " ".join(piece.text for piece in pieces if not piece.is_tag).replace(names[0][1], " ", 1)
    for role in roles:
        rest = rest.replace(role, " ", 1)
    while (date := find_date(rest)) is not None:
        rest = rest[: date.start] + rest[date.end :]
    return names[0][1] if _only_header_words(rest) else None


def _has_picture(page: Page, node: int) -> bool:
    """Tell whether an image stands right before a text: a profile's picture."""
    return any(page.tags[before] == "img" for before in range(max(0, node - 5), node))
