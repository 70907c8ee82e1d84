"""Fuzzing without guidance: seeds mutated at random, the same way in every run."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

SLOWEST = 5.0
_PIECES = (
    b"<",
    b">",
    b"</p>",
    b"<div>",
    b"&#0;",
    b"\0",
    b"\xff",
    b'"',
    b"'",
    b"{",
    b"]",
    b"\n\n",
    b"> ",
    b"1. ",
    b"\x1b[2J",
)


def fuzz_plainly(name: str, target: Callable[[bytes], None], seeds: Sequence[bytes], runs: int) -> None:
    """Run a target on mutated seeds; say which run broke or took more than `SLOWEST` seconds."""
    chance = random.Random(name)
    start = time.perf_counter()
    for run in range(runs):
        data = mutated(chance.choice(seeds) if seeds else chance.randbytes(chance.randrange(64)), chance)
        before = time.process_time()
        try:
            target(data)
        except BaseException:
            print(f"{name}: run {run} broke on {data[:2000]!r}")
            raise
        taken = time.process_time() - before
        assert taken < SLOWEST, f"{name}: run {run} took {taken:.1f} s on {data[:2000]!r}"
    print(f"{name}: {runs:,} runs in {time.perf_counter() - start:.1f} s, nothing broke", flush=True)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some pieces cut out, doubled, moved, overwritten or put in."""
    for _ in range(chance.randrange(1, 6)):
        start = chance.randrange(len(data) + 1)
        stop = min(len(data), start + chance.randrange(1, 200))
        place = chance.randrange(len(data) + 1)
        piece = data[start:stop]
        action = chance.randrange(5)
        if action == 0:
            data = data[:start] + data[stop:]
        elif action == 1:
            data = data[:place] + piece * chance.randrange(1, 20) + data[place:]
        elif action == 2:
            data = data[:start] + chance.randbytes(len(piece)) + data[stop:]
        elif action == 3:
            data = data[:place] + chance.choice(_PIECES) * chance.choice((1, 1, 3, 100)) + data[place:]
        else:
            data = data[:start] + data[stop:] + piece
    return data
