"""Whether memory stays flat over many pages in one process.

    python -m benchmarks.leaks                 10,000 pages of the fixtures and, where it is present, of the benchmark
    python -m benchmarks.leaks --pages 1000

Every page is parsed, written as JSON and HTML, and forgotten; its class names differ each time. Printed is the memory
that the process holds after each tenth (Linux only). Exit status 1 if the last half grew by more than `MOST_GROWTH`.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import sys
import time
from pathlib import Path

import postparse
from benchmarks.growth import status

ROOT = Path(__file__).resolve().parents[1]
MOST_GROWTH = 0.05


def main() -> int:
    """Read the pages round and round."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=10_000)
    count = parser.parse_args().pages
    pages = [path.read_bytes() for path in sorted((ROOT / "fixtures").rglob("*.html"))]
    real = sorted((ROOT.parent / "shared" / "threadbench" / "pages").glob("*.html.gz"))
    pages += [data for path in real if len(data := gzip.decompress(path.read_bytes())) < 60_000]
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "fixtures").rglob("*.txt"))]
    start = time.perf_counter()
    held: list[int] = []
    for n, page in enumerate(itertools.islice(itertools.cycle(pages), count), 1):
        named = page.replace(b'class="', b'class="n%d ' % n)
        post = postparse.parse_html(named, url=f"https://blog.example/{n}")
        postparse.to_html(postparse.from_json(postparse.to_json(post)))
        if n % 10 == 0:
            postparse.parse_text(texts[n // 10 % len(texts)].replace("a", str(n % 10)))
        if n % max(count // 10, 1) == 0:
            held.append(status("VmRSS"))
            print(
                f"{n:7,} pages  {held[-1] / 2**20:7.1f} MiB  {time.perf_counter() - start:6.0f} s", flush=True
            )
    growth = held[-1] / held[len(held) // 2 - 1] - 1
    print(f"the last half grew by {growth:.1%}, at most {MOST_GROWTH:.0%} wanted")
    return 1 if growth > MOST_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
