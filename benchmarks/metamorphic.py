"""How far changes that no reader can see move the figures of the benchmark's real pages.

    python -m benchmarks.metamorphic                    every change, on the pages and on two renderers' texts
    python -m benchmarks.metamorphic html               only these views
    python -m benchmarks.metamorphic html --change wrapped -v    one change, with the pages whose comments it changed

Each change of tests/changes.py is made to every page of ../shared/threadbench, and the pages are scored by its own
score.py before and after. Printed is what moved by more than 0.0005; exit status 1 if anything moved by more than
`BOUND`, or a page could not be read.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.changes import PAGE_CHANGES, TEXT_CHANGES

import postparse

BENCHMARK = Path(__file__).resolve().parents[2] / "shared" / "threadbench"
BOUND = 0.005
SHOWN = 0.0005
VIEWS = ["html", "hashed", "text:lynx", "text:innertext"]
_NO_QUALITY = {"ms_per_page", "pages", "comments"}

Input = tuple[dict[str, Any], str]
"""What the page says, and the page."""


def main() -> int:
    """Score each view unchanged and changed; print what moved."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("views", nargs="*", default=VIEWS)
    parser.add_argument("--change", action="append", help="only changes whose name holds these words")
    parser.add_argument("--every", type=int, default=1, help="only every n-th page")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    if not BENCHMARK.exists():
        print(f"{BENCHMARK} is absent: nothing to measure")
        return 0
    scorer = load_scorer()
    worst = 0.0
    for view in options.views:
        inputs = list(inputs_of(view, scorer))[:: options.every]
        before, essences = figures(scorer, view, inputs, lambda given: given)
        for name, change in changes_of(view).items():
            if options.change and not any(words in name for words in options.change):
                continue
            after, changed = figures(scorer, view, inputs, change)
            moves = {
                key: after[key] - value
                for key, value in before.items()
                if key not in _NO_QUALITY and isinstance(value, int | float) and after.get(key) is not None
            }
            worst = max([worst, *map(abs, moves.values())])
            shown = "  ".join(f"{key} {move:+.4f}" for key, move in moves.items() if abs(move) > SHOWN)
            pages = [page for page, essence in essences.items() if changed[page] != essence]
            print(f"{view:16} {name:28} {len(pages):4} threads changed  {shown}", flush=True)
            if options.verbose:
                for page in pages:
                    print(f"    {page}: {describe(essences[page])} -> {describe(changed[page])}")
    print(f"largest move {worst:.4f}, at most {BOUND} wanted")
    return 1 if worst > BOUND else 0


def load_scorer() -> ModuleType:
    """Return the benchmark's score.py as a module."""
    spec = importlib.util.spec_from_file_location("threadbench_score", BENCHMARK / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def inputs_of(view: str, scorer: ModuleType, root: Path = BENCHMARK) -> Iterator[Input]:
    """Yield the pages (or a renderer's texts of them) with what they say."""
    for path in sorted((root / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        said = root / "quotes" / path.name
        if said.exists():
            gold["quotes"] = json.loads(said.read_text("utf-8"))
        page = root / "pages" / f"{gold['id']}.html.gz"
        if view.startswith("text:"):
            page = root / "text" / view.removeprefix("text:") / f"{gold['id']}.txt.gz"
            if not page.exists():
                continue
        data = gzip.decompress(page.read_bytes()).decode("utf-8", "replace")
        if view.startswith("text:"):
            gold = scorer.visible(gold, data)
        elif view == "hashed":
            data = scorer.hashed(data, gold["id"])
        yield gold, data


def changes_of(view: str) -> dict[str, Callable[[str], Any]]:
    """Return the changes that can be made to a view's inputs."""
    if view.startswith("text:"):
        return dict(TEXT_CHANGES)
    encodings = {
        f"encoded as {name}": (lambda html, name=name: html.encode(name, "surrogatepass"))
        for name in ("utf-8", "utf-16")
    }
    return {**PAGE_CHANGES, **encodings}


def figures(
    scorer: ModuleType, view: str, inputs: list[Input], change: Callable[[str], Any]
) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Return the scorer's figures, and what was read of each page's thread."""
    total = scorer.Tally()
    essences: dict[str, list[Any]] = {}
    parse = postparse.parse_text if view.startswith("text:") else postparse.parse_html
    for gold, data in inputs:
        try:
            post = parse(change(data), url=gold.get("url"))
        except Exception as error:
            print(f"{gold['id']}: {type(error).__name__}: {error}", file=sys.stderr)
            total["failed"] += 1
            essences[gold["id"]] = []
            continue
        tally = scorer.score_page(gold, post, view)
        if tally["gold"]:
            tally["page_f1"] = 2 * tally["matched"] / (tally["predicted"] + tally["gold"])
        for key, value in tally.items():
            total[key] += value
        essences[gold["id"]] = [(c.author and c.author.name, c.text, c.depth) for c in post.thread]
    return scorer.summary(total), essences


def describe(essence: list[Any]) -> str:
    """Return a thread in a few words."""
    return f"{len(essence)} comments, {sum(depth > 0 for *_, depth in essence)} replies"


if __name__ == "__main__":
    sys.exit(main())
