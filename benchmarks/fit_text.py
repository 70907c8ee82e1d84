"""Fit the weights by which lines of a plain text are told apart: ``python -m benchmarks.fit_text --write``.

Pages, their renderings and their truth come from ``../shared``; nothing of a page is stored, only the weights of
features. ``--folds-to`` writes the weights of each fold too, fitted without the pages of that fold:
``python -m benchmarks.heldout_text`` gives the scorer's figures with them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from attrs import define
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from benchmarks.fit_title import Candidates, fit_title, title_module
from benchmarks.line_data import FOLDS, Document, Vocabulary, load
from benchmarks.line_truth import UNKNOWN
from postparse.text.features import PROSE
from postparse.text.labels import Model, best_path
from postparse.text.second import second_features
from postparse.text.title import title_features

TARGET = Path(__file__).resolve().parents[1] / "src" / "postparse" / "text" / "weights.py"
TITLE_TARGET = TARGET.with_name("title_weights.py")
LABELS = "FTBSXCK"
SCALE = 32
LEAST = 3
STEP = 0.6
MOST_LINES = 40
"""How many lines of one label are taken from one text."""
FIRST_KEPT = 3000
SECOND_KEPT = 700


@define(eq=False)
class Fit:
    """Fitted weights of one reading.

    Attributes:
        table: Each feature's weights, in units of 1 / SCALE.
        start: Score of each label at the start of a text.
        transitions: Score of each label after each other one.
        carried: How much of an earlier reading's scores is taken over.
    """

    table: dict[str, tuple[int, ...]]
    start: list[float]
    transitions: list[list[float]]
    carried: float

    @property
    def model(self) -> Model:
        """The reading as the package computes it."""
        return Model.of(self.table, self.start, self.transitions)


@define(eq=False)
class Lines:
    """Lines to learn from.

    Attributes:
        x: Their features.
        y: Their labels.
        worth: How much each counts.
        offset: Scores that an earlier reading gave them; zeros in the first.
    """

    x: Any
    y: Any
    worth: Any
    offset: Any


def sampled(document: Document, number: int) -> tuple[list[int], Any]:
    """Return lines of a text to learn from and their worth: no page and no label drowns the others.

    Furniture that reads like prose is told from the article most hardly: it counts apart from menus.
    """
    chosen: list[int] = []
    worth: list[float] = []
    random = Random(number)
    rows_of: dict[tuple[str, bool], list[int]] = {}
    for n, (name, shape) in enumerate(zip(document.truth, document.text.shapes, strict=True)):
        if name != UNKNOWN:
            rows_of.setdefault((name, name == "F" and shape.kind in PROSE), []).append(n)
    for rows in rows_of.values():
        taken = rows if len(rows) <= MOST_LINES else sorted(random.sample(rows, MOST_LINES))
        chosen += taken
        worth += [(2.0 if document.is_bench else 1.0) * len(rows) ** 0.5 / len(taken)] * len(taken)
    return chosen, np.array(worth)


def matrix(rows: Sequence[Any], width: int) -> Any:
    """Return rows of features' numbers as a sparse matrix."""
    pointers = np.cumsum([0, *(len(row) for row in rows)])
    indices = np.concatenate(rows) if len(rows) else np.zeros(0, np.int32)
    return csr_matrix((np.ones(len(indices), np.float32), indices, pointers), (len(rows), width))


