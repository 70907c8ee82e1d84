"""Which texts of each record are the comment's words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.named import keep_to_named
from postparse.html.comments.miner.names import SAYS
from postparse.html.comments.miner.reading import LONGEST_LABEL, Mined, Reader
from postparse.html.comments.miner.signs import EXTRA
from postparse.html.comments.miner.words import STOP_NAMES, length_of
from postparse.html.dom import INLINE

_ANSWERS = frozenset(
    {"reply to", "in reply to", "replying to", "antwort auf", "antwort an", "als antwort auf", "en réponse à"}
)
_RECENT = re.compile(
    r"(?:recently posted|last blog post|latest blog post|most recent (?:blog )?post|’s last post)\b.{0,30}$|^(?:my|latest) (?:recent|last|latest) (?:blog )?post",
    re.I,
)


OPENING = 30
"""Characters of a comment's beginning that do not stand in it twice by chance."""
ADDRESS_COUNTS = 5
"""Characters that a bare address counts as: the author's own is often longer than a short comment."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S++$", re.I)
_ANSWERING = re.compile(r"(?:re|aw|antw|sv|vs|odp|ynt|回复|回覆)\s?(?:\[\d+\])?\s?[:：]", re.I)
_SIGNATURE = re.compile(r"(?:_{5,}|--)(?:$|\s)")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
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


def choose_bodies(reader: Reader) -> None:
    """Find the texts of each record that are the comment's words, and what to leave out between them."""
    counts = reader.main_slots
    runs = [_without_copy(reader, _run_of_longest(reader, record)) for record in reader.records]
    for record, run in zip(reader.records, _without_heads(reader, runs), strict=True):
        record.body_texts = run
        for n in run:
            counts[reader.slots[n]] += len(reader.facts.words[n])
    _keep_to_block(reader)
    if reader.facts.is_named:
        keep_to_named(reader)
    _drop_signatures(reader)
    for record in reader.records:
        run = _without_signature(reader, record.body_texts)
        run = _without_buttons(reader, run) if record.is_named else _trimmed(reader, run)
        record.body_texts = _without_subject(reader, run)
        _cover(reader, record)


def _keep_to_block(reader: Reader) -> None:
    """Cut from both ends of bodies what stands outside the element that holds the words of nearly every record."""
    words, slots = reader.facts.words, reader.slots
    homes = Counter(
        _block_of(slots[max(record.body_texts, key=lambda n: len(words[n]))])
        for record in reader.records
        if record.body_texts
    )
    if not homes:
        return
    home, times = homes.most_common(1)[0]
    if not home or times < max(3, LEAST_AT_HOME * sum(homes.values())):
        return
    most = max(reader.main_slots.values())
    for record in reader.records:
        body = record.body_texts
        inside = [
            place for place, n in enumerate(body) if slots[n] == home or slots[n].startswith(home + "/")
        ]
        if inside:
            start = 0
            while start < inside[0] and reader.is_slight(slots[body[start]], most):
                start += 1
            record.body_texts = body[start : inside[-1] + 1]


