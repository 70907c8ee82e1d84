"""The miner's steps: candidates, rank, extraction of the best few, and whether the best is a thread at all."""

from __future__ import annotations

from math import exp
from operator import itemgetter

from attrs import define, frozen

from postparse.html.comments.miner import weights, weights_named
from postparse.html.comments.miner.away import lead_away
from postparse.html.comments.miner.candidates import Candidate, candidates_of
from postparse.html.comments.miner.evidence import accept_features
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.features import claimed_count, pruned, rank_features
from postparse.html.comments.miner.fields import read_fields
from postparse.html.comments.miner.frame import is_open, region_of
from postparse.html.comments.miner.identity import identify
from postparse.html.comments.miner.nesting import parents_of
from postparse.html.comments.miner.reading import told_once, without_frame
from postparse.html.comments.miner.shapes import MOST_LIKELY, joined
from postparse.html.comments.miner.topic import begins_topic, has_topic_address, is_topic
from postparse.html.comments.records import Discussion, Range, Record
from postparse.html.dom import Page

MOST_EXTRACTED = 4
WIDEST_MARGIN = 2.0
"""Candidates this far behind the first in rank are not read: reading is most of the miner's work, and of the pages
measured none had its thread more than 1.8 behind."""
MOST_JUDGED = 5_000
"""A candidate is judged by so many of its records; they are all read once it is chosen."""
HOPELESS = 0.005
"""A candidate read and found less likely than this ends the search: those behind it are hardly better."""
LIKELY_SHARE = 0.5
"""How much the chance of being a thread at all counts when the candidates that were read are compared: of two that
are nearly as good the one that would be refused is the wrong one. Without names that chance is too vague to help."""


@frozen
class Tables:
    """Fitted weights (see benchmarks/fit_miner.py): names that can be read make other evidence worth less.

    Attributes:
        rank: Orders the candidates of a page by cheap figures.
        choose: Orders the best few by what their records hold.
        accept: Tells whether the best one is a thread.
        threshold: How likely that has to be.

    """

    rank: dict[str, float]
    choose: dict[str, float]
    accept: dict[str, float]
    threshold: float


WITHOUT_NAMES = Tables(weights.RANK, weights.CHOOSE, weights.ACCEPT, weights.THRESHOLD)
WITH_NAMES = Tables(weights_named.RANK, weights_named.CHOOSE, weights_named.ACCEPT, weights_named.THRESHOLD)


def tables_for(facts: Facts) -> Tables:
    """Return the weights for a page whose names say something, or for one whose names don't."""
    return WITH_NAMES if facts.is_named else WITHOUT_NAMES


@define
class Extraction:
    """A candidate whose records have been read.

    Attributes:
        candidate: Where the records are.
        features: Figures for accepting.
        discussion: The records; the region and the frame once the candidate is chosen.
        span: From the first record to behind the last.
        rest: The candidate with all its records and its figures, where only the first were read.

    """

    candidate: Candidate
    features: dict[str, float]
    discussion: Discussion
    span: Range
    rest: tuple[Candidate, dict[str, float]] | None = None


def mine_page(page: Page) -> Discussion | None:
    """Return the most likely thread of a page; None where nothing is likely enough."""
    if len(page) < 12 or page.chars[-1] < 40:
        return None
    facts = Facts(page)
    tables = tables_for(facts)
    best = best_of(facts, rank(facts, candidates_of(facts)))
    if best is None:
        return None
    best.discussion.confidence = probability(best.features, tables.accept)
    if best.discussion.confidence < tables.threshold:
        return None
    if best.rest is not None:
        whole = extract(facts, *best.rest)
        if whole is not None:
            whole.discussion.confidence = best.discussion.confidence
            best = whole
    shown = best.discussion.records
    identify(facts, [best.discussion.post, *shown] if best.discussion.post is not None else shown)
    first, stop = best.span
    best.discussion.region = region_of(facts, first, stop)
    best.discussion.count = claimed_count(facts, first)
    best.discussion.is_open = is_open(facts, first, stop)
    return best.discussion


