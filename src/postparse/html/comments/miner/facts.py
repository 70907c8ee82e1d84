"""What the miner reads off a page once: its visible texts, what each looks like, and prefix sums over them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from postparse.dates import find_date
from postparse.html.comments.miner.alike import Alike
from postparse.html.comments.miner.away import links_away
from postparse.html.comments.miner.signs import AUTHOR, BODY, COMMENT, DATE, said_by
from postparse.html.comments.miner.words import (
    ACTIONS,
    DATE_LABELS,
    DATE_WORDS,
    HAS_DATE_WORD,
    MONTH_STARTS,
    THREAD_WORDS,
    WIDE_THREAD_WORDS,
    is_wide,
    length_of,
)
from postparse.html.dom import INLINE, TEXT, Page
from postparse.html.huge import growing, growing_texts, marks, running, sums, zeros

LONGEST_DATE_TEXT = 130
"""Longer texts hold prose: a date in them is something that is talked about."""
SHORTEST_TITLE, FEWEST_SPACES = 20, 3
"""Of the text of a link that looks like the title of another page."""
PARAGRAPH_LENGTH = 40
"""Characters that the paragraphs have on average in which inline elements of a class only wrap the words."""
SHORTEST_PROSE = 24
"""Shorter texts count as prose only where nothing longer is there."""
MOST_KEPT = 50_000
"""So many of what is asked for again are kept; a page with more is one of a million."""

_DATE_ATTRIBUTES = {
    "time": ("datetime", "title"),
    "abbr": ("title",),
    "span": ("title",),
    "a": ("title",),
    "div": ("title",),
}

_DATED_OTHERWISE = frozenset({"time", "ins", "del"})
"""Elements whose ``datetime`` is read above, or tells of an edit; others are a page's own ("relative-time")."""


