"""Give the scorer's figures for hashed pages with weights that have not seen the page: ``python -m benchmarks.heldout_miner CASES``.

CASES is the file that ``python -m benchmarks.fit_miner --cases CASES`` wrote. Each page of ../shared/threadbench and of its
pages without discussions is read by the miner's weights of its fold; the threshold is that of all folds,
by page and by platform, together.
``--by-platform`` holds out all pages of a platform at once.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
from pathlib import Path
from typing import Any
from unittest.mock import patch

import postparse
from benchmarks import fit_miner
from benchmarks.fit_miner import FOLDS, SHARED, Case, best_threshold, cross_validated, fit, folds_of
from benchmarks.metamorphic import load_scorer
from postparse.html.comments.miner import mining

SHOWN = ("f1", "page_f1", "clean", "author", "date", "reply", "perfect", "quiet")
QUIET_LEAST = 0.965


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--by-platform", action="store_true")
    options = parser.parse_args()
    with patch.multiple(
        "__main__", create=True, Case=Case, Option=fit_miner.Option
    ):  # where the file says they are
        cases: list[Case] = pickle.loads(options.cases.read_bytes())  # noqa: S301 - written by fit_miner
    cases = [case for case in cases if case.view == "hashed"]
    foldings = [cross_validated(cases, by_platform=by) for by in (False, True)]
    odds = best_threshold(cases, foldings, QUIET_LEAST)
    fold_of = folds_of(cases, by_platform=options.by_platform)
    scorer = load_scorer()
    totals = {"main": scorer.Tally(), "quiet": scorer.Tally()}
    for fold in range(FOLDS):
        weights = fit([case for case in cases if fold_of[case.key] != fold])
        tables = mining.Tables(*weights, mining.squashed(odds))
        with patch.object(mining, "WITHOUT_NAMES", tables):
            for case in cases:
                if fold_of[case.key] == fold and case.part in totals:
                    totals[case.part].update(_scored(scorer, case))
    for part, total in totals.items():
        figures = scorer.summary(total)
        shown = [f"{name} {figures[name]:.3f}" for name in SHOWN if figures.get(name) is not None]
        print(f"{part:6}", "  ".join(shown), flush=True)


def _scored(scorer: Any, case: Case) -> Any:
    root = SHARED if case.part == "main" else SHARED / case.part
    gold = json.loads((root / "gold" / f"{case.name}.json").read_text("utf-8"))
    page = gzip.decompress((root / "pages" / f"{case.name}.html.gz").read_bytes()).decode("utf-8", "replace")
    post = postparse.parse_html(scorer.hashed(page, case.name), url=gold.get("url"))
    tally = scorer.score_page(gold, post, "hashed")
    if tally["gold"]:
        tally["page_f1"] = 2 * tally["matched"] / (tally["predicted"] + tally["gold"])
    return tally


if __name__ == "__main__":
    main()
