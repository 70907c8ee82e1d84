"""Web archives: the pages among a WARC's records. Needs the extra ``postparse[warc]``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from postparse.errors import PostparseError, UnsupportedInput
from postparse.exports import moments
from postparse.html.decode import MAX_INPUT
from postparse.models import Post
from postparse.sniff import parse

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_OK = "200"


def read_warc(file: IO[bytes], max_size: int = MAX_INPUT) -> Iterator[Post]:
    """Yield the post of each page that was answered with success; what is no page is passed over.

    A record's date is when the page was read, so "2 hours ago" resolves against it.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError:
        raise UnsupportedInput("a web archive needs warcio: pip install 'postparse[warc]'") from None
    try:
        for record in ArchiveIterator(file):
            if (post := _post(record, max_size)) is not None:
                yield post
    except ArchiveLoadFailed as error:
        raise UnsupportedInput(f"broken web archive: {error}") from None


def _post(record: Any, max_size: int) -> Post | None:
    headers = record.http_headers
    if record.rec_type not in ("response", "resource") or (
        headers is not None and headers.get_statuscode() != _OK
    ):
        return None
    kind = (headers if headers is not None else record.rec_headers).get_header("Content-Type") or ""
    kind, _, parameters = kind.partition(";")
    if kind.strip().lower() not in _PAGES:
        return None
    data = record.content_stream().read(max_size + 1)
    try:
        return parse(
            data,
            url=record.rec_headers.get_header("WARC-Target-URI"),
            encoding=_charset(parameters),
            now=moments.of_iso(record.rec_headers.get_header("WARC-Date")),
            max_size=max_size,
        )
    except PostparseError:
        return None


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \t\"'") or None
    return None
