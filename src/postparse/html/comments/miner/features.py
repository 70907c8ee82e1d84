"""What a candidate looks like in figures: cheap ones for ranking, and ones of the extracted records for accepting."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log1p
from operator import itemgetter, sub

from postparse.html.comments.miner.candidates import Candidate
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.signs import AUTHOR, BODY, COMMENT, DATE, ELSEWHERE, LATEST, POST
from postparse.html.comments.records import Range

Getter = Callable[[Sequence[int]], tuple[int, ...]]
_ASIDE = frozenset({"aside", "nav", "footer", "header"})
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
NEAR = 60
_SOME, _MORE_THAN_TWO = (0).__lt__, (2).__lt__


def owners_of(ranges: tuple[Range, ...]) -> list[int] | None:
    """Return the row of the innermost range around each range, -1 without; None where none lies in another."""
    if all([stop <= start for (_, stop), (start, _) in pairwise(ranges)]):
        return None
    owners: list[int] = []
    open_rows: list[int] = []
    is_flat = True
    for row, (start, _) in enumerate(ranges):
        while open_rows and ranges[open_rows[-1]][1] <= start:
            open_rows.pop()
        owners.append(open_rows[-1] if open_rows else -1)
        is_flat = is_flat and not open_rows
        open_rows.append(row)
    return None if is_flat else owners


def _getters(ranges: tuple[Range, ...]) -> tuple[Getter, Getter]:
    """Return what takes the sums at the ranges' starts and at their stops; eight sums are asked for in a row."""
    starts, stops = [start for start, _ in ranges], [stop for _, stop in ranges]
    if len(ranges) == 1:
        return (lambda sums: (sums[starts[0]],)), (lambda sums: (sums[stops[0]],))
    return itemgetter(*starts), itemgetter(*stops)


def own_counts(
    ranges: tuple[Range, ...],
    owners: list[int] | None,
    sums: Sequence[int],
    getters: tuple[Getter, Getter] | None = None,
) -> list[int]:
    """Return what each range holds by a prefix sum, without what the ranges nested in it hold."""
    at_starts, at_stops = getters or _getters(ranges)
    counts = list(map(sub, at_stops(sums), at_starts(sums)))
    if owners is not None:
        whole = counts.copy()
        for row, owner in enumerate(owners):
            if owner >= 0:
                counts[owner] -= whole[row]
    return counts


def pruned(facts: Facts, candidate: Candidate) -> Candidate:
    """Return a candidate without what is no record among its records: wrappers, and undated ranges among dated ones."""
    candidate = _without_wrappers(facts, candidate)
    ranges = candidate.ranges
    if len(ranges) < 4:
        return candidate
    owners = owners_of(ranges)
    dates = own_counts(ranges, owners, facts.date_at)
    dated = sum(map(bool, dates))
    if len(ranges) * 0.6 <= dated < len(ranges):
        return Candidate(
            tuple(span for span, found in zip(ranges, dates, strict=True) if found), candidate.source
        )
    if dated == len(ranges):
        return candidate
    if owners is None:
        return candidate
    prose = own_counts(ranges, owners, facts.prose_at)
    kept = tuple(
        span
        for n, (span, found) in enumerate(zip(ranges, prose, strict=True))
        if found or n + 1 == len(ranges) or ranges[n + 1][0] >= span[1]
    )
    return candidate if len(kept) == len(ranges) or not kept else Candidate(kept, candidate.source)


