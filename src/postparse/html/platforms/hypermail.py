"""Hypermail's pages of letters: ``.mail`` with an ``address.headers`` (2.2 and later), or ``p.headers`` and two rules."""

from __future__ import annotations

import re

from postparse.html.comments.profiles.letters import letter_below, without_address
from postparse.html.comments.profiles.profile import Profile
from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.records import Record
from postparse.html.dom import Page


def _read(page: Page) -> list[Record]:
    letters = (letter_below(page, head) for head in select(page, "p.headers"))
    return [letter for letter in letters if letter is not None][:1]


def _named(_: Page, record: Record) -> Record:
    record.author = without_address(record.author) if record.author is not None else None
    return record


OLD = Profile(
    name="hypermail",
    marks=("p.headers",),
    read=_read,
    is_forum=True,
    confidence=0.95,
)

PROFILE = Profile(
    name="hypermail",
    marks=(".mail > address.headers",),
    units=".mail:has(> address.headers)",
    keyless=re.compile(r"\bmail\b"),
    author=("#from",),
    date=("#date",),
    skip=("address.headers", "#received"),
    is_forum=True,
    refine=_named,
    confidence=0.96,
)
