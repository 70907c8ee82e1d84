"""Blog posts with their comment threads, from HTML or plain text, as one typed value."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postparse.codec import from_dict, from_json, json_schema, to_dict, to_json
    from postparse.errors import InputTooLarge, InvalidDocument, PostparseError, UnsupportedInput
    from postparse.exports import read
    from postparse.html.reader import parse_html
    from postparse.merging import merge
    from postparse.models import Comment, Person, Post, Section, Thread
    from postparse.sniff import parse
    from postparse.text.reader import parse_text
    from postparse.threads import Reconstruction, build_thread, reconstruct
    from postparse.writers import to_html, to_markdown, to_text

__all__ = [
    "Comment",
    "InputTooLarge",
    "InvalidDocument",
    "Person",
    "Post",
    "PostparseError",
    "Reconstruction",
    "Section",
    "Thread",
    "UnsupportedInput",
    "build_thread",
    "from_dict",
    "from_json",
    "json_schema",
    "merge",
    "parse",
    "parse_html",
    "parse_text",
    "read",
    "reconstruct",
    "to_dict",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
]

# Each name is loaded when it is first used: who reads HTML needs neither the reader of plain text nor the exports.
_HOMES = {
    "codec": ("from_dict", "from_json", "json_schema", "to_dict", "to_json"),
    "errors": ("InputTooLarge", "InvalidDocument", "PostparseError", "UnsupportedInput"),
    "exports": ("read",),
    "html.reader": ("parse_html",),
    "merging": ("merge",),
    "models": ("Comment", "Person", "Post", "Section", "Thread"),
    "sniff": ("parse",),
    "text.reader": ("parse_text",),
    "threads": ("Reconstruction", "build_thread", "reconstruct"),
    "writers": ("to_html", "to_markdown", "to_text"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a type checker then still tells of names that are not there

    def __getattr__(name: str) -> object:
        if name in _HOME_OF:
            found = globals()[name] = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
            return found
        if name in _HOMES:
            return import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
