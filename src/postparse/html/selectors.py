"""CSS selectors answered from a page's look-ups, without asking the DOM.

Asking the tree costs a walk of all its nodes for each selector; the look-ups are made once, and most selectors name a
class, an id or an attribute that the page does not have. As nothing is asked of the tree, it is let go of once the
snapshot is taken: its memory is more than the snapshot's. Read is what the profiles need of CSS; anything else is an
error.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import methodcaller
from typing import Generic, Literal, Protocol, TypeVar, cast

from attrs import frozen

_SIMPLE = re.compile(
    r"\.(?P<class>[\w-]+)|\#(?P<id>[\w-]+)|(?P<tag>[a-zA-Z][\w-]*|\*)"
    r"|\[\s*(?P<name>[\w-]+)\s*(?:(?P<test>[~^$*]?=)\s*(?:'(?P<quoted>[^']*)'|(?P<bare>[\w-]+))\s*(?P<fold>i)?\s*)?\]"
    r"|:(?P<pseudo>[a-z-]+(?:\((?:[^()]|\([^()]*\))*\))?)"
)
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_PLACES = frozenset(("empty", "first-child", "last-child", "first-of-type", "last-of-type"))

_JOINED = ("class", "id", "href")
"""Attributes whose values a page also has as one text: most are asked for pieces that none of them has."""

T = TypeVar("T")
Combinator = Literal["", " ", ">", "+", "~"]


class Indexed(Protocol):
    """What a page offers to look things up."""

    tags: Sequence[str]
    parents: Sequence[int]
    ends: Sequence[int]
    attributes: Sequence[dict[str, str | None]]
    by_tag: dict[str, Sequence[int]]

    @property
    def by_class(self) -> Mapping[str, Sequence[int]]:
        """Return the elements with each class word."""

    @property
    def by_attribute(self) -> Mapping[str, Sequence[int]]:
        """Return the elements with each attribute."""

    @property
    def by_value(self) -> Mapping[str, Mapping[str, Sequence[int]]]:
        """Return the elements with each value of ``class`` and ``id``."""

    @property
    def joined_values(self) -> Mapping[str, str]:
        """Return all values of ``class`` and of ``id`` as one text."""

    @property
    def joined_links(self) -> str:
        """Return all values of ``href`` as one text."""


@frozen
class _Test:
    """A test of an attribute: its name, how its value is compared (nothing: it is there) and with what."""

    name: str
    how: str
    value: str
    folds: bool

    def compiled(self) -> Callable[[str], object]:
        """Return the test as a function of a value that is there."""
        if self.folds:
            return self.holds
        wanted = self.value
        if self.how == "*=":
            return lambda value: wanted in value
        if self.how == "^=":
            return methodcaller("startswith", wanted)
        if self.how == "~=":
            return lambda value: wanted in value and wanted in value.split()
        return self.holds

    def holds(self, value: str | None) -> bool:
        if not self.how:
            return True
        if value is None:
            return False
        if self.folds:
            value = value.lower()
        how, wanted = self.how, self.value
        if how == "=":
            return value == wanted
        if how == "*=":
            return wanted in value
        if how == "^=":
            return value.startswith(wanted)
        if how == "$=":
            return value.endswith(wanted)
        return wanted in value.split()


@frozen
class _Compound:
    """One element of a selector.

    Attributes:
        combinator: How it stands to the compound before it.
        tag: Its tag; empty for any.
        classes: Its class words.
        ids: Its ids.
        tests: Tests of its attributes.
        excluded: Rows of compounds that must not match.
        places: Where it stands among the elements of its parent, or that it is empty.
        holding: Of each of these groups one row of compounds must match from it on (``:has``).

    """

    combinator: Combinator
    tag: str
    classes: tuple[str, ...]
    ids: tuple[str, ...]
    tests: tuple[_Test, ...]
    excluded: tuple[tuple[_Compound, ...], ...] = ()
    places: tuple[str, ...] = ()
    holding: tuple[tuple[tuple[_Compound, ...], ...], ...] = ()

    def matches(self, page: Indexed, node: int) -> bool:
        """Tell whether an element has the tag, the names and the attributes."""
        if self.tag and page.tags[node] != self.tag:
            return False
        attributes = page.attributes[node]
        if self.classes:
            words = (attributes.get("class") or "").split()
            if not all(word in words for word in self.classes):
                return False
        if self.ids and any(attributes.get("id") != name for name in self.ids):
            return False
        for test in self.tests:
            if test.name not in attributes or not test.holds(attributes[test.name]):
                return False
        return True

    def kept(self, page: Indexed, nodes: Sequence[int]) -> Sequence[int]:
        """Return those of some elements that match all of the compound, in their order."""
        kept: Sequence[int] = [node for node in nodes if self.matches(page, node)]
        for row in self.excluded:
            if kept:
                out = frozenset(_match(page, row) if len(row) > 1 else row[0].kept(page, kept))
                kept = [node for node in kept if node not in out]
        for place in self.places:
            kept = _at_place(page, kept, place)
        for rows in self.holding:
            found = {node for row in rows for node in _holding(page, kept, row)}
            kept = [node for node in kept if node in found]
        return kept


@frozen
class _Alternative:
    """One of the selectors that commas part: its compounds, and the names that all of them need together.

    These are classes, ids, attributes, tags, and pieces of the values of ``class``, ``id`` and ``href``.
    """

    compounds: tuple[_Compound, ...]
    classes: tuple[str, ...]
    ids: tuple[str, ...]
    attributes: tuple[str, ...]
    tags: tuple[str, ...]
    pieces: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, compounds: tuple[_Compound, ...]) -> _Alternative:
        needed = list(compounds)
        for compound in needed:
            needed += (inner for rows in compound.holding if len(rows) == 1 for inner in rows[0])
        tests = [test for compound in needed for test in compound.tests]
        return cls(
            compounds,
            tuple(dict.fromkeys(word for compound in needed for word in compound.classes)),
            tuple(dict.fromkeys(name for compound in needed for name in compound.ids)),
            tuple(dict.fromkeys(test.name for test in tests)),
            tuple(dict.fromkeys(compound.tag for compound in needed if compound.tag)),
            tuple(
                (test.name, test.value)
                for test in tests
                if test.how and not test.folds and test.name in _JOINED and test.value
            ),
        )

    def is_possible(self, page: Indexed) -> bool:
        """Tell whether the page has the names that the selector needs."""
        # Loops and not `all`: thousands of selectors are asked of a page, nearly all in vain.
        if self.classes:
            by_class = page.by_class
            for word in self.classes:
                if word not in by_class:
                    return False
        if self.ids:
            ids = page.by_value["id"]
            for name in self.ids:
                if name not in ids:
                    return False
        if self.attributes:
            by_attribute = page.by_attribute
            for name in self.attributes:
                if name not in by_attribute:
                    return False
        if self.tags:
            by_tag = page.by_tag
            for tag in self.tags:
                if tag not in by_tag:
                    return False
        if self.pieces:
            for name, value in self.pieces:
                if value not in (page.joined_links if name == "href" else page.joined_values[name]):
                    return False
        return True


@lru_cache(maxsize=4096)
def _compiled(selector: str) -> tuple[_Alternative, ...]:
    return tuple(_Alternative.of(_row(text.strip(), "")) for text in _split(selector))


def _split(selector: str) -> list[str]:
    """Part a selector at the commas outside brackets."""
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(selector):
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "," and not depth:
            parts.append(selector[start:place])
            start = place + 1
    return [*parts, selector[start:]]


def _row(text: str, combinator: Combinator) -> tuple[_Compound, ...]:
    """Return the compounds of a selector without commas, the first with a combinator in front."""
    if not text:
        raise ValueError("an empty selector")
    compounds: list[_Compound] = []
    place = 0
    while place < len(text):
        compound, place = _compound(text, place, combinator)
        compounds.append(compound)
        if place < len(text):
            between = _COMBINATOR.match(text, place)
            if between is None:
                raise ValueError(f"not understood in a selector: {text[place:]!r}")
            combinator = cast("Combinator", between[1] or " ")
            place = between.end()
    return tuple(compounds)


def _compound(text: str, place: int, combinator: Combinator) -> tuple[_Compound, int]:
    """Return the compound at a place, and the place behind it."""
    start, tag = place, ""
    classes: list[str] = []
    ids: list[str] = []
    tests: list[_Test] = []
    excluded: list[tuple[_Compound, ...]] = []
    places: list[str] = []
    holding: list[tuple[tuple[_Compound, ...], ...]] = []
    while found := _SIMPLE.match(text, place):
        place = found.end()
        if found["class"]:
            classes.append(found["class"])
        elif found["id"]:
            ids.append(found["id"])
        elif found["tag"]:
            tag = "" if found["tag"] == "*" else found["tag"]
        elif found["name"]:
            value, folds = found["quoted"] or found["bare"] or "", bool(found["fold"])
            if found["test"] and not value:
                raise ValueError(f"an empty value in a selector: {text!r}")
            tests.append(_Test(found["name"], found["test"] or "", value.lower() if folds else value, folds))
        else:
            name, _, argument = found["pseudo"].removesuffix(")").partition("(")
            if name == "has":
                holding.append(tuple(_relative(one.strip()) for one in _split(argument)))
            elif name == "not":
                excluded.append(_row(argument.strip(), ""))
            elif name in _PLACES:
                places.append(name)
            else:
                raise ValueError(f"not understood in a selector: {name!r}")
    if place == start:
        raise ValueError(f"not understood in a selector: {text[place:]!r}")
    return (
        _Compound(
            combinator,
            tag,
            tuple(classes),
            tuple(ids),
            tuple(tests),
            tuple(excluded),
            tuple(places),
            tuple(holding),
        ),
        place,
    )


def _relative(text: str) -> tuple[_Compound, ...]:
    """Return the compounds of what ``:has`` asks for."""
    if text[0] in ">+~":
        return _row(text[1:].strip(), cast("Combinator", text[0]))
    return _row(text, " ")


def look_up(page: Indexed, selector: str) -> list[int]:
    """Return the elements that a selector matches, in document order, each as often as alternatives match it."""
    found: list[int] = []
    alternatives = _compiled(selector)
    for alternative in alternatives:
        if alternative.is_possible(page):
            found += _match(page, alternative.compounds)
    if len(alternatives) > 1:
        found.sort()
    return found


def _match(page: Indexed, compounds: Sequence[_Compound]) -> Sequence[int]:
    """Return the elements that match the last of the compounds, the others being where they say."""
    matched: Sequence[int] = ()
    for compound in compounds:
        combinator = compound.combinator
        if combinator and not matched:
            return ()
        if not combinator:
            matched = _candidates(page, compound)
        elif combinator == " ":
            matched = _inside(page, matched, _candidates(page, compound))
        elif combinator == ">":
            above, parents = frozenset(matched), page.parents
            matched = [node for node in _candidates(page, compound) if parents[node] in above]
        elif combinator == "~":
            first, parents = dict[int, int](), page.parents
            for node in matched:
                first.setdefault(parents[node], node)
            matched = [
                node
                for node in _candidates(page, compound)
                if parents[node] in first and first[parents[node]] < node
            ]
        else:
            behind = (_next_element(page, node) for node in matched)
            matched = compound.kept(page, sorted({node for node in behind if node >= 0}))
    return matched


def _holding(page: Indexed, nodes: Sequence[int], row: tuple[_Compound, ...]) -> Sequence[int]:
    """Return those of some elements from which a row of compounds leads to an element."""
    if not nodes:
        return ()
    found = _candidates(page, row[-1])
    for before, compound in zip((*row[-2::-1], None), reversed(row), strict=True):
        if not found:
            return ()
        above = nodes if before is None else _candidates(page, before)
        combinator, parents, ends = compound.combinator, page.parents, page.ends
        if combinator == ">":
            wanted = {parents[node] for node in found}
            found = [node for node in above if node in wanted]
        elif combinator == "+":
            wanted = set(found)
            found = [node for node in above if _next_element(page, node) in wanted]
        elif combinator == "~":
            last = {parents[node]: node for node in found}
            found = [node for node in above if last.get(parents[node], -1) > node]
        else:
            inner = found
            found = [
                node
                for node in above
                if (place := bisect_left(inner, node + 1)) < len(inner) and inner[place] < ends[node]
            ]
    return found


def _at_place(page: Indexed, nodes: Sequence[int], place: str) -> Sequence[int]:
    """Return those of some elements that are empty, or the first or last of their parent's (of their tag)."""
    if not nodes:
        return nodes
    tags, parents, ends = page.tags, page.parents, page.ends
    if place == "empty":
        return [node for node in nodes if ends[node] == node + 1]
    if place == "last-child":
        return [node for node in nodes if _next_element(page, node) < 0]
    kin = (
        (node for node, tag in enumerate(tags) if tag != "#text")
        if place == "first-child"
        else (node for tag in {tags[node] for node in nodes} for node in page.by_tag[tag])
    )
    chosen: dict[tuple[int, str], int] = {}
    for node in kin:
        key = parents[node], "" if place == "first-child" else tags[node]
        if place == "last-of-type" or key not in chosen:
            chosen[key] = node
    found = set(chosen.values())
    return [node for node in nodes if node in found]


