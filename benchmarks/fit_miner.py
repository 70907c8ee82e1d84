"""Fit the general miner's weights on labelled pages and print what they give on pages that they were not fitted on.

    python -m benchmarks.fit_miner                 held-out figures, 10 folds by page
    python -m benchmarks.fit_miner --write         also fit on all pages and write the tables of weights
    python -m benchmarks.fit_miner --misses 20     also list the pages with the largest losses

Pages come from ../shared/threadbench, its pages without discussions, a sample of its WordPress pages, and those of
../shared/wcxb of whose thread another source of evidence is sure (see `benchmarks.taught`). Each is seen twice, with its
names hashed and as published, and each view has weights of its own: names that can be read make other evidence worth
less. Pages of one theme are on the same side of a fold; with ``--by-platform`` all pages of a platform are, as a new
platform has names, but not those of the platforms here. Three linear scores are fitted, each on what the one before
lets through:

    RANK    orders a page's candidates by cheap sums (pairs of candidates of one page, logistic)
    CHOOSE  orders the best few again by what their records turned out to hold (likewise)
    ACCEPT  tells whether the chosen one is a thread at all (logistic)

It needs scikit-learn and rapidfuzz.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import pickle
import random
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from attrs import define
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

import postparse
from benchmarks.taught import taught
from postparse.html.comments.miner import weights, weights_named
from postparse.html.comments.miner.candidates import candidates_of
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.mining import (
    HOPELESS,
    LIKELY_SHARE,
    MOST_EXTRACTED,
    WIDEST_MARGIN,
    extract,
    logit,
    rank,
    squashed,
)
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page

SHARED = Path(__file__).resolve().parents[2] / "shared" / "threadbench"
WCXB = SHARED.parent / "wcxb"
FOLDS = 10
MOST_CANDIDATES, MOST_WITHOUT = 24, 8
"""Read of each page while fitting, with a thread and without one: the first ones by the weights so far, so fit twice
after a large change."""
RIGHT = 0.5
"""Quality from which on the records of a candidate are the thread."""
NEARLY = 0.006
"""One page more or less."""
PART_WEIGHTS = {"main": 1.0, "quiet": 1.0, "wordpress": 0.3, "taught": 0.5}
"""How much a page counts: the WordPress pages are many of one kind, and nobody has checked the taught ones."""
RANK_STRENGTH, CHOOSE_STRENGTH, ACCEPT_STRENGTH = 0.02, 0.003, 0.1
"""How closely the three scores follow the pages (the inverse of the penalty on large weights)."""
FOUND_BY = frozenset({"pivot_start", "pivot_end"})
"""Where names tell authors from dates, the choice by what was read does without these: it only took back what the ranking
had said of them, and more on pages of a few records. Without names they still tell where a record begins."""
_WORD = re.compile(r"[^\W_]+")

Figures = dict[str, float]


@define
class Option:
    """A candidate of a page: its figures before and after reading, and how right its records are."""

    figures: Figures
    read: Figures
    matched: int
    predicted: int
    quality: float
    touches: bool = False
    """Whether it holds words of a comment, right or not."""


@define
class Case:
    """A page with its candidates."""

    name: str
    part: str
    view: str
    platform: str | None
    gold: int
    options: list[Option]

    @property
    def is_named(self) -> bool:
        """Whether the page's names say anything."""
        return any("named_none" in option.figures for option in self.options)

    @property
    def key(self) -> tuple[str, str]:
        return self.name, self.view

    def kin(self, *, by_platform: bool) -> str:
        """What it shares with pages that have to be in the same fold: the theme, for WordPress pages."""
        if by_platform and self.gold and self.platform is not None:
            return self.platform
        return self.name.partition("--")[0] if self.part == "wordpress" else self.name


