"""Which text of each record is its date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from postparse.dates import clock_alone
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.reading import Reader
from postparse.html.comments.miner.signs import BODY, DATE, EXTRA

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


SHARE_OF_DATE = 0.35
"""Of a text without a time of day: a date that is less of it is rather something that is talked about."""


SHORTEST_LABEL = 5
"""Characters of a word that says what a date is ("Posted:"), and is no preposition."""


def choose_dates(reader: Reader) -> None:
    """Find the text of each record that is its date: at the place where most have one and where they differ."""
    facts = reader.facts
    slots: dict[str, list[float]] = defaultdict(list)
    years: dict[str, set[str]] = defaultdict(set)
    for record in reader.records:
        seen: set[str] = set()
        for n in record.texts:
            found = facts.dates[n]
            if not found:
                continue
            slot = reader.slots[n]
            if slot in seen:
                continue
            seen.add(slot)
            words = facts.words[n]
            value = 1.0 + 0.3 * (":" in words) + 0.2 * ((found[1] - found[0]) / len(words))
            before = _label_of(facts, n, found[0])
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
            said = reader.said[slot]
            value += 0.5 * bool(said & DATE) - 0.8 * bool(said & (EXTRA | BODY))
            if ":" not in words and (found[1] - found[0]) < SHARE_OF_DATE * len(words):
                value -= 0.4
            if len(words) > 80:
                value -= 0.5
            if sum(map(str.isdigit, words[found[0] : found[1]])) < 3:
                value -= 0.6
            if facts.in_link[n] >= 0 or reader.page.tags[reader.page.parents[facts.nodes[n]]] == "time":
                value += 0.4
            if reader.is_quoted(n):
                value -= 1.0
            years[slot].update(_YEAR.findall(words))
            slots[slot].append(value)
    for slot, found_years in years.items():
        # The days on which members joined lie years apart, those of one thread's comments seldom do.
        if len(slots) > 1 and len(found_years) > 2 and len(found_years) > 0.25 * len(slots[slot]):
            slots[slot] = [value - 0.7 for value in slots[slot]]
    order = sorted(slots, key=lambda slot: -sum(slots[slot]))
    order = [slot for slot in order if sum(slots[slot]) > 0 and len(slots[slot]) * 4 >= len(slots[order[0]])]
    rank = {slot: place for place, slot in enumerate(order)}
    for record in reader.records:
        found_at = [n for n in record.texts if facts.dates[n] and reader.slots[n] in rank]
        if found_at:
            n = min(found_at, key=lambda m: (rank[reader.slots[m]], m))
            start, stop = facts.dates[n] or (0, 0)
            record.date, record.date_raw = n, facts.words[n][start:stop]
            clock = (
                clock_alone(facts.words[n + 1])
                if n + 1 in record.texts and ":" not in record.date_raw
                else None
            )
            record.date_raw += f" {clock}" if clock else ""
    _leave_to_machines(reader)
    _machine_dates(reader)


def _label_of(facts: Facts, n: int, start: int) -> str:
    """Return what introduces a date: words before it in its own text, or the two texts before where it has none."""
    own = facts.words[n][:start].lower()
    if any(len(word) >= SHORTEST_LABEL for word in own.split()):
        return own
    return " ".join(facts.words[max(0, n - 2) : n]).lower()[-30:] + " " + own


def _leave_to_machines(reader: Reader) -> None:
    """Take the dates of a few records back where attributes date all of them: they are talked about."""
    facts, count = reader.facts, len(reader.records)
    dated = [record for record in reader.records if record.date >= 0]
    if not facts.machine_dates or not 0 < len(dated) * 2 <= count:
        return
    nodes = sorted(facts.machine_dates)
    for record in reader.records:
        place = bisect_left(nodes, record.span[0])
        if place == len(nodes) or nodes[place] >= record.span[1]:
            return
    for record in dated:
        record.date, record.date_raw = -1, None


def _machine_dates(reader: Reader) -> None:
    facts, page = reader.facts, reader.page
    if not facts.machine_dates:
        return
    nodes = sorted(facts.machine_dates)
    for record in reader.records:
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
