"""Posts to JSON and back."""

from __future__ import annotations

from typing import Any

import attrs
import orjson

from postparse.models import Post

SCHEMA_VERSION = 1


def to_dict(post: Post) -> dict[str, Any]:
    """Return a post as plain dicts, lists and strings."""
    return {"schema_version": SCHEMA_VERSION, **attrs.asdict(post, recurse=True)}


def to_json(post: Post) -> bytes:
    """Return a post as JSON."""
    return orjson.dumps(to_dict(post), default=list)
