"""Fit the weights that tell a page's article from the rest, on the pages of ../shared, and write them into the package.

    python -m benchmarks.fit_body            cross-validated by page: word F1 of the units chosen
    python -m benchmarks.fit_body --write    fit on every page and write src/postparse/html/body/weights.py

It needs numpy, scikit-learn and rapidfuzz.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import pickle
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import LCSseq
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from postparse.dates import DateReader
from postparse.html.body import comments_of
from postparse.html.body.context import CONTEXT, HOPELESS, context_of
from postparse.html.body.evidence import NAMES
from postparse.html.body.features import FEATURES, bits_of, describe
from postparse.html.body.scoring import likely
from postparse.html.body.told import TEXT_FEATURES, tell
from postparse.html.body.units import units_of
from postparse.html.body.wording import WORDINGS
from postparse.html.comments.choose import find_discussion
from postparse.html.decode import decode
from postparse.html.dom import Page
from postparse.html.metadata import read_language, read_metadata

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TARGET = ROOT / "src" / "postparse" / "html" / "body" / "weights.py"
WORD = re.compile(r"\w+")
FOLDS = 4
SWALLOWED = 0.2
"""A comment region that holds more than this share of the article is a fault of the miner: fit without it."""


def examples():
    """Yield (kind, id, html, url, gold text) for each training page; some come a second time without names."""
    sys.path.insert(0, str(SHARED / "threadbench"))
    from score import hashed  # noqa: PLC0415

    bench = SHARED / "threadbench"
    for path in sorted((bench / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if gold["kind"] != "article" or not gold.get("body_text"):
            continue
        html = gzip.decompress((bench / "pages" / f"{path.stem}.html.gz").read_bytes()).decode()
        yield "bench", path.stem, html, gold["url"], gold["body_text"]
        yield "bench nameless", path.stem, hashed(html, path.stem), gold["url"], gold["body_text"]
    # Many themes of one site with short posts: a few of them.
    for path in sorted((bench / "wordpress" / "gold").glob("*.json"))[::8]:
        gold = json.loads(path.read_text("utf-8"))
        if gold.get("body_text"):
            data = gzip.decompress((bench / "wordpress" / "pages" / f"{path.stem}.html.gz").read_bytes())
            yield "wordpress", path.stem, data.decode(), gold["url"], gold["body_text"]
            yield (
                "wordpress nameless",
                path.stem,
                hashed(data.decode(), path.stem),
                gold["url"],
                gold["body_text"],
            )
    for path in sorted((SHARED / "wcxb" / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if gold["kind"] != "article" or not gold["main_content"]:
            continue
        data = gzip.decompress((SHARED / "wcxb" / "html" / f"{path.stem}.html.gz").read_bytes())
        html = decode(data, None).text
        yield "wcxb", path.stem, html, gold["url"], gold["main_content"]
        if int(path.stem) % 4 == 0:
            yield "wcxb nameless", path.stem, hashed(html, path.stem), gold["url"], gold["main_content"]


def labels_of(texts, gold):
    """Return for each unit the share of its words that the gold has, in order, and its number of words."""
    words, unit_of = [], []
    for unit, text in enumerate(texts):
        for word in WORD.findall(text.lower()):
            words.append(word)
            unit_of.append(unit)
    wanted = WORD.findall(gold.lower())
    hits, sizes = np.zeros(len(texts)), np.zeros(len(texts))
    np.add.at(sizes, unit_of, 1)
    numbers = {word: n for n, word in enumerate(dict.fromkeys(wanted))}
    a = [numbers.get(word, -1) for word in words]
    keep = [n for n, number in enumerate(a) if number >= 0]
    runs = LCSseq.opcodes([a[n] for n in keep], [numbers[word] for word in wanted])
    for run in runs:
        if run.tag == "equal":
            for n in range(run.src_start, run.src_end):
                # Words that match alone, their neighbours not, are chance.
                if run.src_end - run.src_start > 1 or sizes[unit_of[keep[n]]] == 1:
                    hits[unit_of[keep[n]]] += 1
    return hits / np.maximum(sizes, 1), sizes


class Tree:
    """As much of a page as the second stage reads."""

    def __init__(self, ends, parents):
        self.ends, self.parents = ends, parents

    def __len__(self):
        return len(self.ends)


def prepare(kind, name, html, url, gold):
    """Return one page's units with features and labels."""
    page = Page(html, url)
    dates = DateReader(language=read_language(page), now=None)
    discussion = find_discussion(page, dates)
    metadata = read_metadata(page, dates, discussion)
    everything = units_of(page)
    shares, sizes = labels_of(everything.texts, gold)
    region = comments_of(page, discussion, metadata.title_node) if discussion is not None else []
    good = shares * sizes * (shares > 0.5)
    inside = [any(low <= start < high for low, high in region) for start in everything.starts]
    if good[inside].sum() > SWALLOWED * good.sum():
        metadata = read_metadata(page, dates, None)
        region = []
    units = units_of(page, region)
    place = {start: n for n, start in enumerate(everything.starts)}
    keep = [place.get(start) for start in units.starts]
    shares = np.array([shares[n] if n is not None else 0.0 for n in keep])
    sizes = np.array([sizes[n] if n is not None else 0.0 for n in keep])
    furniture = np.array(
        [any(node <= start < page.ends[node] for node in metadata.furniture) for start in units.starts],
        dtype=bool,
    )
    found = describe(page, units, metadata, region)
    told = tell(page, units, metadata, found.lengths, [True] * len(units.texts))

    return {
        "kind": kind,
        "id": name,
        "units": units,
        "described": found,
        "told": told,
        "shares": shares,
        "sizes": sizes,
        "furniture": furniture,
        "gold": gold,
        "page": Tree(page.ends, page.parents),
    }


