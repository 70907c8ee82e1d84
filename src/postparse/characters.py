"""Characters that have no place in a text, whatever it was read from."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_END = re.compile("\r\n|[\r\x85]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNWANTED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")


def clean(text: str) -> str:
    r"""Return the text without control characters other than ``\n`` and ``\t``.

    Line ends (``\r\n``, ``\r``, NEL) become ``\n``, a form feed too; a pair of surrogates becomes the character that
    it stands for, a lone one U+FFFD; a byte order mark at the front is dropped.

    >>> clean("one\r\ntwo\x00\x1b[1m")
    'one\ntwo[1m'

    """
    if not _UNWANTED.search(text):
        return text
    text = text.removeprefix("\ufeff").replace("\f", "\n")
    text = _CONTROL.sub("", _LINE_END.sub("\n", text))
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