class Facts:
    """The visible texts of a page in document order, and sums over node numbers.

    Attributes:
        page: The page.
        nodes: Node number of each visible text.
        words: Each text, white space collapsed.
        in_link: Number of the enclosing ``a`` of each text, -1 without.
        dates: For each text, where its date stands (start, stop), or None.
        quoted: Whether each text stands in a block quotation.
        actions: Whether each text is the label of a button or link of a comment ("Reply").
        date_at: Prefix sums over nodes of texts with a date (or elements with one in an attribute).
        action_at: Prefix sums over nodes of action texts.
        prose_at: Prefix sums over nodes of characters of prose outside links.
        texts_at: Prefix sums over nodes of visible texts.
        title_at: Prefix sums over nodes of links as long as a title, to other pages.
        is_named: Whether names of classes or properties say anything.
        named_at: For a field of comments, prefix sums over nodes of the elements whose names tell of it.
        away: The links to places in other pages, with these pages.
        self_links: Nodes of links that lead to the element around (or right before) them.
        machine_dates: Dates given in attributes, by node.
        alike: The elements that hold a date and prose, by what they have in common.
        openings: What stands before the nodes that candidates begin with, as far as it has been asked for.
        surroundings: What the elements around those nodes say, in the same way.
        told: What elements' own names say, in the same way.

    """

    __slots__ = (
        "action_at",
        "actions",
        "alike",
        "away",
        "date_at",
        "date_parts",
        "dates",
        "image_at",
        "in_link",
        "is_named",
        "machine_dates",
        "named_at",
        "nodes",
        "openings",
        "page",
        "prose_at",
        "quoted",
        "segments",
        "self_at",
        "self_links",
        "shapes",
        "surroundings",
        "texts_at",
        "thread_words",
        "title_at",
        "told",
        "words",
        "wrapping",
    )

    def __init__(self, page: Page) -> None:
        self.page = page
        count = len(page)
        self.nodes = growing(count)
        self.words = growing_texts(count)
        self.in_link = growing(count)
        self.dates: list[tuple[int, int] | None] = []
        self.actions: list[bool] = []
        self.quoted: list[bool] = []
        self.thread_words: list[int] = []
        self.shapes: dict[int, str] = {}
        self.segments: dict[int, str] = {}
        self.openings: dict[int, tuple[int, int | None, bool]] = {}
        self.surroundings: dict[int, int] = {}
        self.told: dict[int, int] = {}
        self.wrapping: dict[str, bool] = {}
        self.machine_dates: dict[int, str] = {}
        self._read_texts()
        self._join_days()
        self.date_parts = self._join_dates()
        self.away = links_away(page)
        self._read_attributes()
        self._sum()
        self._read_names()
        dated = [node for node, date in zip(self.nodes, self.dates, strict=True) if date]
        self.alike = Alike(page, [*dated, *self.machine_dates], self.prose_at)

    def first_text(self, node: int) -> int:
        """Return the position in the list of texts of the first text at or after a node."""
        return bisect_left(self.nodes, node)

    def shape(self, n: int) -> str:
        """Return a text in lower case with each number as 0; kept, as many candidates ask."""
        found = self.shapes.get(n)
        if found is None:
            if len(self.shapes) >= MOST_KEPT:
                self.shapes.clear()
            found = self.shapes[n] = _DIGITS.sub("0", self.words[n]).lower()
        return found

    def segment(self, node: int) -> str:
        """Return what an element adds to the path of the texts in it; nothing for plain inline ones."""
        found = self.segments.get(node)
        if found is None:
            tag = self.page.tags[node]
            values = self.page.attributes[node]
            named = values.get("class") or ""
            if prop := values.get("itemprop"):
                named = f"{named} {prop}" if named else prop
            if tag not in _PLAIN or (named and tag != "a" and not self.only_wraps(named)):
                found = f"/{tag}.{named}"
            else:
                found = ""
            if len(self.segments) >= MOST_KEPT:
                self.segments.clear()
            self.segments[node] = found
        return found

    def said(self, node: int) -> int:
        """Return what an element's own names say of it (see `signs`); kept, as many candidates ask."""
        found = self.told.get(node)
        if found is None:
            found = 0
            if values := self.page.attributes[node]:
                for name in _NAMES:
                    if value := values.get(name):
                        found |= said_by(value)
                if value := values.get("itemtype"):
                    found |= said_by(value.rpartition("/")[2])
            if len(self.told) >= MOST_KEPT:
                self.told.clear()
            self.told[node] = found
        return found

    def _read_names(self) -> None:
        """Sum up over nodes what names say of the fields of comments, if the page's names say anything."""
        page = self.page
        named = {value: said for value in page.by_value["class"] if (said := said_by(value))}
        props = page.by_attribute.get("itemprop", [])
        told = sum(bool(said & (COMMENT | AUTHOR | DATE | BODY)) for said in named.values())
        self.is_named = told > 2 or bool(props)
        self.named_at: dict[int, Sequence[int]] = {}
        if not self.is_named:
            return
        marked = [(page.by_value["class"][value], said) for value, said in named.items()]
        marked += [([node], said_by(page.get(node, "itemprop"))) for node in props]
        for field in (COMMENT, AUTHOR, DATE, BODY):
            told_at = marks(len(page))
            for nodes, said in marked:
                if said & field:
                    for node in nodes:
                        told_at[node] = 1
            if any(told_at):
                self.named_at[field] = sums(told_at, len(page))

    def without_wrapper(self, node: int) -> int:
        """Return a text, or the outermost element around it that only wraps the words of a paragraph."""
        page = self.page
        while (
            page.tags[above := page.parents[node]] in _PLAIN
            and (named := page.attributes[above].get("class"))
            and self.only_wraps(named)
        ):
            node = above
        return node

    def only_wraps(self, named: str) -> bool:
        """Tell whether inline elements of a class do nothing but stand around all the words of paragraphs."""
        found = self.wrapping.get(named)
        if found is None:
            page, texts = self.page, self.texts_at
            nodes = page.by_value["class"].get(named, [])
            found = sum(map(page.text_length, nodes)) >= PARAGRAPH_LENGTH * len(nodes) and all(
                page.tags[node] in _PLAIN
                and page.tags[above := page.parents[node]] in _WRAPPED
                and texts[above] == texts[node]
                and texts[page.ends[above]] == texts[page.ends[node]]
                for node in nodes
            )
            self.wrapping[named] = found
        return found

    def _read_texts(self) -> None:
        page = self.page
        tags, seen, ends = page.tags, page.seen, page.ends
        link, link_end, quote_end = -1, -1, -1
        for node, tag in enumerate(tags):
            if tag == TEXT:
                if not seen[node]:
                    continue
                words = page.line_of(node)
                if not words:
                    continue
                self.nodes.append(node)
                self.words.append(words)
                self.in_link.append(link if node < link_end else -1)
                self.quoted.append(node < quote_end)
                size = len(words)
                is_dated = 3 < size <= LONGEST_DATE_TEXT or (1 < size < 4 and _may_be_age(words))
                self.dates.append(_date_in(words) if is_dated else None)
                lowered = words.lower().strip(" .:|()[]»«↓↑·•-–—/,#0123456789") if size <= 40 else ""
                self.actions.append(lowered in ACTIONS)
                if size <= 80 and (
                    not _NO_WORDS.isdisjoint(words.lower().split())
                    or (is_wide(words) and any(word in words for word in WIDE_THREAD_WORDS))
                ):
                    self.thread_words.append(len(self.nodes) - 1)
            elif tag == "a" and node >= link_end:
                link, link_end = node, ends[node]
            elif tag == "blockquote" and node >= quote_end:
                quote_end = ends[node]

    def _join_days(self) -> None:
        """Read a date whose day has a raised ending ("March 21<sup>st</sup>, 2010") as the text before the ending."""
        words = self.words
        if not isinstance(words, list):
            return
        for node in self.page.by_tag.get("sup", ()):
            n = self.first_text(node)
            if 0 < n < len(words) and words[n] in _DAY_ENDINGS and words[n - 1][-1:].isdigit():
                rest = words[n + 1] if n + 1 < len(words) else ""
                space = "" if rest[:1] in ",.;:" else " "
                whole = f"{words[n - 1]}{words[n]}{space}{rest}"
                found = _date_in(whole) if len(whole) <= LONGEST_DATE_TEXT else None
                if found and found[0] < len(words[n - 1]) < found[1]:
                    self.dates[n - 1], words[n - 1] = found, whole[: found[1]]

    def _join_dates(self) -> set[int]:
        """Read a date set in three elements (day, month, year) as the first one's text; return the others' positions."""
        words = self.words
        parts: set[int] = set()
        if not isinstance(words, list):
            return parts
        for n in range(2, len(words)):
            if len(words[n]) != LENGTH_OF_YEAR or not words[n].isdigit() or words[n][:2] not in _CENTURIES:
                continue
            first, second = words[n - 2], words[n - 1]
            if max(len(first), len(second)) > LONGEST_PART or first.isdigit() is second.isdigit():
                continue
            whole = f"{first} {second} {words[n]}"
            if _date_in(whole) == (0, len(whole)):
                words[n - 2], self.dates[n - 2] = whole, (0, len(whole))
                for part in (n - 1, n):
                    self.dates[part] = (0, len(words[part]))
                    parts.add(part)
        return parts

    def _read_attributes(self) -> None:
        page = self.page
        attributes, tags = page.attributes, page.tags
        for tag, names in _DATE_ATTRIBUTES.items():
            for node in page.by_tag.get(tag, ()):
                values = attributes[node]
                for name in names:
                    value = values.get(name)
                    if (
                        value
                        and 7 < len(value) < 80
                        and value[-1] != "…"
                        and any(map(str.isdigit, value))
                        and (tag == "time" or _date_in(value) is not None)
                    ):
                        self.machine_dates[node] = value
                        break
        for node in page.by_attribute.get("datetime", ()):
            value = attributes[node]["datetime"]
            if tags[node] not in _DATED_OTHERWISE and value and 7 < len(value) < 80 and _date_in(value):
                self.machine_dates.setdefault(node, value)
        anchors = page.by_id
        self.self_links: list[int] = []
        parents = page.parents
        for node in page.by_tag.get("a", ()):
            href = attributes[node].get("href")
            if not href or "#" not in href:
                continue
            target = anchors.get(href[href.rindex("#") + 1 :])
            if target is None:
                continue
            above = parents[node]
            for _ in range(9):
                if above < 0:
                    break
                if above == target or (tags[above] not in ("body", "html") and parents[target] == above):
                    self.self_links.append(node)
                    break
                above = parents[above]

    def _is_paragraph(self, n: int) -> bool:
        """Tell whether a text is (a part of) a paragraph; inline elements around all of one make no difference."""
        page, nodes = self.page, self.nodes
        node = page.parents[nodes[n]]
        if page.tags[node] in _PARAGRAPHS:
            return True
        while page.tags[node] in INLINE:
            node = page.parents[node]
        return (
            page.tags[node] in _PARAGRAPHS
            and (not n or nodes[n - 1] < node)
            and (n + 1 == len(nodes) or nodes[n + 1] >= page.ends[node])
        )

    def _sum(self) -> None:
        page = self.page
        count = len(page)
        dates, actions, prose, texts, titles = (
            marks(count),
            marks(count),
            zeros(count),
            marks(count),
            marks(count),
        )
        for n, node in enumerate(self.nodes):
            texts[node] = 1
            if self.dates[n]:
                dates[node] = n not in self.date_parts
            elif self.actions[n]:
                actions[node] = 1
            elif (link := self.in_link[n]) >= 0:
                words = self.words[n]
                if (
                    len(words) >= SHORTEST_TITLE
                    and words.count(" ") >= FEWEST_SPACES
                    and _leads_away(page.attributes[link].get("href") or "")
                ):
                    titles[node] = 1
            else:
                size = length_of(self.words[n])
                if size >= SHORTEST_PROSE or (size > 1 and self._is_paragraph(n)):
                    prose[node] = size
        ends = page.ends
        for node in self.machine_dates:
            if not any(dates[node : min(ends[node], node + 6)]):
                dates[node] = 1
        self.date_at, self.action_at = sums(dates, count), sums(actions, count)
        self.texts_at, self.title_at = sums(texts, count), sums(titles, count)
        self.prose_at = running(accumulate(prose, initial=0), count)
        own = marks(count)
        for node in self.self_links:
            own[node] = 1
        self.self_at = sums(own, count)
        images = marks(count)
        for node in page.by_tag.get("img", ()):
            images[node] = 1
        self.image_at = sums(images, count)


