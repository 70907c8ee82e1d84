"""Blog posts with their comment threads, from HTML or plain text, as one typed value."""

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
