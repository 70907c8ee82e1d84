"""How well threads of an unknown platform are read: real pages as published, what knows them switched off.

    python -m benchmarks.unseen                    each way of switching off in turn
    python -m benchmarks.unseen miner              one of them only
    python -m benchmarks.unseen miner --worst 20   also list the pages that are read worst
    python -m benchmarks.unseen miner --every 4    every fourth page
    python -m benchmarks.unseen --fixtures         the project's own pages, one or more for each platform
    python -m benchmarks.unseen --hashed           names of classes and ids are replaced, as in the view ``hashed``

    winner      the profile that reads the thread is off; the others stay, as WordPress's reads what resembles it
    platforms   all platforms' profiles are off; what the page says in vocabularies and data stays
    miner       those are off, too

Names of classes and ids can be read, as on any new platform: this is between the views ``html`` (somebody has
described the platform) and ``hashed`` (nobody can read a name). Pages and scorer are those of ../shared/threadbench.
Nothing is fitted on the project's own pages, so they tell how names of platforms that nobody has looked at are read;
they are small, with few and short comments, which is harder.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import postparse
from benchmarks.metamorphic import BENCHMARK, inputs_of, load_scorer
from postparse.html.comments import choose, profiles
from postparse.html.comments.profiles.profile import Profile
from postparse.html.dom import Page
from postparse.html.selectors import Choosing
from postparse.models import Post

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "platforms"
URL = "https://blog.example/2020/01/post"
MODES = ("winner", "platforms", "miner")
SHOWN = ("f1", "page_f1", "precision", "recall", "author", "date", "reply", "perfect", "quiet")
_POSSIBLE = Choosing.possible


def main() -> None:
    """Score the pages once for each way of switching off."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modes", nargs="*", default=MODES)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--root", type=Path, default=BENCHMARK)
    parser.add_argument("--fixtures", action="store_true")
    parser.add_argument("--hashed", action="store_true")
    parser.add_argument("--page", action="append")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every miss")
    options = parser.parse_args()
    scorer = load_scorer()
    given = own_pages() if options.fixtures else inputs_of("html", scorer, options.root)
    inputs = list(given)[:: options.every]
    if options.hashed:
        inputs = [(gold, scorer.hashed(html, gold["id"])) for gold, html in inputs]
    if options.page:
        inputs = [(gold, html) for gold, html in inputs if gold["id"] in options.page]
    for mode in options.modes:
        figures, rows = scored(scorer, inputs, mode, verbose=options.verbose)
        shown = "  ".join(f"{name} {figures[name]:.3f}" for name in SHOWN if figures.get(name) is not None)
        print(f"{mode:10} {shown}", flush=True)
        for page_f1, name, told in sorted(rows)[: options.worst]:
            print(f"    {page_f1:.2f} {name}: {told}")


def own_pages() -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the project's own pages of platforms, each with the thread that is read with everything switched on."""
    for path in sorted(FIXTURES.glob("*.html")):
        html = path.read_text("utf-8")
        post = postparse.parse_html(html, url=URL)
        place = {comment.id: n for n, comment in enumerate(post.thread)}
        comments = [
            {
                "author": comment.author.name if comment.author else None,
                "date_iso": comment.published.date().isoformat() if comment.published else None,
                "parent": place.get(comment.parent_id or ""),
                "text": comment.text,
            }
            for comment in post.thread
        ]
        yield {"id": path.stem, "url": URL, "comments": comments}, html


def scored(
    scorer: ModuleType, inputs: list[tuple[dict[str, Any], str]], mode: str, *, verbose: bool
) -> tuple[dict[str, Any], list[tuple[float, str, str]]]:
    """Return the scorer's figures, and what was found on each page."""
    total = scorer.Tally()
    rows = []
    for gold, html in inputs:
        post = read_without(html, gold.get("url"), mode)
        tally = scorer.score_page(gold, post, "html", verbose)
        if tally["gold"]:
            tally["page_f1"] = 2 * tally["matched"] / (tally["predicted"] + tally["gold"])
        told = f"{tally['matched']} of {tally['gold']}, {tally['predicted']} found"
        if tally["gold"] and not tally["threads_perfect"]:
            rows.append((tally["page_f1"], gold["id"], told))
        elif not tally["gold"] and tally["predicted"]:
            rows.append((0.0, gold["id"], told))
        for key, value in tally.items():
            total[key] += value
    return scorer.summary(total), rows


def read_without(html: str, url: str | None, mode: str) -> Post:
    """Read a page with a part of what could know it switched off."""
    if mode == "winner":
        known = postparse.parse_html(html, url=url).provenance
        if known is None or known.platform is None:
            return postparse.parse_html(html, url=url)
        with _without_profiles({known.platform}):
            return postparse.parse_html(html, url=url)
    with _without_profiles(None, vocabularies=mode != "miner"):
        return postparse.parse_html(html, url=url)


@contextmanager
def _without_profiles(names: set[str] | None, *, vocabularies: bool = True) -> Iterator[None]:
    """Switch off the profiles of these names, or all; without vocabularies what the page gives as data, too."""

    def possible(self: Choosing[Profile], page: Page) -> list[Profile]:
        return [
            profile
            for profile in _POSSIBLE(self, page)
            if (profile.source != "profile" and vocabularies)
            or (names is not None and profile.name not in names)
        ]

    with ExitStack() as stack:
        stack.enter_context(patch.object(type(profiles._profiles()), "possible", possible))  # noqa: SLF001
        if not vocabularies:
            stack.enter_context(patch.object(choose, "read_structured", lambda _: iter(())))
        yield


if __name__ == "__main__":
    main()
