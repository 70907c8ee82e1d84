"""Fit the weights by which a text's title is chosen: the true line against the others of its text (conditional logit)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from benchmarks.line_data import Document

SCALE = 32
LEAST = 2
FEWEST_PAGES = 12
STRENGTH = 3.0
KEPT = 300

Candidates = Sequence[tuple[int, list[str]]]
"""The lines of a text that may be its title, with their features."""


def fit_title(titles: Sequence[tuple[Document, Candidates]]) -> dict[str, int]:
    """Return the weights of the title's features."""
    known = [(document, lines) for document, lines in titles if "T" in document.truth and lines]
    pages: dict[str, set[str]] = {}
    for document, lines in known:
        for _, names in lines:
            for name in names:
                pages.setdefault(name, set()).add(document.page)
    names = sorted(name for name, where in pages.items() if len(where) >= FEWEST_PAGES)
    numbers = {name: n for n, name in enumerate(names)}
    indices: list[int] = []
    pointers: list[int] = [0]
    right: list[bool] = []
    text_of: list[int] = []
    worth: list[float] = []
    for document, lines in known:
        words = document.text.units[document.truth.index("T")].text
        hits = [document.text.units[row].text == words for row, _ in lines]
        if not any(hits):
            continue
        for hit, (_, features) in zip(hits, lines, strict=True):
            indices += [numbers[name] for name in features if name in numbers]
            pointers.append(len(indices))
            right.append(hit)
            text_of.append(len(worth))
        worth.append(2.0 if document.is_bench else 1.0)
    x = csr_matrix((np.ones(len(indices)), indices, pointers), (len(right), len(names)))
    weights = _fitted(x, np.array(right), np.array(text_of), np.array(worth))
    often = np.asarray(x.mean(0)).ravel()
    kept = np.argsort(-np.abs(weights) * np.sqrt(often))[:KEPT]
    weights = _fitted(x[:, kept], np.array(right), np.array(text_of), np.array(worth))
    table = {names[n]: round(float(value) * SCALE) for n, value in zip(kept, weights, strict=True)}
    return {name: value for name, value in sorted(table.items()) if abs(value) >= LEAST}


def _fitted(x: Any, right: Any, text_of: Any, worth: Any) -> Any:
    begins = np.flatnonzero(np.diff(text_of, prepend=-1))

    def loss(weights: Any) -> tuple[float, Any]:
        scores = x @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, begins)[text_of])
        among_all = odds / np.add.reduceat(odds, begins)[text_of]
        hits = np.where(right, odds, 0.0)
        among_right = hits / np.add.reduceat(hits, begins)[text_of]
        shares = np.add.reduceat(np.where(right, among_all, 0.0), begins)
        value = -float((worth * np.log(shares + 1e-12)).sum()) + 0.5 * STRENGTH * float(weights @ weights)
        return value, x.T @ ((among_all - among_right) * worth[text_of]) + STRENGTH * weights

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x


def title_module(table: dict[str, int]) -> str:
    """Return the module of a title's weights."""
    lines = [
        '"""Fitted weights. Written by ``python -m benchmarks.fit_text --write``; don\'t edit by hand."""',
        "",
        "WEIGHTS: dict[str, int] = {",
        *(f"    {json.dumps(name, ensure_ascii=False)}: {value}," for name, value in table.items()),
        "}",
        "",
    ]
    return "\n".join(lines)