_PARAGRAPHS = frozenset({"p", "blockquote"})
"""Elements whose short texts are prose, too ("First!")."""
_NAMES = ("class", "id", "itemprop")
_WRAPPED = frozenset({"p", "blockquote", "div", "td", "dd", "li"})
_NO_WORDS = THREAD_WORDS
_DURATION = re.compile(r"\d{1,3}\s?min(?:s|utes?|uten)?\.?", re.I)
"""Alone it is how long something takes to read or to watch; few pages are read minutes after a comment."""
LENGTH_OF_YEAR, LONGEST_PART = 4, 10
_CENTURIES = ("19", "20")
_DAY_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_DIGIT = re.compile("[0-9]")
_DIGITS = re.compile(r"\d+")
_PLAIN = frozenset({"a", "b", "strong", "em", "i", "font", "span", "u", "big", "small", "bdi"})


def _leads_away(address: str) -> bool:
    """Tell whether an address is that of another page, with no place in it; many pages end theirs in a bare "#"."""
    before, _, fragment = address.partition("#")
    return bool(before) and not fragment


def _may_be_age(words: str) -> bool:
    """Tell whether a very short text may say how long ago something was ("2y")."""
    return words[0].isdigit() and words[-1].islower()


def _has_digit(words: str) -> bool:
    return _DIGIT.search(words) is not None if words.isascii() else any(map(str.isdigit, words))


def _date_in(words: str) -> tuple[int, int] | None:
    if not _has_digit(words):
        lowered = words.lower()
        for word in HAS_DATE_WORD:
            if word in lowered:
                break
        else:
            return None
    elif len(words) > 60 and DATE_LABELS.isdisjoint(words.lower().split()[:12]) and not _month_in(words):
        return None
    found = find_date(words)
    if found is None or _DURATION.fullmatch(words):
        return None
    size = found.end - found.start
    if size * 4 < len(words) and size < 10:
        return None
    return found.start, found.end


def _month_in(words: str) -> bool:
    return any(word[:3] in MONTH_STARTS for word in words.lower().split()) or ":" in words


__all__ = ["DATE_WORDS", "Facts"]
