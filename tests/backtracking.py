"""Attack every regular expression of the package: none may take more than linear time.

    python -m tests.backtracking            every expression; exit status 1 if one is slow
    python -m tests.backtracking --list     also say what each was attacked with

The expressions are taken from re.compile while the package's modules are imported, and from calls like
re.sub("…", …) in their code. From an expression's syntax tree, strings are made that should hurt it: for each of its
repetitions what leads there, then what is repeated, many times over, then something that does not fit; and what leads
there, many times over. An expression is slow if four times the length takes much more than four times the time.
"""

from __future__ import annotations

import argparse
import ast
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SIZES = (25, 100, 400, 1600, 6400)
LONGEST = 0.25
STEEPEST = 9.0
SHORTEST = 0.004
LETTERS = "a1 \n.-_<>\"'/=:A,é&;[](){}#!|*\\@%+?日\t"
SUFFIXES = ("", "\0", "!", " x")
_METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")

BOUNDED: dict[str, str] = {
    "postparse.html.blocks.attribution._TRAILING": "the last 240 characters of a paragraph",
    "postparse.html.metadata.site._FEED": "the first 300 characters of a feed's title",
    "postparse.html.selectors._SIMPLE": "selectors of the package, not of pages",
    "postparse.text.names._CONTACT": "lines of 300 characters at most",
    "postparse.text.features._CLAIM": "lines of 120 characters at most",
}
"""Expressions that are slow but only ever see short strings, with the reason."""

Found = dict[tuple[str | bytes, int], set[str]]
"""Expressions and flags, with the places they come from."""


def main() -> int:
    """Attack them all and tell which are slow."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--list", action="store_true")
    is_listing = options.parse_args().list
    found, methods = expressions()
    slow = count = 0
    for (pattern, flags), places in sorted(found.items(), key=lambda item: sorted(item[1])):
        place = min(places)
        compiled = re.compile(pattern, flags)
        for anchored in sorted({method in ("match", "fullmatch") for method in methods_of(places, methods)}):
            attempts = 0
            for attack in attacks(pattern, flags):
                attempts += 1
                if figure := slowness(compiled.match if anchored else compiled.search, compiled, attack):
                    if place in BOUNDED:
                        break
                    slow += 1
                    print(
                        f"{place}: {'match' if anchored else 'search'} is slow: {figure}, with {shown(attack)}"
                    )
                    break
            count += attempts
            if is_listing:
                print(f"{place}: {attempts} attacks ({'match' if anchored else 'search'})")
    for place in sorted(BOUNDED.keys() - {place for places in found.values() for place in places}):
        slow += 1
        print(f"{place}: is in BOUNDED but not in the package")
    print(f"{len(found)} regular expressions, {count:,} attacks, {slow} slow")
    return 1 if slow else 0


def expressions() -> tuple[Found, dict[str, set[str]]]:
    """Import the package; return its expressions with where they are, and the methods called on each name."""
    found: Found = {}
    compile_ = re.compile

    def watched(pattern: Any, flags: Any = 0) -> Any:
        caller = sys._getframe(1)
        if isinstance(pattern, str | bytes) and caller.f_globals.get("__name__", "").startswith("postparse"):
            place = f"{caller.f_globals['__name__']}:{caller.f_lineno}"
            found.setdefault((pattern, int(flags)), set()).add(place)
        return compile_(pattern, flags)

    re.compile = watched  # type: ignore[assignment]
    try:
        import postparse

        modules = [
            import_module(module.name)
            for module in pkgutil.walk_packages(postparse.__path__, "postparse.")
            if not module.name.endswith("__main__")
        ]
    finally:
        re.compile = compile_  # type: ignore[assignment]
    methods: dict[str, set[str]] = {}
    for module in modules:
        for name, value in vars(module).items():
            for pattern in value if isinstance(value, list | tuple) else (value,):
                if isinstance(pattern, re.Pattern):
                    for (source, _), places in found.items():
                        if source == pattern.pattern:
                            places.add(f"{module.__name__}.{name}")
        read_code(module.__name__, Path(module.__file__ or "").read_text("utf-8"), found, methods)
    return found, methods


def read_code(module: str, code: str, found: Found, methods: dict[str, set[str]]) -> None:
    """Add the expressions that a module's code holds as calls, and how it calls those that have names."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
            continue
        if node.attr in _METHODS and node.value.id != "re":
            name = f"{module}.{node.value.id}" if node.value.id.startswith("_") else node.value.id
            methods.setdefault(name, set()).add(node.attr)
    for node in ast.walk(ast.parse(code)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _METHODS
            and node.args
        ):
            assert isinstance(node.args[0], ast.Constant), f"{module}:{node.lineno}: not a constant"
            place = f"{module}:{node.lineno}"
            found.setdefault((node.args[0].value, 0), set()).add(place)
            methods.setdefault(place, set()).add(node.func.attr)


def methods_of(names: Iterable[str], methods: dict[str, set[str]]) -> set[str]:
    """Return the methods called on an expression at its places; `search` where that cannot be told."""
    found = {method for name in names for method in methods.get(name, ())}
    # Public names are imported by other modules: they are looked up without their own.
    found.update(method for name in names for method in methods.get(name.rpartition(".")[2], ()))
    return found or {"search"}