OFFSETS, _total = {}, 0
for _name, _size in (FEATURES | TEXT_FEATURES).items():
    OFFSETS[_name] = _total
    _total += _size
for _name, _size in (("near", len(NAMES)), ("far", len(NAMES)), ("wording", 3 * len(WORDINGS))):
    OFFSETS[_name] = _total
    _total += _size
LOCAL = _total
CONTEXT_OFFSETS, _total = {}, 0
for _name, _size in CONTEXT.items():
    CONTEXT_OFFSETS[_name] = _total
    _total += _size


def local_columns(described, told):
    """Return the set columns of each unit."""
    starts = [OFFSETS[name] for name in FEATURES | TEXT_FEATURES]
    out = []
    for n, row in enumerate(described.rows):
        columns = [start + value for start, value in zip(starts, row + told.rows[n], strict=True)]
        columns += [OFFSETS["near"] + bit for bit in bits_of(described.near[n])]
        columns += [OFFSETS["far"] + bit for bit in bits_of(described.far[n])]
        columns += [OFFSETS["wording"] + 3 * bit + described.lengths[n] for bit in bits_of(told.words[n])]
        out.append(columns)
    return out


def matrix(columns, width):
    """Return the units' set columns as a sparse matrix of ones."""
    indices = np.fromiter((c for row in columns for c in row), dtype=np.int32)
    pointers = np.cumsum([0] + [len(row) for row in columns])
    return csr_matrix(
        (np.ones(len(indices), dtype=np.float32), indices, pointers), shape=(len(columns), width)
    )


def context_columns(page, probabilities):
    """Return the set columns of the second stage, counted from 0."""
    rows = context_of(page["page"], page["units"], page["described"], list(probabilities))
    starts = list(CONTEXT_OFFSETS.values())
    return [
        [] if row is None else [start + value for start, value in zip(starts, row, strict=True)]
        for row in rows
    ]


def targets(page):
    """Return labels and weights: long units weigh more, unclear ones little."""
    labels = (page["shares"] > 0.5).astype(int)
    clear = np.abs(page["shares"] - 0.5) * 2
    weights = np.sqrt(page["sizes"] + 1) * clear
    total = weights.sum()
    return labels, weights * (300 / total if total else 0) ** 0.5


def fit(x, y, w, strength):
    """Return the weights and the bias of a logistic regression."""
    model = LogisticRegression(C=strength, max_iter=400, solver="lbfgs")
    model.fit(x, y, sample_weight=w)
    return model.coef_[0], model.intercept_[0]


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def chosen(page, probabilities):
    """Return which units the package would choose."""
    return np.array(likely(page["units"], list(probabilities)))


def f1_of(page, keeps):
    """Return the word F1 of the chosen units against the gold."""
    gold = collections.Counter(WORD.findall(page["gold"].lower()))
    got = collections.Counter()
    for n in np.flatnonzero(keeps & ~page["furniture"]):
        got.update(WORD.findall(page["units"].texts[n].lower()))
    hit = sum((gold & got).values())
    return 2 * hit / max(sum(gold.values()) + sum(got.values()), 1)


STRENGTHS = (0.03, 0.03)