def fitted(lines: Lines, strength: float, steps: int = 35) -> tuple[Any, Any, float]:
    """Return weights, intercepts and the share of the offset of a multinomial logistic regression."""
    x, y, worth, offset = lines.x, lines.y, lines.worth, lines.offset
    width, count = x.shape[1], len(LABELS)
    transposed = x.T.tocsr()
    hot = np.zeros((len(y), count), np.float32)
    hot[np.arange(len(y)), y] = 1
    total = float(worth.sum())
    has_offset = bool(offset.any())
    # Rare features move slowly: each is measured in steps of its own size, which the search does not know of.
    stride = eased(x, worth, strength)

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat[: width * count].reshape(width, count) * stride
        intercept, carried = flat[width * count : -1], flat[-1]
        scores = x @ weights.astype(np.float32) + intercept.astype(np.float32)
        if has_offset:
            scores = scores + carried * offset
        scores -= scores.max(1, keepdims=True)
        odds = np.exp(scores)
        sums = odds.sum(1, keepdims=True)
        value = float((worth * (np.log(sums[:, 0]) - scores[np.arange(len(y)), y])).sum())
        error = ((odds / sums - hot) * worth[:, None]).astype(np.float32)
        slope = (transposed @ error).astype(np.float64) + weights * strength
        turn = float((error * offset).sum()) if has_offset else 0.0
        value += 0.5 * strength * float((weights**2).sum())
        flat_slope = np.concatenate([(slope * stride).ravel(), error.sum(0).astype(np.float64), [turn]])
        return value / total, flat_slope / total

    start = np.zeros(width * count + count + 1)
    start[-1] = 1.0
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 12}).x
    weights = found[: width * count].reshape(width, count) * stride
    return weights, found[width * count : -1], float(found[-1])


def matter(data: Data, kept: int, strength: float) -> Any:
    """Return the numbers of the features that matter: those that move scores most in a first, quick fit."""
    lines = data.lines(range(0, len(data.documents), 3))
    weights, _, _ = fitted(lines, strength, steps=15)
    return pruned(lines, weights, kept)


def eased(x: Any, worth: Any, strength: float) -> Any:
    """Return the size of each feature's steps: small for frequent ones."""
    often = np.asarray(x.T @ worth).ravel()
    return (np.sqrt(often.mean() / (0.1 * often + strength)))[:, None]


def pruned(lines: Lines, weights: Any, kept: int) -> Any:
    """Return the numbers of the features that move the scores of the lines most."""
    often = np.asarray(lines.x.multiply(lines.worth[:, None]).sum(0)).ravel() / lines.worth.sum()
    moved = np.abs(weights - weights.mean(1, keepdims=True)).max(1) * np.sqrt(often)
    return np.sort(np.argsort(-moved)[:kept])


def fit(
    data: Data, chosen: Sequence[int], names: Sequence[str], some: Any, options: argparse.Namespace
) -> Fit:
    """Return the weights of some features in a reading."""
    lines = data.lines(chosen)
    weights, intercept, carried = fitted(
        Lines(lines.x[:, some], lines.y, lines.worth, lines.offset), options.strength
    )
    truths = [data.documents[n].truth for n in chosen]
    start, follow = (np.array(part) for part in _sequence(truths, intercept - intercept.mean()))
    rounded = np.round((weights - weights.mean(1, keepdims=True)) * SCALE).astype(int)
    table = {
        names[n]: tuple(int(v) for v in row)
        for n, row in zip(some, rounded, strict=True)
        if np.abs(row).max() >= LEAST
    }
    return Fit(
        dict(sorted(table.items())),
        np.round(start, 2).tolist(),
        np.round(follow, 2).tolist(),
        round(carried, 3),
    )


def _sequence(truths: Sequence[str], intercept: Any) -> tuple[list[float], list[list[float]]]:
    """Return scores of the first label and of labels after each other: how much oftener than by chance they come."""
    follow = Counter(
        pair for truth in truths for pair in zip("^" + truth, truth, strict=False) if UNKNOWN not in pair
    )
    totals: Counter[str] = Counter()
    for (one, _), count in follow.items():
        totals[one] += count
    share = Counter("".join(truths).replace(UNKNOWN, ""))
    whole = sum(share.values())

    def weight(one: str, other: str) -> float:
        count = follow[one, other]
        return -30.0 if count < 3 else float(np.log(count / totals[one]) - np.log(share[other] / whole))

    start = [
        round(float(v) - (0.0 if name in "FTBSK" else 30.0), 2)
        for v, name in zip(intercept, LABELS, strict=True)
    ]
    transitions = [
        [round(weight(one, other) * STEP + float(intercept[n]), 2) for n, other in enumerate(LABELS)]
        for one in LABELS
    ]
    return start, transitions


