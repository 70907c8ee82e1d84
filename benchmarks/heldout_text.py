"""Give the scorer's figures for plain text with weights that have not seen the page: ``python -m benchmarks.heldout_text FOLDS``.

FOLDS is the folder that ``python -m benchmarks.fit_text --folds-to FOLDS`` wrote. Each page of ../shared/threadbench is
read, in each rendering, with the weights of its fold. ``--every 3`` reads a third of the pages; ``--worst 20`` lists the
pages with the worst figure chosen by ``--by``; without FOLDS the package's own weights are used.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import Any

import postparse
from benchmarks.line_data import BENCH, FOLDS, SHARED, fold_of
from postparse.text import labels, title_weights, weights

VIEWS = ("resiliparse", "lynx", "w3m", "inscriptis", "html2text", "innertext")
SHOWN = ("f1", "author", "date", "reply", "quiet", "title", "body_f1", "said", "ms_per_page")


def module_at(path: Path) -> ModuleType:
    """Return the module of a file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def use_weights(folder: Path, fold: int) -> None:
    """Let the package read with the weights of a fold."""
    fitted = module_at(folder / f"weights{fold}.py")
    labels.FIRST = labels.Model.of(fitted.FIRST, fitted.FIRST_START, fitted.FIRST_TRANSITIONS)
    labels.SECOND = labels.Model.of(fitted.SECOND, fitted.SECOND_START, fitted.SECOND_TRANSITIONS)
    weights.CARRIED = fitted.CARRIED
    title_weights.WEIGHTS = module_at(folder / f"title{fold}.py").WEIGHTS


def scored(scorer: Any, view: str, pages: list[str]) -> Iterator[tuple[str, Any]]:
    """Yield the counts of each page in one rendering."""
    for page in pages:
        path = SHARED / "text" / view / f"{page}.txt.gz"
        if not path.exists():
            continue
        gold = json.loads((SHARED / "gold" / f"{page}.json").read_text("utf-8"))
        said = SHARED / "quotes" / f"{page}.json"
        if said.exists():
            gold["quotes"] = json.loads(said.read_text("utf-8"))
        words = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        gold = scorer.visible(gold, words)
        started = process_time()
        post = postparse.parse_text(words, url=gold.get("url"))
        seconds = process_time() - started
        tally = scorer.score_page(gold, post, f"text:{view}")
        tally["seconds"] = seconds
        if tally["gold"]:
            tally["page_f1"] = 2 * tally["matched"] / (tally["predicted"] + tally["gold"])
        yield page, tally


def worst_by(name: str, tally: Any) -> float | None:
    """Return a page's figure: the lower, the worse; None where the page has none."""
    if name == "body_f1":
        return float(tally["body_f1"]) if tally["bodies"] else None
    if name == "title":
        return float(tally["titles_ok"]) if tally["titles"] else None
    return float(tally["page_f1"]) if tally["gold"] else -float(tally["predicted"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folds", type=Path, nargs="?", help="folder of the folds' weights")
    parser.add_argument("--every", type=int, default=1, help="read every n-th page only")
    parser.add_argument("--views", nargs="*", default=VIEWS)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--by", default="f1", choices=["f1", "body_f1", "title"])
    parser.add_argument("--json", type=Path, help="file for each page's counts")
    options = parser.parse_args()
    scorer = module_at(SHARED / "score.py")
    everything: dict[str, dict[str, Any]] = {view: {} for view in options.views}
    for fold in range(FOLDS) if options.folds else [0]:
        pages = sorted(BENCH)[:: options.every]
        if options.folds:
            use_weights(options.folds, fold)
            pages = [page for page in pages if fold_of(page, page) == fold]
        for view in options.views:
            everything[view].update(scored(scorer, view, pages))
    for view, counts in everything.items():
        total = scorer.Tally()
        for tally in counts.values():
            total.update(tally)
        figures = scorer.summary(total)
        shown = [f"{name} {figures[name]:.3f}" for name in SHOWN if figures.get(name) is not None]
        print(f"{view:12}", "  ".join(shown), flush=True)
        ranked = [(worst_by(options.by, tally), page) for page, tally in counts.items()]
        for value, page in sorted(row for row in ranked if row[0] is not None)[: options.worst]:
            print(f"    {value:.3f} {page}", file=sys.stdout)
    if options.json:
        options.json.write_text(json.dumps(everything))


if __name__ == "__main__":
    main()
