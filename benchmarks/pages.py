"""What parsing pages costs: per stage, against the bare DOM parse and other extractors, and how it grows.

    python -m benchmarks.pages            stages, peers (those installed) and growth
    python -m benchmarks.pages --quick    fewer pages and sizes
    python -m benchmarks.pages --json F   figures for a machine

Real pages (../shared/threadbench) are used where present, synthetic ones of like sizes else. Times are CPU times of one
process, the best of several rounds; ratios are against the bare Lexbor parse of the same pages in the same run, each
tree let go of before the next is made (kept trees make the parse three times slower, and ratios look better than they are).
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import math
import resource
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

import postparse
from benchmarks.synthetic import page
from postparse.html import reader

SHARED = Path(__file__).resolve().parents[2] / "shared" / "threadbench" / "pages"
MOST_PARSES = 40
LARGE = 1_000_000
STAGES = {
    "decode": "decode",
    "DOM and snapshot": "page_of",
    "comments": "find_discussion",
    "thread": "assemble",
    "metadata": "read_metadata",
    "body": "select_body",
    "blocks": "sections_of",
    "quotations": "mark_quotations",
}
"""Stages by the names that `postparse.html.reader` calls them by."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    pages = real_pages(60 if options.quick else None) or synthetic_pages()
    figures: dict[str, Any] = {"pages": len(pages), "bytes": sum(map(len, pages))}
    figures["stages"] = stages(pages)
    figures["peers"] = peers(pages if options.quick else pages[:120])
    figures["growth"] = growth(quick=options.quick)
    figures["memory"] = memory(pages)
    figures["imports"] = imports()
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(figures, indent=1))


def real_pages(most: int | None) -> list[bytes]:
    """Return the benchmark's pages; none where it is absent."""
    return [gzip.decompress(path.read_bytes()) for path in sorted(SHARED.glob("*.html.gz"))[:most]]


def synthetic_pages() -> list[bytes]:
    """Return pages of the real ones' usual sizes."""
    return [
        page(article_bytes=20_000 + 3_000 * n, comments=4 * n, max_depth=3, seed=n).encode()
        for n in range(40)
    ]


def best_seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """Return the least CPU time of several runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


@contextmanager
def timed_stages(spent: dict[str, float]) -> Iterator[None]:
    """Have the reader's stages add the CPU time that they take to `spent`."""
    originals = {name: getattr(reader, name) for name in STAGES.values()}

    def timed(stage: str, work: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **options: object) -> object:
            start = time.process_time()
            try:
                return work(*args, **options)
            finally:
                spent[stage] = spent.get(stage, 0.0) + time.process_time() - start

        return run

    for stage, name in STAGES.items():
        setattr(reader, name, timed(stage, originals[name]))
    try:
        yield
    finally:
        for name, original in originals.items():
            setattr(reader, name, original)


