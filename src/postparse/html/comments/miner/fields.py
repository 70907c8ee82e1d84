"""Inside the records: which text is the author, which the date, and which are the comment's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict

from attrs import define, field

from postparse.html.comments.miner.authors import choose_authors
from postparse.html.comments.miner.candidates import Candidate
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.named import keep_to_named, said_on
from postparse.html.comments.miner.names import LONGEST_NAME, SAYS
from postparse.html.comments.miner.signs import BODY, DATE, EXTRA
from postparse.html.comments.miner.words import MODERATION, STOP_NAMES
from postparse.html.comments.records import Range
from postparse.html.dom import INLINE

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ANSWERS = frozenset(
    {"reply to", "in reply to", "replying to", "antwort auf", "antwort an", "als antwort auf", "en réponse à"}
)
_RECENT = re.compile(
    r"(?:recently posted|last blog post|latest blog post|most recent (?:blog )?post|’s last post)\b.{0,30}$|^(?:my|latest) (?:recent|last|latest) (?:blog )?post",
    re.I,
)
_OF_PICTURE = re.compile(
    r"(?:['’]s?)?\s(?:avatar|profile picture|photo|picture|logo)$|^(?:avatar|photo|picture|profile picture) (?:of|for|by)\s",
    re.I,
)


LONGEST_EXTRA = 40
"""Characters on average at a place that is said to hold buttons, votes and the like, for it to be believed."""
SHARE_OF_DATE = 0.35
"""Of a text without a time of day: a date that is less of it is rather something that is talked about."""
OPENING = 30
"""Characters of a comment's beginning that do not stand in it twice by chance."""
LONGEST_LABEL = 70
ADDRESS_COUNTS = 5
"""Characters that a bare address counts as: the author's own is often longer than a short comment."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S++$", re.I)
_BLOCKS = ("div.", "td.", "section.", "article.", "dd.")
LEAST_AT_HOME = 0.7
"""Share of the records whose longest text stands in the same element, for it to be that of the words."""


def _block_of(slot: str) -> str:
    """Return the path of the innermost element of a path that may hold paragraphs; empty without one."""
    while slot:
        above, _, last = slot.rpartition("/")
        if last.startswith(_BLOCKS):
            return slot
        slot = above
    return slot


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


class Reader:
    """Reads the records of one candidate."""

    def __init__(self, facts: Facts, candidate: Candidate) -> None:
        self.facts = facts
        self.page = facts.page
        self.ranges = candidate.ranges
        self.records = [Mined(row, span) for row, span in enumerate(candidate.ranges)]
        self.slots: dict[int, str] = {}
        self.furniture: dict[int, bool] = {}
        self._share_texts()
        self._describe_slots()
        self._choose_dates()
        choose_authors(self)
        self._choose_bodies()

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
        self.constant: set[tuple[str, str]] = set()
        count = len(self.records)
        for path, found in shapes.items():
            for shape, rows in found.items():
                times = len(rows)
                if times >= min(3, max(count, 2)) and times >= max(count * 0.25, 0.6 * self.slot_rows[path]):
                    self.constant.add((path, shape))

    def is_furniture(self, n: int) -> bool:
        """Tell whether a text is a label that the records repeat, or a known button."""
        found = self.furniture.get(n)
        if found is None:
            words, slot = self.facts.words[n], self.slots[n]
            found = self.furniture[n] = self.facts.actions[n] or (
                len(words) <= LONGEST_NAME
                and (
                    not any(map(str.isalnum, words))
                    or (slot, self.facts.shape(n)) in self.constant
                    or MODERATION.search(words) is not None
                    or (bool(self.said[slot] & EXTRA) and self.slot_size[slot] < LONGEST_EXTRA)
                )
            )
        return found

    # -- dates --------------------------------------------------------------

    def _choose_dates(self) -> None:
        facts = self.facts
        slots: dict[str, list[float]] = defaultdict(list)
        years: dict[str, set[str]] = defaultdict(set)
        for record in self.records:
            seen: set[str] = set()
            for n in record.texts:
                found = facts.dates[n]
                if not found:
                    continue
                slot = self.slots[n]
                if slot in seen:
                    continue
                seen.add(slot)
                words = facts.words[n]
                value = 1.0 + 0.3 * (":" in words) + 0.2 * ((found[1] - found[0]) / len(words))
                before = (
                    " ".join(facts.words[max(0, n - 2) : n]).lower()[-30:] + " " + words[: found[0]].lower()
                )
                if any(
                    label in before
                    for label in (
                        "join",
                        "registr",
                        "mitglied seit",
                        "dabei seit",
                        "edited",
                        "beigetreten",
                        "member since",
                        "inscri",
                        "geändert",
                        "bearbeitet",
                    )
                ):
                    value -= 1.5
                said = self.said[slot]
                value += 0.5 * bool(said & DATE) - 0.8 * bool(said & (EXTRA | BODY))
                if ":" not in words and (found[1] - found[0]) < SHARE_OF_DATE * len(words):
                    value -= 0.4
                if len(words) > 80:
                    value -= 0.5
                if sum(map(str.isdigit, words[found[0] : found[1]])) < 3:
                    value -= 0.6
                if facts.in_link[n] >= 0 or self.page.tags[self.page.parents[facts.nodes[n]]] == "time":
                    value += 0.4
                if facts.quoted[n]:
                    value -= 1.0
                years[slot].update(_YEAR.findall(words))
                slots[slot].append(value)
        for slot, found_years in years.items():
            # The days on which members joined lie years apart, those of one thread's comments seldom do.
            if len(slots) > 1 and len(found_years) > 2 and len(found_years) > 0.25 * len(slots[slot]):
                slots[slot] = [value - 0.7 for value in slots[slot]]
        order = sorted(slots, key=lambda slot: -sum(slots[slot]))
        order = [
            slot for slot in order if sum(slots[slot]) > 0 and len(slots[slot]) * 4 >= len(slots[order[0]])
        ]
        rank = {slot: place for place, slot in enumerate(order)}
        for record in self.records:
            found_at = [n for n in record.texts if facts.dates[n] and self.slots[n] in rank]
            if found_at:
                n = min(found_at, key=lambda m: (rank[self.slots[m]], m))
                start, stop = facts.dates[n] or (0, 0)
                record.date, record.date_raw = n, facts.words[n][start:stop]
        self._machine_dates()

    def _machine_dates(self) -> None:
        facts, page = self.facts, self.page
        if not facts.machine_dates:
            return
        nodes = sorted(facts.machine_dates)
        for record in self.records:
            inner = record.texts
            if not inner:
                continue
            if record.date >= 0:
                node = page.parents[facts.nodes[record.date]]
                for _ in range(3):
                    if node in facts.machine_dates:
                        record.date_node = node
                        break
                    node = page.parents[node]
            else:
                place = bisect_left(nodes, record.span[0])
                while place < len(nodes) and nodes[place] < record.span[1]:
                    first = facts.first_text(nodes[place])
                    if first < len(facts.nodes) and (
                        first in inner[:12] or len(inner) < 12 or page.tags[nodes[place]] == "time"
                    ):
                        record.date_node = nodes[place]
                        if first in inner and facts.nodes[first] < page.ends[nodes[place]]:
                            record.date = first
                            record.date_raw = facts.words[first]
                        break
                    place += 1

    # -- authors ------------------------------------------------------------

    def is_label(self, n: int) -> bool:
        """Tell whether a text outside links says the same in many records."""
        if self.facts.in_link[n] >= 0 or len(self.records) < 3 or not self.is_furniture(n):
            return False
        return (self.slots[n], self.facts.shape(n)) in self.constant

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

    # -- bodies -------------------------------------------------------------

    def _choose_bodies(self) -> None:
        counts: Counter[str] = Counter()
        for record in self.records:
            run = self._without_copy(self._run_of_longest(record))
            record.body_texts = run
            for n in run:
                counts[self.slots[n]] += len(self.facts.words[n])
        self.main_slots = counts
        self._keep_to_block()
        if self.facts.is_named:
            keep_to_named(self)
        self._drop_signatures()
        for record in self.records:
            trim = self._without_buttons if record.is_named else self._trimmed
            record.body_texts = trim(record, record.body_texts)
            self._cover(record)

    def _keep_to_block(self) -> None:
        """Cut from both ends of bodies what stands outside the element that holds the words of nearly every record."""
        words, slots = self.facts.words, self.slots
        homes = Counter(
            _block_of(slots[max(record.body_texts, key=lambda n: len(words[n]))])
            for record in self.records
            if record.body_texts
        )
        if not homes:
            return
        home, times = homes.most_common(1)[0]
        if not home or times < max(3, LEAST_AT_HOME * sum(homes.values())):
            return
        most = max(self.main_slots.values())
        for record in self.records:
            body = record.body_texts
            inside = [
                place for place, n in enumerate(body) if slots[n] == home or slots[n].startswith(home + "/")
            ]
            if inside:
                start = 0
                while start < inside[0] and self.is_slight(slots[body[start]], most):
                    start += 1
                record.body_texts = body[start : inside[-1] + 1]

    def is_slight(self, slot: str, most: int) -> bool:
        """Tell whether a place holds too little for subjects, which may carry the message."""
        return self.slot_most[slot] < LONGEST_LABEL and self.main_slots[slot] * 10 < most

    def _drop_signatures(self) -> None:
        """Take from the ends of bodies what one author repeats under several comments, and what else stands there."""
        facts = self.facts
        told: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        whole: Counter[tuple[str, str]] = Counter()
        for record in self.records:
            if record.name and record.body_texts:
                whole[record.name, facts.words[record.body_texts[0]]] += 1
                for n in record.body_texts[-8:]:
                    told[record.name, self.slots[n], facts.words[n]].add(record.row)
        repeated: Counter[str] = Counter()
        single: Counter[str] = Counter()
        authors = Counter(record.name for record in self.records if record.name)
        for (name, slot, _), rows in told.items():
            if authors[name] > 1:
                (repeated if len(rows) > 1 else single)[slot] += 1
        main = max(self.main_slots.values(), default=0)
        alone = {self.slots[record.body_texts[0]] for record in self.records if record.body_texts}
        openings = Counter(
            facts.words[record.body_texts[-1]][:24] for record in self.records if len(record.body_texts) > 1
        )
        slots = {
            slot
            for slot, times in repeated.items()
            if ((times >= 2 and times > 2 * single[slot]) or (times > single[slot] and slot not in alone))
            and self.main_slots[slot] < main
        }
        slots |= {
            slot for slot, said in self.said.items() if said & EXTRA and self.main_slots[slot] * 2 < main
        }
        for record in self.records:
            body = record.body_texts
            stop = len(body)
            while stop > 1:
                n = body[stop - 1]
                who = record.name
                times = len(told[who, self.slots[n], facts.words[n]]) if who else 0
                is_repeated = (
                    who is not None
                    and times > 1
                    and whole[who, facts.words[body[0]]] < 2
                    and len(facts.words[n]) > 3
                    and (self.slots[n] != self.slots[body[0]] or times >= max(3.0, 0.6 * authors[who]))
                )
                is_shared = (
                    len(facts.words[n]) > 24
                    and openings[facts.words[n][:24]] >= max(3, len(self.records) // 10)
                    and stop == len(body)
                )
                if not is_repeated and not is_shared and self.slots[n] not in slots:
                    break
                stop -= 1
            record.body_texts = body[:stop]

    def _run_of_longest(self, record: Mined) -> list[int]:
        """Return the longest run of texts (by characters of prose) that author and date leave."""
        facts = self.facts
        edges = {record.author, record.date}
        best: list[int] = []
        best_size = -1.0
        run: list[int] = []
        size = 0.0
        for n in [*record.texts, -1]:
            if n == -1 or n in edges:
                if size > best_size and run:
                    best, best_size = run, size
                run, size = [], 0.0
                continue
            run.append(n)
            if not self.is_furniture(n):
                words = facts.words[n]
                length = ADDRESS_COUNTS if _ADDRESS.match(words) else len(words)
                size += length * (0.4 if facts.in_link[n] >= 0 else 1.0) + (
                    3 if self._after_head(record, n) else 0
                )
        return best if best_size > 0 else []

    def _without_copy(self, run: list[int]) -> list[int]:
        """Return a run up to where its beginning is told again, for sharing ("Ann: I think that …")."""
        words = self.facts.words
        opening = words[run[0]][:OPENING] if len(run) > 1 else ""
        if len(opening) == OPENING:
            for place in range(1, len(run)):
                if opening in words[run[place]]:
                    return run[:place]
        return run

    def _after_head(self, record: Mined, n: int) -> bool:
        return n > record.author >= 0

    def _trimmed(self, record: Mined, run: list[int]) -> list[int]:
        start, stop = 0, len(run)
        for place in range(max(1, stop - 4), stop):
            words = self.facts.words[run[place]]
            if len(words) < 120 and _RECENT.search(words):
                stop = place
                break
        run = run[:stop]
        if stop > 2 and self.facts.words[run[0]].lower().rstrip(": ") in _ANSWERS:
            start = 2
        while start < stop and self._is_edge(run[start], run, start == 0):
            start += 1
        while stop > start and self._is_edge(run[stop - 1], run, False):
            stop -= 1
        kept = run[start:stop]
        return [
            n
            for n in kept
            if not (
                self.is_furniture(n) and self.main_slots[self.slots[n]] < 200 and self.facts.in_link[n] >= 0
            )
        ]

    def _without_buttons(self, record: Mined, run: list[int]) -> list[int]:
        """Return a body that names tell without known buttons at its ends and in its links."""
        facts = self.facts
        kept = [n for n in run if not (facts.actions[n] and facts.in_link[n] >= 0)] or run
        while len(kept) > 1 and facts.actions[kept[-1]]:
            kept = kept[:-1]
        return kept

    def _is_edge(self, n: int, run: list[int], first: bool) -> bool:
        facts = self.facts
        if self.is_furniture(n):
            return True
        words = facts.words[n]
        if len(words) <= 40 and (match := SAYS.match(words)) and match.end() == len(words):
            return True
        if first and len(words) < 25 and words.lower().strip(" :.|-–—") in STOP_NAMES:
            return True
        slot = self.slots[n]
        if len(run) < 2 or len(words) > 60:
            return False
        count = len(self.records)
        if count > 2 and self.slot_rows[slot] >= 0.7 * count and self.slot_most[slot] < LONGEST_LABEL:
            return self.main_slots[slot] * 4 < max(self.main_slots.values())
        return bool(
            facts.dates[n]
            and (facts.dates[n] or (0, 0))[1] - (facts.dates[n] or (0, 0))[0] > 0.6 * len(words)
        )

    def _cover(self, record: Mined) -> None:
        """Turn the body's texts into node ranges, with the elements that hold nothing else."""
        facts, page = self.facts, self.page
        texts = record.body_texts
        record.size = sum(len(facts.words[n]) for n in texts)
        if not texts:
            return
        first, last = texts[0], texts[-1]
        before = facts.nodes[first - 1] if first else -1
        after = facts.nodes[last + 1] if last + 1 < len(facts.nodes) else len(page)
        low, high = record.span
        node = facts.nodes[first]
        while (above := page.parents[node]) > max(before, low) and page.ends[above] <= min(after, high):
            node = above
        end = facts.nodes[last]
        while (above := page.parents[end]) > max(before, low) and page.ends[above] <= min(after, high):
            end = above
        start, stop = min(node, end), max(page.ends[end], page.ends[node])
        record.body = [(start, min(stop, high))]
        kept = set(texts)
        for n in range(first, last + 1):
            if n not in kept:
                record.skip.add(self._whole(facts.nodes[n], kept, first, last))
        for row in range(record.row + 1, len(self.ranges)):
            if self.ranges[row][0] >= stop:
                break
            record.skip.add(self.ranges[row][0])

    def _whole(self, node: int, kept: set[int], first: int, last: int) -> int:
        page, facts = self.page, self.facts
        while True:
            above = page.parents[node]
            if page.tags[above] not in INLINE:
                return node
            a, b = facts.first_text(above), facts.first_text(page.ends[above])
            if any(n in kept for n in range(max(a, first), min(b, last + 1))):
                return node
            node = above
