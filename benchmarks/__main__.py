"""Run the benchmarks one after the other.

    python -m benchmarks           threads (a million comments), codec, pages: some minutes
    python -m benchmarks --quick   the same with a tenth of the comments and fewer pages: about a minute
    python -m benchmarks --all     also every page, and how time grows with hostile input

Figures of the pages go to benchmarks/results/pages.json, and their plot (``benchmarks.plot``) beside them.
Each has more options of its own: ``python -m benchmarks.threads --help``. The quality gate is no benchmark of speed:
``make gate``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

FIGURES = Path(__file__).resolve().parent / "results" / "pages.json"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    runs = [
        ["threads", *(["--rows", "100000"] if options.quick else [])],
        ["codec", *(["--comments", "20000"] if options.quick else [])],
        ["pages", "--json", str(FIGURES), *([] if options.all else ["--quick"])],
        ["plot", str(FIGURES), str(FIGURES.with_suffix(".svg"))],
        *([["text"], ["growth"]] if options.all else []),
    ]
    failed = 0
    for name, *arguments in runs:
        print(f"== {name}", flush=True)
        # A process each: what one leaves in memory does not slow the next.
        failed |= subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}", *arguments], check=False
        ).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
