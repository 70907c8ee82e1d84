"""Fit the weights by which lines of a plain text are told apart: ``python -m benchmarks.fit_text [--write]``.

Pages, their renderings and their truth come from ``../shared/threadbench``; nothing of a page is stored, only the
weights of features. Held-out figures are by page, so that no rendering of a page helps with another one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, vstack  # type: ignore[import-untyped]
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from benchmarks.renderings import rendering, tools_for
from postparse.html.decode import decode
from postparse.text.features import Text, features_of, read_features
from postparse.text.labels import Model, best_path, emissions
from postparse.text.layout import read_layout
from postparse.text.second import second_features
from postparse.text.title import title_features, title_score

SHARED = Path(__file__).resolve().parents[2] / "shared" / "threadbench"
TARGET = Path(__file__).resolve().parents[1] / "src" / "postparse" / "text" / "weights.py"
TITLE_TARGET = TARGET.with_name("title_weights.py")
LABELS = "FTBSXCK"
BENCH = frozenset(path.name.removesuffix(".json") for path in (SHARED / "gold").glob("*.json"))
FOLDS = 4
SCALE = 32
LEAST = 3
STEP = 0.6
MOST_LINES = 60


def norm(text: str | None) -> str:
    text = unicodedata.normalize("NFKC", text or "").casefold()
    return " ".join(re.findall(r"[^\W_]+", text))


class Stream:
    """The words of a text's lines in one string, and which line each place belongs to."""

    def __init__(self, text: Text) -> None:
        self.norms = [norm(unit.text) for unit in text.units]
        self.starts: list[int] = []
        place = 1
        for words in self.norms:
            self.starts.append(place)
            place += len(words) + 1 if words else 0
        self.all = " " + " ".join(words for words in self.norms if words) + " "

    def rows(self, start: int, end: int) -> range:
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        return range(first, last + 1)

    def find(self, words: str, after: int) -> tuple[int, int] | None:
        for place in (after, 0):
            found = self.all.find(f" {words} ", place)
            if found >= 0:
                return found + 1, found + 1 + len(words)
        if len(words) < 160:
            return None
        for place in (after, 0):
            head = self.all.find(f" {words[:60]}", place)
            if head >= 0:
                tail = self.all.find(f"{words[-60:]} ", head + len(words) // 2, head + 2 * len(words) + 400)
                if tail >= 0:
                    return head + 1, tail + 60
        return None


def labels_of(text: Text, gold: dict[str, Any]) -> str:
    """Return the true label of each line, as far as the truth about the page tells it."""
    stream = Stream(text)
    labels = ["F"] * len(text.units)
    starts: dict[int, dict[str, Any]] = {}
    place = 0
    for comment in gold["comments"]:
        words = norm(comment["text"])
        if not words:
            continue
        found = stream.find(words, place)
        if found is None:
            continue
        rows = stream.rows(*found)
        covered = found[1] - found[0]
        if sum(len(stream.norms[row]) for row in rows) > 1.6 * covered + 40:
            continue
        place = found[1] if found[0] >= place else place
        for row in rows:
            labels[row] = "C"
        starts[rows[0]] = comment
    ordered = sorted(starts)
    is_behind = _names_stand_behind(stream, labels, ordered, starts)
    for number, row in enumerate(ordered):
        if is_behind:
            labels[row] = "K"
            continue
        comment = starts[row]
        author, date = norm(comment["author"]), norm(comment["date"])
        low = max(row - 9, 0)
        lowest = low
        for before in range(row - 1, low - 1, -1):
            if labels[before] == "C":
                lowest = before + 1
                break
        first = None
        ahead = row
        misses = 0
        for before in range(row - 1, lowest - 1, -1):
            here = f" {stream.norms[before]} "
            if (
                author and (f" {author} " in here or (len(author) > 3 and author in here and len(here) < 120))
            ) or (date and f" {date} " in here):
                if len(here) < 200:
                    first, misses = before, 0
            else:
                misses += 1
        if first is not None:
            labels[first] = "S"
            for between in range(first + 1, row):
                labels[between] = "X"
        else:
            labels[row] = "K"
        ahead = ordered[number + 1] if number + 1 < len(ordered) else None
        if ahead is None:
            end = row
            while end < len(labels) and labels[end] in "CK":
                end += 1
            for after in range(end, min(end + 4, len(labels))):
                here = f" {stream.norms[after]} "
                if first is None and (
                    (
                        author
                        and (
                            f" {author} " in here or (len(author) > 3 and author in here and len(here) < 120)
                        )
                    )
                    or (date and f" {date} " in here)
                ):
                    for between in range(end, after + 1):
                        labels[between] = "X"
    if is_behind and ordered:
        _label_frame_behind(stream, labels, ordered[-1], starts[ordered[-1]])
    previous = None
    for row, name in enumerate(labels):
        if name in "SK" or (name == "C"):
            if name in "SK" and previous is not None:
                for between in range(previous + 1, row):
                    if labels[between] == "F" and row - previous < 30:
                        labels[between] = "X"
            previous = row
        elif name == "X":
            previous = row
    body = norm(gold.get("body_text"))
    if body:
        _label_body(stream, labels, gold, body)
    title = norm(gold.get("title"))
    if title:
        first_body = labels.index("B") if "B" in labels else len(labels)
        same = [row for row, words in enumerate(stream.norms) if words == title and labels[row] in "FB"]
        before = [row for row in same if row < first_body]
        if same:
            labels[before[-1] if before else same[0]] = "T"
    return "".join(labels)


def _names_stand_behind(
    stream: Stream, labels: list[str], ordered: list[int], starts: dict[int, dict[str, Any]]
) -> bool:
    """Tell whether a page prints a comment's author behind its text."""
    before = behind = 0
    for number, row in enumerate(ordered):
        name = norm(starts[row]["author"])
        if not name:
            continue
        low = row - 1
        while low >= 0 and row - low < 8 and labels[low] != "C":
            low -= 1
        end = row
        limit = ordered[number + 1] if number + 1 < len(ordered) else len(labels)
        while end < limit and labels[end] == "C":
            end += 1
        high = end
        while high < limit and high - end < 6:
            high += 1
        has_before = any(f" {name} " in f" {stream.norms[n]} " for n in range(low + 1, row))
        has_behind = any(
            f" {name} " in f" {stream.norms[n]} " for n in range(end, high) if len(stream.norms[n]) < 200
        )
        before += has_before and not has_behind
        behind += has_behind and not has_before
    return behind > before


def _label_frame_behind(stream: Stream, labels: list[str], row: int, comment: dict[str, Any]) -> None:
    """Label the lines behind the last comment up to its author and date."""
    end = row
    while end < len(labels) and labels[end] in "CK":
        end += 1
    name, date = norm(comment["author"]), norm(comment["date"])
    for last in range(min(end + 6, len(labels)) - 1, end - 1, -1):
        here = f" {stream.norms[last]} "
        if (name and f" {name} " in here) or (date and f" {date} " in here):
            for between in range(end, last + 1):
                if labels[between] == "F":
                    labels[between] = "X"
            return


def _label_body(stream: Stream, labels: list[str], gold: dict[str, Any], body: str) -> None:
    exact = Counter(norm(line) for line in (gold["body_text"] or "").splitlines())
    exact.update(norm(text) for _, text in gold.get("blocks") or ())
    padded = f" {body} "
    sure = []
    for row, words in enumerate(stream.norms):
        if labels[row] != "F" or not words:
            continue
        if (len(words) > 25 and f" {words} " in padded) or (
            len(words) > 120 and words[:50] in padded and words[-50:] in padded
        ):
            labels[row] = "B"
            sure.append(row)
    if not sure:
        for row, words in enumerate(stream.norms):
            if labels[row] == "F" and words and words in exact and len(words) > 6:
                labels[row] = "B"
        return
    near = set()
    for row in sure:
        near.update(range(row - 12, row + 13))
    for row in sorted(near):
        if 0 <= row < len(labels) and labels[row] == "F":
            words = stream.norms[row]
            if words and (words in exact or (f" {words} " in padded and len(words) > 12)):
                labels[row] = "B"


def documents(cache: Path) -> Iterator[tuple[str, str, Text, str]]:
    """Yield page, theme or page to hold out together, text, labels: all renderings that are here, some that are made."""
    for folder in sorted((SHARED / "text").iterdir()):
        for path in sorted(folder.glob("*.txt.gz")):
            page = path.name.removesuffix(".txt.gz")
            gold = json.loads((SHARED / "gold" / f"{page}.json").read_text("utf-8"))
            text = read_features(read_layout(gzip.decompress(path.read_bytes()).decode("utf-8", "replace")))
            if text.units:
                yield page, page, text, labels_of(text, gold)
    for folder, count in ((SHARED / "wordpress", 2), (SHARED / "quiet", 4), (SHARED.parent / "wcxb", 1)):
        pages = folder / ("html" if folder.name == "wcxb" else "pages")
        for path in sorted(pages.glob("*.html.gz")):
            name = path.name.removesuffix(".html.gz")
            if folder.name == "wcxb" and f"wcxb-dev-{name}" in BENCH:
                continue
            gold = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))
            html = decode(gzip.decompress(path.read_bytes()), None).text
            for tool in tools_for(name, count):
                rendered = rendering(name, html, tool, cache)
                if not rendered:
                    continue
                text = read_features(read_layout(rendered))
                if not text.units:
                    continue
                if folder.name != "wcxb":
                    yield name, str(gold.get("theme") or name), text, labels_of(text, gold)
                elif gold.get("kind") == "article":
                    body = {
                        "comments": [],
                        "title": gold.get("title"),
                        "body_text": gold.get("main_content") or "",
                    }
                    labels = labels_of(text, body)
                    if "B" in labels:
                        # What follows the article may be comments, of which this truth does not tell.
                        end = labels.rindex("B") + 1
                        yield name, name, text, labels[:end] + "?" * (len(labels) - end)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--strength", type=float, default=0.3, help="inverse of the L2 penalty")
    parser.add_argument("--pages", type=int, default=6, help="pages on which a feature must occur")
    parser.add_argument(
        "--folds-to", type=Path, help="folder for each fold's weights, to score held-out pages with"
    )
    parser.add_argument("--cache", type=Path, help="folder in which renderings are kept between runs")
    options = parser.parse_args()
    pages: list[str] = []
    texts: list[Text] = []
    truths: list[str] = []
    groups: list[str] = []
    cache = options.cache or Path(tempfile.mkdtemp())
    for page, group, text, truth in documents(cache):
        pages.append(page)
        groups.append(group)
        texts.append(text)
        truths.append(truth)
    print(len(pages), "texts", sum(map(len, truths)), "lines", Counter("".join(truths)))
    order = sorted(set(pages))
    fold_of = {page: n % FOLDS for n, page in enumerate(page for page in order if page in BENCH)}
    folds = np.array(
        [
            fold_of[page] if page in BENCH else int(sha256(group.encode()).hexdigest(), 16) % FOLDS
            for page, group in zip(pages, groups, strict=True)
        ]
    )
    features = [list(features_of(text)) for text in texts]
    data = Data(pages, features, truths, options)
    first_of: list[str] = [""] * len(texts)
    firsts: list[Fit] = []
    for fold in range(FOLDS):
        fit = data.fit(np.flatnonzero(folds != fold))
        firsts.append(fit)
        for n in np.flatnonzero(folds == fold):
            first_of[n] = best_path(fit.model, emissions(fit.model, features[n]))
        report("first", fold, [(truths[n], first_of[n]) for n in np.flatnonzero(folds == fold)])
    whole_first = data.fit(np.arange(len(texts)))
    rows = [
        [[*row, *more] for row, more in zip(names, second_features(text, first), strict=True)]
        for text, first, names in zip(texts, first_of, features, strict=True)
    ]
    data = Data(pages, rows, truths, options)
    titles: list[list[tuple[int, list[str]]]] = [[] for _ in texts]
    seconds: list[Fit] = []
    for fold in range(FOLDS):
        fit = data.fit(np.flatnonzero(folds != fold))
        seconds.append(fit)
        held = []
        for n in np.flatnonzero(folds == fold):
            emitted = emissions(fit.model, rows[n])
            labels = best_path(fit.model, emitted)
            held.append((truths[n], labels))
            titles[n] = title_features(texts[n], labels, emitted)
        report("second", fold, held)
    for fold in range(FOLDS) if options.folds_to else ():
        fit = seconds[fold]
        chosen = fit_title(titles, truths, np.flatnonzero(folds != fold))
        right = total = 0
        for n in np.flatnonzero(folds == fold):
            if "T" in truths[n]:
                total += 1
                best = max(titles[n], key=lambda row: title_score(row[1], chosen), default=(-1, []))
                right += (
                    best[0] >= 0 and texts[n].units[best[0]].text == texts[n].units[truths[n].index("T")].text
                )
        print("title", fold, f"{right / total:.3f}")
        options.folds_to.mkdir(parents=True, exist_ok=True)
        (options.folds_to / f"weights{fold}.py").write_text(module(firsts[fold], fit), "utf-8")
        (options.folds_to / f"title{fold}.py").write_text(title_module(chosen), "utf-8")
    if options.write:
        whole = data.fit(np.arange(len(texts)))
        TARGET.write_text(module(whole_first, whole), "utf-8")
        TITLE_TARGET.write_text(title_module(fit_title(titles, truths, np.arange(len(texts)))), "utf-8")
        print(len(whole_first.table), "and", len(whole.table), "features kept")


