"""Which text of each record is its author: places that hold names in most records, and bylines that say so."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from urllib.parse import unquote

from attrs import frozen

from postparse.html.comments.miner.names import (
    BY_LABEL,
    LONGEST_NAME,
    SAYS,
    bare,
    has_number,
    is_introduced,
    name_beside_date,
    without_number,
)
from postparse.html.comments.miner.reading import Mined, Reader
from postparse.html.comments.miner.signs import AUTHOR, BODY, DATE, EXTRA
from postparse.html.comments.miner.words import SAYING

_FIRST_TEXTS, _LAST_TEXTS = 40, 14
_SIGNS = re.compile(r"[\W_]+")
_LABELS_OF_NAMES = frozenset({"b", "strong", "cite", "h3", "h4", "h5", "h6", "dt", "th"})
_INLINE_END = re.compile(r"(?:/(?:span|b|strong|em|i|font|u|bdi|a)\.[^/#+]*)+$")
_PARTICLE = re.compile(r"(?:Von|Vom|Par|Por|Da|Av|Af|From) [^\W\d_][\w .'’-]{1,40}$")
LONGEST_QUOTED = 100
_SAID = re.compile(rf"\b(?:{SAYING})\b[^\w]{{0,3}}$", re.I)
_REACTIONS = re.compile(r"^(?:reactions?|likes?|liked by|thanks?|thanked by|gefällt|danke|mag)\s*:?$", re.I)
_TITLES = re.compile(
    r"^(?:(?:senior|junior|new|full|active|veteran|registered|regular|trusted|super|site|forum|global|community|well-known|premium|gold|platinum|supporting|advanced|power)\s)?"
    r"(?:member|moderator|mod|admin|administrator|poster|user|users|regular|contributor|newbie|veteran|mitglied|benutzer|membre|miembro|staff|leader|op|author|original poster|offline|online|guest|gast)s?$",
    re.I,
)


@frozen
class Option:
    """A text that may be the author of a record."""

    text: int
    name: str
    value: float
    is_byline: bool


def choose_authors(reader: Reader) -> None:
    """Set the author of each record."""
    numbered = _numbered_slots(reader)
    count = len(reader.records)
    values: dict[str, list[float]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    options = [_options(reader, record, numbered) for record in reader.records]
    options = _merged(options)
    for mine in options:
        for slot, option in mine.items():
            values[slot].append(option.value)
            names[slot].add(option.name)
    scores: dict[str, float] = {}
    for slot, found in values.items():
        variety = len(names[slot]) / len(found)
        bonus = 0.4 if variety > 0.3 else -0.6 if len(found) > 3 and len(names[slot]) == 1 else 0.0
        scores[slot] = sum(found) / count + bonus + 0.5 * min(variety - 0.5, 0.0) * (len(found) > 5)
    order = sorted(scores, key=lambda slot: -scores[slot])
    with_byline = sum(any(option.is_byline for option in mine.values()) for mine in options)
    steady = any(
        len(found) >= 0.95 * count and len(names[slot]) > 0.3 * len(found) and scores[slot] > 0.8
        for slot, found in values.items()
    )
    trusts_bylines = with_byline >= (0.9 if steady else 0.6) * count
    for record, mine in zip(reader.records, options, strict=True):
        if trusts_bylines:
            said = [option for option in mine.values() if option.is_byline]
            if said:
                best = max(said, key=lambda option: option.value)
                record.author, record.name, record.is_introduced = best.text, best.name, True
                continue
        for slot in order:
            if slot in mine and scores[slot] > 0.35 * scores[order[0]] and scores[slot] > 0:
                record.author, record.name = mine[slot].text, mine[slot].name
                record.is_introduced = mine[slot].is_byline
                break


def _merged(options: list[dict[str, Option]]) -> list[dict[str, Option]]:
    """Give places that differ only in inline elements (a styled name) one key, where no record holds two of them."""
    fine: dict[str, set[str]] = defaultdict(set)
    doubled: set[str] = set()
    for mine in options:
        coarse = [_without_inline(slot) for slot in mine]
        doubled.update(key for key in coarse if coarse.count(key) > 1)
        for key, slot in zip(coarse, mine, strict=True):
            fine[key].add(slot)
    whole = {
        slot: key for key, slots in fine.items() if len(slots) > 1 and key not in doubled for slot in slots
    }
    if not whole:
        return options
    return [{whole.get(slot, slot): option for slot, option in mine.items()} for mine in options]


@lru_cache(maxsize=4096)
def _without_inline(slot: str) -> str:
    return _INLINE_END.sub("", slot)


def _numbered_slots(reader: Reader) -> set[str]:
    """Return the places whose texts begin with the number of the record ("12 Ann")."""
    found: dict[str, list[bool]] = defaultdict(list)
    for record in reader.records:
        seen = set()
        for n in record.texts[:6]:
            words, slot = reader.facts.words[n], reader.slots[n]
            if len(words) <= LONGEST_NAME and slot not in seen:
                seen.add(slot)
                found[slot].append(has_number(words))
    return {slot for slot, flags in found.items() if len(flags) > 1 and sum(flags) >= 0.7 * len(flags)}


def _options(reader: Reader, record: Mined, numbered: set[str]) -> dict[str, Option]:
    facts, slots = reader.facts, reader.slots
    all_words, dates, actions = facts.words, facts.dates, facts.actions
    mine: dict[str, Option] = {}
    sizes = [len(all_words[n]) for n in record.texts]
    longest = record.texts[sizes.index(max(sizes))] if sizes else -1
    places = list(enumerate(record.texts))
    if len(places) > _FIRST_TEXTS + _LAST_TEXTS:
        places = places[:_FIRST_TEXTS] + places[-_LAST_TEXTS:]
    for place, n in places:
        date = dates[n]
        if reader.is_quoted(n) or (not date and (sizes[place] > LONGEST_NAME + 30 or actions[n])):
            continue
        if n > record.date >= 0 and place > 1 and _introduces_quotation(reader, n):
            continue
        words, slot = all_words[n], slots[n]
        if date:
            slot += "#"
        if slot in mine and not is_introduced(words, date):
            continue
        if date:
            name = name_beside_date(words, date)
        else:
            name = bare(without_number(words) if slot in numbered else words)
            if name and facts.in_link[n] >= 0 and _PARTICLE.match(words):
                name = words
        if not name or len(name) > LONGEST_NAME:
            continue
        if not date and len(record.texts) > 2 and reader.is_label(n):
            continue
        is_byline = _is_byline(reader, record, place, n, name)
        if slot in mine:
            if not is_byline:
                continue
            slot += "+"
        value = _value(reader, record, place, n, name, longest) + 1.2 * is_byline
        mine[slot] = Option(n, name, value, is_byline)
    return mine


def _introduces_quotation(reader: Reader, n: int) -> bool:
    """Tell whether a text behind a record's date, or it and the next one, say who wrote what is quoted there."""
    words, quoted = reader.facts.words, reader.facts.quoted
    for last in (n, n + 1):
        if last + 1 < len(words) and quoted[last + 1] and not quoted[last]:
            said = words[n] if last == n else f"{words[n]} {words[last]}"
            return len(said) < LONGEST_QUOTED and _SAID.search(said) is not None
    return False


