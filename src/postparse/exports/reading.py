"""Any file to posts: the form is told from how the file begins."""

from __future__ import annotations

import gzip
import io
import os
import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import IO, cast

from postparse.errors import InputTooLarge, UnsupportedInput
from postparse.exports.disqus import read_disqus
from postparse.exports.documents import read_json
from postparse.exports.feeds import read_feed
from postparse.exports.warc import read_warc
from postparse.exports.wxr import read_wxr
from postparse.html.decode import MAX_INPUT
from postparse.models import Post
from postparse.sniff import parse

SNIFFED = 65_536
"""How many bytes of a file are looked at to tell its form."""

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?>(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*>)\s*)*+<([A-Za-z][\w.:-]*+)([^>]*+)>",
    re.DOTALL,
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[{\]])")
_GZIP = b"\x1f\x8b"


def read(
    source: str | os.PathLike[str] | IO[bytes],
    *,
    url: str | None = None,
    encoding: str | None = None,
    now: datetime | None = None,
) -> Iterator[Post]:
    """Yield the posts of a file: of a page one, of an export, a feed or an archive many, one after the other.

    It may be HTML or plain text, a WordPress export (WXR), RSS or Atom (Blogger's exports too), answers of the
    WordPress REST API, a Disqus export, a WARC (with ``postparse[warc]``), or postparse's own JSON, a document or a
    line each; and any of these compressed with gzip. Nothing is fetched, and no XML entity is resolved.

    Args:
        source: The file's path, or the file opened for bytes (it need not be seekable; it is not closed).
        url: Where the page was read from, for HTML and text.
        encoding: The encoding that the transport declared, for HTML and text.
        now: When the page was read, for HTML and text.

    Raises:
        InputTooLarge: A page or a document in it is over the limit.
        UnsupportedInput: It is none of these.
        InvalidDocument: JSON of ours that is broken; says where.

    """
    if isinstance(source, str | os.PathLike):
        with open(source, "rb") as file:
            yield from _read(file, url, encoding, now)
    else:
        yield from _read(source, url, encoding, now)


def _read(file: IO[bytes], url: str | None, encoding: str | None, now: datetime | None) -> Iterator[Post]:
    head, file = _peeked(file)
    if head.startswith(_GZIP):
        if _is_archive(head):
            yield from read_warc(file)
            return
        file = cast("IO[bytes]", gzip.GzipFile(fileobj=file))
        try:
            yield from _read_plain(*_peeked(file), url, encoding, now)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise UnsupportedInput(f"broken gzip data: {error}") from None
        return
    yield from _read_plain(head, file, url, encoding, now)


def _read_plain(
    head: bytes, file: IO[bytes], url: str | None, encoding: str | None, now: datetime | None
) -> Iterator[Post]:
    form = form_of(head)
    if form == "wxr":
        yield from read_wxr(file)
    elif form == "feed":
        yield from read_feed(file)
    elif form == "disqus":
        yield from read_disqus(file)
    elif form == "json":
        yield from read_json(file)
    elif form == "warc":
        yield from read_warc(file)
    else:
        data = file.read(MAX_INPUT + 1)
        if len(data) > MAX_INPUT:
            raise InputTooLarge(f"more than {MAX_INPUT:,} bytes")
        yield parse(data, url=url, encoding=encoding, now=now)


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


def _is_archive(head: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(head, 64).startswith(b"WARC/")
    except zlib.error:
        return False


def _peeked(file: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    """Return a file's beginning, and a file that still has it."""
    head = b""
    while len(head) < SNIFFED and (more := file.read(SNIFFED - len(head))):
        head += more
    return head, cast("IO[bytes]", io.BufferedReader(_Rejoined(head, file)))


class _Rejoined(io.RawIOBase):
    """What was read already, then the rest."""

    def __init__(self, head: bytes, file: IO[bytes]) -> None:
        self._head = head
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        size = len(buffer)
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
        else:
            data = self._file.read(size)
        buffer[: len(data)] = data
        return len(data)
