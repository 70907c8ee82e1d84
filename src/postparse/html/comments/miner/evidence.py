"""What the read records of a candidate show: figures for choosing among the best and for accepting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import log1p

from postparse.html.comments.miner.names import is_phrase
from postparse.html.comments.miner.reading import Mined, Reader
from postparse.html.comments.miner.signs import AUTHOR, BODY
from postparse.html.comments.miner.topic import count_numbered
from postparse.html.comments.miner.words import PLACEHOLDER
from postparse.html.comments.records import Record
from postparse.html.dom import INLINE

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_MARKS = frozenset({"cite", "b", "strong", "dt", "h5", "h6"})
_ENDS = (".", "!", "?", ")", '"', "”", "。", "！", "？", "؟", "।", "…")
_RUNNING = frozenset(",;.)abcdefghijklmnopqrstuvwxyzäöüàáâéèêíìóòôúùñç")
_FEW = 4
_CROSSED = (
    "heading_close",
    "heading_words",
    "action_some",
    "has_date",
    "has_author",
    "form_after",
    "self_some",
    "introduced",
    "has_time",
    "own_links",
    "log_body",
    "share",
    "prose_share",
    "name_steady",
    "name_marked",
    "name_first",
    "log_kept",
)
_OF_UNDATED = (
    "own_id",
    "names_differ",
    "name_away",
    "name_phrase",
    "name_running",
    "body_lively",
    "body_ended",
)
LONGEST_PLAIN = 4
"""Words of a name; longer ones are mostly titles."""


def accept_features(reader: Reader, records: list[Record], figures: dict[str, float]) -> dict[str, float]:
    """Return the candidate's figures and what only the read records show."""
    facts, page = reader.facts, reader.page
    mined = [record for record in reader.records if record.size and (record.name or _is_dated(record))]
    count = len(reader.records)
    kept = len(mined) or 1
    total = sum(record.size for record in mined)
    names = [record.name for record in mined if record.name]
    linked = sum(len(facts.words[n]) for record in mined for n in record.body_texts if facts.in_link[n] >= 0)
    slots = Counter(reader.slots[record.author] for record in mined if record.author >= 0)
    date_slots = Counter(reader.slots[record.date] for record in mined if record.date >= 0)
    hosts = {host for record in mined if (host := _host_of_author(reader, record))}
    found = {
        **figures,
        "kept": len(mined) / count,
        "kept_first": figures.get("kept_first", 1.0),
        "log_kept": log1p(len(mined)),
        "has_author": len(names) / kept,
        "has_date": sum(map(_is_dated, mined)) / kept,
        "both": sum(record.name is not None and _is_dated(record) for record in mined) / kept,
        "has_time": sum(":" in (record.date_raw or "") for record in mined) / kept,
        "relative": sum(record.date_raw is not None and not _has_year(record.date_raw) for record in mined)
        / kept,
        "names_differ": len(set(names)) / (len(names) or 1),
        "name_words": sum(len(name.split()) for name in names) / (len(names) or 1),
        "name_linked": sum(record.author >= 0 and facts.in_link[record.author] >= 0 for record in mined)
        / kept,
        "name_marked": sum(_is_marked(reader, record) for record in mined) / kept,
        "name_first": sum(record.author >= 0 and record.author in record.texts[:3] for record in mined)
        / kept,
        "name_steady": max(slots.values(), default=0) / kept,
        "date_steady": max(date_slots.values(), default=0) / kept,
        "introduced": sum(record.is_introduced for record in mined) / kept,
        "log_body": log1p(total / kept),
        "log_total": log1p(total),
        "body_linked": linked / (total or 1),
        "body_short": sum(record.size < 30 for record in mined) / kept,
        "edge_odd": _odd_edges(mined),
        "body_cut": sum(_is_cut(reader, record) for record in mined) / kept,
        "replies": sum(record.parent is not None for record in records) / (len(records) or 1),
        "placeholder": float(
            any(PLACEHOLDER.match(facts.words[n]) for record in mined[:3] for n in record.body_texts[:1])
        ),
        "texts_even": len({len(record.texts) for record in mined}) / kept,
        "head_links": sum(_has_linked_heading(reader, record) for record in mined) / kept,
        "own_links": sum(_links_to_place(reader, record) for record in mined) / kept,
        "away_links": _lead_elsewhere(reader, mined) / kept,
        "name_long": sum(len(name.split()) > LONGEST_PLAIN for name in names) / kept,
        "numbered": count_numbered(facts, mined) / kept,
        "alts": sum(bool(record.name) and record.name in reader.alts(record) for record in mined) / kept,
        "own_id": sum(_has_id(reader, record) for record in mined) / kept,
        "name_cited": sum(
            record.author >= 0 and page.tags[_holder(reader, record.author)] == "cite" for record in mined
        )
        / kept,
        "name_away": len(hosts) / kept,
        "name_low": sum(name[0].islower() or name[-1].isdigit() for name in names) / kept,
        "body_low": sum(
            facts.words[record.body_texts[0]][:1].islower() for record in mined if record.body_texts
        )
        / kept,
        "body_lively": sum(_is_lively(reader, record) for record in mined) / kept,
        "body_ended": sum(_is_ended(reader, record) for record in mined) / kept,
        "name_phrase": sum(map(is_phrase, names)) / kept,
        "name_running": sum(_runs_on(reader, record) for record in mined) / kept,
        "named_name": _share_said(reader, [record.author for record in mined], AUTHOR) / kept,
        "named_words": _share_said(reader, [n for r in mined for n in r.body_texts[:1]], BODY) / kept,
        "body_spread": sum(abs(record.size - total / kept) for record in mined) / (total or 1),
        "body_titled": sum(_begins_with_title(reader, record) for record in mined) / kept,
        "body_parts": sum(len(record.body_texts) > 1 for record in mined) / kept,
    }
    found["titled"] = found["title_some"] * found["head_links"]
    few, undated = float(len(mined) < _FEW), 1.0 - found["has_date"]
    for name in _CROSSED:
        found[f"few:{name}"] = few * found[name]
        found[f"undated:{name}"] = undated * found[name]
    for name in _OF_UNDATED:
        found[f"undated:{name}"] = undated * found[name]
    return found


