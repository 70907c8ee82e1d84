"""Fit the weights by which lines of a plain text are told apart: ``python -m benchmarks.fit_text [--write]``.

Pages, their renderings and their truth come from ``../shared/threadbench``; nothing of a page is stored, only the
weights of features. Held-out figures are by page, so that no rendering of a page helps with another one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from postparse.text.features import Text, read_features
from postparse.text.layout import read_layout

SHARED = Path(__file__).resolve().parents[2] / "shared" / "threadbench"
TARGET = Path(__file__).resolve().parents[1] / "src" / "postparse" / "text" / "weights.py"
LABELS = "FTBSXCK"
FOLDS = 4


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
    for number, row in enumerate(ordered):
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
            if (author and f" {author} " in here) or (date and f" {date} " in here):
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
                if first is None and ((author and f" {author} " in here) or (date and f" {date} " in here)):
                    for between in range(end, after + 1):
                        labels[between] = "X"
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


def _label_body(stream: Stream, labels: list[str], gold: dict[str, Any], body: str) -> None:
    exact = Counter(norm(line) for line in (gold["body_text"] or "").splitlines())
    exact.update(norm(text) for _, text in gold.get("blocks") or ())
    padded = f" {body} "
    sure = []
    for row, words in enumerate(stream.norms):
        if labels[row] != "F" or not words:
            continue
        if (len(words) > 25 and f" {words} " in padded) or (len(words) > 120 and words[:50] in padded and words[-50:] in padded):
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


def documents() -> Iterator[tuple[str, Text, str]]:
    for folder in sorted((SHARED / "text").iterdir()):
        for path in sorted(folder.glob("*.txt.gz")):
            page = path.name.removesuffix(".txt.gz")
            gold = json.loads((SHARED / "gold" / f"{page}.json").read_text("utf-8"))
            text = read_features(read_layout(gzip.decompress(path.read_bytes()).decode("utf-8", "replace")))
            if text.units and gold.get("kind") != "nothing":
                yield page, text, labels_of(text, gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--strength", type=float, default=0.08, help="inverse of the L2 penalty")
    parser.add_argument("--pages", type=int, default=4, help="pages on which a feature must occur")
    parser.add_argument(
        "--folds-to", type=Path, help="folder for each fold's weights, to score held-out pages with"
    )
    options = parser.parse_args()
    pages: list[str] = []
    texts: list[list[list[str]]] = []
    truths: list[str] = []
    for page, text, truth in documents():
        pages.append(page)
        texts.append(text.features)
        truths.append(truth)
    print(len(pages), "texts", sum(map(len, truths)), "lines", Counter("".join(truths)))
    seen: dict[str, set[str]] = {}
    for page, rows in zip(pages, texts, strict=True):
        for row in rows:
            for name in row:
                seen.setdefault(name, set()).add(page)
    names = {
        name: n
        for n, name in enumerate(sorted(name for name, where in seen.items() if len(where) >= options.pages))
    }
    print(len(names), "features")
    matrices = []
    for rows in texts:
        indices, pointers = [], [0]
        for row in rows:
            indices += [names[name] for name in row if name in names]
            pointers.append(len(indices))
        matrices.append(
            csr_matrix((np.ones(len(indices), np.float32), indices, pointers), (len(rows), len(names)))
        )
    from scipy.sparse import vstack

    order = sorted(set(pages))
    fold_of = {page: n % FOLDS for n, page in enumerate(order)}
    for fold in [*range(FOLDS), None] if not options.write else [None]:
        train = [n for n, page in enumerate(pages) if fold is None or fold_of[page] != fold]
        x = vstack([matrices[n] for n in train])
        y = np.array([LABELS.index(c) for n in train for c in truths[n]])
        model = LogisticRegression(C=options.strength, max_iter=150, tol=1e-3)
        model.fit(x, y)
        coefficients = np.round((model.coef_ - model.coef_.mean(0)) * 32).astype(int)
        module = _module(names, coefficients, model.intercept_, [truths[n] for n in train])
        space: dict[str, Any] = {}
        exec(module, space)
        if fold is None:
            print(len(space["WEIGHTS"]), "features kept")
            if options.write:
                TARGET.write_text(module, "utf-8")
            break
        if options.folds_to:
            options.folds_to.mkdir(parents=True, exist_ok=True)
            (options.folds_to / f"weights{fold}.py").write_text(module, "utf-8")
        right: Counter[str] = Counter()
        for n, page in enumerate(pages):
            if fold_of[page] == fold:
                guess = model.predict(matrices[n])
                right.update(f"{truth}{LABELS[g]}" for truth, g in zip(truths[n], guess, strict=True))
        for name in LABELS:
            hit = right[name + name]
            print(
                fold,
                name,
                f"precision {hit / max(1, sum(right[o + name] for o in LABELS)):.3f}",
                f"recall {hit / max(1, sum(right[name + o] for o in LABELS)):.3f}",
            )


def _module(names: dict[str, int], coefficients: Any, intercept: Any, truths: list[str]) -> str:
    follow = Counter(pair for truth in truths for pair in zip("^" + truth, truth, strict=False))
    totals = Counter(one for (one, _), count in follow.items() for _ in range(count))
    share = Counter("".join(truths))
    whole = sum(share.values())

    def weight(one: str, other: str) -> float:
        count = follow[one, other]
        if count < 3:
            return -30.0
        return round(float(np.log(count / totals[one]) - np.log(share[other] / whole)), 2)

    lines = [
        '"""Fitted weights. Written by ``python -m benchmarks.fit_text --write``; don\'t edit by hand."""',
        "",
        f'LABELS = "{LABELS}"',
        '"""F furniture, T title, B body, S a comment\'s first line that is not its text, X its other ones, C its text, K text that begins it."""',
        "",
        "START = "
        + repr(
            [
                round(float(v), 2) + (0.0 if name in "FTBSK" else -30.0)
                for v, name in zip(intercept, LABELS, strict=True)
            ]
        ),
        "TRANSITIONS = [",
    ]
    lines += [
        "    "
        + repr([round(weight(one, other) + float(intercept[n]), 2) for n, other in enumerate(LABELS)])
        + ","
        for one in LABELS
    ]
    lines += ["]", "", "WEIGHTS: dict[str, tuple[int, ...]] = {"]
    for name, n in names.items():
        row = tuple(int(v) for v in coefficients[:, n])
        if max(map(abs, row)) >= 3:
            lines.append(f"    {json.dumps(name, ensure_ascii=False)}: {row},")
    lines += ["}", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
