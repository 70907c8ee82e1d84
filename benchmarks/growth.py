"""How time and memory grow with hostile input: the fitted exponent of each generator in tests/hostile/inputs.py.

    python -m benchmarks.growth                     every generator, sizes 4,000 to 32,000 repetitions
    python -m benchmarks.growth "nested divs"       only generators whose name contains the words
    python -m benchmarks.growth --largest 100000    larger inputs

Each input is parsed in a child process of its own (POSIX only), which reports its CPU time and how much its peak memory
exceeds that of a child that parses nothing. The exponent is the slope of log(time) over log(size), from the sizes that
took long enough to be measured. Exit status 1 if an exponent is over the bound or a parse fails.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import sys
import time
from collections.abc import Callable

from tests.hostile.inputs import HTML, TEXT, Generator

import postparse

SHORTEST_SECONDS = 0.02
MAX_EXPONENT = 1.1


def main() -> int:
    """Run the generators that the command line names; print a row for each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*")
    parser.add_argument("--largest", type=int, default=32_000)
    parser.add_argument("--max-exponent", type=float, default=MAX_EXPONENT)
    options = parser.parse_args()
    idle = measure(lambda: None)[1]
    bad = 0
    print(f"{'input':44} {'bytes':>10} {'seconds':>8} {'exponent':>8} {'memory/bytes':>12}")
    for kind, generators in (("html", HTML), ("text", TEXT)):
        parse = postparse.parse_html if kind == "html" else postparse.parse_text
        for name, generate in generators.items():
            if all(word in name for word in options.words):
                bad += not row(
                    f"{kind}: {name}", generate, parse, options.largest, idle, options.max_exponent
                )
    return 1 if bad else 0


def row(
    name: str,
    generate: Generator,
    parse: Callable[[str], postparse.Post],
    largest: int,
    idle: int,
    max_exponent: float,
) -> bool:
    """Measure one generator at four sizes and print its row; tell whether it stays within the bound."""
    points = []
    for size in (largest // 8, largest // 4, largest // 2, largest):
        text = generate(size)
        seconds, memory, failure = measure(lambda text=text: parse(text))
        if failure:
            print(f"{name:44} {len(text):10,} FAILED: {failure}")
            return False
        points.append((len(text), seconds))
    exponent = fitted_exponent([point for point in points if point[1] >= SHORTEST_SECONDS])
    shown = f"{exponent:8.2f}" if exponent is not None else "       –"
    ratio = max(0, memory - idle) / len(text)
    is_fine = exponent is None or exponent <= max_exponent
    print(
        f"{name:44} {points[-1][0]:10,} {points[-1][1]:8.3f} {shown} {ratio:12.1f}{'' if is_fine else '  <-- over'}",
        flush=True,
    )
    return is_fine


def measure(work: Callable[[], object]) -> tuple[float, int, str | None]:
    """Run the work in a forked child; return its CPU seconds, its peak memory in bytes and what it failed with."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        start = time.process_time()
        failure = None
        try:
            work()
        except BaseException as error:
            failure = f"{type(error).__name__}: {error}"[:200]
        seconds = time.process_time() - start
        os.write(
            writer,
            json.dumps(
                [seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, failure]
            ).encode(),
        )
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    if not answer:
        return 0.0, 0, "the process died"
    seconds, memory, failure = json.loads(answer)
    return seconds, memory, failure


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