def _inside(page: Indexed, outer: Sequence[int], inner: Sequence[int]) -> list[int]:
    found: list[int] = []
    done = 0
    for node in outer:
        stop = page.ends[node]
        if stop <= done:
            continue
        low = bisect_left(inner, node + 1)
        found += inner[low : bisect_left(inner, stop, low)]
        done = stop
    return found


def _next_element(page: Indexed, node: int) -> int:
    parent, sibling = page.parents[node], page.ends[node]
    stop = page.ends[parent] if parent >= 0 else 0
    while sibling < stop and page.tags[sibling] == "#text":
        sibling += 1
    return sibling if sibling < stop else -1


def _candidates(page: Indexed, compound: _Compound) -> Sequence[int]:
    """Return the elements that match a compound alone, in document order."""
    nodes: Sequence[int]
    tag, classes, ids, tests = compound.tag, compound.classes, compound.ids, compound.tests
    is_more = bool(compound.excluded or compound.places or compound.holding)
    if ids:
        nodes, ids = page.by_value["id"].get(ids[0], ()), ids[1:]
    elif classes:
        by_class = page.by_class
        if len(classes) == 1:
            nodes, classes = by_class.get(classes[0], ()), ()
        else:
            nodes = min((by_class.get(word, ()) for word in classes), key=len)
    elif tests:
        nodes, tests = _having(page, tests[0]), tests[1:]
    elif tag:
        nodes, tag = page.by_tag.get(tag, ()), ""
    else:
        nodes = [node for node, name in enumerate(page.tags) if name != "#text"]
    if nodes and tag:
        tags = page.tags
        nodes = [node for node in nodes if tags[node] == tag]
    if nodes and (classes or ids or tests or is_more):
        nodes = compound.kept(page, nodes)
    return nodes


