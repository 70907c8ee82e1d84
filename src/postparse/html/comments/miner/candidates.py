"""Candidates: runs of node ranges that may be the records of a thread. Many and cheap; ranking comes later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.records import Range
from postparse.html.dom import TEXT, Page

MOST_CLIMBS = 14
LONGEST_ANCHOR = 60
MOST_GROUPS = 160
MOST_SINGLES = 60
LEAST_PROSE = 12
"""Characters of prose for each element of a class, on average, between the first and the last."""

_ROW = frozenset({"body", "html", "main", "head", "tbody", "form", "table"})
_BOXES = frozenset({"table", "form", "tbody"})
"""Elements that are records only where all the others are such elements, too."""
_SMALL = frozenset({"a", "img", "br", "span"})


@frozen
class Candidate:
    """Ranges of nodes that may each be one record, in document order; nested ones lie inside earlier ones.

    Attributes:
        ranges: The records.
        source: What suggested them: ``anchors``, ``class``, ``siblings``, ``pivot-start``, ``pivot-end``, ``single``,
            ``two-shapes``.

    """

    ranges: tuple[Range, ...]
    source: str

    def beginning(self, most: int) -> Candidate:
        """Return the candidate with no more than so many of its records, the first ones."""
        return self if len(self.ranges) <= most else Candidate(self.ranges[:most], self.source)


def candidates_of(facts: Facts) -> list[Candidate]:
    """Return the candidates of a page, each set of ranges once."""
    found: dict[tuple[Range, ...], Candidate] = {}
    for candidate in _all(facts):
        found.setdefault(candidate.ranges, candidate)
    return list(found.values())


def _all(facts: Facts) -> Iterator[Candidate]:
    page = facts.page
    done: set[tuple[int, ...]] = set()
    groups = 0
    small: list[list[int]] = []
    for anchors in _anchor_groups(facts):
        for nodes in _climbs(page, anchors):
            key = tuple(nodes)
            if key in done:
                continue
            done.add(key)
            groups += 1
            if groups > MOST_GROUPS:
                return
            yield from _elements(page, nodes, "anchors")
            yield from _pivots(facts, nodes)
    for named, having in page.by_class.items():
        if len(having) < 2:
            continue
        nodes = list(having)
        if facts.prose_at[page.ends[nodes[-1]]] - facts.prose_at[nodes[0]] < LEAST_PROSE * len(nodes):
            continue
        if page.tags[nodes[0]] in _SMALL:
            if page.tags[nodes[0]] == "span" and len(nodes) > 3 and not facts.only_wraps(named):
                small.append(nodes)
            continue
        held = [node for node in nodes if facts.texts_at[page.ends[node]] - facts.texts_at[node] > 1]
        key = tuple(held)
        if len(key) < 2 or key in done:
            continue
        done.add(key)
        yield from _elements(page, key, "class")
        for above in _climbs(page, held):
            key = tuple(above)
            if key in done:
                continue
            done.add(key)
            groups += 1
            if groups > MOST_GROUPS:
                break
            yield from _elements(page, above, "class")
            yield from _pivots(facts, above)
    for nodes in sorted(small, key=len, reverse=True)[:12]:
        for above in _climbs(page, nodes):
            key = tuple(above)
            if key not in done:
                done.add(key)
                yield from _elements(page, above, "class")
                yield from _pivots(facts, above)
    yield from _singles(facts)


def _anchor_groups(facts: Facts) -> Iterator[list[int]]:
    """Yield lists of like places: dates, buttons, links to the record itself, short texts at the same path."""
    page = facts.page
    parents, tags = page.parents, page.tags
    dates: dict[tuple[object, ...], list[int]] = {}
    actions: dict[object, list[int]] = {}
    shorts: dict[tuple[object, ...], list[int]] = {}
    for n, text in enumerate(facts.nodes):
        size = len(facts.words[n])
        if size > LONGEST_ANCHOR and not facts.dates[n]:
            continue
        node = facts.without_wrapper(text)
        parent = parents[node]
        above = parents[parent] if parent > 0 else 0
        key = (
            tags[parent],
            tags[above],
            page.attributes[parent].get("class") or page.attributes[above].get("class"),
        )
        if facts.dates[n]:
            dates.setdefault(key, []).append(node)
            dates.setdefault((tags[parent],), []).append(node)
        elif facts.actions[n]:
            actions.setdefault(facts.words[n].lower(), []).append(node)
        else:
            shorts.setdefault(key, []).append(node)
    for node in facts.machine_dates:
        machine = (tags[node], page.attributes[node].get("class"), tags[parents[node]])
        dates.setdefault(machine, []).append(node)
    yield from (nodes for nodes in dates.values() if len(nodes) > 1)
    if len(facts.self_links) > 1:
        yield facts.self_links
    yield from (nodes for nodes in actions.values() if len(nodes) > 1)
    yield from sorted((nodes for nodes in shorts.values() if len(nodes) > 1), key=len, reverse=True)[:24]


def _climbs(page: Page, anchors: Sequence[int]) -> Iterator[list[int]]:
    """Yield the highest ancestors that still part the anchors, at each height where some of them meet."""
    parents = page.parents
    level = list(dict.fromkeys(anchors))
    yields = 0
    for _ in range(MOST_CLIMBS):
        above = [parents[node] for node in level if parents[node] > 0]
        distinct = list(dict.fromkeys(above))
        if len(distinct) < len(level):
            if len(level) > 1:
                yield sorted(level)
                yields += 1
            if len(distinct) < 2 or yields == 4:
                return
            distinct.sort()
        level = distinct


def _elements(page: Page, nodes: Sequence[int], source: str) -> Iterator[Candidate]:
    tags, ends = page.tags, page.ends
    ranges = tuple((node, ends[node]) for node in nodes if tags[node] != TEXT and tags[node] not in _ROW)
    if len(ranges) > 1:
        yield Candidate(ranges, source)
    tables = tuple((node, ends[node]) for node in nodes if tags[node] in _BOXES)
    if len(tables) > 1:
        yield Candidate(tables, source)


def _pivots(facts: Facts, nodes: Sequence[int]) -> Iterator[Candidate]:
    """Yield the runs of siblings that start, or end, with each of the nodes."""
    page = facts.page
    parents, ends = page.parents, page.ends
    home: dict[int, list[int]] = {}
    for node in nodes:
        home.setdefault(parents[node], []).append(node)
    families = [(parent, kin) for parent, kin in home.items() if len(kin) > 1]
    if not families:
        return
    parent, kin = max(families, key=lambda family: len(family[1]))
    prose = facts.prose_at
    inside = sum(prose[ends[node]] - prose[node] for node in kin)
    if inside * 2 > prose[ends[kin[-1]]] - prose[kin[0]] + 1 and inside > 80 and not _gaps_speak(facts, kin):
        return
    starts = list(pairwise(kin))
    widest = max(_siblings_between(page, start, stop) for start, stop in starts)
    starts.append((kin[-1], _after(page, kin[-1], ends[parent], widest)))
    if page.tags[kin[0]] != "dd":
        yield Candidate(tuple(starts), "pivot-start")
    stops = [(ends[before], ends[node]) for before, node in pairwise(kin)]
    stops.insert(0, (_before(page, parent, kin[0], widest), ends[kin[0]]))
    if page.tags[kin[0]] != "dt":
        yield Candidate(tuple(stops), "pivot-end")
    if len(home) > 1 and sum(map(len, home.values())) >= 1.3 * len(kin):
        every: list[Range] = []
        for parent, kin in home.items():
            every += pairwise(kin)
            every.append((kin[-1], _after(page, kin[-1], ends[parent], widest)))
        every.sort(key=lambda span: (span[0], -span[1]))
        yield Candidate(tuple(every), "pivot-start")


def _gaps_speak(facts: Facts, kin: Sequence[int]) -> bool:
    """Tell whether texts stand between most of the nodes."""
    ends, texts = facts.page.ends, facts.texts_at
    speaking = sum(texts[node] > texts[ends[before]] for before, node in pairwise(kin))
    return speaking >= 0.8 * (len(kin) - 1)


def _siblings_between(page: Page, start: int, stop: int) -> int:
    count = 0
    while start < stop:
        start = page.ends[start]
        count += 1
    return count


def _after(page: Page, node: int, stop: int, most: int) -> int:
    for _ in range(most):
        if node >= stop:
            return stop
        node = page.ends[node]
    return min(node, stop)


def _before(page: Page, parent: int, node: int, most: int) -> int:
    children = []
    child = parent + 1
    while child < node:
        children.append(child)
        child = page.ends[child]
    return children[max(0, len(children) - most + 1)] if children and most > 1 else node


def _singles(facts: Facts) -> Iterator[Candidate]:
    page = facts.page
    parents, ends, tags = page.parents, page.ends, page.tags
    anchors = list(facts.self_links[:6])
    anchors += [node for n, node in enumerate(facts.nodes) if facts.dates[n]][:16]
    anchors += list(facts.machine_dates)[:6]
    anchors += [node for n, node in enumerate(facts.nodes) if facts.actions[n]][:6]
    total = page.chars[-1]
    count = 0
    for anchor in dict.fromkeys(anchors):
        node, size = parents[anchor], -1
        while node > 0 and tags[node] not in ("body", "html") and count < MOST_SINGLES:
            chars = page.chars[ends[node]] - page.chars[node]
            if chars * 10 > total * 7:
                break
            if chars != size and facts.prose_at[ends[node]] > facts.prose_at[node]:
                count += 1
                yield Candidate(((node, ends[node]),), "single")
            size = chars
            node = parents[node]