def weights_of(fit: Fit, names: Sequence[str]) -> Any:
    """Return the weights of features in their order; zeros for those left out."""
    none = (0,) * len(LABELS)
    return np.array([fit.table.get(name, none) for name in names], np.float32) / SCALE


class Data:
    """All documents with the features of their lines in one reading."""

    def __init__(self, documents: list[Document], x: Any, offsets: Any = None) -> None:
        self.documents = documents
        self.x = x
        self.begins = np.cumsum([0, *(len(document.truth) for document in documents)])
        self.offsets = None if offsets is None else np.concatenate(offsets)
        self.samples = [sampled(document, n) for n, document in enumerate(documents)]

    def scores(self, number: int, weights: Any) -> Any:
        """Return what weights of all features give each line of a document."""
        return self.x[self.begins[number] : self.begins[number + 1]] @ weights

    def lines(self, chosen: Sequence[int]) -> Lines:
        """Return the sampled lines of some documents."""
        rows = np.array([self.begins[n] + row for n in chosen for row in self.samples[n][0]])
        y = np.array(
            [LABELS.index(self.documents[n].truth[row]) for n in chosen for row in self.samples[n][0]]
        )
        worth = np.concatenate([self.samples[n][1] for n in chosen]).astype(np.float32)
        if self.offsets is None:
            offset = np.zeros((len(y), len(LABELS)), np.float32)
        else:
            offset = self.offsets[rows]
        return Lines(self.x[rows], y, worth, offset)


def frequent(documents: Sequence[Document], features: Sequence[Any], width: int, least: int) -> Any:
    """Return the numbers of the features that occur on enough pages."""
    pages: dict[str, list[int]] = {}
    for n, document in enumerate(documents):
        pages.setdefault(document.page, []).append(n)
    counts = np.zeros(width, np.int32)
    for numbers in pages.values():
        counts[np.unique(np.concatenate([row for n in numbers for row in features[n]]))] += 1
    return np.flatnonzero(counts >= least)


def gathered(
    documents: Sequence[Document], features: Sequence[Any], vocabulary: Vocabulary, least: int
) -> tuple[Any, list[str]]:
    """Return the matrix of all lines' features, those on too few pages left out, and the features' names."""
    width = len(vocabulary.numbers)
    kept = frequent(documents, features, width, least)
    names = list(vocabulary.numbers)
    return matrix([row for rows in features for row in rows], width)[:, kept], [names[n] for n in kept]


