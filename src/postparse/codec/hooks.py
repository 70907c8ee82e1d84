"""How cattrs puts values together: nothing is taken for what it is not.

By itself cattrs would make a string of a number and a list of a string; these hooks refuse, and say what they found.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from postparse.codec.tags import CLASS_OF_TAG
from postparse.errors import InvalidDocument
from postparse.models import Block, Comment, Thread, thread_fault

if TYPE_CHECKING:
    from cattrs import Converter

Hook = Callable[[Any, Any], Any]


class Fault(ValueError):
    """What is wrong with a value; where it stands is told by those who hold it."""


def kind_of(value: Any) -> str:
    """Return the JSON name of a value's type."""
    names = {dict: "an object", list: "a list", str: "a string", bool: "a boolean", int: "a number"}
    return "null" if value is None else names.get(type(value), f"a {type(value).__name__}")


def _read_boolean(value: Any, _: Any) -> Any:
    if value.__class__ is not bool:
        raise Fault(f"true or false is expected, not {kind_of(value)}")
    return value


def _read_text(value: Any, _: Any) -> str:
    if value.__class__ is not str:
        raise Fault(f"a string is expected, not {kind_of(value)}")
    text: str = value
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise Fault("a lone surrogate is no text") from None
    return text


def _read_integer(value: Any, _: Any) -> int:
    if value.__class__ is not int:
        raise Fault(f"a whole number is expected, not {kind_of(value)}")
    number: int = value
    if not -(2**63) <= number < 2**64:
        raise Fault("the number is beyond 64 bits")
    return number


def _read_number(value: Any, _: Any) -> float:
    if value.__class__ is not float and value.__class__ is not int:
        raise Fault(f"a number is expected, not {kind_of(value)}")
    number = float(_read_integer(value, int)) if value.__class__ is int else value
    if not isfinite(number):
        raise Fault("the number is not finite")
    return float(number)


def _read_datetime(value: Any, _: Any) -> datetime:
    if value.__class__ is not str:
        raise Fault(f"a date is expected, not {kind_of(value)}")
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise Fault(f"{excerpt(value)} is no date and time of ISO 8601") from None


def excerpt(text: str) -> str:
    """Return the beginning of a text as Python writes it, for messages."""
    return ascii(text if len(text) <= 40 else f"{text[:39]}…")


def _read_thread(comments: tuple[Comment, ...]) -> Thread:
    fault = thread_fault(comments)
    if fault is not None:
        n, name, reason = fault
        raise InvalidDocument(f"thread[{n}].{name}", reason)
    return Thread(comments)


def _literal_hook(kind: Any) -> Hook:
    allowed = get_args(kind)

    def read(value: Any, _: Any) -> Any:
        if value.__class__ is not str or value not in allowed:
            found = excerpt(value) if isinstance(value, str) else kind_of(value)
            raise Fault(f"one of {', '.join(allowed)} is expected, not {found}")
        return value

    return read


def _object_hook(cls: Any, converter: Converter, strict: bool) -> Hook:
    from cattrs.gen import make_dict_structure_fn  # noqa: PLC0415

    read = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=strict)

    def read_object(value: Any, kind: Any) -> Any:
        if not isinstance(value, dict):
            raise Fault(f"an object is expected, not {kind_of(value)}")
        return read(value, kind)

    return read_object


def _list_hook(inner: Any, converter: Converter) -> Hook:
    from cattrs import IterableValidationError, IterableValidationNote  # noqa: PLC0415

    read_inner: Hook | None = None

    def read_list(value: Any, kind: Any) -> tuple[Any, ...]:
        nonlocal read_inner
        if not isinstance(value, list | tuple):
            raise Fault(f"a list is expected, not {kind_of(value)}")
        if read_inner is None:  # looked up late: blocks hold lists of blocks
            read_inner = converter.get_structure_hook(inner)
        values: list[Any] = []
        add = values.append
        try:
            for element in value:
                add(read_inner(element, inner))
        except Exception as error:
            note = IterableValidationNote("", len(values), inner)
            error.__notes__ = [*getattr(error, "__notes__", ()), note]
            raise IterableValidationError("", [error], kind) from None
        return tuple(values)

    return read_list


def _pair_hook(kind: Any, converter: Converter) -> Hook:
    """Return the hook of a tuple of a fixed number of values, all of one type."""
    inner, count = get_args(kind)[0], len(get_args(kind))
    read_list = _list_hook(inner, converter)

    def read_pair(value: Any, _: Any) -> Any:
        values = read_list(value, kind)
        if len(values) != count:
            raise Fault(f"{count} values are expected, not {len(values)}")
        return values

    return read_pair


def _block_hook(converter: Converter, strict: bool) -> Hook:
    hook_of_tag: dict[str, Hook] = {}

    def read_block(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise Fault(f"a block is expected, not {kind_of(value)}")
        tag = value.get("type")
        cls = CLASS_OF_TAG.get(tag) if isinstance(tag, str) else None
        if tag is None or cls is None:
            found = excerpt(tag) if isinstance(tag, str) else kind_of(tag)
            raise Fault(f"the type of a block is one of {', '.join(CLASS_OF_TAG)}, not {found}")
        if strict:
            value = {name: inner for name, inner in value.items() if name != "type"}
        if tag not in hook_of_tag:
            hook_of_tag[tag] = converter.get_structure_hook(cls)
        return hook_of_tag[tag](value, cls)

    return read_block


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1:] == (...,)


def _is_fixed_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple and not _is_list(kind)


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


@cache
def reading_converter(strict: bool) -> Converter:
    """Return the converter that makes a `Post` of dicts; a strict one refuses unknown fields."""
    from attrs import has  # noqa: PLC0415
    from cattrs import Converter  # noqa: PLC0415

    converter = Converter(detailed_validation=True)
    factory = converter.register_structure_hook_factory
    factory(has, lambda cls: _object_hook(cls, converter, strict))
    factory(_is_list, lambda kind: _list_hook(get_args(kind)[0], converter))
    factory(_is_fixed_tuple, lambda kind: _pair_hook(kind, converter))
    factory(_is_literal, _literal_hook)
    hook = converter.register_structure_hook
    hook(str, _read_text)
    hook(int, _read_integer)
    hook(bool, _read_boolean)
    hook(float, _read_number)
    hook(datetime, _read_datetime)
    hook(Block, _block_hook(converter, strict))
    read_comments = _list_hook(Comment, converter)
    hook(Thread, lambda value, _: _read_thread(read_comments(value, tuple[Comment, ...])))
    return converter