Attack = tuple[str | bytes, str | bytes, str | bytes]
"""What leads there, what is repeated, what does not fit."""


def attacks(pattern: str | bytes, flags: int) -> Iterator[Attack]:
    """Yield strings to hurt an expression with, each once."""
    tree = parser.parse(pattern, flags)
    seen: set[Attack] = set()
    letters = "".join(dict.fromkeys([*literals(tree), *LETTERS]))
    for prefix, body in repetitions(tree, "", letters):
        for pump in islice(samples(body, letters), 24):
            pairs = [(prefix, pump)]
            if prefix:
                pairs += [("", prefix), ("", prefix + pump)]
            for lead, repeated in pairs:
                for suffix in SUFFIXES:
                    attack: Attack = (lead, repeated, suffix)
                    if isinstance(pattern, bytes):
                        attack = tuple(part.encode("latin-1", "replace") for part in (lead, repeated, suffix))  # type: ignore[assignment]
                    if repeated and attack not in seen:
                        seen.add(attack)
                        yield attack


def slowness(call: Callable[[Any], Any], compiled: Any, attack: Attack) -> str | None:
    """Return how slow a call gets as the attack grows; None where it stays linear."""
    lead, pump, suffix = attack
    times: list[float] = []
    for size in SIZES:
        text = lead + pump * (size // len(pump) + 1) + suffix  # type: ignore[operator]
        taken = timed(call, text)
        if taken > SHORTEST:
            taken = min(taken, timed(call, text), timed(call, text))
        times.append(taken)
        if taken > LONGEST:
            return f"{taken:.2f} s for {size} characters"
    if times[-1] > SHORTEST and times[-1] > STEEPEST * times[-2]:
        return f"{times[-1] / times[-2]:.0f} times as long for 4 times the length"
    return None


def timed(call: Callable[[Any], Any], text: Any) -> float:
    """Return the seconds that a call takes."""
    start = time.process_time()
    call(text)
    return time.process_time() - start


def repetitions(tree: Any, prefix: str, letters: str) -> Iterator[tuple[str, Any]]:
    """Yield each long repetition's body with a string that leads to it."""
    for kind, value in tree:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            if value[1] > 20:
                yield prefix, value[2]
            yield from repetitions(value[2], prefix, letters)
        else:
            for inner in parts(kind, value):
                yield from repetitions(inner, prefix, letters)
        prefix += next(samples([(kind, value)], letters), "")


def parts(kind: Any, value: Any) -> list[Any]:
    """Return the expressions within a node."""
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind is op.BRANCH:
        return list(value[1])
    if kind is op.ATOMIC_GROUP:
        return [value]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    if kind is op.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return []


def samples(tree: Iterable[Any], letters: str) -> Iterator[str]:
    """Yield strings that an expression fits, each of its letters and branches in at least one of them."""
    rows = [list(islice(samples_of(kind, value, letters), 40)) or [""] for kind, value in tree]
    for n in range(max(map(len, rows), default=0)):
        yield "".join(row[n % len(row)] for row in rows)


def samples_of(kind: Any, value: Any, letters: str) -> Iterator[str]:
    """Yield strings that a node fits."""
    if kind is op.LITERAL:
        yield chr(value)
    elif kind is op.NOT_LITERAL:
        yield from (letter for letter in letters if ord(letter) != value)
    elif kind is op.ANY:
        yield from letters
    elif kind is op.IN:
        yield from (letter for letter in letters if is_in(letter, value))
    elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        yield from (sample * value[0] for sample in samples(value[2], letters))
        if not value[0]:
            yield from samples(value[2], letters)
    elif kind not in (op.ASSERT, op.ASSERT_NOT):
        for inner in parts(kind, value):
            yield from samples(inner, letters)


def is_in(letter: str, items: Any) -> bool:
    """Tell whether a set holds a letter."""
    negated = False
    found = False
    for kind, value in items:
        if kind is op.NEGATE:
            negated = True
        elif kind is op.LITERAL:
            found |= ord(letter) == value
        elif kind is op.RANGE:
            found |= value[0] <= ord(letter) <= value[1]
        elif kind is op.CATEGORY:
            found |= _CATEGORIES[value](letter)
    return found is not negated


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    op.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    op.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


def literals(tree: Any) -> Iterator[str]:
    """Yield the letters that an expression names."""
    for kind, value in tree:
        if kind in (op.LITERAL, op.NOT_LITERAL):
            yield chr(value)
        elif kind is op.IN:
            yield from literals([item for item in value if item[0] is op.LITERAL])
            yield from (chr(item[1][0]) for item in value if item[0] is op.RANGE)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from literals(value[2])
        else:
            for inner in parts(kind, value):
                yield from literals(inner)


def shown(attack: Attack) -> str:
    """Return an attack as Python writes it."""
    lead, pump, suffix = attack
    return " + ".join(
        part for part in (repr(lead) if lead else "", f"{pump!r} * n", repr(suffix) if suffix else "") if part
    )


if __name__ == "__main__":
    sys.exit(main())