def _drop_signatures(reader: Reader) -> None:
    """Take from the ends of bodies what one author repeats under several comments, and what else stands there."""
    facts = reader.facts
    told: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    whole: Counter[tuple[str, str]] = Counter()
    for record in reader.records:
        if record.name and record.body_texts:
            whole[record.name, facts.words[record.body_texts[0]]] += 1
            for n in record.body_texts[-8:]:
                told[record.name, reader.slots[n], facts.words[n]].add(record.row)
    repeated: Counter[str] = Counter()
    single: Counter[str] = Counter()
    authors = Counter(record.name for record in reader.records if record.name)
    for (name, slot, _), rows in told.items():
        if authors[name] > 1:
            (repeated if len(rows) > 1 else single)[slot] += 1
    main = max(reader.main_slots.values(), default=0)
    alone = {reader.slots[record.body_texts[0]] for record in reader.records if record.body_texts}
    openings = Counter(
        facts.words[record.body_texts[-1]][:24] for record in reader.records if len(record.body_texts) > 1
    )
    slots = {
        slot
        for slot, times in repeated.items()
        if ((times >= 2 and times > 2 * single[slot]) or (times > single[slot] and slot not in alone))
        and reader.main_slots[slot] < main
    }
    slots |= {
        slot for slot, said in reader.said.items() if said & EXTRA and reader.main_slots[slot] * 2 < main
    }
    for record in reader.records:
        body = record.body_texts
        stop = len(body)
        while stop > 1:
            n = body[stop - 1]
            who = record.name
            times = len(told[who, reader.slots[n], facts.words[n]]) if who else 0
            is_repeated = (
                who is not None
                and times > 1
                and whole[who, facts.words[body[0]]] < 2
                and len(facts.words[n]) > 3
                and (reader.slots[n] != reader.slots[body[0]] or times >= max(3.0, 0.6 * authors[who]))
            )
            is_shared = (
                len(facts.words[n]) > 24
                and openings[facts.words[n][:24]] >= max(3, len(reader.records) // 10)
                and stop == len(body)
            )
            if not is_repeated and not is_shared and reader.slots[n] not in slots:
                break
            stop -= 1
        record.body_texts = body[:stop]


def _run_of_longest(reader: Reader, record: Mined) -> list[int]:
    """Return the longest run of texts (by characters of prose) that author and date leave."""
    facts = reader.facts
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
        if not reader.is_furniture(n):
            words = facts.words[n]
            length = ADDRESS_COUNTS if _ADDRESS.match(words) else len(words)
            size += length * (0.4 if facts.in_link[n] >= 0 else 1.0) + (
                3 if _after_head(reader, record, n) else 0
            )
    return best if best_size > 0 else []


def _without_copy(reader: Reader, run: list[int]) -> list[int]:
    """Return a run up to where its beginning is told again, for sharing ("Ann: I think that …")."""
    words = reader.facts.words
    opening = words[run[0]][:OPENING] if len(run) > 1 else ""
    if len(opening) == OPENING:
        for place in range(1, len(run)):
            if opening in words[run[place]]:
                return run[:place]
    return run


def _without_heads(reader: Reader, runs: list[list[int]]) -> list[list[int]]:
    """Cut from the beginnings what stands in one paragraph with the author or the date, where most words don't."""
    found = [_behind_head(reader, record, run) for record, run in zip(reader.records, runs, strict=True)]
    if sum(map(bool, found)) < LEAST_AT_HOME * sum(map(bool, runs)):
        return runs
    return [rest or run for rest, run in zip(found, runs, strict=True)]


def _behind_head(reader: Reader, record: Mined, run: list[int]) -> list[int]:
    """Return what of a run follows the paragraph that holds the author, the date or the name of whom it answers."""
    facts = reader.facts
    heads = [n for n in (record.author, record.date) if n >= 0]
    if run and facts.words[run[0]].lower().rstrip(": ") in _ANSWERS:
        heads.append(run[0])
    blocks = {reader.paragraph_of(n) for n in heads}
    place = size = 0
    while place < len(run) and reader.paragraph_of(run[place]) in blocks:
        size += len(facts.words[run[place]])
        place += 1
    return run[place:] if size <= LONGEST_LABEL else run


def _after_head(reader: Reader, record: Mined, n: int) -> bool:
    return n > record.author >= 0


def _trimmed(reader: Reader, run: list[int]) -> list[int]:
    start, stop = 0, len(run)
    for place in range(max(1, stop - 4), stop):
        words = reader.facts.words[run[place]]
        if len(words) < 120 and _RECENT.search(words):
            stop = place
            break
    run = run[:stop]
    if stop > 1 and _is_address(reader, run):
        start = 1
    if stop > 2 and reader.facts.words[run[0]].lower().rstrip(": ") in _ANSWERS:
        start = 2
    while start < stop and _is_edge(reader, run[start], run, start == 0):
        start += 1
    while stop > start and _is_edge(reader, run[stop - 1], run, False):
        stop -= 1
    if start == stop:
        return [n for n in run[:1] if _is_subject(reader, n)]
    kept = run[start:stop]
    return [
        n
        for n in kept
        if not (
            reader.is_furniture(n)
            and reader.main_slots[reader.slots[n]] < 200
            and reader.facts.in_link[n] >= 0
        )
    ]


def _is_address(reader: Reader, run: list[int]) -> bool:
    """Tell whether a run begins with whom it answers ("@Ann"), where a theme prints that apart from the words."""
    words = reader.facts.words[run[0]]
    home = reader.paragraph_of(run[0])
    return (
        words[0] == "@"
        and 1 < len(words) <= LONGEST_LABEL
        and reader.page.tags[home] != "p"
        and home != reader.paragraph_of(run[1])
    )


def _without_buttons(reader: Reader, run: list[int]) -> list[int]:
    """Return a body that names tell without dates at its beginning and known buttons at its end and in its links."""
    facts = reader.facts
    kept = [n for n in run if not (facts.actions[n] and facts.in_link[n] >= 0)] or run
    start, stop = 0, len(kept)
    while stop > 1 and facts.actions[kept[stop - 1]]:
        stop -= 1
    while start + 1 < stop and reader.is_furniture(kept[start]) and _is_date(facts, kept[start]):
        start += 1
    return kept[start:stop]


def _is_edge(reader: Reader, n: int, run: list[int], first: bool) -> bool:
    facts = reader.facts
    if reader.is_furniture(n):
        return True
    words = facts.words[n]
    if len(words) <= 40 and (match := SAYS.match(words)) and match.end() == len(words):
        return True
    if first and len(words) < 25 and words.lower().strip(" :.|-–—") in STOP_NAMES:
        return True
    slot = reader.slots[n]
    if len(run) < 2 or len(words) > 60:
        return False
    if not any(map(str.isalpha, words)) and reader.main_slots[slot] * 4 < max(reader.main_slots.values()):
        return True
    count = len(reader.records)
    if count > 2 and reader.slot_rows[slot] >= 0.7 * count and reader.slot_most[slot] < LONGEST_LABEL:
        return reader.main_slots[slot] * 4 < max(reader.main_slots.values())
    return _is_date(facts, n)


def _is_date(facts: Facts, n: int) -> bool:
    """Tell whether a text is little else than a date."""
    found = facts.dates[n]
    return found is not None and found[1] - found[0] > 0.6 * len(facts.words[n])


def _cover(reader: Reader, record: Mined) -> None:
    """Turn the body's texts into node ranges, with the elements that hold nothing else."""
    facts, page = reader.facts, reader.page
    texts = record.body_texts
    record.size = sum(length_of(facts.words[n]) for n in texts)
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
            record.skip.add(_whole(reader, facts.nodes[n], kept, first, last))
    for row in range(record.row + 1, len(reader.ranges)):
        if reader.ranges[row][0] >= stop:
            break
        record.skip.add(reader.ranges[row][0])


def _is_subject(reader: Reader, n: int) -> bool:
    """Tell whether a text is a heading of its own, and no answer's; where nothing else is said it is the message."""
    tags, node = reader.page.tags, reader.paragraph_of(n)
    return tags[node] in _HEADINGS and not reader.is_furniture(n) and not _is_answer(reader, n)


def _is_answer(reader: Reader, n: int) -> bool:
    return _ANSWERING.match(reader.facts.words[n]) is not None


def _without_subject(reader: Reader, run: list[int]) -> list[int]:
    """Return a run without a subject that only says that this is an answer ("Re: Chain oil")."""
    if len(run) < 2 or not _is_answer(reader, run[0]):
        return run
    subject = reader.paragraph_of(run[0])
    rest = [n for n in run if reader.paragraph_of(n) != subject]
    is_apart = bool(rest) and reader.slots[rest[0]] != reader.slots[run[0]]
    return rest if is_apart and any(not reader.is_furniture(n) for n in rest) else run


def _without_signature(reader: Reader, run: list[int]) -> list[int]:
    """Return a run up to the line that parts a signature from the words ("-- ", "______")."""
    for place, n in enumerate(run):
        if place and _SIGNATURE.match(reader.facts.words[n]):
            return run[:place]
    return run


def _whole(reader: Reader, node: int, kept: set[int], first: int, last: int) -> int:
    page, facts = reader.page, reader.facts
    while True:
        above = page.parents[node]
        if page.tags[above] not in INLINE:
            return node
        a, b = facts.first_text(above), facts.first_text(page.ends[above])
        if any(n in kept for n in range(max(a, first), min(b, last + 1))):
            return node
        node = above
