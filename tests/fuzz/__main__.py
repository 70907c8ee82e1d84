"""Coverage-guided fuzzing: python -m tests.fuzz TARGET [--runs N] [--seconds N] [libFuzzer options].

Needs atheris. Seeds are the fixtures. What is found is written to the current folder as crash-* and belongs in fixtures/.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["postparse"]):
    import postparse  # noqa: F401
    from tests.fuzz.targets import TARGETS

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SEEDS = {
    "parse_html": "*.html",
    "parse_text": "*.txt",
    "read": "exports/*.[xj]*l",
    "from_json": "*.json",
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
    options, rest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as corpus:
        if pattern := SEEDS[options.target]:
            for number, seed in enumerate(sorted(FIXTURES.rglob(pattern))):
                Path(corpus, f"{number}{seed.suffix}").write_bytes(seed.read_bytes()[:20_000])
        flags = [f"-runs={options.runs}", "-timeout=5", "-max_len=20000", "-print_final_stats=1"]
        if options.seconds:
            flags.append(f"-max_total_time={options.seconds}")
        atheris.Setup([sys.argv[0], *flags, *rest, corpus], TARGETS[options.target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