def stages(pages: list[bytes]) -> dict[str, float]:
    """Print what each stage costs a page, in milliseconds and in bare parses."""
    bare = best_seconds(lambda: each_let_go(LexborHTMLParser, pages))
    whole = best_seconds(lambda: each_let_go(postparse.parse_html, pages))
    with_json = best_seconds(lambda: each_let_go(parse_and_write, pages))
    spent: dict[str, float] = {}
    with timed_stages(spent):
        for data in pages:
            postparse.parse_html(data)
    rows = {"bare Lexbor parse": bare, **spent, "parse_html": whole, "parse_html and to_json": with_json}
    print(f"\n{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1000:.0f} kB on average\n")
    print(f"{'stage':26} {'ms/page':>8} {'bare parses':>11}")
    for name, seconds in rows.items():
        print(f"{name:26} {1000 * seconds / len(pages):8.3f} {seconds / bare:11.2f}")
    each = sorted(
        best_seconds(lambda data=data: postparse.parse_html(data), 2)
        / max(best_seconds(lambda data=data: LexborHTMLParser(data), 3), 1e-5)
        for data in pages
    )
    spread = {
        "median page": statistics.median(each),
        "ninth page of ten": each[len(each) * 9 // 10],
        "worst page": each[-1],
    }
    for name, ratio in spread.items():
        print(f"{name:26} {'':8} {ratio:11.2f}")
    rows_ratio = {name: seconds / bare for name, seconds in rows.items()}
    over = sum(ratio > MOST_PARSES for ratio in each)
    print(f"{over} of {len(each)} pages over {MOST_PARSES} times their bare parse")
    return {**rows_ratio, **spread, "pages over 40": over, "bare ms": 1000 * bare / len(pages)}


def each_let_go(work: Callable[[bytes], object], pages: list[bytes]) -> None:
    """Do something with each page, and keep nothing of it."""
    for data in pages:
        work(data)


def parse_and_write(data: bytes) -> bytes:
    """Return a page's JSON."""
    return postparse.to_json(postparse.parse_html(data))


def peers(pages: list[bytes]) -> dict[str, float]:
    """Print how long other extractors take for the same pages; those not installed are left out."""
    texts = [data.decode("utf-8", "replace") for data in pages]
    found: dict[str, Callable[[], object]] = {}
    for name, make in {
        "trafilatura bare_extraction": lambda m: lambda: [m.bare_extraction(text) for text in texts],
        "resiliparse main content": lambda m: (
            lambda: [m.extract_plain_text(text, main_content=True) for text in texts]
        ),
        "readability-lxml summary": lambda m: (
            lambda: [_quietly(lambda text=text: m.Document(text).summary()) for text in texts]
        ),
        "newspaper4k parse": lambda m: (
            lambda: [_quietly(lambda text=text: _newspaper(m, text)) for text in texts]
        ),
    }.items():
        module = {
            "t": "trafilatura",
            "r": "resiliparse.extract.html2text",
            "re": "readability",
            "n": "newspaper",
        }
        key = "re" if name.startswith("readability") else name[0]
        try:
            found[name] = make(importlib.import_module(module[key]))
        except ImportError:
            print(f"{name}: not installed, left out")
    own = best_seconds(lambda: [postparse.parse_html(text) for text in texts], 2)
    rows = {"postparse parse_html": own}
    for name, work in found.items():
        rows[name] = best_seconds(work, 1)
    print(f"\n{'extractor':30} {'ms/page':>8} {'x postparse':>11}")
    for name, seconds in rows.items():
        print(f"{name:30} {1000 * seconds / len(texts):8.3f} {seconds / own:11.2f}")
    return {name: seconds / own for name, seconds in rows.items()}


def _newspaper(module: Any, text: str) -> None:
    article = module.Article("https://blog.example/")
    article.set_html(text)
    article.parse()


def _quietly(work: Callable[[], object]) -> object:
    try:
        return work()
    except Exception:
        return None


def growth(*, quick: bool) -> dict[str, dict[str, Any]]:
    """Print time against size for three ways a page grows, with the fitted exponents."""
    last = 3 if quick else 4
    series = {
        "article bytes": [(size, page(article_bytes=size)) for size in [10_000 * 10**n for n in range(last)]],
        "comments": [
            (n, page(article_bytes=5_000, comments=n, max_depth=4)) for n in [50 * 10**k for k in range(last)]
        ],
        "nesting": [(n, page(article_bytes=5_000, comments=2_000, max_depth=n)) for n in (1, 10, 100, 1000)],
    }
    found: dict[str, dict[str, Any]] = {}
    print(f"\n{'what grows':16} {'to':>10} {'bytes':>12} {'seconds':>9} {'peak/bytes':>10}")
    for name, rows in series.items():
        points = []
        for size, text in rows:
            seconds = best_seconds(lambda text=text: postparse.parse_html(text), 2)
            points.append((len(text), seconds))
            peak = peak_memory(text) / len(text) if len(text) < 4_000_000 else math.nan
            print(f"{name:16} {size:10,} {len(text):12,} {seconds:9.4f} {peak:10.1f}", flush=True)
        found[name] = {"points": points, "exponent": None}
        if name != "nesting":
            (x1, y1), (x2, y2) = points[1], points[-1]
            found[name]["exponent"] = math.log(y2 / y1) / math.log(x2 / x1)
            print(f"{name:16} exponent {found[name]['exponent']:.2f}")
    return found


def memory(pages: list[bytes]) -> dict[str, float]:
    """Print the peak of memory of the large ones of the pages, as a multiple of their bytes; nothing without large ones."""
    quiet = SHARED.parent / "quiet" / "pages"
    others = (gzip.decompress(path.read_bytes()) for path in sorted(quiet.glob("*.html.gz")))
    large = [data for data in (*pages, *others) if len(data) > LARGE]
    if not large:
        return {}
    ratios = [peak_memory(data) / len(data) for data in large]
    print(
        f"\n{len(large)} pages over {LARGE:,} bytes: peak memory {min(ratios):.1f} to {max(ratios):.1f} times their bytes"
    )
    return {"pages": len(large), "least": min(ratios), "most": max(ratios)}


def imports() -> dict[str, float]:
    """Print how much longer an import takes than that of the libraries below, in milliseconds."""
    below = import_seconds("import selectolax.lexbor, attrs, orjson")
    print("\nimport, more than that of selectolax, attrs and orjson")
    found = {}
    for name, code in {
        "import postparse": "import postparse",
        "the first parse_html": "import postparse; postparse.parse_html('<p>word')",
    }.items():
        found[name] = 1000 * (import_seconds(code) - below)
        print(f"{name:26} {found[name]:8.1f} ms")
    return found


def import_seconds(code: str) -> float:
    """Return the least CPU time that a fresh interpreter takes for some code, in seconds."""
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def peak_memory(text: str | bytes) -> int:
    """Return the peak of the memory allocated during one parse, the DOM's own included."""
    tracemalloc.start()
    postparse.parse_html(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


if __name__ == "__main__":
    main()