def _without_wrappers(facts: Facts, candidate: Candidate) -> Candidate:
    """Leave out ranges around nearly all others that hold much more than these do."""
    ranges = candidate.ranges
    count = len(ranges)
    if count < 5 or not any(
        start <= ranges[0][0] + 1 and stop >= ranges[-1][1] for start, stop in ranges[:3]
    ):
        return candidate
    texts = own_counts(ranges, owners_of(ranges), facts.texts_at)
    middle = sorted(texts)[count // 2]
    kept = ranges
    for n in range(3):
        if ranges[n][1] >= ranges[-max(1, count // 10)][1] and texts[n] > 3 * middle:
            kept = ranges[n + 1 :]
    return candidate if kept is ranges else Candidate(kept, candidate.source)


def rank_features(facts: Facts, candidate: Candidate) -> dict[str, float]:
    """Return the figures by which candidates of one page are ranked; none where no record has words of its own."""
    page = facts.page
    ranges = candidate.ranges
    count = len(ranges)
    first = ranges[0][0]
    last = max([stop for _, stop in ranges])
    owners, getters, nothing = owners_of(ranges), _getters(ranges), [0] * count
    prose = own_counts(ranges, owners, facts.prose_at, getters)
    with_prose = sum(map(_SOME, prose))
    if not with_prose:
        return {}
    chars, dates, texts, actions, links, selfs, images, titles = (
        own_counts(ranges, owners, sums, getters) if sums[last] > sums[first] else nothing
        for sums in (
            page.chars,
            facts.date_at,
            facts.texts_at,
            facts.action_at,
            page.link_chars,
            facts.self_at,
            facts.image_at,
            facts.title_at,
        )
    )
    total = page.chars[-1] or 1
    held = sum(chars)
    span = page.chars[last] - page.chars[first]
    mean = held / count
    spread = sum([abs(size - mean) for size in chars]) / (held or 1)
    last_word, claimed, is_aside = _before(facts, first)
    undated = 1.0 - sum(map(_SOME, dates)) / count
    left_out = min(1.0, facts.alike.left_out(ranges))
    forms = page.by_tag.get("textarea", [])
    return {
        **_named(facts, ranges, owners, getters),
        "single": float(count == 1),
        "log_count": log1p(count),
        "few": float(count < 4),
        "date_one": dates.count(1) / count,
        "date_some": sum(map(_SOME, dates)) / count,
        "date_many": sum(map(_MORE_THAN_TWO, dates)) / count,
        "prose_some": with_prose / count,
        "prose_share": sum(prose) / (held or 1),
        "log_prose": log1p(sum(prose) / count),
        "log_mean": log1p(mean),
        "spread": spread,
        "link_share": sum(links) / (held or 1),
        "action_some": sum(map(_SOME, actions)) / count,
        "action_many": sum([found > 6 for found in actions]) / count,
        "self_some": sum(map(_SOME, selfs)) / count,
        "self_many": sum(map(_MORE_THAN_TWO, selfs)) / count,
        "image_one": images.count(1) / count,
        "image_many": sum(map(_MORE_THAN_TWO, images)) / count,
        "title_some": sum(map(_SOME, titles)) / count,
        "title_one": titles.count(1) / count,
        "texts_mean": log1p(sum(texts) / count),
        "texts_few": sum([found < 2 for found in texts]) / count,
        "share": held / total,
        "prose_share_page": sum(prose) / (facts.prose_at[-1] or 1),
        "gaps": (span - held) / (span or 1),
        "gap_some": _speaking_gaps(facts, ranges),
        "start": page.chars[first] / total,
        "stop": page.chars[last] / total,
        "prose_before": log1p(facts.prose_at[first]),
        "prose_after": log1p(facts.prose_at[-1] - facts.prose_at[last]),
        "dates_in": sum(dates) / (facts.date_at[-1] or 1),
        "actions_in": sum(actions) / (facts.action_at[-1] or 1),
        "selfs_in": sum(selfs) / (facts.self_at[-1] or 1),
        "heading_words": float(last_word >= 0),
        "heading_close": float(last_word >= 0 and facts.first_text(first) - last_word < 6),
        "left_out": left_out * (count > 1),
        "single:left_out": left_out * (count == 1),
        "single:heading_in": float(count == 1 and _begins_with_heading(facts, first)),
        "paragraphs": undated
        and undated * sum([page.tags[start] in _PARAGRAPHS for start, _ in ranges]) / count,
        "claimed_right": float(claimed is not None and claimed == count),
        "claimed_wrong": float(claimed is not None and abs(claimed - count) > 2 + claimed // 4),
        "form_after": float(bool(forms) and forms[-1] >= last),
        "form_inside": float(bisect_left(forms, first) < bisect_left(forms, last)),
        "form_none": float(not forms),
        "aside": float(is_aside),
        "pivot_start": float(candidate.source == "pivot-start"),
        "pivot_end": float(candidate.source == "pivot-end"),
        "two_shapes": float(candidate.source == "two-shapes"),
    }


def _named(
    facts: Facts, ranges: tuple[Range, ...], owners: list[int] | None, getters: tuple[Getter, Getter]
) -> dict[str, float]:
    """Return what the names of elements say of the records and what lies around them; nothing where they say nothing."""
    if not facts.is_named:
        return {}
    count = len(ranges)
    own = [_said_at(facts, start, stop) for start, stop in ranges]
    around = _said_around(facts, ranges[0][0])
    comments = sum(bool(said & COMMENT) for said in own) / count
    posts = sum(bool(said & POST) for said in own) / count
    found = {
        "named_unit": comments,
        "named_post": posts,
        "named_home": float(bool(around & COMMENT)),
        "named_latest": float(bool((around | own[0]) & LATEST)),
        "named_away": float(bool((around | own[0]) & ELSEWHERE)),
        "named_none": float(not comments and not posts and not around & COMMENT),
    }
    for name, field in (("named_author", AUTHOR), ("named_date", DATE), ("named_body", BODY)):
        if field in facts.named_at:
            held = own_counts(ranges, owners, facts.named_at[field], getters)
            found[name] = sum(map(_SOME, held)) / count
            found[f"{name}_in"] = sum(held) / facts.named_at[field][-1]
    if COMMENT in facts.named_at:
        held = own_counts(ranges, owners, facts.named_at[COMMENT], getters)
        found["named_in"] = sum(held) / facts.named_at[COMMENT][-1]
    return found


def _said_at(facts: Facts, start: int, stop: int) -> int:
    """Return what the first elements of a record say of it."""
    found = facts.said(start)
    if not found & COMMENT and start + 1 < stop:
        found |= facts.said(start + 1) & (COMMENT | POST)
    return found


def _said_around(facts: Facts, node: int) -> int:
    """Return what the elements around a record say, up to those that hold most of the page; kept with the page's facts."""
    found = facts.surroundings.get(node)
    if found is None:
        page = facts.page
        most = 0.9 * page.chars[-1]
        found = 0
        for above in page.ancestors(node):
            if page.tags[above] in ("body", "html") or page.text_length(above) > most:
                break
            found |= facts.said(above) & (COMMENT | ELSEWHERE | LATEST)
        facts.surroundings[node] = found
    return found


def _speaking_gaps(facts: Facts, ranges: tuple[Range, ...]) -> float:
    """Return the share of the steps between records that leave texts out."""
    texts = facts.texts_at
    steps = speaking = 0
    last = ranges[0][1]
    for start, stop in ranges[1:]:
        if start >= last:
            steps += 1
            speaking += texts[start] > texts[last]
            last = stop
    return speaking / steps if steps else 0.0


def _before(facts: Facts, first: int) -> tuple[int, int | None, bool]:
    """Return the last text near before a node with words of a heading (-1 for none), the count that it claims, and
    whether the node stands in a margin; kept, as many candidates begin at the same node.
    """
    found = facts.openings.get(first)
    if found is None:
        nodes, heads = facts.nodes, facts.thread_words
        place = bisect_left(heads, facts.first_text(first)) - 1
        last = heads[place] if place >= 0 and nodes[heads[place]] >= first - NEAR else -1
        found = facts.openings[first] = last, claimed_count(facts, first), _inside(facts, first)
    return found


def _begins_with_heading(facts: Facts, first: int) -> bool:
    """Tell whether what begins at a node begins with a heading of comments ("2 Responses"): it holds them, and is none."""
    n = facts.first_text(first)
    place = bisect_left(facts.thread_words, n)
    return (
        place < len(facts.thread_words)
        and facts.thread_words[place] <= n + 1
        and not facts.dates[facts.thread_words[place]]
    )


def claimed_count(facts: Facts, first: int) -> int | None:
    """Return the number in the heading right before a node ("12 Responses")."""
    stop = facts.first_text(first)
    heads = facts.thread_words[-400:]
    for n in reversed(heads[: bisect_left(heads, stop)]):
        if stop - n > 12:
            return None
        for word in facts.words[n].replace("(", " ").replace(")", " ").split():
            digits = word.strip(".,:").replace(",", "").replace(".", "")
            if digits.isdigit() and digits.isascii() and len(digits) < 6:
                return int(digits)
        if (
            n
            and facts.words[n - 1].isdigit()
            and facts.words[n - 1].isascii()
            and len(facts.words[n - 1]) < 6
        ):
            return int(facts.words[n - 1])
    return None


def _inside(facts: Facts, node: int) -> bool:
    page = facts.page
    for _ in range(40):
        node = page.parents[node]
        if node < 0:
            return False
        if page.tags[node] in _ASIDE:
            return True
    return False