def fit_title(titles: list[list[tuple[int, list[str]]]], truths: list[str], train: Any) -> dict[str, int]:
    """Return the weights of the title's features: the true line against the others of its text."""
    vectorizer = DictVectorizer()
    samples, wanted, weights = [], [], []
    for n in train:
        truth = truths[n].find("T")
        if truth < 0 or not titles[n]:
            continue
        for row, features in titles[n]:
            samples.append(dict.fromkeys(features, 1))
            wanted.append(row == truth)
            weights.append(1.0 if row == truth else min(1.0, 12 / len(titles[n])))
    model = LogisticRegression(C=0.3, max_iter=300)
    model.fit(vectorizer.fit_transform(samples), wanted, sample_weight=weights)
    table = dict(
        zip(vectorizer.get_feature_names_out(), np.round(model.coef_[0] * 32).astype(int), strict=True)
    )
    return {name: int(value) for name, value in table.items() if value}


def title_module(table: dict[str, int]) -> str:
    lines = [
        '"""Fitted weights. Written by ``python -m benchmarks.fit_text --write``; don\'t edit by hand."""',
        "",
        "WEIGHTS: dict[str, int] = {",
        *(f"    {json.dumps(name, ensure_ascii=False)}: {value}," for name, value in table.items()),
        "}",
        "",
    ]
    return "\n".join(lines)


