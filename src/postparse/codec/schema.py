"""The JSON Schema of a document, made from the models."""

from __future__ import annotations

import re
from datetime import datetime
from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from postparse.codec.tags import TAG_OF_CLASS
from postparse.codec.version import SCHEMA_VERSION
from postparse.models import Block, Comment, Post, Thread

Json = dict[str, Any]

ALWAYS_WRITTEN = {Post: ("sections", "thread"), Comment: ("id", "parent_id", "depth")}
"""Fields that a document has even where they have their default."""

_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)
_PRIMITIVES: dict[Any, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    datetime: {
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{6})?([+-]\d{2}:\d{2}(:\d{2}(\.\d{6})?)?)?$",
    },
}


def json_schema(*, nested: bool = False) -> Json:
    """Return the JSON Schema (draft 2020-12) of the documents that `postparse.to_json` writes.

    It names every field and allows no other: `postparse.from_json` with ``strict=True`` reads the same, and
    without it also documents with fields of other makers. What a schema cannot say, such as the order of the
    comments, only reading checks.

    Args:
        nested: Whether to describe the nested form.

    """
    definitions: dict[str, Json] = {}
    post = _object(Post, definitions)
    comment = definitions["Comment"]
    if nested:
        replies = {"$ref": "#/$defs/Comment"}
        comment["properties"]["replies"] = {"type": "array", "items": replies, "minItems": 1}
    version = {"const": SCHEMA_VERSION, "description": "The version of this format."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "postparse document",
        **post,
        "properties": {"schema_version": version, **post["properties"]},
        "required": ["schema_version", *post["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: type, definitions: dict[str, Json]) -> Json:
    import attrs  # noqa: PLC0415

    document = getdoc(cls) or ""
    words = dict(_attribute_docs(document))
    properties: dict[str, Json] = {}
    required: list[str] = []
    if cls in TAG_OF_CLASS:
        properties["type"] = {"const": TAG_OF_CLASS[cls]}
        required.append("type")
    for field in attrs.fields(attrs.resolve_types(cls)):
        properties[field.name] = _with_description(_type(field.type, definitions), words.get(field.name))
        if field.default is attrs.NOTHING or field.name in ALWAYS_WRITTEN.get(cls, ()):
            required.append(field.name)
    return {
        "description": document.split("\n\n")[0].replace("\n", " "),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _attribute_docs(document: str) -> list[tuple[str, str]]:
    _, _, attributes = document.partition("Attributes:\n")
    return [(name, re.sub(r"\s+", " ", words)) for name, words in _ATTRIBUTE.findall(attributes)]


def _with_description(schema: Json, words: str | None) -> Json:
    return {**schema, "description": words} if words else schema


def _type(kind: Any, definitions: dict[str, Json]) -> Json:
    if kind in _PRIMITIVES:
        return _PRIMITIVES[kind]
    if kind is Thread:
        return {"type": "array", "items": _reference(Comment, definitions)}
    if kind == Block:
        return _blocks(definitions)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_type(argument, definitions) for argument in arguments]}
    if origin is tuple and arguments[-1] is ...:
        return {"type": "array", "items": _type(arguments[0], definitions)}
    if origin is tuple:
        parts = [_type(argument, definitions) for argument in arguments]
        return {"type": "array", "prefixItems": parts, "items": False, "minItems": len(parts)}
    return _reference(kind, definitions)


def _blocks(definitions: dict[str, Json]) -> Json:
    if "Block" not in definitions:
        definitions["Block"] = {}
        choices = [_reference(block, definitions) for block in TAG_OF_CLASS]
        definitions["Block"] = {"description": "One block of text.", "oneOf": choices}
    return {"$ref": "#/$defs/Block"}


def _reference(cls: type, definitions: dict[str, Json]) -> Json:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # taken, so that a class that holds itself ends here
        definitions[cls.__name__] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}
