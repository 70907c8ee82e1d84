"""Any file to posts: the form is told from how the file begins."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import IO, cast

from attrs import frozen

from postparse.errors import InputTooLarge, UnsupportedInput
from postparse.exports.disqus import read_disqus
from postparse.exports.documents import read_json
from postparse.exports.feeds import read_feed
from postparse.exports.warc import read_warc
from postparse.exports.wxr import read_wxr
from postparse.forms import form_of
from postparse.html.decode import MAX_INPUT
from postparse.models import Post
from postparse.sniff import parse

SNIFFED = 65_536
"""How many bytes of a file are looked at to tell its form."""

_GZIP = b"\x1f\x8b"


def read(
    source: str | os.PathLike[str] | IO[bytes],
    *,
    url: str | None = None,
    encoding: str | None = None,
    now: datetime | None = None,
    max_size: int | None = None,
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
        max_size: How many bytes a page or a document of JSON may have at most; `postparse.html.decode.MAX_INPUT` where it is
            None. Other exports, feeds and archives are streamed, whatever their size.

    Raises:
        InputTooLarge: A page or a document in it is over the limit.
        UnsupportedInput: It is none of these.
        InvalidDocument: JSON of ours that is broken; says where.

    """
    if not isinstance(source, str | os.PathLike) and not hasattr(source, "read"):
        raise TypeError(
            f"read takes a path or a file opened for bytes, not {type(source).__name__}; parse takes the data"
        )
    return _opened(source, _Options(url, encoding, now, MAX_INPUT if max_size is None else max_size))


@frozen
class _Options:
    url: str | None
    encoding: str | None
    now: datetime | None
    max_size: int


def _opened(source: str | os.PathLike[str] | IO[bytes], options: _Options) -> Iterator[Post]:
    if isinstance(source, str | os.PathLike):
        with open(source, "rb") as file:
            yield from _read(file, options)
    else:
        yield from _read(source, options)


def _read(file: IO[bytes], options: _Options) -> Iterator[Post]:
    head, file = _peeked(file)
    if head.startswith(_GZIP):
        if _is_archive(head):
            yield from read_warc(file, options.max_size)
            return
        file = cast("IO[bytes]", gzip.GzipFile(fileobj=file))
        try:
            yield from _read_plain(*_peeked(file), options)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise UnsupportedInput(f"broken gzip data: {error}") from None
        return
    yield from _read_plain(head, file, options)


def _read_plain(head: bytes, file: IO[bytes], options: _Options) -> Iterator[Post]:
    form = form_of(head)
    if form == "wxr":
        yield from read_wxr(file)
    elif form == "feed":
        yield from read_feed(file)
    elif form == "disqus":
        yield from read_disqus(file)
    elif form == "json":
        yield from read_json(file, options.max_size)
    elif form == "warc":
        yield from read_warc(file, options.max_size)
    else:
        data = file.read(options.max_size + 1)
        if len(data) > options.max_size:
            raise InputTooLarge(f"more than {options.max_size:,} bytes")
        yield parse(
            data, url=options.url, encoding=options.encoding, now=options.now, max_size=options.max_size
        )


def _is_archive(head: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(head, 64).startswith(b"WARC/")
    except zlib.error:
        return False


def _peeked(file: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    """Return a file's beginning, and a file that still has it."""
    head = b""
    while len(head) < SNIFFED and (more := file.read(SNIFFED - len(head))):
        if not isinstance(more, bytes | bytearray):
            raise TypeError(
                'the file is opened for text; open it for bytes ("rb"), or give parse what it holds'
            )
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
