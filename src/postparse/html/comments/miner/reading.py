"""The records of one candidate while they are read: their texts, and what is known of the places these stand in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from attrs import define, field

from postparse.html.comments.miner.candidates import Candidate
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.names import LONGEST_NAME
from postparse.html.comments.miner.signs import EXTRA, said_on
from postparse.html.comments.miner.words import MODERATION
from postparse.html.comments.records import Range
from postparse.html.dom import INLINE

_OF_PICTURE = re.compile(
    r"(?:['’]s?)?\s(?:avatar|profile picture|photo|picture|logo)$|^(?:avatar|photo|picture|profile picture) (?:of|for|by)\s",
    re.I,
)


_ASIDES = frozenset({"button", "footer", "label", "nav"})
"""Elements that hold buttons, signatures and what else goes with a comment."""
LONGEST_EXTRA = 40
"""Characters on average at a place that is said to hold buttons, votes and the like, for it to be believed."""
LEAST_QUOTED = 0.9
"""Share of the records' texts in quotations, for these to be how comments are set."""
LONGEST_LABEL = 70
LEAST_LABELLED = 0.8
"""Share of the texts at a place that say the same, for them to be a label: of a few comments one person may write most."""
LONGEST_BUTTON = 30
"""Characters of the longest text at a place where buttons stand, outside links."""


@define
class Mined:
    """One record while it is being read; positions are places in the list of texts of the page."""

    row: int
    span: Range
    texts: list[int] = field(factory=list)
    parent: int = -1
    author: int = -1
    name: str | None = None
    date: int = -1
    date_raw: str | None = None
    date_node: int = -1
    body: list[Range] = field(factory=list)
    skip: set[int] = field(factory=set)
    body_texts: list[int] = field(factory=list)
    size: int = 0
    alts: set[str] | None = None
    is_introduced: bool = False
    is_named: bool = False


FEWEST_FRAMED, LEAST_FRAMED = 4, 0.9
LEAST_DOUBLE = 0.3
"""Share of the records that are told before, for a thread to be listed twice."""


def _is_aside(path: str) -> bool:
    """Tell whether a path leads into an element beside the words; a quotation's footer names its source."""
    for segment in path.split("/"):
        tag = segment.partition(".")[0]
        if tag in _ASIDES or tag == "blockquote":
            return tag != "blockquote"
    return False


