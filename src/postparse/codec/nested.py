"""The nested form of a thread (``replies`` in comments) becomes the flat one, however deep it is."""

from __future__ import annotations

import re
from typing import Any

import orjson
from attrs import define

from postparse.codec.hooks import kind_of
from postparse.errors import InvalidDocument

# A string (closed or not), or a bracket. Possessive: nothing is tried twice.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
_LIST_FOLLOWS = re.compile(rb"[ \t\r\n]*+:[ \t\r\n]*+(?=\[)")

Json = dict[str, Any]


def flat_comments(thread: list[Any]) -> list[Any]:
    """Return the comments of a thread with those in their ``replies`` after them, depth first.

    Where a nested comment leaves out ``parent_id`` and ``depth``, they are what the nesting says.
    """
    if not any(isinstance(comment, dict) and "replies" in comment for comment in thread):
        return thread
    flat: list[Any] = []
    stack: list[tuple[Any, Any, int]] = [(comment, None, 0) for comment in reversed(thread)]
    while stack:
        comment, parent_id, depth = stack.pop()
        if isinstance(comment, dict):
            replies = comment.get("replies", ())
            if not isinstance(replies, list | tuple):
                raise InvalidDocument(
                    f"thread[{len(flat)}].replies", f"a list is expected, not {kind_of(replies)}"
                )
            name = comment.get("id")
            stack.extend((reply, name, depth + 1) for reply in reversed(replies))
            comment = _placed(comment, parent_id, depth)
        flat.append(comment)
    return flat


def _placed(comment: Json, parent_id: Any, depth: int) -> Json:
    fields = {"parent_id": parent_id, "depth": depth, **comment}
    fields.pop("replies", None)
    return fields


@define
class _Part:
    """The document or a comment while its text is read: where it is in the flat order, and its text so far.

    `level` is how many brackets are open inside its own braces; `list_level` the same inside its list of comments.
    """

    place: int
    parent: int
    depth: int
    level: int
    start: int
    pieces: list[bytes]
    key: bytes = b'"replies"'
    in_list: bool = False


def load_deep(data: bytes) -> Any:
    """Return a document of the nested form whose nesting is too deep for a JSON parser, in the flat form.

    Cuts the text at the comments' braces, and has each comment parsed on its own.

    Raises:
        InvalidDocument: The text is no JSON, or is nested deep elsewhere.

    """
    parts = _cut(data)
    texts = [b"".join(part.pieces) for part in parts]
    try:
        document, *comments = orjson.loads(b"[" + b",".join(texts) + b"]")
    except (orjson.JSONDecodeError, ValueError) as error:
        raise InvalidDocument("", f"no JSON, or nested too deep: {error}") from None
    if len(comments) != len(parts) - 1:
        raise InvalidDocument("", "no JSON")
    thread: list[Any] = []
    for part, comment in zip(parts[1:], comments, strict=True):
        parent = thread[part.parent - 1].get("id") if part.parent else None
        thread.append(_placed(comment, parent, part.depth))
    return {**document, "thread": thread}


def _cut(data: bytes) -> list[_Part]:
    root = _Part(place=0, parent=0, depth=-1, level=1, start=0, pieces=[], key=b'"thread"')
    parts = [root]
    open_parts = [root]
    level = 0
    for token in _TOKEN.finditer(data):
        part = open_parts[-1]
        mark = token[0]
        if mark == b"{" or mark == b"[":
            level += 1
            if mark == b"{" and part.in_list and level == part.level + 2:
                _only_commas(data[part.start : token.start()])
                new = _Part(len(parts), part.place, part.depth + 1, level, token.start(), pieces=[])
                parts.append(new)
                open_parts.append(new)
        elif mark == b"}" or mark == b"]":
            if part.in_list and level == part.level + 1:
                _only_commas(data[part.start : token.start()])
                part.start = token.start()
                part.in_list = False
            elif level == part.level and len(open_parts) > 1:
                part.pieces.append(data[part.start : token.end()])
                open_parts.pop()
                open_parts[-1].start = token.end()
            level -= 1
        elif mark == part.key and level == part.level and (follows := _LIST_FOLLOWS.match(data, token.end())):
            part.pieces.append(data[part.start : follows.end() + 1])
            part.start = follows.end() + 1
            part.in_list = True
    if len(open_parts) > 1 or root.in_list:
        raise InvalidDocument("", "no JSON: it ends too early")
    root.pieces.append(data[root.start :])
    return parts


def _only_commas(between: bytes) -> None:
    """Between comments there is a comma and nothing else (the text is cut there, so no parser sees it)."""
    if between.strip(b" \t\r\n") not in (b"", b","):
        raise InvalidDocument("thread", "a list of comments is expected")
