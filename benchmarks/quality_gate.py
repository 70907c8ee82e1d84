"""Fail when the library reads real pages worse than it did.

    python -m benchmarks.quality_gate             compare with benchmarks/floors.json
    python -m benchmarks.quality_gate --all       every renderer's plain text too
    python -m benchmarks.quality_gate --raise     put each figure that went up into the file
    python -m benchmarks.quality_gate --rewrite   put all figures into the file, those that fell too

The benchmark is ../shared/threadbench; where it is absent there is nothing to compare. A figure fails when it is more
than the file's tolerance below its floor, or when a page could not be read at all. The file holds a digest of the
benchmark that its floors were measured on: when the benchmark has changed since, old and new figures are printed and
nothing fails.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.measure import table

BENCHMARK = Path(__file__).resolve().parents[2] / "shared" / "threadbench"
FLOORS = Path(__file__).parent / "floors.json"
TOLERANCE = 0.003
RUNS = [
    ("main", ["html"]),
    ("main", ["hashed"]),
    ("main", ["text:innertext", "text:lynx"]),
    ("wordpress", ["html"]),
    ("quiet", ["html"]),
]
MORE_RUNS = [
    ("main", ["text:resiliparse", "text:w3m"]),
    ("main", ["text:html2text", "text:inscriptis"]),
    ("wordpress", ["hashed"]),
    ("quiet", ["hashed"]),
]
_NO_QUALITY = {"ms_per_page"}
_AT_ONCE = 2

Figures = dict[str, dict[str, float]]
"""The figures of each view: ``{"html": {"f1": 0.9, …}, "wordpress html": …}``."""


def root_of(part: str) -> Path:
    return BENCHMARK if part == "main" else BENCHMARK / part


def digest_of(part: str) -> str:
    """Return a digest of the answers that the figures are measured by, and of the scorer."""
    digest = hashlib.sha256((BENCHMARK / "score.py").read_bytes())
    root = root_of(part)
    for folder in ("gold", "quotes"):
        for path in sorted((root / folder).glob("*.json")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def scored(part: str, views: list[str]) -> tuple[Figures, list[str]]:
    """Run the scorer on some views; return the figures and what failed."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "figures.json"
        command = [sys.executable, str(BENCHMARK / "score.py"), *views, "--json", str(target)]
        command += ["--root", str(root_of(part))]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not target.exists():
            return {}, [f"the scorer stopped: {done.stderr.strip().splitlines()[-1:]}"]
        found = json.loads(target.read_bytes())
    figures: Figures = {}
    faults = []
    for view, values in found.items():
        name = view if part == "main" else f"{part} {view}"
        figures[name] = {
            key: round(value, 4)
            for key, value in values.items()
            if isinstance(value, float) and key not in _NO_QUALITY
        }
        if values.get("failed"):
            faults.append(f"{name}: {values['failed']} pages could not be read: {done.stderr.strip()[:500]}")
    return figures, faults


def compared(floors: Figures, figures: Figures) -> list[tuple[str, str, float | None, float]]:
    """Return (view, figure, floor, found) for each figure found."""
    return [
        (view, name, floors.get(view, {}).get(name), value)
        for view, values in figures.items()
        for name, value in values.items()
    ]


def raised(floors: Figures, figures: Figures, *, rewrites: bool) -> Figures:
    """Return the floors with the figures put in: those that went up, or all."""
    new = {view: dict(values) for view, values in floors.items()}
    for view, name, floor, value in compared(floors, figures):
        if rewrites or floor is None or value > floor:
            new.setdefault(view, {})[name] = value
    return {view: dict(sorted(values.items())) for view, values in sorted(new.items())}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--raise", dest="raises", action="store_true")
    parser.add_argument("--rewrite", action="store_true")
    parser.add_argument("--tolerance", type=float, help="write this tolerance into the file")
    arguments = parser.parse_args()
    if not (BENCHMARK / "score.py").exists():
        print("quality gate: ../shared/threadbench is absent, nothing to compare")
        return 0
    pinned: dict[str, Any] = json.loads(FLOORS.read_bytes()) if FLOORS.exists() else {}
    floors: Figures = pinned.get("floors", {})
    tolerance: float = pinned.get("tolerance", TOLERANCE)
    runs = [run for run in RUNS + (MORE_RUNS if arguments.all else []) if root_of(run[0]).exists()]
    figures: Figures = {}
    faults: list[str] = []
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for some, some_faults in pool.map(lambda run: scored(*run), runs):
            figures |= some
            faults += some_faults
    digests = {part: digest_of(part) for part in dict.fromkeys(part for part, _ in runs)}
    changed = {part for part, digest in digests.items() if pinned.get("benchmark", {}).get(part) != digest}
    rows = []
    for view, name, floor, value in compared(floors, figures):
        part = view.split()[0] if " " in view else "main"
        is_low = floor is not None and value < floor - tolerance
        if is_low and part not in changed:
            faults.append(f"{view}: {name} is {value:.3f}, its floor {floor:.3f}")
        remark = "benchmark changed" if part in changed and floor is not None else "LOW" if is_low else ""
        rows.append(
            [
                f"{view} {name}",
                "" if floor is None else f"{floor:.3f}",
                f"{value:.3f}",
                "" if floor is None else f"{value - floor:+.3f}",
                remark,
            ]
        )
    print(table(f"Quality (tolerance {tolerance})", ["", "floor", "found", "", ""], rows))
    unread = any("could not be read" in fault or "stopped" in fault for fault in faults)
    if (arguments.raises or arguments.rewrite) and not unread:
        fresh = arguments.rewrite or bool(changed)
        content = {
            "tolerance": arguments.tolerance if arguments.tolerance is not None else tolerance,
            "benchmark": pinned.get("benchmark", {}) | digests,
            "floors": raised(floors, figures, rewrites=fresh),
        }
        FLOORS.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
        print(f"written: {FLOORS.name}")
        return 0
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