def train(pages, folds):
    """Fit both stages; the first stage's probabilities for the second come from its cross-validation."""
    x1 = [page["x1"] for page in pages]
    y = [targets(page) for page in pages]
    inner = np.array([hash_of(page["id"], folds + 7) for page in pages])
    first: list[Any] = [None] * len(pages)
    for fold in range(folds):
        some = [n for n in range(len(pages)) if inner[n] != fold]
        w, b = fit(
            vstack([x1[n] for n in some]),
            np.concatenate([y[n][0] for n in some]),
            np.concatenate([y[n][1] for n in some]),
            STRENGTHS[0],
        )
        for n in range(len(pages)):
            if inner[n] == fold:
                first[n] = x1[n] @ w + b
    w1 = fit(vstack(x1), np.concatenate([t[0] for t in y]), np.concatenate([t[1] for t in y]), STRENGTHS[0])
    x2 = [
        hstack([x1[n], matrix(context_columns(pages[n], sigmoid(first[n])), sum(CONTEXT.values()))]).tocsr()
        for n in range(len(pages))
    ]
    reached = np.concatenate([sigmoid(scores) >= HOPELESS for scores in first])
    w2 = fit(
        vstack(x2)[reached],
        np.concatenate([t[0] for t in y])[reached],
        np.concatenate([t[1] for t in y])[reached],
        STRENGTHS[1],
    )
    return w1, w2


def predict(page, w1, w2):
    """Return the probabilities of both stages."""
    x1 = page["x1"]
    p1 = sigmoid(x1 @ w1[0] + w1[1])
    x2 = hstack([x1, matrix(context_columns(page, p1), sum(CONTEXT.values()))]).tocsr()
    return p1, np.where(p1 < HOPELESS, 0.0, sigmoid(x2 @ w2[0] + w2[1]))


def hash_of(name, salt):
    """Return a page's fold: the same for its copies in both collections."""
    name = name.removeprefix("wcxb-dev-")
    return sum(ord(c) * (salt + k) for k, c in enumerate(name)) % FOLDS


def load(cache):
    """Return the prepared pages, from the cache where there is one."""
    if cache and Path(cache).exists():
        return pickle.loads(Path(cache).read_bytes())
    pages: list[Any] = []
    for example in examples():
        page = prepare(*example)
        if len(page["units"].starts) and (page["shares"] > 0.5).any():
            page["columns"] = local_columns(page["described"], page["told"])
            pages.append(page)
    if cache:
        Path(cache).write_bytes(pickle.dumps(pages))
    return pages


def tables(weights, bias, has_context):
    """Return the weights by feature; values that never occur weigh nothing."""
    found = {"bias": [bias]}
    for name, size in (FEATURES | TEXT_FEATURES).items():
        found[name] = weights[OFFSETS[name] : OFFSETS[name] + size]
    for prefix in ("near", "far"):
        for n, name in enumerate(NAMES):
            found[f"{prefix}: {name}"] = weights[OFFSETS[prefix] + n :][:1]
    for n, name in enumerate(WORDINGS):
        found[f"wording: {name}"] = weights[OFFSETS["wording"] + 3 * n :][:3]
    if has_context:
        for name, size in CONTEXT.items():
            found[name] = weights[LOCAL + CONTEXT_OFFSETS[name] :][:size]
    return found


def write(first, second) -> None:
    """Write the weights as a module of the package."""
    lines = [
        '"""Weights of what units look like, in log odds: fitted by benchmarks/fit_body.py --write."""',
        "",
        "# ruff: noqa: E501",
        "# fmt: off",
    ]
    for name, weights, has_context in (("FIRST", first, False), ("SECOND", second, True)):
        lines += ["", f"{name}: dict[str, tuple[float, ...]] = {{"]
        for key, values in tables(*weights, has_context).items():
            numbers = ", ".join(f"{value:.2f}".replace("-0.00", "0.00") for value in values)
            lines.append(f'    "{key}": ({numbers},),')
        lines.append("}")
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--cache", help="file that keeps the pages' features between runs")
    arguments = parser.parse_args()
    pages = load(arguments.cache)
    for page in pages:
        page["x1"] = matrix(page["columns"], LOCAL)
    print(len(pages), "pages", sum(len(p["columns"]) for p in pages), "units")
    if arguments.write:
        write(*train(pages, FOLDS))
        return
    groups = collections.defaultdict(list)
    worst = []
    for fold in range(FOLDS):
        w1, w2 = train([p for p in pages if hash_of(p["id"], 1) != fold], FOLDS)
        for page in pages:
            if hash_of(page["id"], 1) == fold:
                p1, p2 = predict(page, w1, w2)
                kind = page["kind"]
                ideal, one, two = (
                    f1_of(page, keeps) for keeps in (page["shares"] > 0.5, chosen(page, p1), chosen(page, p2))
                )
                groups[kind].append((ideal, one, two))
                worst.append((two - ideal, two, kind, page["id"]))
    for kind, found in groups.items():
        print(kind, len(found), "ideal %.3f  first %.3f  second %.3f" % tuple(np.mean(found, axis=0)))
    for row in sorted(worst)[: arguments.worst]:
        print("  %.3f %.3f %s %s" % row)


if __name__ == "__main__":
    main()