class Reader:
    """The records of one candidate, and questions about their texts."""

    def __init__(self, facts: Facts, candidate: Candidate) -> None:
        self.facts = facts
        self.page = facts.page
        self.ranges = candidate.ranges
        self.records = [Mined(row, span) for row, span in enumerate(candidate.ranges)]
        self.slots: dict[int, str] = {}
        self.furniture: dict[int, bool] = {}
        self.main_slots: Counter[str] = Counter()
        self._share_texts()
        self.in_quotes = self._all_in_quotes()
        self._describe_slots()

    def _share_texts(self) -> None:
        """Give every text to the innermost record around it."""
        facts, records = self.facts, self.records
        first = facts.first_text(self.ranges[0][0])
        stop = facts.first_text(max(end for _, end in self.ranges))
        open_rows: list[int] = []
        row = 0
        for n in range(first, stop):
            node = facts.nodes[n]
            while row < len(records) and self.ranges[row][0] <= node:
                while open_rows and self.ranges[open_rows[-1]][1] <= self.ranges[row][0]:
                    open_rows.pop()
                records[row].parent = open_rows[-1] if open_rows else -1
                open_rows.append(row)
                row += 1
            while open_rows and self.ranges[open_rows[-1]][1] <= node:
                open_rows.pop()
            if open_rows:
                records[open_rows[-1]].texts.append(n)

    def _describe_slots(self) -> None:
        page, facts = self.page, self.facts
        parents, segment = page.parents, facts.segment
        self.slot_rows: dict[str, int] = {}
        slot_rows, slots = self.slot_rows, self.slots
        nodes, all_words, shape_of = facts.nodes, facts.words, facts.shape
        shapes: dict[str, dict[str, set[int]]] = {}
        sizes: dict[str, list[int]] = {}
        for record in self.records:
            start, _ = record.span
            memo: dict[int, str] = {}
            seen: set[str] = set()
            for n in record.texts:
                node = parents[nodes[n]]
                path = memo.get(node, "")
                if node >= start and node not in memo:
                    chain = []
                    while node >= start and node not in memo:
                        chain.append(node)
                        node = parents[node]
                    path = memo.get(node, "")
                    for above in reversed(chain):
                        if above != start:
                            path += segment(above)
                        memo[above] = path
                slots[n] = path
                size = len(all_words[n])
                if path not in sizes:
                    sizes[path], shapes[path] = [], {}
                if size <= LONGEST_NAME:
                    shapes[path].setdefault(shape_of(n), set()).add(record.row)
                sizes[path].append(size)
                seen.add(path)
            for path in seen:
                slot_rows[path] = slot_rows.get(path, 0) + 1
        self.slot_size = {path: sum(found) / len(found) for path, found in sizes.items()}
        self.slot_most = {path: max(found) for path, found in sizes.items()}
        self.said = {path: said_on(path) for path in sizes} if facts.is_named else dict.fromkeys(sizes, 0)
        self.asides = self._find_asides(sizes)
        self.constant: set[tuple[str, str]] = set()
        self.labels: set[tuple[str, str]] = set()
        count = len(self.records)
        for path, found in shapes.items():
            for shape, rows in found.items():
                times = len(rows)
                least = 3 if len(shape) >= LONGEST_BUTTON else min(3, max(count, 2))
                if times >= least and times >= max(count * 0.25, 0.6 * self.slot_rows[path]):
                    self.constant.add((path, shape))
                    if times >= LEAST_LABELLED * self.slot_rows[path]:
                        self.labels.add((path, shape))

    def _all_in_quotes(self) -> bool:
        """Tell whether a theme sets whole comments as quotations, so that they say nothing of whose words these are."""
        quoted = self.facts.quoted
        told = [quoted[n] for record in self.records for n in record.texts]
        return sum(told) >= LEAST_QUOTED * len(told)

    def is_quoted(self, n: int) -> bool:
        """Tell whether a text is quoted by the record that it stands in."""
        return self.facts.quoted[n] and not self.in_quotes

    def is_furniture(self, n: int) -> bool:
        """Tell whether a text is a label that the records repeat, or a known button."""
        found = self.furniture.get(n)
        if found is None:
            words, slot = self.facts.words[n], self.slots[n]
            found = self.furniture[n] = (
                self._is_button(n)
                or slot in self.asides
                or (
                    len(words) <= LONGEST_NAME
                    and (
                        not any(map(str.isalnum, words))
                        or (slot, self.facts.shape(n)) in self.constant
                        or MODERATION.search(words) is not None
                        or (bool(self.said[slot] & EXTRA) and self.slot_size[slot] < LONGEST_EXTRA)
                    )
                )
            )
        return found

    def _find_asides(self, sizes: dict[str, list[int]]) -> set[str]:
        """Return the places in elements that hold no comment's words; none where most of the words stand in them."""
        found = {path for path in sizes if _is_aside(path)}
        total = sum(map(sum, sizes.values()))
        return found if found and sum(sum(sizes[path]) for path in found) * 2 < total else set()

    def _is_button(self, n: int) -> bool:
        """Tell whether a text is a known button, and not a comment as short as one ("Thanks") where comments stand."""
        return self.facts.actions[n] and (
            self.facts.in_link[n] >= 0 or self.slot_most[self.slots[n]] < LONGEST_BUTTON
        )

    def is_label(self, n: int) -> bool:
        """Tell whether a text outside links says the same in nearly all records that have one at its place."""
        if self.facts.in_link[n] >= 0 or len(self.records) < 3 or not self.is_furniture(n):
            return False
        return (self.slots[n], self.facts.shape(n)) in self.labels

    def paragraph_of(self, n: int) -> int:
        """Return the innermost element around a text that is not an inline one."""
        tags, parents = self.page.tags, self.page.parents
        node = parents[self.facts.nodes[n]]
        while tags[node] in INLINE:
            node = parents[node]
        return node

    def alts(self, record: Mined) -> set[str]:
        """Return the names that the pictures of a record give as their replacement."""
        if record.alts is None:
            record.alts = set()
            start, stop = record.span
            page = self.page
            images = page.by_tag.get("img", [])
            place = bisect_left(images, start)
            for node in images[place : place + 4]:
                if node < stop and (words := " ".join(page.get(node, "alt").split())) and len(words) < 80:
                    record.alts.add(words)
                    record.alts.add(_OF_PICTURE.sub("", words))
        return record.alts

    def is_slight(self, slot: str, most: int) -> bool:
        """Tell whether a place holds too little for subjects, which may carry the message."""
        return self.slot_most[slot] < LONGEST_LABEL and self.main_slots[slot] * 10 < most


def without_frame(reader: Reader, rows: list[int]) -> list[int]:
    """Return rows without a first one around nearly all others that nobody wrote, where people wrote those."""
    first, *others = rows
    frame = reader.records[first]
    if frame.name or len(others) < FEWEST_FRAMED:
        return rows
    inside = sum(reader.records[row].span[1] <= frame.span[1] for row in others)
    named = sum(reader.records[row].name is not None for row in others)
    return others if min(inside, named) >= LEAST_FRAMED * len(others) else rows


def told_once(reader: Reader, rows: list[int]) -> list[int]:
    """Return rows without those that say again what one before says, where a page lists its thread twice."""
    seen: set[tuple[str | None, str | None, str]] = set()
    found = []
    for row in rows:
        record = reader.records[row]
        key = record.name, record.date_raw, " ".join(reader.facts.words[n] for n in record.body_texts)
        if key not in seen:
            seen.add(key)
            found.append(row)
    return found if len(rows) - len(found) >= max(2.0, LEAST_DOUBLE * len(rows)) else rows
