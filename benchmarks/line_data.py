"""The texts that the text reader is fitted on: pages as plain text, the true label of each line, its features.

Pages of ../shared come in the renderings that are there and in ones that are made (benchmarks/renderings.py). Where a
page has no checked thread, the HTML reader is the teacher: it reads a page as published far better than any reader can
read its text. What has been computed is kept in a folder, so that fitting again takes minutes.
"""

from __future__ import annotations

import gzip
import json
import pickle
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from attrs import define, evolve

import postparse
from benchmarks.innertext import inner_texts
from benchmarks.line_truth import UNKNOWN, labels_of
from benchmarks.renderings import rendering, tools_for
from postparse.html.decode import decode
from postparse.text.features import Text, read_features
from postparse.text.labels import NEIGHBOURS, locals_of
from postparse.text.layout import Layout, read_layout
from postparse.text.local import TOLD_OF_NEIGHBOURS
from postparse.text.surroundings import surrounding_features

SHARED = Path(__file__).resolve().parents[2] / "shared" / "threadbench"
BENCH = frozenset(path.name.removesuffix(".json") for path in (SHARED / "gold").glob("*.json"))
FOLDS = 4
MOST_LINES = 2_000
LARGEST_PAGE = 500_000
SURE = 0.8
"""Least confidence of a thread read from HTML that is taken for the truth."""
AT_A_TIME = 30
MOST_KEPT = 3
"""With how many comments a text is left at most that is shortened."""
MADE = ((SHARED / "wordpress", 1, 2), (SHARED / "quiet", 3, 1), (SHARED.parent / "wcxb", 1, 1))
"""Folders of pages, in how many renderings each page is used, and every how manyth page."""


@define(eq=False)
class Document:
    """A text to learn from.

    Attributes:
        page: The page's name.
        fold: Which fold it is held out with.
        is_bench: Whether it is one of the pages that figures are given for.
        url: The page's address.
        text: Its lines.
        truth: Their labels; "?" where nobody knows.
        features: The numbers of each line's features, in the first reading.
    """

    page: str
    fold: int
    is_bench: bool
    url: str | None
    text: Text
    truth: str
    features: list[Any]


def fold_of(page: str, group: str) -> int:
    """Return the fold of a page; pages of one theme are held out together."""
    if page in BENCH:
        return sorted(BENCH).index(page) % FOLDS
    return int(sha256(group.encode()).hexdigest(), 16) % FOLDS


def sources(cache: Path) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """Yield page, group, truth, text: all renderings that are here, some that are made."""
    for folder in sorted((SHARED / "text").iterdir()):
        for path in sorted(folder.glob("*.txt.gz")):
            page = path.name.removesuffix(".txt.gz")
            gold = json.loads((SHARED / "gold" / f"{page}.json").read_text("utf-8"))
            yield page, page, gold, gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    for folder, count, step in MADE:
        subfolder = "html" if folder.name == "wcxb" else "pages"
        pages: dict[str, str] = {}
        for path in sorted((folder / subfolder).glob("*.html.gz"))[::step]:
            name = path.name.removesuffix(".html.gz")
            if folder.name == "wcxb" and f"wcxb-dev-{name}" in BENCH:
                continue
            html = decode(gzip.decompress(path.read_bytes()), None).text
            if len(html) <= LARGEST_PAGE:
                pages[name] = html
        fill_shown(pages, cache)
        for name, html in pages.items():
            gold = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))
            if folder.name == "wcxb":
                gold = taught(name, gold, html, cache)
            for tool in tools_for(name, count):
                rendered = rendering(name, html, tool, cache)
                if rendered:
                    yield name, str(gold.get("theme") or name), gold, rendered


def fill_shown(pages: dict[str, str], cache: Path) -> None:
    """Put what Chromium shows of pages into the cache where it is not there yet."""
    folder = cache / "innertext"
    folder.mkdir(parents=True, exist_ok=True)
    missing = [name for name in pages if not (folder / f"{name}.txt").exists()]
    for start in range(0, len(missing), AT_A_TIME):
        names = missing[start : start + AT_A_TIME]
        for name, text in inner_texts({name: pages[name] for name in names}).items():
            (folder / f"{name}.txt").write_text(text, "utf-8", "replace")


def taught(name: str, gold: dict[str, Any], html: str, cache: Path) -> dict[str, Any]:
    """Return the truth about a page of which only the article is known, its thread as the HTML reader reads it."""
    kept = cache / "taught" / f"{name}.json"
    if kept.exists():
        return dict(json.loads(kept.read_text("utf-8")))
    post = postparse.parse_html(html, url=gold.get("url"))
    is_sure = post.provenance.thread_source is None or (post.provenance.confidence or 0.0) >= SURE
    comments = [
        {
            "text": comment.text,
            "author": comment.author.name if comment.author else None,
            "date": comment.published_raw,
            "parent": None,
        }
        for comment in post.thread
    ]
    is_article = gold.get("kind") == "article"
    found = {
        "kind": gold.get("kind"),
        "url": gold.get("url"),
        "title": gold.get("title"),
        "author": post.authors[0].name if post.authors else None,
        "body_text": gold.get("main_content") if is_article else post.text,
        "comments": comments if is_sure else [],
        "is_known": is_sure,
    }
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(found), "utf-8")
    return found


