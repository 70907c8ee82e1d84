"""Whom a record answers: containment, links to an earlier record, indents, depth in the page."""

from __future__ import annotations

import re

from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.kinship import named_depths, named_parents
from postparse.html.comments.miner.reading import Mined
from postparse.html.comments.miner.words import REPLY_TO
from postparse.html.dom import Page
from postparse.threads import parents_from_depths

_INDENT = re.compile(
    r"(?:margin|padding)(?:-left|-inline-start)?\s*+:\s*+(?:[\d.]++\w*+\s++[\d.]++\w*+\s++[\d.]++\w*+\s++)?(\d{1,4})(?:\.\d+)?(px|em|%|pt)?",
    re.I,
)

MOST_AROUND = 3
_WHOLE = frozenset({"body", "html", "main"})


def parents_of(facts: Facts, records: list[Mined]) -> list[int]:
    """Return the row of each record's parent, -1 at the top level."""
    count = len(records)
    parents = [record.parent for record in records]
    if count < 2:
        return [-1] * count
    linked = named_parents(facts.page, [record.span for record in records]) | _linked(facts, records)
    depths = _heights(facts, records)
    contained = sum(parent >= 0 for parent in parents)
    if contained and (contained * 12 >= count or not any(depths)):
        base = _without_open_items(facts, records, parents)
    else:
        if not any(depths):
            depths = named_depths(facts.page, [record.span for record in records]) or depths
        depths = _indents(facts, records) or depths
        base = parents_from_depths(depths)
    return [linked.get(row, parent) for row, parent in enumerate(base)]


def _without_open_items(facts: Facts, records: list[Mined], parents: list[int]) -> list[int]:
    """Return the parents where, if lists nest the records, an item around another one of its own list is no parent."""
    lists = _lists_around(facts, records)
    if len(set(lists)) < 2:
        return parents
    found: list[int] = []
    for row, parent in enumerate(parents):
        # An item left open holds all that follows, so its own parent is theirs.
        found.append(found[parent] if parent >= 0 and lists[parent] == lists[row] else parent)
    return found


def _heights(facts: Facts, records: list[Mined]) -> list[int]:
    """Return how deep each record lies: by the lists around it, where those differ, as items left open nest, too."""
    lists = _lists_around(facts, records)
    depths = lists if len(set(lists)) > 1 else [facts.page.depths[record.span[0]] for record in records]
    low = min(depths)
    return [depth - low for depth in depths]


def _lists_around(facts: Facts, records: list[Mined]) -> list[int]:
    page = facts.page
    starts = sorted(node for tag in ("ol", "ul") for node in page.by_tag.get(tag, ()))
    counts: list[int] = []
    open_lists: list[int] = []
    place = 0
    for record in records:
        while place < len(starts) and starts[place] <= record.span[0]:
            while open_lists and page.ends[open_lists[-1]] <= starts[place]:
                open_lists.pop()
            open_lists.append(starts[place])
            place += 1
        while open_lists and page.ends[open_lists[-1]] <= record.span[0]:
            open_lists.pop()
        counts.append(len(open_lists))
    return counts


def _indents(facts: Facts, records: list[Mined]) -> list[int] | None:
    """Return how far each record is set in by style or by a spacer image; None where none is."""
    page = facts.page
    found: list[int] = []
    for row, record in enumerate(records):
        start, stop = record.span
        start = _around_alone(page, records, row)
        width = 0
        for node in range(start, min(stop, start + 8)):
            values = page.attributes[node]
            style = values.get("style")
            if style and (match := _INDENT.search(style)) and "left" in style:
                width = int(match[1])
                break
            if (
                page.tags[node] == "img"
                and (size := values.get("width"))
                and (values.get("height") or "") in ("1", "0")
            ):
                width = int(size) if size.isdigit() else 0
                break
        found.append(width)
    if len(set(found)) < 2:
        return None
    depths = _heights(facts, records)
    return found if len(set(depths)) < 2 else None


def _around_alone(page: Page, records: list[Mined], row: int) -> int:
    """Return the outermost of the few elements around a record that hold no other one."""
    start, _ = records[row].span
    last = records[row - 1].span[1] if row else 0
    following = records[row + 1].span[0] if row + 1 < len(records) else len(page)
    for _ in range(MOST_AROUND):
        above = page.parents[start]
        if above < max(last, 1) or page.ends[above] > following or page.tags[above] in _WHOLE:
            break
        start = above
    return start


def _linked(facts: Facts, records: list[Mined]) -> dict[int, int]:
    """Return the parents that records name by a link to them ("In reply to …")."""
    page = facts.page
    targets: dict[str, int] = {}
    last = -1
    for record in records:
        start, stop = record.span
        for node in range(max(start - 3, last, 0), min(stop, start + 40)):
            values = page.attributes[node]
            for name in ("id", "name"):
                if value := values.get(name):
                    targets.setdefault(value, record.row)
        last = start
    found: dict[int, int] = {}
    for record in records:
        inside = set(record.body_texts)
        for n in record.texts:
            link = facts.in_link[n]
            if link < 0 or n in inside:
                continue
            href = page.get(link, "href")
            if "#" not in href:
                continue
            row = targets.get(href[href.rindex("#") + 1 :])
            if row is None or row >= record.row:
                continue
            if facts.words[n].startswith("@"):
                found[record.row] = row
                break
            words = facts.words[n] if not n else f"{facts.words[n - 1]} {facts.words[n]}"
            if (
                REPLY_TO.search(facts.words[n])
                or REPLY_TO.search(words)
                or REPLY_TO.search(facts.words[n - 1])
            ):
                found[record.row] = row
                break
    return found