def _is_byline(reader: Reader, record: Mined, place: int, n: int, name: str) -> bool:
    """Tell whether the words around a name say that someone wrote something."""
    facts = reader.facts
    words, date = facts.words[n], facts.dates[n]
    if len(name.split()) > 6:
        return False
    if is_introduced(words, date) and (date or len(words) < LONGEST_NAME):
        return True
    tail = words[words.find(name) + len(name) :] if name in words else ""
    if tail and _end_of_says(tail.lstrip(" ,")) is not None:
        return True
    before = facts.words[n - 1] if place and record.texts[place - 1] == n - 1 else ""
    if before and len(before) < 40 and _introduces(before):
        return True
    after = facts.words[n + 1] if place + 1 < len(record.texts) and record.texts[place + 1] == n + 1 else ""
    end = _end_of_says(after) if after else None
    return end is not None and (end == len(after) or bool(facts.dates[n + 1]))


# The same texts are asked about for every candidate that holds them.
@lru_cache(maxsize=4096)
def _introduces(words: str) -> bool:
    return BY_LABEL.search(words) is not None


@lru_cache(maxsize=4096)
def _end_of_says(words: str) -> int | None:
    match = SAYS.match(words)
    return match.end() if match is not None else None


def _value(reader: Reader, record: Mined, place: int, n: int, name: str, longest: int) -> float:
    facts = reader.facts
    page = facts.page
    words = facts.words[n]
    value = 1.0
    link = facts.in_link[n]
    if link >= 0:
        value += 0.25
        if _holds(page.get(link, "href"), name):
            value += 0.5
    if name in reader.alts(record):
        value += 0.5
    if name[0].isupper():
        value += 0.1
    if said := reader.said[reader.slots[n]]:
        if said & AUTHOR:
            value += 0.9
        elif said & (BODY | EXTRA) or (said & DATE and not facts.dates[n]):
            value -= 0.5
    if record.date >= 0:
        value += max(0.0, 0.5 - 0.12 * abs(n - record.date))
    value += 0.35 if n < longest else (0.1 if n > longest else -0.6)
    value -= 0.05 * min(place, len(record.texts) - place + 6)
    if page.tags[page.parents[facts.nodes[n]]] in _LABELS_OF_NAMES:
        value += 0.1
    if len(name.split()) > 4:
        value -= 0.4
    if name[-1] in ".!?…" and len(name.split()) > 2:
        value -= 0.6
    if name[0].isdigit():
        value -= 0.4
    if words.startswith(("#", "http", "[", "(")):
        value -= 0.5
    if reader.slot_size[reader.slots[n]] > 60:
        value -= 0.8
    if place and _is_of_reactions(facts.words[n - 1]):
        value -= 1.5
    if len(name) == 1:
        value -= 0.7
    if _is_title(name):
        value -= 0.7
    return value


@lru_cache(maxsize=4096)
def _is_of_reactions(words: str) -> bool:
    return _REACTIONS.match(words) is not None


@lru_cache(maxsize=4096)
def _is_title(name: str) -> bool:
    return _TITLES.match(name) is not None


@lru_cache(maxsize=4096)
def _holds(address: str, name: str) -> bool:
    wanted = _SIGNS.sub("", name.lower())
    return len(wanted) > 2 and wanted in _SIGNS.sub("", unquote(address).lower())