class Fit:
    """Fitted weights of one reading."""

    def __init__(self, names: dict[str, int], coefficients: Any, intercept: Any, truths: list[str]) -> None:
        self.table = {
            name: tuple(int(v) for v in coefficients[:, n])
            for name, n in names.items()
            if np.abs(coefficients[:, n]).max() >= LEAST
        }
        follow = Counter(
            pair for truth in truths for pair in zip("^" + truth, truth, strict=False) if "?" not in pair
        )
        totals: Counter[str] = Counter()
        for (one, _), count in follow.items():
            totals[one] += count
        share = Counter("".join(truths).replace("?", ""))
        whole = sum(share.values())

        def weight(one: str, other: str) -> float:
            count = follow[one, other]
            return -30.0 if count < 3 else float(np.log(count / totals[one]) - np.log(share[other] / whole))

        self.start = [
            round(float(v) - (0.0 if name in "FTBSK" else 30.0), 2)
            for v, name in zip(intercept, LABELS, strict=True)
        ]
        self.transitions = [
            [round(weight(one, other) * STEP + float(intercept[n]), 2) for n, other in enumerate(LABELS)]
            for one in LABELS
        ]
        self.model = Model.of(self.table, self.start, self.transitions)


class Data:
    """The features of all lines as sparse matrices."""

    def __init__(
        self, pages: list[str], texts: list[list[list[str]]], truths: list[str], options: argparse.Namespace
    ) -> None:
        self.truths, self.options = truths, options
        # Pages of the benchmark are of all kinds; those of one platform, and articles alone, only add to them.
        self.samples = [
            _sample(n, truth, 2.0 if page in BENCH else 1.0)
            for n, (page, truth) in enumerate(zip(pages, truths, strict=True))
        ]
        seen: dict[str, set[str]] = {}
        for page, rows in zip(pages, texts, strict=True):
            for row in rows:
                for name in row:
                    seen.setdefault(name, set()).add(page)
        self.names = {
            name: n
            for n, name in enumerate(
                sorted(name for name, where in seen.items() if len(where) >= options.pages)
            )
        }
        self.matrices = []
        for rows, sample in zip(texts, self.samples, strict=True):
            indices, pointers = [], [0]
            for row in (rows[n] for n in sample[0]):
                indices += [self.names[name] for name in row if name in self.names]
                pointers.append(len(indices))
            self.matrices.append(
                csr_matrix(
                    (np.ones(len(indices), np.float32), indices, pointers), (len(sample[0]), len(self.names))
                )
            )

    def fit(self, train: Any) -> Fit:
        x = vstack([self.matrices[n] for n in train])
        y = np.array([LABELS.index(self.truths[n][row]) for n in train for row in self.samples[n][0]])
        weights = np.concatenate([self.samples[n][1] for n in train])
        model = LogisticRegression(C=self.options.strength, max_iter=80, tol=1e-3)
        model.fit(x, y, sample_weight=weights)
        coefficients = np.round((model.coef_ - model.coef_.mean(0)) * SCALE).astype(int)
        return Fit(self.names, coefficients, model.intercept_, [self.truths[n] for n in train])


