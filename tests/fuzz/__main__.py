"""Coverage-guided fuzzing: python -m tests.fuzz TARGET [--runs N] [--seconds N] [libFuzzer options].

Needs atheris. Seeds are the fixtures. What is found is written to the current folder as crash-* and belongs in fixtures/.
"""

from __future__ import annotations

import argparse
import pkgutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["postparse"]):
    import postparse

    # Names load when they are first used: what is not imported here would not be instrumented.
    for found in pkgutil.walk_packages(postparse.__path__, "postparse."):
        if not found.name.endswith("__main__"):
            import_module(found.name)

from tests.fuzz.targets import FIXTURES, TARGETS

SEEDS = {
    "parse_html": "*.html",
    "parse_text": "*.txt",
    "read": "exports/*.[xj]*l",
    "from_json": "*.json",
    "documents": "",
    "build_thread": "",
    "structure": "",
}


def main() -> None:
    """Fuzz the target that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=0, help="0: no limit")
    parser.add_argument("--corpus", help="folder that keeps what reached new code, for the next run")
    options, rest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as seeds:
        if pattern := SEEDS[options.target]:
            for number, seed in enumerate(sorted(FIXTURES.rglob(pattern))):
                Path(seeds, f"{number}{seed.suffix}").write_bytes(seed.read_bytes()[:20_000])
        flags = [f"-runs={options.runs}", "-timeout=5", "-max_len=20000", "-print_final_stats=1"]
        if options.seconds:
            flags.append(f"-max_total_time={options.seconds}")
        folders = [options.corpus, seeds] if options.corpus else [seeds]
        atheris.Setup([sys.argv[0], *flags, *rest, *folders], TARGETS[options.target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
