"""What form of file it is, told from its beginning."""

from __future__ import annotations

import re

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?>(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*>)\s*)*+<([A-Za-z][\w.:-]*+)([^>]*+)>",
    re.DOTALL,
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[{\]])")


def form_of(head: bytes) -> str:
    """Return ``wxr``, ``feed``, ``disqus``, ``json``, ``warc``, or ``page`` for all else, from a file's beginning.

    >>> form_of(b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">')
    'feed'

    """
    if head.startswith(b"WARC/"):
        return "warc"
    if _JSON.match(head):
        return "json"
    root = _ROOT.match(_narrow(head))
    if root is None:
        return "page"
    name, attributes = root[1].rpartition(b":")[2].lower(), root[2]
    if name == b"rss":
        return "wxr" if b"wordpress.org/export/" in attributes or b"<wp:wxr_version>" in head else "feed"
    if name == b"disqus":
        return "disqus"
    return "feed" if name in (b"feed", b"rdf") else "page"


def _narrow(head: bytes) -> bytes:
    """Return the beginning of XML in UTF-16 as bytes that the patterns can read."""
    return head.replace(b"\0", b"")[2:] if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
