"""Files of JSON: postparse's own documents (one, or a line each), and API answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import IO, Any

import orjson

from postparse.codec import from_dict, from_json
from postparse.errors import InputTooLarge, InvalidDocument, UnsupportedInput
from postparse.exports.rest import is_answer, read_answers
from postparse.html.decode import MAX_INPUT
from postparse.models import Post


def read_json(file: IO[bytes], max_size: int = MAX_INPUT) -> Iterator[Post]:
    """Yield the posts of a file of JSON, whatever JSON it is; no document in it may be larger than `max_size`.

    Raises:
        InvalidDocument: A line is no document; the error's path begins with its number.
        UnsupportedInput: It is JSON of something else.

    """
    first = _line(file, max_size)
    while first is not None and not first.strip():
        first = _line(file, max_size)
    if first is None:
        return
    try:
        value = orjson.loads(first)
    except orjson.JSONDecodeError:
        yield from _whole(first + _rest(file, len(first), max_size))
        return
    if isinstance(value, list):
        yield from _of_list(value)
    elif is_answer(value):
        yield from read_answers(chain([value], (_loaded(line, n) for n, line in _numbered(file, max_size))))
    elif isinstance(value, dict) and "schema_version" in value:
        yield _own(first, 1)
        for n, line in _numbered(file, max_size):
            yield _own(line, n)
    else:
        raise UnsupportedInput("JSON, but neither documents of postparse nor answers of a known API")


def _whole(data: bytes) -> Iterator[Post]:
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        # Nested deeper than the parser goes, or no JSON: the codec tells which.
        yield from_json(data)
        return
    if isinstance(value, list):
        yield from _of_list(value)
    elif is_answer(value):
        yield from read_answers([value])
    else:
        yield from_json(data)


def _of_list(values: list[Any]) -> Iterator[Post]:
    if values and not any(is_answer(value) for value in values):
        for n, value in enumerate(values):
            try:
                yield from_dict(value)
            except InvalidDocument as error:
                raise InvalidDocument(f"[{n}].{error.path}".rstrip("."), error.reason) from None
        return
    yield from read_answers(values)


def _own(line: bytes, number: int) -> Post:
    try:
        return from_json(line)
    except InvalidDocument as error:
        raise InvalidDocument(f"line {number}: {error.path}".rstrip(": "), error.reason) from None


def _loaded(line: bytes, number: int) -> Any:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise InvalidDocument(f"line {number}", f"no JSON: {error}") from None


def _numbered(file: IO[bytes], most: int) -> Iterator[tuple[int, bytes]]:
    number = 1
    while (line := _line(file, most)) is not None:
        number += 1
        if line.strip():
            yield number, line


def _line(file: IO[bytes], most: int) -> bytes | None:
    line = file.readline(most + 1)
    if len(line) > most:
        raise InputTooLarge(f"a line of more than {most:,} bytes")
    return line or None


def _rest(file: IO[bytes], size: int, most: int) -> bytes:
    data = file.read(most + 1 - size)
    if len(data) + size > most:
        raise InputTooLarge(f"more than {most:,} bytes")
    return data
