"""JSON to posts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from postparse.codec.hooks import kind_of, reading_converter
from postparse.codec.nested import flat_comments, load_deep
from postparse.codec.version import SCHEMA_VERSION
from postparse.errors import InvalidDocument
from postparse.models import MAX_BLOCK_NESTING, Post
from postparse.threads.order import collector_paused


def from_json(data: bytes | bytearray | memoryview | str, *, strict: bool = False) -> Post:
    """Return the post that a JSON document holds, in the flat or the nested form.

    Args:
        data: The document, in UTF-8.
        strict: Whether a field that is not known is an error.

    Raises:
        InvalidDocument: It is no JSON, or no post. The error's `path` says where (comments are counted depth
            first), its `reason` what.

    >>> from_json(b'{"schema_version": 1, "title": "Hello", "thread": [{"id": "1", "published": "soon"}]}')
    Traceback (most recent call last):
    postparse.errors.InvalidDocument: thread[0].published: 'soon' is no date and time of ISO 8601

    """
    with collector_paused():
        return from_dict(_loaded(data), strict=strict)


def _loaded(data: bytes | bytearray | memoryview | str) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        reason = str(error)
        if "limit" not in reason:
            raise InvalidDocument("", f"no JSON: {reason}") from None
    return load_deep(data.encode() if isinstance(data, str) else bytes(data))


def from_dict(data: Mapping[str, Any], *, strict: bool = False) -> Post:
    """Return the post that plain dicts and lists hold, as `to_dict` and JSON parsers give them.

    Args:
        data: The document; it is not changed.
        strict: Whether a field that is not known is an error.

    Raises:
        InvalidDocument: It is no post. The error's `path` says where, its `reason` what.

    """
    if not isinstance(data, Mapping):
        raise InvalidDocument("", f"an object is expected, not {kind_of(data)}")
    fields = dict(data)
    _check_version(fields)
    thread = fields.get("thread")
    if isinstance(thread, list | tuple):
        fields["thread"] = flat_comments(list(thread))
    _check_nesting(fields)
    try:
        post: Post = reading_converter(strict).structure(fields, Post)
    except InvalidDocument:
        raise
    except Exception as error:
        raise _located(error) from None
    return post


def _check_version(fields: dict[str, Any]) -> None:
    version = fields.pop("schema_version", None)
    if version.__class__ is not int:
        raise InvalidDocument("schema_version", "missing" if version is None else "a number is expected")
    if version != SCHEMA_VERSION:
        raise InvalidDocument("schema_version", f"{version} cannot be read, only {SCHEMA_VERSION}")


def _check_nesting(fields: dict[str, Any]) -> None:
    """Refuse blocks nested too deep before anything recurses into them."""
    for name in ("sections", "thread"):
        holders = fields.get(name)
        if not isinstance(holders, list | tuple):
            continue
        for n, holder in enumerate(holders):
            blocks = holder.get("blocks") if isinstance(holder, dict) else None
            if isinstance(blocks, list | tuple) and _nesting(blocks) > MAX_BLOCK_NESTING:
                raise InvalidDocument(
                    f"{name}[{n}].blocks", f"blocks are nested more than {MAX_BLOCK_NESTING} deep"
                )


def _nesting(blocks: Any) -> int:
    """Return how deep blocks hold blocks, looking one level below the limit at most."""
    level = 0
    while level <= MAX_BLOCK_NESTING:
        below: list[Any] = []
        for block in blocks:
            if not isinstance(block, dict):
                continue
            _add_list(block.get("blocks"), below)
            items = block.get("items")
            if isinstance(items, list | tuple):
                for item in items:
                    if isinstance(item, dict):
                        _add_list(item.get("blocks"), below)
        if not below:
            return level
        blocks = below
        level += 1
    return level


def _add_list(values: Any, found: list[Any]) -> None:
    if isinstance(values, list | tuple):
        found.extend(values)


def _located(error: BaseException) -> InvalidDocument:
    """Return the first fault that cattrs tells of, with its path."""
    from cattrs import AttributeValidationNote, IterableValidationNote  # noqa: PLC0415

    path = ""
    while True:
        for note in getattr(error, "__notes__", ()):
            if isinstance(note, AttributeValidationNote):
                path += f".{note.name}" if path else note.name
            elif isinstance(note, IterableValidationNote):
                path += f"[{note.index}]"
        if isinstance(error, ExceptionGroup) and error.exceptions:
            error = error.exceptions[0]
        else:
            return InvalidDocument(*_reason_of(error, path))


def _reason_of(error: BaseException, path: str) -> tuple[str, str]:
    from cattrs import ForbiddenExtraKeysError  # noqa: PLC0415

    if isinstance(error, InvalidDocument):
        return error.path, error.reason
    if isinstance(error, ForbiddenExtraKeysError):
        name = min(error.extra_fields)
        return f"{path}.{name}" if path else name, "unknown field"
    if isinstance(error, KeyError):
        return path, "missing"
    return path, str(error) or type(error).__name__