def truth_of(text: Text, gold: dict[str, Any]) -> str:
    """Return the true labels; what follows an article is unknown where its thread is."""
    truth = labels_of(text, gold)
    if gold.get("is_known", True):
        return truth
    end = truth.rindex("B") + 1 if "B" in truth else 0
    return truth[:end] + UNKNOWN * (len(truth) - end)


class Vocabulary:
    """Numbers of features, in the order in which they were seen."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._beside: dict[tuple[int, tuple[str, ...]], list[int]] = {}

    def of(self, names: list[str]) -> list[int]:
        """Return features' numbers."""
        numbers = self.numbers
        return [numbers.setdefault(name, len(numbers)) for name in names]

    def beside(self, step: int, local: tuple[str, ...]) -> list[int]:
        """Return the numbers of what a line tells about another one; step 0 is itself."""
        key = (step, local)
        if (found := self._beside.get(key)) is None:
            names = [f"{step:+}{name}" for name in local[:TOLD_OF_NEIGHBOURS]] if step else list(local)
            found = self._beside[key] = self.of(names)
        return found

    def first(self, text: Text) -> list[Any]:
        """Return the numbers of each line's features in the first reading."""
        local = list(locals_of(text))
        rows = []
        for n, names in enumerate(surrounding_features(text)):
            found = self.of(names) + self.beside(0, local[n])
            for step in NEIGHBOURS:
                if 0 <= n + step < len(local):
                    found += self.beside(step, local[n + step])
            rows.append(np.array(found, np.int32))
        return rows


def shortened(document: Document, number: int) -> tuple[Text, str] | None:
    """Return a text with no more than its first comments, and its labels: most pages have few, those of benchmarks many.

    A heading that counts the comments counts those that are left. Every other text is shortened.
    """
    chosen = int(sha256(f"{document.page}{number}".encode()).hexdigest(), 16)
    truth, text = document.truth, document.text
    begun = [n for n, name in enumerate(truth) if name in "SK"]
    kept = 1 + chosen // 2 % MOST_KEPT
    if chosen % 2 or UNKNOWN in truth or len(begun) <= kept + 1:
        return None
    low = begun[kept]
    high = max(n for n, name in enumerate(truth) if name in "SXCK") + 1
    counted = re.compile(rf"(?<!\d){len(begun)}(?!\d)")
    units = []
    for n, unit in enumerate(text.units):
        if not low <= n < high:
            is_claim = text.shapes[n].kind == "h" and n < low
            units.append(evolve(unit, text=counted.sub(str(kept), unit.text)) if is_claim else unit)
    layout = Layout(units, text.layout.width, text.layout.markdown, text.layout.base)
    return read_features(layout), truth[:low] + truth[high:]


def with_shortened(documents: list[Document], vocabulary: Vocabulary) -> list[Document]:
    """Return texts with shortened ones behind them."""
    more = []
    for number, document in enumerate(documents):
        found = shortened(document, number)
        if found is not None:
            text, truth = found
            more.append(
                evolve(document, is_bench=False, text=text, truth=truth, features=vocabulary.first(text))
            )
    return [*documents, *more]


def load(cache: Path) -> tuple[list[Document], Vocabulary]:
    """Return all documents and the numbers of their features, from the cache if they are there."""
    kept = cache / "documents.pickle"
    if kept.exists():
        with kept.open("rb") as file:
            documents, numbers = pickle.load(file)  # noqa: S301 - written below
        vocabulary = Vocabulary()
        vocabulary.numbers = numbers
        return documents, vocabulary
    vocabulary = Vocabulary()
    documents = []
    for page, group, gold, words in sources(cache):
        text = read_features(read_layout(words))
        if not 0 < len(text.units) <= MOST_LINES:
            continue
        documents.append(
            Document(
                page,
                fold_of(page, group),
                page in BENCH,
                gold.get("url"),
                text,
                truth_of(text, gold),
                vocabulary.first(text),
            )
        )
        if len(documents) % 200 == 0:
            print(len(documents), "texts read", flush=True)
    documents = with_shortened(documents, vocabulary)
    with kept.open("wb") as file:
        pickle.dump((documents, vocabulary.numbers), file, protocol=pickle.HIGHEST_PROTOCOL)
    return documents, vocabulary
