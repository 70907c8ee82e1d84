"""How fast a million comments get in order, and who survives a long chain of replies.

    python -m benchmarks.threads [--rows N]

Every reader gets the same shuffled columns of ids and parent ids and gives the ids in depth-first order. The
measure is the bare loop that appends each row's number to its parent's list, as Python runs it by default: it does
not order anything yet. Most of its time is the garbage collector's, which comes by often while a million objects
are made; the row "collector off" shows it without.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.measure import megabytes, save, seconds, table
from postparse.threads import order_of_ids

Columns = tuple[list[int], list[int | None]]
CHAIN = 100_000


def shuffled_columns(count: int, seed: int = 1) -> Columns:
    """Return ids and parent ids of a lively discussion: two thirds answer one of the latest fifty comments."""
    chance = random.Random(seed)
    parents: list[int | None] = [
        chance.randrange(max(0, row - 50), row) if row and chance.random() < 2 / 3 else None
        for row in range(count)
    ]
    rows = list(range(count))
    chance.shuffle(rows)
    return rows, [parents[row] for row in rows]


def chain_columns(count: int) -> Columns:
    """Return the columns of comments each of which answers the one before."""
    return list(range(count)), [row - 1 if row else None for row in range(count)]


def bare_loop(ids: list[int], parents: list[int | None]) -> dict[int | None, list[int]]:
    replies: dict[int | None, list[int]] = {}
    for row, parent in enumerate(parents):
        if parent in replies:
            replies[parent].append(row)
        else:
            replies[parent] = [row]
    return replies


def with_postparse(ids: list[int], parents: list[int | None]) -> list[int]:
    return [ids[row] for row in order_of_ids(ids, parents)]


def with_anytree(ids: list[int], parents: list[int | None]) -> list[int]:
    from anytree import Node, PreOrderIter  # noqa: PLC0415

    top = Node("top")
    nodes = {name: Node(name) for name in ids}
    for name, parent in zip(ids, parents, strict=True):
        nodes[name].parent = top if parent is None else nodes[parent]
    return [node.name for node in PreOrderIter(top)][1:]


def with_treelib(ids: list[int], parents: list[int | None]) -> list[int]:
    from treelib import Tree  # noqa: PLC0415

    # treelib takes parents before children only: have them in id order, which its rivals do without.
    tree = Tree()
    tree.create_node("top", -1)
    for name, parent in sorted(zip(ids, parents, strict=True)):
        tree.create_node(None, name, parent=-1 if parent is None else parent)
    return list(tree.expand_tree(-1, sorting=False))[1:]


def with_networkx(ids: list[int], parents: list[int | None]) -> list[int]:
    import networkx  # noqa: PLC0415

    graph = networkx.DiGraph()
    graph.add_edges_from(
        (-1 if parent is None else parent, name) for name, parent in zip(ids, parents, strict=True)
    )
    return list(networkx.dfs_preorder_nodes(graph, -1))[1:]


READERS: dict[str, Callable[[list[int], list[int | None]], Any]] = {
    "bare": bare_loop,
    "postparse": with_postparse,
    "anytree": with_anytree,
    "treelib": with_treelib,
    "networkx": with_networkx,
}
PEERS = ("anytree", "treelib", "networkx")


def installed(name: str) -> bool:
    from importlib.util import find_spec  # noqa: PLC0415

    return name not in PEERS or find_spec(name) is not None


def compare(count: int) -> list[dict[str, Any]]:
    """Time every reader on the same rows; the loop and postparse in turns, since a busy machine changes its pace."""
    columns = shuffled_columns(count)
    names = [name for name in READERS if installed(name)]
    quick, slow = names[:2], names[2:]
    calls = {name: partial(READERS[name], *columns) for name in names}
    times = dict.fromkeys([(name, on) for name in quick for on in (True, False)], float("inf"))
    for _ in range(5):
        for (name, on), best in times.items():
            times[name, on] = min(best, seconds(calls[name], rounds=1, collector=on))
    times |= {(name, True): seconds(calls[name], rounds=1) for name in slow}
    # Watching memory slows Python down many times: a tenth of the rows tells as much.
    sample = shuffled_columns(max(1, count // 10))
    memory = {name: megabytes(partial(READERS[name], *sample)) * 1e6 / len(sample[0]) for name in names}
    return [
        {"reader": name, "collector": on, "seconds": taken, "bytes_a_row": memory[name]}
        for (name, on), taken in times.items()
    ]


def survives_chain(name: str) -> str:
    """Return how a reader fares on a chain of replies; in a process of its own, since some take it down."""
    program = (
        "import sys; from benchmarks.threads import READERS, chain_columns, CHAIN;"
        f"order = READERS[{name!r}](*chain_columns(CHAIN));"
        f"sys.exit(0 if {name!r} == 'bare' or order == list(range(CHAIN)) else 3)"
    )
    try:
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
        )
    except subprocess.TimeoutExpired:
        return "over 60 s"
    if done.returncode == 0:
        return "fine"
    last = done.stderr.strip().splitlines()[-1:] or [f"exit {done.returncode}"]
    return last[0].split(":")[0]


def report(count: int) -> str:
    figures = compare(count)
    base = next(f["seconds"] for f in figures if f["reader"] == "bare" and f["collector"])
    ours = next(f["seconds"] for f in figures if f["reader"] == "postparse" and f["collector"])
    rows = [
        [
            f["reader"] + ("" if f["collector"] else ", collector off"),
            f"{f['seconds']:.2f}",
            f"{f['seconds'] / base:.2f}",
            f"{f['seconds'] / ours:.1f}",
            f"{f['bytes_a_row']:.0f}",
        ]
        for f in figures
    ]
    chains = {name: survives_chain(name) for name in READERS if installed(name)}
    missing = [f"{name}: not installed, left out" for name in READERS if not installed(name)]
    save("threads", {"rows": count, "readers": figures, "chain": chains})
    return "\n".join(
        [
            table(
                f"{count:,} comments in order, from shuffled ids and parent ids",
                ["", "seconds", "x bare loop", "x postparse", "peak bytes a row"],
                rows,
            ),
            table(f"A chain of {CHAIN:,} replies", ["", "outcome"], [[n, o] for n, o in chains.items()]),
            *missing,
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    print(report(parser.parse_args().rows))


if __name__ == "__main__":
    main()