def _having(page: Indexed, test: _Test) -> Sequence[int]:
    if not test.how:
        return page.by_attribute.get(test.name, ())
    if test.name in ("class", "id"):
        # Many elements share few values.
        values = page.by_value[test.name]
        wanted = test.value
        if test.how == "=" and not test.folds:
            return values.get(wanted, ())
        if test.how == "*=" and not test.folds:
            rows = [nodes for value, nodes in values.items() if wanted in value]
        else:
            holds = test.compiled()
            rows = [nodes for value, nodes in values.items() if holds(value)]
        return rows[0] if len(rows) == 1 else sorted(chain.from_iterable(rows))
    attributes, name = page.attributes, test.name
    nodes = page.by_attribute.get(name, ())
    if test.how == "*=" and not test.folds:
        wanted = test.value
        return [node for node in nodes if wanted in (attributes[node][name] or "")]
    holds = test.compiled()
    return [node for node in nodes if (value := attributes[node][name]) is not None and holds(value)]


class Choosing(Generic[T]):
    """Tells which of many things a page may have the marks of, by the names that their selectors need.

    Args:
        marked: Each thing with its selectors (``<x>`` for a tag), of which one must match.

    """

    def __init__(self, marked: Iterable[tuple[T, Iterable[str]]]) -> None:
        self._things: list[T] = []
        self._always: set[int] = set()
        self._tags: dict[str, set[int]] = {}
        self._classes: dict[str, set[int]] = {}
        self._ids: dict[str, set[int]] = {}
        self._attributes: dict[str, set[int]] = {}
        for place, (thing, selectors) in enumerate(marked):
            self._things.append(thing)
            for selector in selectors:
                if selector[0] == "<":
                    self._tags.setdefault(selector[1:-1], set()).add(place)
                    continue
                for alternative in _compiled(selector):
                    self._add(place, alternative)

    def possible(self, page: Indexed) -> list[T]:
        """Return the things whose marks a page may have, in their order."""
        found = set(self._always)
        for places, names in (
            (self._tags, page.by_tag),
            (self._classes, page.by_class),
            (self._ids, page.by_value["id"]),
            (self._attributes, page.by_attribute),
        ):
            for name in names.keys() & places.keys():
                found |= places[name]
        return [self._things[place] for place in sorted(found)]

    def _add(self, place: int, alternative: _Alternative) -> None:
        """File a thing under one name that an alternative of its selectors needs, the rarest kind of name first."""
        compounds = alternative.compounds
        for places, names in (
            (self._classes, [word for compound in compounds for word in compound.classes]),
            (self._ids, [name for compound in compounds for name in compound.ids]),
            (self._attributes, [test.name for compound in compounds for test in compound.tests]),
            (self._tags, [compound.tag for compound in compounds if compound.tag]),
        ):
            if names:
                places.setdefault(names[0], set()).add(place)
                return
        self._always.add(place)