def best_of(facts: Facts, ranked: list[tuple[dict[str, float], Candidate]]) -> Extraction | None:
    """Return the best of the first candidates once their records have been read, of as few as will do."""
    best: Extraction | None = None
    tables = tables_for(facts)
    top = best_score = 0.0
    share = LIKELY_SHARE if facts.is_named else 0.0
    for n, (figures, candidate) in enumerate(ranked[:MOST_EXTRACTED]):
        place = weigh(figures, tables.rank)
        top = top if n else place
        if top - place > WIDEST_MARGIN:
            break
        found = extract(facts, candidate.beginning(MOST_JUDGED), figures)
        if found is None:
            continue
        if len(candidate.ranges) > MOST_JUDGED:
            found.rest = candidate, figures
        likely = logit(found.features, tables.accept)
        score = weigh(found.features, tables.choose) + share * likely
        if best is None or score > best_score:
            best, best_score = found, score
        if squashed(likely) < HOPELESS:
            break
    return best


def rank(facts: Facts, candidates: list[Candidate]) -> list[tuple[dict[str, float], Candidate]]:
    """Return the candidates with their figures, the likeliest first."""
    done: set[tuple[Range, ...]] = set()
    found = _described(facts, candidates, done)
    found.sort(key=itemgetter(0))
    found += _described(facts, joined(facts, [row[1:] for row in found[:MOST_LIKELY]]), done)
    found.sort(key=itemgetter(0))
    return [row[1:] for row in found]


def _described(
    facts: Facts, candidates: list[Candidate], done: set[tuple[Range, ...]]
) -> list[tuple[float, dict[str, float], Candidate]]:
    """Return those candidates that have words and are new, with how unlikely each is and with its figures."""
    found = []
    table = tables_for(facts).rank
    for raw in candidates:
        first, last = raw.ranges[0][0], max(stop for _, stop in raw.ranges[-3:])
        if facts.prose_at[last] == facts.prose_at[first]:
            continue
        candidate = pruned(facts, raw)
        if candidate.ranges in done:
            continue
        done.add(candidate.ranges)
        if facts.away and lead_away(facts.away, candidate.ranges):
            continue
        figures = rank_features(facts, candidate)
        if not figures or figures.pop("named_latest", 0.0):
            continue
        found.append((-weigh(figures, table), figures, candidate))
    return found


def weigh(figures: dict[str, float], weights: dict[str, float]) -> float:
    """Return the weighted sum of figures."""
    return sum([weight * figures.get(name, 0.0) for name, weight in weights.items()])


def logit(figures: dict[str, float], weights: dict[str, float]) -> float:
    """Return the log-odds of figures."""
    return weigh(figures, weights) + weights.get("bias", 0.0)


def squashed(odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def probability(figures: dict[str, float], weights: dict[str, float]) -> float:
    """Return the logistic score of figures."""
    return squashed(logit(figures, weights))


def extract(
    facts: Facts, candidate: Candidate, figures: dict[str, float], *, is_second: bool = False
) -> Extraction | None:
    """Read the records of a candidate; None where no record has words and anyone or anything to go with them.

    Ranges that turn out to be no records are left out, and the others read again: what they share is clearer then.
    """
    reader = read_fields(facts, candidate)
    page = facts.page
    kept = [
        row
        for row, mined in enumerate(reader.records)
        if mined.size and (mined.name or mined.date_raw or mined.date_node >= 0)
    ]
    if not kept:
        return None
    once = told_once(reader, without_frame(reader, kept))
    if len(once) < len(reader.records) and not is_second:
        fewer = Candidate(tuple(candidate.ranges[row] for row in once), candidate.source)
        return extract(
            facts, fewer, {**figures, "kept_first": len(kept) / len(reader.records)}, is_second=True
        )
    parents = parents_of(facts, reader.records)
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
    discussion = Discussion(source="miner", records=records)
    features = accept_features(reader, records, figures)
    kept_records = [reader.records[row] for row in kept]
    features["address"] = float(has_topic_address(facts))
    features["address:prose"] = features["address"] * features["prose_share_page"]
    if features["head_links"] < 0.5 and is_topic(facts, kept_records, figures):
        features["topic"] = 1.0
        # A few posts may well be all that a topic's page holds.
        features["topic:share"] = features.pop("few:share")
        features["address:topic"] = features["address"]
        discussion.is_forum = True
        if begins_topic(facts, kept_records):
            discussion.post = records[0]
            discussion.records = _without_first(records)
    return Extraction(candidate, features, discussion, (first, stop))


def _without_first(records: list[Record]) -> list[Record]:
    for record in records:
        if record.parent is not None:
            record.parent = record.parent - 1 if record.parent else None
    return records[1:]
