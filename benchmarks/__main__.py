"""Run the benchmarks one after the other.

    python -m benchmarks           threads, codec, pages (quick)
    python -m benchmarks --all     also every page, and how time grows with hostile input

Each has more options of its own: ``python -m benchmarks.threads --help``. The quality gate is no benchmark of speed:
``make gate``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--all", action="store_true")
    everything = parser.parse_args().all
    runs = [["threads"], ["codec"], ["pages"] if everything else ["pages", "--quick"]]
    if everything:
        runs.append(["growth"])
    failed = 0
    for name, *options in runs:
        print(f"== {name}", flush=True)
        # A process each: what one leaves in memory does not slow the next.
        failed |= subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], check=False).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
