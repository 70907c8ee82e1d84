"""Comments that a page gives as data: JSON-LD, and the state that scripts carry.

Structured data in the markup itself (microdata, RDFa, microformats) is read by profiles, like a platform's.
"""

from __future__ import annotations

from collections.abc import Iterator

from postparse.html.comments.records import Discussion
from postparse.html.comments.structured.jsonld import read_jsonld_comments
from postparse.html.comments.structured.script_state import read_script_state
from postparse.html.dom import Page


def read_structured(page: Page) -> Iterator[Discussion]:
    """Yield a discussion for each kind of data that describes comments."""
    for read in (read_jsonld_comments, read_script_state):
        discussion = read(page)
        if discussion is not None:
            yield discussion