def _sample(number: int, truth: str, worth: float) -> tuple[list[int], Any]:
    """Return lines of a text to learn from and their weights: no page and no label drowns the others."""
    chosen: list[int] = []
    weights: list[float] = []
    random = Random(number)
    for name in LABELS:
        rows = [n for n, label in enumerate(truth) if label == name]
        if not rows:
            continue
        taken = rows if len(rows) <= MOST_LINES else sorted(random.sample(rows, MOST_LINES))
        chosen += taken
        weights += [worth * len(rows) ** 0.5 / len(taken)] * len(taken)
    return chosen, np.array(weights)


def report(reading: str, fold: int, pairs: list[tuple[str, str]]) -> None:
    right = Counter(f"{a}{b}" for truth, guess in pairs for a, b in zip(truth, guess, strict=True))
    figures = []
    for name in LABELS:
        hit = right[name + name]
        predicted, gold = sum(right[o + name] for o in LABELS), sum(right[name + o] for o in LABELS)
        figures.append(f"{name} {hit / max(1, predicted):.3f}/{hit / max(1, gold):.3f}")
    print(reading, fold, "precision/recall", "  ".join(figures), flush=True)


def module(first: Fit, second: Fit) -> str:
    lines = [
        '"""Fitted weights. Written by ``python -m benchmarks.fit_text --write``; don\'t edit by hand."""',
        "",
        f'LABELS = "{LABELS}"',
        '"""F furniture, T title, B body, S a comment\'s first line that is not its text, X its other ones, C its text, K text that begins it."""',
        f"SCALE = {SCALE}",
        "",
    ]
    for name, fit in (("FIRST", first), ("SECOND", second)):
        lines.append(f"{name}_START = {fit.start!r}")
        lines.append(f"{name}_TRANSITIONS = [")
        lines += [f"    {row!r}," for row in fit.transitions]
        lines += ["]", "", f"{name}: dict[str, tuple[int, ...]] = {{"]
        lines += [f"    {json.dumps(key, ensure_ascii=False)}: {row}," for key, row in fit.table.items()]
        lines += ["}", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