def report(reading: str, fold: int, pairs: list[tuple[str, str]]) -> None:
    """Print how well labels were found on held-out pages."""
    right = Counter(
        f"{a}{b}" for truth, guess in pairs for a, b in zip(truth, guess, strict=True) if a != UNKNOWN
    )
    figures = []
    for name in LABELS:
        hit = right[name + name]
        predicted, gold = sum(right[o + name] for o in LABELS), sum(right[name + o] for o in LABELS)
        figures.append(f"{name} {hit / max(1, predicted):.3f}/{hit / max(1, gold):.3f}")
    print(reading, fold, "precision/recall", "  ".join(figures), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--strength", type=float, default=3.0, help="the L2 penalty")
    parser.add_argument("--pages", type=int, default=20, help="pages on which a feature must occur")
    parser.add_argument(
        "--folds-to", type=Path, help="folder for each fold's weights, to score held-out pages with"
    )
    parser.add_argument(
        "--cache", type=Path, required=True, help="folder of renderings and features, kept between runs"
    )
    options = parser.parse_args()
    documents, vocabulary = load(options.cache)
    x, names = gathered(documents, [document.features for document in documents], vocabulary, options.pages)
    print(len(documents), "texts", x.shape[0], "lines", len(names), "features", flush=True)
    folds = np.array([document.fold for document in documents])
    data = Data(documents, x)
    some = matter(data, FIRST_KEPT, options.strength)
    firsts: list[Fit] = []
    first_of = [""] * len(documents)
    offsets: list[Any] = [None] * len(documents)
    for fold in range(FOLDS):
        found = fit(data, np.flatnonzero(folds != fold), names, some, options)
        firsts.append(found)
        weights = weights_of(found, names)
        for n in np.flatnonzero(folds == fold):
            offsets[n] = data.scores(n, weights).astype(np.float32)
            first_of[n] = best_path(found.model, offsets[n].tolist())
        report("first", fold, [(documents[n].truth, first_of[n]) for n in held_out(documents, fold)])
    everything = np.arange(len(documents))
    whole_first = fit(data, everything, names, some, options) if options.write else None
    seen = Vocabulary()
    more = [
        [np.array(seen.of(row), np.int32) for row in second_features(document.text, first)]
        for document, first in zip(documents, first_of, strict=True)
    ]
    x, names = gathered(documents, more, seen, options.pages)
    print(len(names), "features in the second reading", flush=True)
    data = Data(documents, x, offsets)
    some = matter(data, SECOND_KEPT, options.strength)
    seconds: list[Fit] = []
    titles: list[tuple[Document, Candidates]] = []
    for fold in range(FOLDS):
        found = fit(data, np.flatnonzero(folds != fold), names, some, options)
        seconds.append(found)
        weights = weights_of(found, names)
        held = {}
        for n in np.flatnonzero(folds == fold):
            document = documents[n]
            emitted = (found.carried * offsets[n] + data.scores(n, weights)).tolist()
            held[n] = best_path(found.model, emitted)
            # A text may come without its address: that is learned too.
            titles += [
                (document, title_features(document.text, held[n], emitted, url))
                for url in (document.url, None)
            ]
        report("second", fold, [(documents[n].truth, held[n]) for n in held_out(documents, fold)])
    if options.folds_to:
        options.folds_to.mkdir(parents=True, exist_ok=True)
        for fold in range(FOLDS):
            title = fit_title([one for one in titles if one[0].fold != fold])
            (options.folds_to / f"weights{fold}.py").write_text(module(firsts[fold], seconds[fold]), "utf-8")
            (options.folds_to / f"title{fold}.py").write_text(title_module(title), "utf-8")
    if whole_first is not None:
        second = fit(data, everything, names, some, options)
        TARGET.write_text(module(whole_first, second), "utf-8")
        TITLE_TARGET.write_text(title_module(fit_title(titles)), "utf-8")
        print(len(whole_first.table), "and", len(second.table), "features kept")


def held_out(documents: Sequence[Document], fold: int) -> list[int]:
    """Return the benchmark's documents of a fold."""
    return [n for n, document in enumerate(documents) if document.fold == fold and document.is_bench]


def module(first: Fit, second: Fit) -> str:
    """Return the module of weights."""
    lines = [
        '"""Fitted weights. Written by ``python -m benchmarks.fit_text --write``; don\'t edit by hand."""',
        "",
        f'LABELS = "{LABELS}"',
        '"""F furniture, T title, B body, S a comment\'s first line that is not its text, X its other ones, C its text, K text that begins it."""',
        f"SCALE = {SCALE}",
        f"CARRIED = {second.carried}",
        '"""How much of the first reading\'s scores the second one takes over."""',
        "",
    ]
    for name, found in (("FIRST", first), ("SECOND", second)):
        lines.append(f"{name}_START = {found.start!r}")
        lines.append(f"{name}_TRANSITIONS = [")
        lines += [f"    {row!r}," for row in found.transitions]
        lines += ["]", "", f"{name}: dict[str, tuple[int, ...]] = {{"]
        lines += [f"    {json.dumps(key, ensure_ascii=False)}: {row}," for key, row in found.table.items()]
        lines += ["}", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
