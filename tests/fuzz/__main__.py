"""Fuzzing: python -m tests.fuzz TARGET [--runs N] [--seconds N] [libFuzzer options]; TARGET may be "all" with --plain.

Coverage-guided by atheris; what it finds is written to the current folder as crash-* and belongs in the tests. With
--plain, or where atheris is absent, the fixtures are mutated blindly, always in the same way: a short check.
Seeds are the fixtures.
"""

from __future__ import annotations

import argparse
import contextlib
import pkgutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.fuzz.plain import fuzz_plainly

try:
    import atheris
except ImportError:
    atheris = None
IS_PLAIN = atheris is None or "--plain" in sys.argv

with contextlib.nullcontext() if IS_PLAIN else atheris.instrument_imports(include=["postparse"]):
    import postparse

    # Names load when they are first used: what is not imported here would not be instrumented.
    for found in pkgutil.walk_packages(postparse.__path__, "postparse."):
        if not found.name.endswith("__main__"):
            import_module(found.name)

from tests.fuzz.targets import FIXTURES, TARGETS  # noqa: E402

SEEDS = {
    "parse_html": "*.html",
    "parse_text": "*.txt",
    "read": "exports/*.[xj]*l",
    "from_json": "*.json",
    "documents": "",
    "build_thread": "",
    "structure": "",
    "trees": "",
}


def main() -> None:
    """Fuzz the target that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=[*TARGETS, "all"])
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=0, help="0: no limit")
    parser.add_argument("--corpus", help="folder that keeps what reached new code, for the next run")
    parser.add_argument("--plain", action="store_true", help="without atheris")
    options, rest = parser.parse_known_args()
    if IS_PLAIN:
        for target in TARGETS if options.target == "all" else [options.target]:
            fuzz_plainly(target, TARGETS[target], seeds_of(target), options.runs)
        return
    if options.target == "all":
        parser.error("atheris fuzzes one target at a time")
    with tempfile.TemporaryDirectory() as seeds:
        for number, seed in enumerate(seeds_of(options.target)):
            Path(seeds, str(number)).write_bytes(seed)
        flags = [f"-runs={options.runs}", "-timeout=5", "-max_len=20000", "-print_final_stats=1"]
        if options.seconds:
            flags.append(f"-max_total_time={options.seconds}")
        folders = [options.corpus, seeds] if options.corpus else [seeds]
        atheris.Setup([sys.argv[0], *flags, *rest, *folders], TARGETS[options.target])
        atheris.Fuzz()


def seeds_of(target: str) -> list[bytes]:
    """Return the inputs to begin with."""
    if not (pattern := SEEDS[target]):
        return []
    return [path.read_bytes()[:20_000] for path in sorted(FIXTURES.rglob(pattern))]


if __name__ == "__main__":
    main()
