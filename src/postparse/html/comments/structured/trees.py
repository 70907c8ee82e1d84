"""Comment trees in JSON, whatever they are called there, become flat lists of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from postparse.html.comments.records import Record

MAX_RECORDS = 1_000_000

Node = dict[str, Any]


def records_of_tree(
    roots: Iterable[Any], read: Callable[[Node], Record | None], replies: Callable[[Node], Iterable[Any]]
) -> list[Record]:
    """Return the records of a forest, parents first and in order.

    Args:
        roots: The comments at the top level; whatever is no JSON object is passed over.
        read: Gives an object's record; None for one that is no comment (its replies then hang on what is above it).
        replies: Gives the objects that answer it.
    """
    records: list[Record] = []
    stack: list[tuple[Any, int | None]] = [(root, None) for root in _reversed(roots)]
    while stack and len(records) < MAX_RECORDS:
        node, above = stack.pop()
        if not isinstance(node, dict):
            continue
        record = read(node)
        place = above
        if record is not None:
            if above is not None and record.parent_key is None:
                record.parent = above
            place = len(records)
            records.append(record)
        stack.extend((reply, place) for reply in _reversed(replies(node)))
    return records


def _reversed(items: Iterable[Any]) -> list[Any]:
    return list(items)[::-1]


def as_list(value: Any) -> list[Any]:
    """Return a list as it is, nothing for None, and anything else as a list of one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def as_text(value: Any) -> str | None:
    """Return a string or a number as stripped text; None for anything else and for nothing."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    return (value.strip() or None) if isinstance(value, str) else None


def first_text(node: Node, *names: str) -> str | None:
    """Return the first of these properties that holds text or a number."""
    return next((text for name in names if (text := as_text(node.get(name)))), None)


def as_html(text: str | None) -> str | None:
    """Return a comment's words as HTML: markup as it is, plain text escaped with its line breaks kept."""
    if text is None:
        return None
    if "<" in text and ("</" in text or "<br" in text.lower() or "<p>" in text.lower()):
        return text
    if "&" in text and ";" in text and "<" not in text:
        return "".join(f"<p>{part}</p>" for part in _paragraphs(text))
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in _paragraphs(text))


def _paragraphs(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [part.strip().replace("\n", "<br>") for part in text.split("\n\n") if part.strip()]


def as_score(value: Any) -> int | None:
    """Return a count of votes; None for what is no number."""
    text = as_text(value)
    try:
        return int(float(text)) if text is not None else None
    except (ValueError, OverflowError):
        return None
