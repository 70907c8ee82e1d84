"""The fields of a comment by shape: who, when and what in markup whose names say nothing.

Used inside a unit that is known to be one comment, for the fields that no selector finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import Factory, define

from postparse.dates import find_date, is_only_date
from postparse.html.comments.miner.words import FURTHER_SAYS, TRAILING, may_trail
from postparse.html.comments.profiles.labels import (
    CLOCK,
    NUMBER_ONLY,
    PLUGIN_LABEL,
    is_button,
    is_plain_word,
    is_rest_of_header,
)
from postparse.html.comments.profiles.lines import MAX_HEADER, Line, lines_of
from postparse.html.comments.profiles.names import clean_name
from postparse.html.comments.records import Range
from postparse.html.dom import INLINE, Page

__all__ = ["Line", "Shape", "clean_name", "lines_of", "shape_of"]

_BYLINE = re.compile(
    r"^(?:(?P<lead>posted by|comment by|comment from|from|by|von|par|por|di|door|author|autor|name)(?:\s*+:\s++|\s++))?(?P<name>[^:]{1,60}?)"
    rf"(?:\s++(?P<verb>{FURTHER_SAYS}|说道|说|commented|replied|responds|responded|says|said|wrote|writes|sagt|sagte|meint|schrieb|schreibt|schrieb am|dit|a dit|a écrit|dice|dijo|escribió|disse|diz|ha scritto|scrive|schreef|zegt|skriver|skrev|säger|mówi|pisze|napisał|napisał\(a\)|пишет|говорит|さん|より))"
    r"\s*+(?:[:：,…]|(?<=\s)(?:on|at|am)\b|$)",
    re.I,
)
_LEAD = re.compile(r"(?:(?:posted|written|left|comment|submitted)\s)?(?:by|from|von|par|por|di|door)\s", re.I)
_PARAGRAPHS = frozenset(("p", "blockquote", "pre"))


@define
class Shape:
    """What the shape of a comment tells.

    Attributes:
        author_node: The node that shows the name (an element or a text).
        author: The name.
        date: The date as printed.
        date_node: The element or text that shows the date.
        body: The ranges that hold the words.
        skip: Nodes within them that do not.
    """

    author: str | None = None
    author_node: int | None = None
    date: str | None = None
    date_node: int | None = None
    body: tuple[Range, ...] = ()
    skip: set[int] = Factory(set)


def shape_of(
    page: Page,
    ranges: list[Range],
    known: set[int],
    *,
    has_author: bool,
    has_date: bool,
    body: Range | None = None,
) -> Shape:
    """Read a comment's fields by shape.

    Args:
        page: The page.
        ranges: The comment's own node ranges.
        known: Nodes already known to be its header or buttons: they are passed over.
        has_author: Whether the author is known.
        has_date: Whether the date is known.
        body: The range of the element that holds the words, if it is known: only header lines and buttons at its
            edges are then taken out of it.
    """
    shape = Shape(skip=set(known))
    if has_author and has_date and body is not None and page.tags[body[0]] not in INLINE:
        links = page.link_chars
        if links[body[0]] == links[body[1]]:
            return shape  # no header is looked for, and a button in the words is a link
    lines = lines_of(page, ranges, known)
    head = _header(page, lines, shape, has_author=has_author, has_date=has_date)
    if body is None:
        labels = {
            place for place, line in enumerate(lines) if place not in head and _is_label_line(line, body)
        }
        at_edges = {*_leading(list(range(len(lines))), head | labels)}
        at_edges.update(_leading(list(range(len(lines)))[::-1], head | labels))
        labels = {place for place in labels if place in at_edges or lines[place].link}
        if len(head) + len(labels) == len(lines):
            labels -= _words_among(page, lines, labels)
        _body(page, lines, head | labels, shape)
    else:
        inside = [place for place, line in enumerate(lines) if body[0] <= line.start < body[1]]
        for places in (inside, inside[::-1]):
            for place in places:
                if place not in head and not _is_label_line(lines[place], body):
                    break
                shape.skip.update(range(lines[place].start, lines[place].stop))
    return shape


def _words_among(page: Page, lines: list[Line], labels: set[int]) -> set[int]:
    """Return which of a comment's lines are its words where all of them could be buttons or header."""
    unlinked = sorted(place for place in labels if not lines[place].link)
    paragraphs = [place for place in unlinked if page.tags[lines[place].block] in _PARAGRAPHS]
    wordy = [place for place in unlinked if _is_wordy(lines[place].text)]
    return set(paragraphs[-1:] or wordy or unlinked[-1:])


def _is_label_line(line: Line, body: Range | None) -> bool:
    """Tell whether a line is a button, a number or a date; inside the element that holds the words only if it is a link."""
    if line.link == 0 and body is not None and body[0] <= line.start < body[1]:
        return False
    return (
        (is_button(line.text) and (line.link > 0 or not is_plain_word(line.text)))
        or NUMBER_ONLY.match(line.text) is not None
        or (may_trail(line.text) and TRAILING.fullmatch(" " + line.text) is not None)
        or PLUGIN_LABEL.fullmatch(line.text) is not None
        or (len(line.text) < 40 and any(map(str.isalpha, line.text)) and is_rest_of_header(line.text))
        or (len(line.text) < 60 and is_only_date(line.text))
    )


