"""Where names can be read: which element of the records is said to hold the words."""

from __future__ import annotations

from collections import Counter

from postparse.html.comments.miner.reading import Reader
from postparse.html.comments.miner.signs import AUTHOR, BODY, DATE, EXTRA, said_by, said_on

_NO_WORDS = AUTHOR | DATE | EXTRA
_ROWS, _SHARE, _WITH_HEAD = 0.5, 0.6, 0.1


def homes_on(path: str) -> dict[str, int]:
    """Return the elements on a path that are said to hold words, the outermost first, with where each ends in it."""
    found: dict[str, int] = {}
    start = 0
    while start < len(path):
        end = path.find("/", start + 1)
        end = len(path) if end < 0 else end
        segment = path[start:end]
        if said_by(segment.partition(".")[2]) & BODY:
            found.setdefault(segment, end)
        start = end
    return found


def keep_to_named(reader: Reader) -> None:
    """Let bodies be what the element holds that is said to hold the words, where most records have such a one."""
    homes = {path: found for path in reader.slot_rows if (found := homes_on(path))}
    if not homes:
        return
    words, slots = reader.facts.words, reader.slots
    rows: Counter[str] = Counter()
    with_head: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    total = sum(len(words[n]) for record in reader.records for n in record.body_texts)
    for record in reader.records:
        seen: set[str] = set()
        for n in record.texts:
            for home in homes.get(slots[n], ()):
                sizes[home] += len(words[n])
                seen.add(home)
        rows.update(seen)
        heads = {home for n in (record.author, record.date) if n >= 0 for home in homes.get(slots[n], ())}
        with_head.update(heads)
    count = sum(bool(record.body_texts) for record in reader.records)
    possible = [
        home
        for home, times in rows.items()
        if times >= _ROWS * count and with_head[home] <= _WITH_HEAD * times and sizes[home] >= _SHARE * total
    ]
    if not possible:
        return
    best = max(possible, key=lambda home: (sizes[home], -len(home)))
    most = max(reader.main_slots.values(), default=0)
    for record in reader.records:
        inside = [
            n
            for n in record.texts
            if best in homes.get(slots[n], ()) and n not in (record.author, record.date)
        ]
        if inside:
            # A subject may carry the message: a place that holds long texts is not cut from before the words.
            before = [
                n
                for n in record.body_texts
                if n < inside[0] and not reader.said[slots[n]] & _NO_WORDS and not reader.is_furniture(n)
            ]
            while before and reader.is_slight(slots[before[0]], most):
                before.pop(0)
            record.is_named = True
            record.body_texts = before + (
                [n for n in inside if not said_on(slots[n][homes[slots[n]][best] :]) & EXTRA] or inside
            )
