"""What nearly all names of a thread have around them: numbers, verbs, brackets, labels, themselves once more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from os.path import commonprefix

from postparse.text.names import twice
from postparse.text.records import Record

FEWEST_TWICE = 0.2
MOST_IN_BRACKETS = 0.7
_LEADING_NUMBER = re.compile(r"(\d{1,5})\s+(?=\S)")
_GLUED_VERB = re.compile(
    r"(?<=[^\W\d_])(?:wrote|said|says|responded|replied|commented|posted|schrieb|sagte?|antwortete)$"
)
_IN_BRACKETS = re.compile(r"(?<=\S) \([^()]{1,60}\)$")


def unframe(records: Sequence[Record]) -> None:
    """Take off what all names begin or end with: a label is no part of a name."""
    named = [record for record in records if record.author]
    _drop_counts(named)
    _drop_glued_verbs(named)
    _undouble(named)
    _drop_brackets(named)
    names = {record.author for record in named if record.author}
    if len(names) < 4:
        return
    for _ in range(3):
        last = Counter(
            (record.author or "").rsplit(None, 1)[-1] for record in named if " " in (record.author or "")
        )
        word, times = last.most_common(1)[0] if last else ("", 0)
        if times < max(3, 0.6 * len(named)):
            break
        for record in named:
            if record.author is not None and record.author.endswith(f" {word}"):
                record.author = record.author[: -len(word)].rstrip(" ,|-–:")
        names = {record.author for record in named if record.author}
    reverse = commonprefix([name[::-1] for name in names])[::-1]
    if len(reverse) >= 4 and all(len(name) > len(reverse) for name in names):
        for record in named:
            record.author = (record.author or "")[: -len(reverse)].rstrip(" ,|-–:")
    prefix = commonprefix([record.author for record in named if record.author])
    if len(prefix) >= 4 and all(len(record.author or "") > len(prefix) for record in named):
        for record in named:
            record.author = (record.author or "")[len(prefix) :].strip(" ,|-–:")


def _drop_counts(named: Sequence[Record]) -> None:
    """Take off the numbers by which comments are counted: "1 NAME", "2 NAME"."""
    numbers = [
        int(found.group(1)) for record in named if (found := _LEADING_NUMBER.match(record.author or ""))
    ]
    is_counted = numbers == list(range(1, len(named) + 1))
    is_rising = len(numbers) >= 4 and sum(b > a for a, b in pairwise(numbers)) >= 0.8 * (len(numbers) - 1)
    if is_counted or (is_rising and len(numbers) >= 0.8 * len(named)):
        for record in named:
            record.author = _LEADING_NUMBER.sub("", record.author or "", count=1)


def _drop_glued_verbs(named: Sequence[Record]) -> None:
    """Take off words of saying that a renderer printed without a space before them."""
    if sum(_GLUED_VERB.search(record.author or "") is not None for record in named) < max(
        3, 0.15 * len(named)
    ):
        return
    for record in named:
        record.author = _GLUED_VERB.sub("", record.author or "")


def _undouble(named: Sequence[Record]) -> None:
    """Take off the second half of names that a renderer printed twice, for the picture and for themselves."""
    halves = [twice(record.author or "") for record in named]
    if sum(half is not None for half in halves) < max(2, FEWEST_TWICE * len(named)):
        return
    for record, half in zip(named, halves, strict=True):
        record.author = half or record.author


def _drop_brackets(named: Sequence[Record]) -> None:
    """Take off what stands in brackets behind nearly all names: "ada (Ada Moor)"."""
    bare = [_IN_BRACKETS.sub("", record.author or "") for record in named]
    if len(named) < 3 or sum(
        name != record.author for name, record in zip(bare, named, strict=True)
    ) < MOST_IN_BRACKETS * len(named):
        return
    for record, name in zip(named, bare, strict=True):
        record.author = name