def _is_wordy(text: str) -> bool:
    """Tell whether a text is more than a button's usual label: several words, or none at all."""
    return is_plain_word(text) or len(text.split()) > 3


def _leading(places: list[int], head: set[int]) -> Iterator[int]:
    """Yield the places that are header lines up to the first that is none."""
    for place in places:
        if place not in head:
            return
        yield place


def _header(page: Page, lines: list[Line], shape: Shape, *, has_author: bool, has_date: bool) -> set[int]:
    """Find author and date; return the positions of the lines that are header or buttons."""
    head: set[int] = set()
    if not has_date:
        for place, line in enumerate(lines):
            if len(line.text) > MAX_HEADER or _is_quoted(page, line, lines[0].start):
                continue
            text = line.spaced
            found = find_date(text)
            if (
                found is not None
                and (found.kind != "partial" or CLOCK.search(text) is not None)
                and (is_only_date(text) or _is_dateline(text, found.start, found.end))
            ):
                shape.date = text[found.start : found.end]
                shape.date_node = line.start
                head.add(place)
                if not has_author:
                    _author_beside_date(page, line, found.start, found.end, shape)
                break
    if not has_author and shape.author is None:
        _author_by_line(page, lines, head, shape)
    return head


def _is_dateline(text: str, start: int, stop: int) -> bool:
    """Tell whether a line that holds a date is a header line: little stands beside the date."""
    if len(text) - (stop - start) >= 70:
        return False
    is_byline = text[stop:].strip(" .") == "" and _LEAD.match(text) is not None
    return is_byline or not text.rstrip().endswith((".", "!", "?"))


def _is_quoted(page: Page, line: Line, low: int) -> bool:
    """Tell whether a line stands in a quotation that begins at or after a node."""
    for above in page.ancestors(line.start):
        if above < low:
            return False
        if page.tags[above] == "blockquote":
            return True
    return False


def _author_beside_date(page: Page, line: Line, start: int, stop: int, shape: Shape) -> None:
    for rest in (line.spaced[:start], line.spaced[stop:]):
        name = clean_name(rest)
        if name and any(c.isalpha() for c in name) and len(name) <= 50 and not find_date(name):
            shape.author, shape.author_node = name, _node_of(page, line, name)
            return


def _author_by_line(page: Page, lines: list[Line], head: set[int], shape: Shape) -> None:
    for place, line in enumerate(lines[:6]):
        if (
            len(line.text) > MAX_HEADER
            or is_button(line.text)
            or NUMBER_ONLY.match(line.text)
            or _is_quoted(page, line, lines[0].start)
        ):
            continue
        if found := _BYLINE.match(line.text):
            name = clean_name(found["name"])
            if name:
                shape.author, shape.author_node = name, _node_of(page, line, name)
                if found.end() >= len(line.text) - 2 or len(line.text) - found.end() < 50:
                    head.add(place)
                return
    date_place = next(iter(sorted(head)), None)
    order = range(min(len(lines), 4))
    if date_place is not None:
        order = sorted(order, key=lambda place: abs(place - date_place))  # type: ignore[assignment]
    for place in order:
        line = lines[place]
        if place in head or len(line.text) > 50 or is_button(line.text) or _ends_sentence(line.text):
            continue
        name = clean_name(line.text)
        if name and any(c.isalpha() for c in name) and len(name.split()) <= 5:
            shape.author, shape.author_node = name, _node_of(page, line, name)
            head.add(place)
            return


def _ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does and not with an initial ("Luca B.", "Sammy Jr.")."""
    return text.endswith(("!", "?")) or (text.endswith(".") and len(text.rsplit(maxsplit=1)[-1]) > 3)


def _node_of(page: Page, line: Line, name: str) -> int:
    """Return the node of a line whose text holds the name."""
    first = name.split(maxsplit=1)[0]
    for node in range(line.start, line.stop):
        if first in page.texts[node]:
            return node
    return line.start


def _body(page: Page, lines: list[Line], head: set[int], shape: Shape) -> None:
    """Take the lines that are left as the words."""
    words = [place for place in range(len(lines)) if place not in head]
    if not words:
        return
    ranges: list[Range] = []
    before = -1
    for place in words:
        line = lines[place]
        if ranges and place - 1 == before and line.start >= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], line.stop)
        else:
            ranges.append((line.start, line.stop))
        before = place
    shape.body = tuple((_with_wrappers(page, low, high), high) for low, high in ranges)


def _with_wrappers(page: Page, low: int, high: int) -> int:
    """Return the first node of a range moved up to the elements that begin with it and end within it."""
    above = page.parents[low]
    while above >= 0 and page.ends[above] <= high and above == low - 1:
        low, above = above, page.parents[above]
    return low
