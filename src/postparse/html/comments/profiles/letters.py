"""Letters in the archives of mailing lists: a head of labelled lines, a rule, the words, and another rule."""

from __future__ import annotations

import re

from postparse.dates import find_date
from postparse.html.comments.profiles.lines import lines_of
from postparse.html.comments.profiles.names import clean_name
from postparse.html.comments.records import Range, Record
from postparse.html.dom import Page

_LABELLED = re.compile(r"(?P<label>from|author|date|sent|subject|to)\s*+:\s*+(?P<value>.+)", re.I)
_AT = ("@", "_at_", " at ")
_MOST_NODES = 200


def letter_below(page: Page, head: int) -> Record | None:
    """Return the letter whose head an element is; None where it says neither who wrote nor when, or no rule follows."""
    words = _between_rules(page, head)
    if words is None or page.ends[head] - head > _MOST_NODES:
        return None
    record = Record(start=head, stop=words[1], body=(words,))
    for line in lines_of(page, [(head, page.ends[head])]):
        found = _LABELLED.match(line.spaced)
        label, value = (found["label"].casefold(), found["value"]) if found is not None else ("", "")
        if label in ("from", "author") and record.author is None:
            record.author = without_address(value)
        elif label in ("date", "sent") and record.published_raw is None and (date := find_date(value)):
            record.published_raw = value[date.start : date.end]
    return record if record.author is not None and record.published_raw is not None else None


def without_address(name: str) -> str:
    """Return a writer's name without the address behind it; the address where there is no name."""
    for sign in "<(":
        before, _, address = name.partition(sign)
        if any(at in address for at in _AT):
            return clean_name(before) or name
    return clean_name(name) or name


def _between_rules(page: Page, head: int) -> Range | None:
    """Return what stands between the first two rules below a head; to the end of what holds it, if there is one only."""
    limit = page.ends[page.parents[head]] if page.parents[head] >= 0 else len(page)
    rules: list[int] = []
    node = page.ends[head]
    while node < limit and len(rules) < 2:
        if page.tags[node] == "hr":
            rules.append(node)
        node = page.ends[node]
    if not rules:
        return None
    return rules[0] + 1, rules[1] if len(rules) > 1 else limit
