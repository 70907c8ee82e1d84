"""Posts to JSON and back, without loss.

A document is an object with the fields of a `Post`. These are its rules:

- ``schema_version`` is always there, and so are ``sections``, ``thread``, and ``id``, ``parent_id`` and ``depth`` of a
  comment. Any other field is left out while it has its default (None, empty, ``"comment"``, …), and reading puts
  the default back.
- A block carries its ``type``: ``paragraph``, ``quote``, ``list``, ``code``, ``table``, ``figure``, ``embed``, ``divider``.
- ``thread`` is a flat list, depth first, parents before replies. In the nested form a comment holds its replies in
  ``replies``; reading takes either.
- A date is ISO 8601 as Python writes it, with an offset where the zone is known. A zone comes back as that offset.
- Reading ignores fields it does not know, so that newer documents and fields of your own do no harm;
  ``strict=True`` refuses them. A larger ``schema_version`` is refused always.
- Text that is no Unicode (a lone surrogate), a number beyond 64 bits or not finite, and blocks nested more than
  `postparse.models.MAX_BLOCK_NESTING` deep have no place in a document, either way.

The `json_schema` describes what is written.
"""

from postparse.codec.read import from_dict, from_json
from postparse.codec.schema import json_schema
from postparse.codec.version import SCHEMA_VERSION
from postparse.codec.write import to_dict, to_json

__all__ = ["SCHEMA_VERSION", "from_dict", "from_json", "json_schema", "to_dict", "to_json"]