def _runs_on(reader: Reader, record: Mined) -> bool:
    """Tell whether the name is a part of a sentence: words of the comment follow or precede it in its paragraph."""
    if record.author < 0 or record.is_introduced or not record.body_texts:
        return False
    facts, body = reader.facts, record.body_texts
    after = record.author + 1 == body[0] and facts.words[body[0]][0] in _RUNNING
    before = body[-1] + 1 == record.author
    near = body[0] if after else body[-1]
    return (after or before) and reader.paragraph_of(near) == reader.paragraph_of(record.author)


def _share_said(reader: Reader, texts: list[int], field: int) -> int:
    """Return how many of some texts (-1 for none) stand where names say that this field does."""
    return sum(n >= 0 and bool(reader.said[reader.slots[n]] & field) for n in texts)


def _holder(reader: Reader, n: int) -> int:
    """Return the element around a text, around the link if it stands in one."""
    node = reader.facts.in_link[n]
    above = reader.page.parents[reader.facts.nodes[n]]
    return reader.page.parents[above] if node == above else above


def _has_id(reader: Reader, record: Mined) -> bool:
    attributes = reader.page.attributes
    start, stop = record.span
    return any(attributes[node].get("id") for node in range(start, min(start + 3, stop)))


def _host_of_author(reader: Reader, record: Mined) -> str | None:
    link = reader.facts.in_link[record.author] if record.author >= 0 else -1
    if link < 0:
        return None
    href = reader.page.get(link, "href")
    return href.split("/")[2].lower() if href.startswith("http") and href.count("/") > 1 else None