def main() -> None:
    """Collect, fit, print, write."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--misses", type=int, default=0)
    arguments.add_argument(
        "--quiet-least", type=float, default=0.965, help="share of quiet pages to keep quiet"
    )
    arguments.add_argument("--wordpress-every", type=int, default=6, help="take every n-th WordPress page")
    arguments.add_argument("--by-platform", action="store_true", help="fold by platform, not by page")
    arguments.add_argument("--cases", type=Path, help="file to keep the read pages in, or to take them from")
    options = arguments.parse_args()
    if options.cases is not None and options.cases.exists():
        cases: list[Case] = pickle.loads(options.cases.read_bytes())  # noqa: S301 - written by this program
    else:
        cases = collect(options.wordpress_every)
        if not cases:
            arguments.error("the benchmark's pages are not here")
        if options.cases is not None:
            options.cases.write_bytes(pickle.dumps(cases))
    for view, target in (("hashed", weights), ("named", weights_named)):
        mine = [case for case in cases if case.view == view and (view == "hashed" or case.is_named)]
        foldings = {by: cross_validated(mine, by_platform=by) for by in (False, True)}
        scores = foldings[options.by_platform]
        threshold = best_threshold(mine, [*foldings.values()], options.quiet_least)
        report(view, mine, scores, threshold, options.misses)
        calibration(mine, scores)
        if options.write:
            write(Path(target.__file__ or ""), *fit(mine), threshold)


# -- pages to cases ---------------------------------------------------------


def collect(wordpress_every: int) -> list[Case]:
    """Read all pages."""
    jobs: list[tuple[Path, str]] = []
    for part, root, step in (
        ("main", SHARED, 1),
        ("quiet", SHARED / "quiet", 1),
        ("wordpress", SHARED / "wordpress", wordpress_every),
    ):
        jobs += [(path, part) for path in sorted((root / "gold").glob("*.json"))[::step]]
    known = {json.loads(path.read_text("utf-8")).get("url") for path, part in jobs if part != "wordpress"}
    for path in sorted((WCXB / "gold").glob("*.json")):
        if json.loads(path.read_text("utf-8"))["url"] not in known:
            jobs.append((path, "taught"))
    return [case for job in jobs for case in cases_of(job)]


def cases_of(job: tuple[Path, str]) -> list[Case]:
    """Return both views of a page with their candidates compared with the truth; none where nobody knows the truth."""
    path, part = job
    hashed = _scorer().hashed
    if part == "taught":
        known = taught(path)
        if known is None:
            return []
        gold, html, platform = known
    else:
        gold = json.loads(path.read_text("utf-8"))
        html = gzip.decompress((path.parent.parent / "pages" / f"{gold['id']}.html.gz").read_bytes()).decode(
            "utf-8", "replace"
        )
        platform = (
            postparse.parse_html(html, url=gold.get("url")).provenance.platform if gold["comments"] else None
        )
    return [
        case_from(gold, hashed(html, path.stem), part, "hashed", platform),
        case_from(gold, html, part, "named", platform),
    ]


def case_from(gold: dict[str, Any], html: str, part: str, view: str, platform: str | None) -> Case:
    """Return the candidates of a page, read and compared with its truth."""
    page = Page(html, gold.get("url"))
    facts = Facts(page)
    found: list[Option] = []
    truth = _truth(gold)
    most = MOST_CANDIDATES if truth else MOST_WITHOUT
    for figures, candidate in rank(facts, candidates_of(facts))[:most]:
        extraction = extract(facts, candidate, figures)
        if extraction is None:
            found.append(Option(figures, figures, 0, 0, 0.0))
        else:
            found.append(Option(figures, extraction.features, *quality(page, extraction.discussion, truth)))
    return Case(gold["id"], part, view, platform, len(truth), found)


def _scorer() -> Any:
    name = "threadbench_score"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, SHARED / "score.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


def _norm(text: str | None) -> str:
    return " ".join(_WORD.findall((text or "").casefold()))


def _truth(gold: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    place: dict[int, int] = {}
    for n, comment in enumerate(gold["comments"]):
        words = _norm(comment["text"])
        if words:
            place[n] = len(rows)
            parent = place.get(comment["parent"], -1) if comment["parent"] is not None else -1
            rows.append(
                {
                    "norm": words,
                    "author": _norm(comment.get("author")),
                    "date": _norm(comment.get("date")),
                    "parent": parent,
                }
            )
    return rows


def quality(page: Page, discussion: Discussion, truth: list[dict[str, Any]]) -> tuple[int, int, float, bool]:
    """Return comments matched and found, a figure between 0 and 1 that also counts fields and parents, and `touches`."""
    rows = []
    for record in discussion.records:
        parts = []
        for start, stop in record.body:
            node = start
            while node < stop:
                if node in record.skip:
                    node = max(page.ends[node], node + 1)
                    continue
                if page.texts[node] and page.seen[node]:
                    parts.append(page.texts[node])
                elif page.tags[node] in ("p", "br", "div", "li"):
                    parts.append(" ")
                node += 1
        rows.append(_norm("".join(parts)))
    where: dict[str, list[int]] = {}
    for row, words in enumerate(rows):
        if words:
            where.setdefault(words.replace(" ", ""), []).append(row)
    predicted = sum(bool(words) for words in rows)
    everything = " ".join(rows)
    touches = any(comment["norm"][:24] in everything for comment in truth)
    if not truth or not predicted:
        return 0, predicted, 0.0, touches
    pairs: dict[int, int] = {}
    for n, comment in enumerate(truth):
        found = where.get(comment["norm"].replace(" ", ""))
        if found:
            pairs[n] = found.pop(0)
    taken = set(pairs.values())
    for end in (False, True):
        loose = _by_end(rows, taken, last=end)
        for n, comment in enumerate(truth):
            key = comment["norm"][-24:] if end else comment["norm"][:24]
            for row in loose.get(key, ()) if n not in pairs else ():
                if row not in taken and 0.7 < len(rows[row]) / len(comment["norm"]) < 1.4:
                    pairs[n] = row
                    taken.add(row)
                    break
    if not pairs:
        return 0, predicted, 0.0, touches
    f1 = 2 * len(pairs) / (predicted + len(truth))
    right = 0.0
    for n, row in pairs.items():
        record, comment = discussion.records[row], truth[n]
        right += 0.5 * (not comment["author"] or _norm(record.author) == comment["author"])
        raw = f"{_norm(record.published_raw)} {_norm(record.published_machine)}"
        right += 0.2 * (not comment["date"] or bool(set(comment["date"].split()) & set(raw.split())))
        parent = record.parent if record.parent is not None else -1
        right += 0.3 * (parent == (pairs.get(comment["parent"], -2) if comment["parent"] >= 0 else -1))
    return len(pairs), predicted, f1 * (0.6 + 0.4 * right / len(pairs)), True


def _by_end(rows: list[str], taken: set[int], *, last: bool) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row, words in enumerate(rows):
        if words and row not in taken:
            found.setdefault(words[-24:] if last else words[:24], []).append(row)
    return found


# -- fitting ----------------------------------------------------------------

Weights = dict[str, float]


def pair_weights(groups: list[tuple[float, list[tuple[Figures, float]]]], strength: float) -> Weights:
    """Fit a linear score by pairs of one page: the better one first, weighted by how much better it is."""
    names = sorted({name for _, group in groups for figures, _ in group for name in figures})
    random.seed(1)
    rows: list[np.ndarray] = []
    gains: list[float] = []
    for share, group in groups:
        if not group:
            continue
        table = np.array([[figures.get(name, 0.0) for name in names] for figures, _ in group])
        values = [value for _, value in group]
        best = max(values)
        if best <= 0.05:
            continue
        tops = [n for n, value in enumerate(values) if value >= best - 0.02][:3]
        others = [n for n, value in enumerate(values) if value < best - 0.02]
        for n in others:
            for top in tops:
                rows.append(table[top] - table[n])
                gains.append(share * (values[top] - values[n]) / len(others) ** 0.5 / len(tops))
    return _logistic(
        names, np.array(rows), np.ones(len(rows), dtype=int), np.array(gains), strength, paired=True
    )


def _logistic(
    names: list[str],
    table: np.ndarray,
    labels: np.ndarray,
    gains: np.ndarray,
    strength: float,
    *,
    paired: bool,
) -> Weights:
    scale = table.std(axis=0) if not paired else np.sqrt((table**2).mean(axis=0))
    scale[scale < 1e-9] = 1.0
    scaled = table / scale
    if paired:
        scaled = np.concatenate([scaled, -scaled])
        labels = np.concatenate([labels, 1 - labels])
        gains = np.concatenate([gains, gains])
    model = LogisticRegression(C=strength, fit_intercept=not paired, max_iter=3000)
    model.fit(scaled, labels, sample_weight=gains / gains.mean())
    found = {name: float(weight) for name, weight in zip(names, model.coef_[0] / scale, strict=True)}
    if not paired:
        found["bias"] = float(model.intercept_[0])
    return found


def weigh(figures: Figures, table: Weights) -> float:
    """Return the weighted sum of figures."""
    return sum(weight * figures.get(name, 0.0) for name, weight in table.items())


def top(case: Case, rank: Weights) -> list[Option]:
    """Return the options that the first score lets through."""
    scored = sorted(
        ((weigh(option.figures, rank), -n) for n, option in enumerate(case.options)), reverse=True
    )
    return [case.options[-n] for score, n in scored[:MOST_EXTRACTED] if score >= scored[0][0] - WIDEST_MARGIN]


def chosen(case: Case, rank: Weights, choose: Weights, accept: Weights | None = None) -> Option | None:
    """Return the option that the scores choose; the third one ends the search as in the miner."""
    best, best_score = None, 0.0
    share = LIKELY_SHARE if case.view == "named" else 0.0
    for option in top(case, rank):
        if not option.predicted:
            continue
        likely = 0.0 if accept is None else logit(option.read, accept)
        score = weigh(option.read, choose) + share * likely
        if best is None or score > best_score:
            best, best_score = option, score
        if squashed(likely) < HOPELESS:
            break
    return best


def _as_read(case: Case, option: Option) -> Figures:
    """Return what the records of an option turned out to hold; on a page with names, without how it was found."""
    if case.view == "hashed":
        return option.read
    return {name: value for name, value in option.read.items() if name not in FOUND_BY}


def fit(cases: list[Case]) -> tuple[Weights, Weights, Weights]:
    """Fit the three scores."""
    threads = [case for case in cases if case.gold]
    shares = [PART_WEIGHTS[case.part] for case in threads]
    ranks = pair_weights(
        [
            (share, [(o.figures, o.quality) for o in case.options])
            for share, case in zip(shares, threads, strict=True)
        ],
        RANK_STRENGTH,
    )
    choose = pair_weights(
        [
            (share, [(_as_read(case, o), o.quality) for o in top(case, ranks) if o.predicted])
            for share, case in zip(shares, threads, strict=True)
        ],
        CHOOSE_STRENGTH,
    )
    rows, labels, gains = [], [], []
    for case in cases:
        option = chosen(case, ranks, choose)
        if option is None:
            continue
        if case.gold and 0.25 < option.quality < 0.5:
            continue
        rows.append(option.read)
        labels.append(int(option.quality >= RIGHT))
        gains.append(PART_WEIGHTS[case.part])
    for case in threads:
        # A page whose thread is taken away is a page without one: its sidebars and lists have to stay quiet.
        rest = Case(case.name, case.part, case.view, None, 0, [o for o in case.options if not o.touches])
        option = chosen(rest, ranks, choose)
        if option is not None:
            rows.append(option.read)
            labels.append(0)
            gains.append(0.4 * (PART_WEIGHTS["taught"] if case.part == "taught" else 1.0))
    names = sorted({name for row in rows for name in row})
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    accept = _logistic(names, table, np.array(labels), np.array(gains), ACCEPT_STRENGTH, paired=False)
    return ranks, choose, accept


class Scored(dict[tuple[str, str], tuple[float, Option | None]]):
    """Score and choice of each case; `offered`: the best quality that the first score let through."""

    offered: dict[tuple[str, str], float]


def folds_of(cases: list[Case], *, by_platform: bool) -> dict[tuple[str, str], int]:
    """Return the fold in which each case is held out; pages of one kin are in one."""
    kin = {case.key: case.kin(by_platform=by_platform) for case in cases}
    names = sorted(set(kin.values()))
    random.Random(7).shuffle(names)
    place = {name: n % FOLDS for n, name in enumerate(names)}
    return {key: place[name] for key, name in kin.items()}


def cross_validated(cases: list[Case], *, by_platform: bool) -> Scored:
    """Return the held-out score and choice of every case."""
    fold_of = folds_of(cases, by_platform=by_platform)
    found = Scored()
    found.offered = {}
    for fold in range(FOLDS):
        rank, choose, accept = fit([case for case in cases if fold_of[case.key] != fold])
        for case in cases:
            if fold_of[case.key] == fold:
                option = chosen(case, rank, choose, accept)
                score = -99.0 if option is None else weigh(option.read, accept) + accept["bias"]
                found[case.key] = (score, option)
                found.offered[case.key] = max((o.quality for o in top(case, rank)), default=0.0)
    return found


def best_threshold(cases: list[Case], foldings: list[Scored], quiet_least: float) -> float:
    """Return the logit that keeps enough quiet pages quiet and costs the least beyond, in all foldings together.

    Threads of platforms that nobody has fitted on score lower than others, so those that are held out by platform
    count as much as those held out by page. Of nearly equal ones the middle one.
    """
    values = {
        step / 10: sum(_worth(cases, scores, quiet_least, step / 10) for scores in foldings) / len(foldings)
        for step in range(-40, 41)
    }
    best = max(values.values())
    nearly = sorted(threshold for threshold, value in values.items() if value >= best - NEARLY)
    return nearly[len(nearly) // 2]


def _worth(cases: list[Case], scores: Scored, quiet_least: float, threshold: float) -> float:
    quiet = [scores[c.key][0] < threshold for c in cases if not c.gold and c.part == "main"]
    silent = [scores[c.key][0] < threshold for c in cases if not c.gold and c.part == "quiet"]
    pages = [
        o.quality if score >= threshold and o else 0.0
        for score, o in (scores[c.key] for c in cases if c.gold and c.part == "main")
    ]
    share = sum(quiet) / len(quiet)
    return (
        min(0.0, share - quiet_least) * 20
        + min(0.0, sum(silent) / len(silent) - 0.98) * 20
        + sum(pages) / len(pages)
        + 0.1 * share
    )


def report(view: str, cases: list[Case], scores: Scored, threshold: float, misses: int) -> None:
    """Print held-out figures for each part."""
    print(f"{view}: threshold {threshold:.1f} (logit)")
    for part in ("main", "wordpress", "taught", "quiet"):
        t: Counter[str] = Counter()
        page_f1 = oracle = first = offered = quality_sum = 0.0
        for case in cases:
            if case.part != part:
                continue
            score, option = scores[case.key]
            taken = option if option is not None and score >= threshold else None
            if case.gold:
                t["threads"] += 1
                t["gold"] += case.gold
                t["rejected"] += taken is None
                if taken is not None:
                    t["matched"] += taken.matched
                    t["predicted"] += taken.predicted
                    page_f1 += 2 * taken.matched / (taken.predicted + case.gold)
                    quality_sum += taken.quality
                oracle += max((o.quality for o in case.options), default=0.0)
                first += option.quality if option else 0.0
                offered += scores.offered[case.key]
            else:
                t["quiet"] += 1
                t["quiet_ok"] += taken is None
        line = f"{part:9} "
        if t["threads"]:
            n = t["threads"]
            line += (
                f"f1 {2 * t['matched'] / (t['gold'] + t['predicted']):.3f} page_f1 {page_f1 / n:.3f} quality {quality_sum / n:.3f}"
                f" (any score {first / n:.3f}, best read {offered / n:.3f}, best candidate {oracle / n:.3f}) rejected {t['rejected']} of {n} "
            )
        if t["quiet"]:
            line += f"quiet {t['quiet_ok'] / t['quiet']:.3f} of {t['quiet']}"
        print(line)
    if misses:
        loud = sorted((-scores[c.key][0], c.name) for c in cases if not c.gold and c.part != "wordpress")
        print("  loudest without comments: " + ", ".join(f"{name} {-score:.1f}" for score, name in loud[:14]))
        rows = []
        for case in cases:
            score, option = scores[case.key]
            taken = option if option is not None and score >= threshold else None
            best_option = max(case.options, key=lambda o: o.quality, default=None)
            if case.gold:
                got = taken.quality if taken else 0.0
                rows.append((1 - got, case, score, option, best_option))
            elif taken is not None:
                rows.append((1.0, case, score, option, None))
        rows.sort(key=lambda row: -row[0])
        for loss, case, score, option, best_option in rows[:misses]:
            print(
                f"  {loss:.2f} {case.name}: gold {case.gold}, score {score:.1f}, chosen"
                f" {option and (option.matched, option.predicted, round(option.quality, 2))}, best"
                f" {best_option and (best_option.matched, best_option.predicted, round(best_option.quality, 2))}"
            )


def calibration(cases: list[Case], scores: Scored) -> None:
    """Print how often the best candidate of a page not fitted on is a thread, by the confidence in it."""
    bounds = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.0)
    print("  confidence   pages  mean  right")
    for low, high in pairwise(bounds):
        rows = []
        for case in cases:
            score, option = scores[case.key]
            confidence = 1 / (1 + np.exp(-score))
            if case.part != "wordpress" and option is not None and low <= confidence < high:
                rows.append((confidence, option.quality >= RIGHT))
        if rows:
            mean, right = np.mean([row[0] for row in rows]), np.mean([row[1] for row in rows])
            print(f"  {low:.2f} - {high:.2f} {len(rows):6} {mean:6.2f} {right:5.2f}")


def write(path: Path, rank: Weights, choose: Weights, accept: Weights, threshold: float) -> None:
    """Write the tables into a module."""
    lines = [
        '"""Fitted weights: feature name to weight. Written by ``python -m benchmarks.fit_miner --write``; don\'t edit by hand."""',
        "",
    ]
    for name, table in (("RANK", rank), ("CHOOSE", choose), ("ACCEPT", accept)):
        lines.append(f"{name}: dict[str, float] = {{")
        lines += [
            f'    "{key}": {value:.3f},' for key, value in sorted(table.items()) if abs(value) >= 0.0005
        ]
        lines.append("}")
    probability = 1 / (1 + np.exp(-threshold))
    lines += [f"THRESHOLD = {probability:.3f}", ""]
    path.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
