"""What names and data attributes say about whom a record answers: depths and numbers of parents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from postparse.html.comments.records import Range
from postparse.html.dom import TEXT, Page

_FIRST_NODES = 4
_DEPTH = re.compile(
    r"(?:^|[\s_-])[a-z]{0,12}(?:depth|level|lvl|indent|tier|nest(?:ed|ing)?|ebene|niveau|nivel)[a-z]{0,3}[_-]{0,2}(\d{1,3})(?=$|[\s_-])",
    re.I,
)
_DEPTHS = (
    "data-depth",
    "data-level",
    "data-comment-depth",
    "data-indent",
    "aria-level",
    "depth",
    "level",
    "indent",
)
_PARENTS = (
    "data-parent",
    "data-parent-id",
    "data-parentid",
    "data-parent-comment-id",
    "data-comment-parent",
    "data-in-reply-to",
    "data-reply-to",
    "parentid",
    "parent-id",
)
_KEYS = (
    "id",
    "data-id",
    "data-comment-id",
    "data-commentid",
    "data-post-id",
    "data-key",
    "data-comment",
    "name",
)
_REPLY = re.compile(
    r"(?:^|[\s_-])(?:is-)?(?:reply|child|children|answer|nested|antwort|subcomment|sub-comment|reponse|respuesta)(?:$|[\s_-])",
    re.I,
)
_SIGN = re.compile(r"[^0-9A-Za-z]")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def named_depths(page: Page, spans: Sequence[Range]) -> list[int] | None:
    """Return the depths that attributes or names of the records give; None where they give none, or all the same."""
    found = [_depth(page, span) for span in spans]
    known = [depth for depth in found if depth is not None]
    if len(known) >= 0.9 * len(found) and len(set(known)) > 1:
        low = min(known)
        depths, last = [], low
        for depth in found:
            last = last if depth is None else depth
            depths.append(last - low)
        return depths
    replies = [_is_reply(page, span) for span in spans]
    if not replies[0] and 0 < sum(replies) < len(replies):
        return [int(is_reply) for is_reply in replies]
    return None


def named_parents(page: Page, spans: Sequence[Range]) -> dict[int, int]:
    """Return the rows of the parents that records name by number, for those rows whose parent is among the records."""
    if not any(name in page.by_attribute for name in _PARENTS):
        return {}
    rows: dict[str, int] = {}
    for row, span in enumerate(spans):
        for node in _elements(page, span):
            for name in _KEYS:
                if key := _key(page.get(node, name)):
                    rows.setdefault(key, row)
    found: dict[int, int] = {}
    for row, span in enumerate(spans):
        for node in _elements(page, span):
            named = next(filter(None, (page.get(node, name) for name in _PARENTS)), "")
            parent = rows.get(_key(named)) if named else None
            if parent is not None and parent < row:
                found[row] = parent
                break
    return found


def _key(value: str) -> str:
    """Return the number at the end of an id, letters and signs before it left out; empty without one."""
    last = _SIGN.split(value)[-1]
    digits = last.lstrip(_LETTERS)
    return digits if digits.isdigit() else last if any(map(str.isdigit, last)) else ""


def _elements(page: Page, span: Range) -> list[int]:
    start, stop = span
    return [node for node in range(start, min(stop, start + _FIRST_NODES)) if page.tags[node] != TEXT]


def _depth(page: Page, span: Range) -> int | None:
    for node in _elements(page, span):
        values = page.attributes[node]
        for name in _DEPTHS:
            value = values.get(name)
            if value and value.isdigit() and value.isascii() and len(value) < 4:
                return int(value)
        if match := _DEPTH.search(values.get("class") or ""):
            return int(match[1])
    return None


def _is_reply(page: Page, span: Range) -> bool:
    node = span[0]
    return page.tags[node] != TEXT and _REPLY.search(page.get(node, "class")) is not None
