"""Bytes to text: BOM, transport, meta, then detection by a library."""

from __future__ import annotations

from attrs import frozen


@frozen
class Decoded:
    """Text and the encoding that it was read with (None for input that was text already)."""

    text: str
    encoding: str | None


def decode(data: bytes | bytearray | memoryview | str, encoding: str | None = None) -> Decoded:
    """Return a page's text."""
    if isinstance(data, str):
        return Decoded(str(data), None)
    return Decoded(bytes(data).decode(encoding or "utf-8", "replace"), encoding or "utf-8")
