"""How time and memory grow with hostile input: the fitted exponent of each generator in tests/hostile/inputs.py.

    python -m benchmarks.growth                     every generator, sizes 4,000 to 32,000 repetitions
    python -m benchmarks.growth "nested divs"       only generators whose name contains the words
    python -m benchmarks.growth --largest 100000    larger inputs

Each input is handled in a forked child process of its own (Linux only), which reports its CPU time and by how much its
peak memory exceeds what it began with: the input itself and the modules are there by then and do not count. An input
that is done at once is made larger, up to `MOST_BYTES`. The memory is that of an input of `MEMORY_BYTES`: what is bounded whatever
the input, as the elements of a page that are never left out, counts for more in a small one. The exponent is the slope of log(time) over log(size), from the
sizes that took long enough to be measured. Exit status 1 if an exponent or the memory is over its bound, or one fails.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import math
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.hostile.inputs import GENERATORS, STAGES, Generator

SHORTEST_SECONDS = 0.02
LONG_ENOUGH = 1.0
MOST_BYTES = 20_000_000
MEMORY_BYTES = 4_000_000
MAX_EXPONENT = 1.1
MAX_MEMORY = 20.0


def main() -> int:
    """Run the generators that the command line names; print a row for each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*")
    parser.add_argument("--largest", type=int, default=32_000)
    parser.add_argument("--max-exponent", type=float, default=MAX_EXPONENT)
    parser.add_argument("--max-memory", type=float, default=MAX_MEMORY)
    options = parser.parse_args()
    for kind in STAGES:
        STAGES[kind](
            next(iter(GENERATORS[kind].values()))(2)
        )  # what is loaded with the first use is loaded now
    bad = 0
    print(f"{'input':44} {'bytes':>10} {'seconds':>8} {'exponent':>8} {'memory/bytes':>12}")
    for kind, generators in GENERATORS.items():
        for name, generate in generators.items():
            if all(word in f"{kind}: {name}" for word in options.words):
                bad += not row(f"{kind}: {name}", generate, STAGES[kind], options)
    return 1 if bad else 0


def row(name: str, generate: Generator, work: Callable[[Any], object], options: argparse.Namespace) -> bool:
    """Measure one generator at four sizes and print its row; tell whether it stays within the bounds."""
    points = []
    largest = options.largest
    while True:
        given = generate(largest)
        seconds, memory, failure = measure(lambda given=given: work(given))
        if failure or seconds >= LONG_ENOUGH or 4 * len(given) > MOST_BYTES:
            break
        largest *= 4
    if failure:
        print(f"{name:44} {len(given):10,} FAILED: {failure}")
        return False
    length = len(given)
    for size in (largest // 8, largest // 4, largest // 2):
        given = generate(size)
        points.append((len(given), measure(lambda given=given: work(given))[0]))
    points.append((length, seconds))
    exponent = fitted_exponent([point for point in points if point[1] >= SHORTEST_SECONDS])
    shown = f"{exponent:8.2f}" if exponent is not None else "       –"
    if length < MEMORY_BYTES:
        given = generate(largest * MEMORY_BYTES // length)
        memory = measure(lambda: work(given))[1]
    ratio = memory / len(given) if length < MEMORY_BYTES else memory / length
    is_steep = exponent is not None and exponent > options.max_exponent
    is_heavy = ratio > options.max_memory
    remark = ("  <-- time" if is_steep else "") + ("  <-- memory" if is_heavy else "")
    print(f"{name:44} {length:10,} {seconds:8.3f} {shown} {ratio:12.1f}{remark}", flush=True)
    return not (is_steep or is_heavy)


def measure(work: Callable[[], object]) -> tuple[float, int, str | None]:
    """Run the work in a forked child; return its CPU seconds, the bytes its memory grew by and what it failed with."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        before = reset_peak()
        start = time.process_time()
        failure = None
        try:
            work()
        except BaseException as error:
            failure = f"{type(error).__name__}: {error}"[:200]
        seconds = time.process_time() - start
        os.write(writer, json.dumps([seconds, status("VmHWM") - before, failure]).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    if not answer:
        return 0.0, 0, "the process died"
    seconds, memory, failure = json.loads(answer)
    return seconds, memory, failure


def reset_peak() -> int:
    """Forget the process's peak memory, which a child inherits; return how many bytes it holds now.

    What the process had freed and kept is given back first: an input read in it would seem to cost nothing.
    """
    gc.collect()
    gc.freeze()
    ctypes.CDLL(None).malloc_trim(0)
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")
    return status("VmRSS")


def status(name: str) -> int:
    """Return a figure of the process's memory, in bytes."""
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith(name + ":"))


def fitted_exponent(points: list[tuple[int, float]]) -> float | None:
    """Return the least-squares slope of log(seconds) over log(size); None from fewer than two points."""
    if len(points) < 2:
        return None
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(seconds) for _, seconds in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread if spread else None


if __name__ == "__main__":
    sys.exit(main())
