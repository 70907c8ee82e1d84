"""Time and memory of a call, and the tables that show them."""

from __future__ import annotations

import gc
import json
import platform
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"

Call = Callable[[], Any]


def seconds(call: Call, *, rounds: int = 3, collector: bool = True) -> float:
    """Return the shortest time of some calls, with the garbage collector on or off."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        (gc.enable if collector else gc.disable)()
        try:
            start = time.perf_counter()
            result = call()
            best = min(best, time.perf_counter() - start)
        finally:
            gc.enable()
        del result
    return best


def megabytes(call: Call) -> float:
    """Return the most memory that a call holds at a time beyond what there was (as Python's allocator counts)."""
    gc.collect()
    tracemalloc.start()
    try:
        result = call()
        peak = tracemalloc.get_traced_memory()[1]
        del result
    finally:
        tracemalloc.stop()
    return peak / 1e6


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a plain table: the first column to the left, the others to the right."""
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in (head, *rows)
    ]
    return "\n".join([title, lines[0], "-" * len(lines[0]), *lines[1:], ""])


def save(name: str, figures: object) -> Path:
    """Write figures to a file of JSON beside the benchmarks and return its place."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    machine = {"python": platform.python_version(), "machine": platform.machine()}
    path.write_text(json.dumps({**machine, "figures": figures}, indent=1) + "\n", "utf-8")
    return path
