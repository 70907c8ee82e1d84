"""How well threads are read from text on platforms that nothing was fitted on: the project's own pages, rendered.

    python -m benchmarks.rendered                      all six renderings of every page
    python -m benchmarks.rendered lynx innertext       these renderings only
    python -m benchmarks.rendered --worst 20           also list the pages that are read worst
    python -m benchmarks.rendered --page smf -v lynx   one page, every miss printed
    python -m benchmarks.rendered --each               each page's figures, all renderings together

The pages are those under fixtures/platforms, one or more for each platform, in our own words; the truth is the thread
in the JSON beside each, which the HTML reader gives, as far as a rendering still shows it. The scorer is that of
../shared/threadbench. Pages are small, with few and short comments, which is harder than real ones; every comment
counts alike. Renderings are made once and kept in the folder ``--cache``; one whose tool is not installed is left out.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import postparse
from benchmarks.innertext import inner_texts
from benchmarks.metamorphic import load_scorer
from benchmarks.renderings import TOOLS, rendering

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "platforms"
URL = "https://blog.example/2020/01/post"
SHOWN = (
    "f1", "page_f1", "precision", "recall", "clean", "author", "date", "reply", "perfect", "title", "body_f1"
)  # fmt: skip


def main() -> None:
    """Score the renderings."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("views", nargs="*", default=TOOLS)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "postparse-rendered")
    parser.add_argument("--page", action="append")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--each", action="store_true", help="list each page's figures")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every miss")
    options = parser.parse_args()
    scorer = load_scorer()
    pages = [path for path in sorted(FIXTURES.glob("*.html")) if path.stem in (options.page or [path.stem])]
    add_browser_texts(pages, options.cache)
    by_page: dict[str, Any] = {path.stem: scorer.Tally() for path in pages}
    for view in options.views:
        total = scorer.Tally()
        rows = []
        for path, text in renderings_of(pages, view, options.cache):
            if options.verbose:
                print(view, path.stem)
            tally = scored(scorer, path, view, text, verbose=options.verbose)
            total.update(tally)
            by_page[path.stem].update(tally)
            missed = tally["gold"] + tally["predicted"] - 2 * tally["matched"]
            rows.append((missed, path.stem, told(tally)))
        print(f"{view:12}", shown(scorer, total), flush=True)
        for _, name, row in sorted(rows, key=lambda row: -row[0])[: options.worst]:
            print(f"    {name}: {row}")
    if options.each:
        for name, tally in by_page.items():
            print(f"{name:24}", shown(scorer, tally))


def renderings_of(pages: list[Path], view: str, cache: Path) -> Iterator[tuple[Path, str]]:
    """Yield the pages that a tool renders, with what it prints."""
    for path in pages:
        text = rendering(path.stem, path.read_text("utf-8"), view, cache)
        if text is not None:
            yield path, text


def add_browser_texts(pages: list[Path], cache: Path) -> None:
    """Ask the browser for the pages that are not in the cache yet, all at once."""
    folder = cache / "innertext"
    missing = {
        path.stem: path.read_text("utf-8") for path in pages if not (folder / f"{path.stem}.txt").exists()
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in inner_texts(missing).items():
        (folder / f"{name}.txt").write_text(text, "utf-8", "replace")


def scored(scorer: Any, path: Path, view: str, text: str, *, verbose: bool = False) -> Any:
    """Return the scorer's counts for one rendering of a page."""
    gold = scorer.visible(truth_of(path), text)
    tally = scorer.score_page(gold, postparse.parse_text(text, url=URL), f"text:{view}", verbose)
    if tally["gold"]:
        tally["page_f1"] = 2 * tally["matched"] / (tally["predicted"] + tally["gold"])
    return tally


def truth_of(path: Path) -> dict[str, Any]:
    """Return what a page says, as the scorer wants it told."""
    post = postparse.from_dict(json.loads(path.with_suffix(".json").read_bytes()))
    place = {comment.id: n for n, comment in enumerate(post.thread)}
    comments = [
        {
            "author": comment.author.name if comment.author else None,
            "date": comment.published_raw,
            "date_iso": comment.published.date().isoformat() if comment.published else None,
            "parent": place.get(comment.parent_id or ""),
            "text": comment.text,
        }
        for comment in post.thread
    ]
    return {"id": path.stem, "title": post.title, "body_text": post.text, "comments": comments}


def told(tally: Any) -> str:
    """Return what was found on a page, and what of it is wrong."""
    return (
        f"{tally['matched']} of {tally['gold']}, {tally['predicted']} found;"
        f" authors {tally['authors_ok']} of {tally['authors']},"
        f" dates {tally['dates_ok']} of {tally['dates']}, replies {tally['replies_ok']} of {tally['replies']}"
    )


def shown(scorer: Any, tally: Any) -> str:
    """Return the figures of some pages in one line."""
    figures = scorer.summary(tally)
    return "  ".join(f"{name} {figures[name]:.3f}" for name in SHOWN if figures.get(name) is not None)


if __name__ == "__main__":
    main()
