"""The miner's steps: candidates, rank, extraction of the best few, and whether the best is a thread at all."""

from __future__ import annotations

from math import exp, log1p

from attrs import define

from postparse.html.comments.miner.candidates import Candidate, candidates_of
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.features import claimed_count, rank_features
from postparse.html.comments.miner.fields import Reader
from postparse.html.comments.miner.frame import is_open, region_of
from postparse.html.comments.miner.nesting import parents_of
from postparse.html.comments.miner.weights import ACCEPT, CHOOSE, RANK, THRESHOLD
from postparse.html.comments.miner.words import PLACEHOLDER
from postparse.html.comments.records import Discussion, Record
from postparse.html.dom import Page

MOST_EXTRACTED = 4


@define
class Extraction:
    """A candidate whose records have been read.

    Attributes:
        candidate: Where the records are.
        features: Figures for accepting.
        discussion: The records, the region, the frame.

    """

    candidate: Candidate
    features: dict[str, float]
    discussion: Discussion


def mine_page(page: Page) -> Discussion | None:
    """Return the most likely thread of a page; None where nothing is likely enough."""
    if len(page) < 12 or page.chars[-1] < 40:
        return None
    facts = Facts(page)
    best: Extraction | None = None
    best_score = 0.0
    for figures, candidate in rank(facts, candidates_of(facts))[:MOST_EXTRACTED]:
        found = extract(facts, candidate, figures)
        if found is None:
            continue
        score = weigh(found.features, CHOOSE)
        if best is None or score > best_score:
            best, best_score = found, score
    if best is None:
        return None
    best.discussion.confidence = probability(best.features, ACCEPT)
    return best.discussion if best.discussion.confidence >= THRESHOLD else None


def rank(facts: Facts, candidates: list[Candidate]) -> list[tuple[dict[str, float], Candidate]]:
    """Return the candidates with their figures, the likeliest first."""
    found = []
    for n, candidate in enumerate(candidates):
        figures = rank_features(facts, candidate)
        if not figures["prose_some"]:
            continue
        found.append((-weigh(figures, RANK), n, figures, candidate))
    found.sort(key=lambda row: row[:2])
    return [(figures, candidate) for _, _, figures, candidate in found]


def weigh(figures: dict[str, float], weights: dict[str, float]) -> float:
    """Return the weighted sum of figures."""
    return sum(weight * figures.get(name, 0.0) for name, weight in weights.items())


def probability(figures: dict[str, float], weights: dict[str, float]) -> float:
    """Return the logistic score of figures."""
    score = weigh(figures, weights) + weights.get("bias", 0.0)
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def extract(facts: Facts, candidate: Candidate, figures: dict[str, float]) -> Extraction | None:
    """Read the records of a candidate; None where no record has words and anyone or anything to go with them."""
    reader = Reader(facts, candidate)
    page = facts.page
    parents = parents_of(facts, reader.records)
    kept = [
        row
        for row, mined in enumerate(reader.records)
        if mined.size and (mined.name or mined.date_raw or mined.date_node >= 0)
    ]
    if not kept:
        return None
    place = {row: n for n, row in enumerate(kept)}
    records: list[Record] = []
    for row in kept:
        mined = reader.records[row]
        parent = parents[row]
        while parent >= 0 and parent not in place:
            parent = parents[parent]
        link = facts.in_link[mined.author] if mined.author >= 0 else -1
        records.append(
            Record(
                start=mined.span[0],
                stop=mined.span[1],
                body=tuple(mined.body),
                skip=frozenset(mined.skip),
                parent=place[parent] if parent >= 0 else None,
                author=mined.name,
                author_url=page.get(link, "href") or None if link >= 0 else None,
                published_raw=mined.date_raw,
                published_machine=facts.machine_dates.get(mined.date_node),
            )
        )
    first = reader.ranges[0][0]
    stop = max(end for _, end in reader.ranges)
    discussion = Discussion(
        source="miner",
        records=records,
        region=region_of(facts, first, stop),
        count=claimed_count(facts, first),
        is_open=is_open(facts, first, stop),
    )
    return Extraction(candidate, {**figures, **accept_features(reader, records)}, discussion)


def accept_features(reader: Reader, records: list[Record]) -> dict[str, float]:
    """Return what only the read records show."""
    mined = [record for record in reader.records if record.size and (record.name or record.date_raw)]
    count = len(reader.records)
    kept = len(mined) or 1
    sizes = [record.size for record in mined]
    names = [record.name for record in mined if record.name]
    facts = reader.facts
    linked = sum(len(facts.words[n]) for record in mined for n in record.body_texts if facts.in_link[n] >= 0)
    return {
        "kept": len(mined) / count,
        "has_author": len(names) / kept,
        "has_date": sum(record.date_raw is not None or record.date_node >= 0 for record in mined) / kept,
        "both": sum(
            record.name is not None and (record.date_raw is not None or record.date_node >= 0)
            for record in mined
        )
        / kept,
        "names_differ": len(set(names)) / (len(names) or 1),
        "log_body": log1p(sum(sizes) / kept),
        "body_linked": linked / (sum(sizes) or 1),
        "body_short": sum(size < 30 for size in sizes) / kept,
        "log_total": log1p(sum(sizes)),
        "replies": sum(record.parent is not None for record in records) / (len(records) or 1),
        "placeholder": float(
            any(PLACEHOLDER.match(facts.words[n]) for record in mined[:3] for n in record.body_texts[:1])
        ),
        "texts_even": len({len(record.texts) for record in mined}) / kept,
        "says": sum(record.author >= 0 and record.name != facts.words[record.author] for record in mined)
        / kept,
    }