def _is_lively(reader: Reader, record: Mined) -> bool:
    words = reader.facts.words
    return any(
        "!" in words[n] or "?" in words[n] or ":)" in words[n] or ";)" in words[n] for n in record.body_texts
    )


def _is_ended(reader: Reader, record: Mined) -> bool:
    return bool(record.body_texts) and reader.facts.words[record.body_texts[-1]].endswith(_ENDS)


def _begins_with_title(reader: Reader, record: Mined) -> bool:
    return bool(record.body_texts) and _is_title(reader, record.body_texts[0])


def _is_title(reader: Reader, n: int) -> bool:
    """Tell whether a text is a link as long as a title, to another page."""
    node, titles = reader.facts.nodes[n], reader.facts.title_at
    return titles[node + 1] > titles[node]


def _odd_edges(mined: list[Mined]) -> float:
    """Return how many of the first and the last record lack what nearly all others have."""
    if len(mined) < 3:
        return 0.0
    whole = [record.name is not None and _is_dated(record) and record.size > 0 for record in mined]
    if sum(whole) < 0.7 * (len(mined) - 1):
        return 0.0
    return float(2 - whole[0] - whole[-1])


def _is_marked(reader: Reader, record: Mined) -> bool:
    """Tell whether the name has an element to itself that sets it off (a citation, bold type, a term)."""
    if record.author < 0:
        return False
    facts, page = reader.facts, reader.page
    node = page.parents[facts.nodes[record.author]]
    for _ in range(3):
        if page.tags[node] in _MARKS:
            return True
        if page.tags[node] not in INLINE:
            return False
        node = page.parents[node]
    return False


def _is_dated(record: Mined) -> bool:
    return record.date_raw is not None or record.date_node >= 0


def _has_year(words: str) -> bool:
    return (
        any(len(part) > 3 and part.isdigit() for part in re.split(r"\D", words))
        or sum(map(str.isdigit, words)) > 5
    )


def _is_cut(reader: Reader, record: Mined) -> bool:
    if not record.body_texts:
        return False
    last = reader.facts.words[record.body_texts[-1]].rstrip("])» ")
    return last.endswith(("…", "...")) or last.endswith(("[…", "[..."))


def _has_linked_heading(reader: Reader, record: Mined) -> bool:
    facts, page = reader.facts, reader.page
    for n in record.texts[:8]:
        if (
            facts.in_link[n] < 0
            or _leads_here(page.get(facts.in_link[n], "href"))
            or (reader.is_furniture(n) and not _is_title(reader, n))
        ):
            continue
        if n == record.author and len(facts.words[n].split()) < 4:
            continue
        node = page.parents[facts.nodes[n]]
        for _ in range(3):
            if page.tags[node] in _HEADINGS:
                return True
            node = page.parents[node]
    return False


def _leads_here(address: str) -> bool:
    """Tell whether a link leads to a place in its own page: the heading is that of the record, and of nothing else."""
    return address[:1] == "#" and len(address) > 1


def _links_to_place(reader: Reader, record: Mined) -> bool:
    return next(_places(reader, record), None) is not None


def _lead_elsewhere(reader: Reader, mined: list[Mined]) -> int:
    """Return how many records link to a place in another page, as lists of a site's latest comments do."""
    found = [
        [(base, place) for base, place in _places(reader, record) if base and place not in reader.page.by_id]
        for record in mined
    ]
    if not any(found):
        return 0
    page = reader.page
    named = {page.get(node, "name") for node in page.by_attribute.get("name", ()) if page.tags[node] == "a"}
    return sum(any(place not in named for _, place in places) for places in found)


def _places(reader: Reader, record: Mined) -> Iterator[tuple[str, str]]:
    """Yield the page and the place in it to which the links beside a record's words lead."""
    facts, page = reader.facts, reader.page
    inside = set(record.body_texts)
    for n in record.texts[:40]:
        link = facts.in_link[n]
        if link >= 0 and n not in inside:
            base, _, place = page.get(link, "href").partition("#")
            if place and not place.endswith("#"):
                yield base, place
