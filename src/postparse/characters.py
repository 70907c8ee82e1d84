"""Characters that have no place in a text, whatever it was read from."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_C1 = re.compile(b"\xc2[\x80-\x9f]")
_C1_CHARACTER = re.compile("[\x80-\x9f]")
_DOUBLED = re.compile("[\xc2-\xf4][\x80-\xbf]{1,3}")
_WANTED = bytes((9, 10, *range(32, 127), *range(128, 256)))
_WANTED_OR_RETURN = _WANTED + b"\r"
# Decimal and hexadecimal references; those to 128 to 159 mean characters of windows-1252, but for five.
_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127|129|141|143|144|157)(?!\d)"
    r"|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]|8[1dDfF]|9[0dD])(?![0-9a-fA-F]));?"
)
_ESCAPE = re.compile(r"(?<!\\)\\(?:u00(?:0[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F]))")
_LONE_ESCAPE = re.compile(
    r"(?<!\\)\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})(?<!\\)\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)


_LONG = 65_536
_SPACE = re.compile(r"\s")


def clean(text: str) -> str:
    r"""Return the text without control characters other than ``\n`` and ``\t``.

    Line ends (``\r\n``, ``\r``, NEL) become ``\n``, a form feed too; a pair of surrogates becomes the character that
    it stands for, a lone one U+FFFD; a byte order mark at the front is dropped.

    >>> clean("one\r\ntwo\x00\x1b[1m")
    'one\ntwo[1m'

    Text that was taken for Latin-1 and encoded as UTF-8 a second time, which its control characters show, is mended.

    >>> clean("the heron\xe2\x80\x99s caf\xc3\xa9")
    'the heron’s café'

    """
    return cleaned(text)[0]


def cleaned(text: str) -> tuple[str, bool]:
    """Return what `clean` returns, and whether the text was encoded twice and had to be mended."""
    if _is_clean(text):
        return text, False
    is_mended = False
    holds_c1 = _C1.search(text.encode("utf-8", "surrogatepass")) is not None
    if holds_c1 and any(map(_C1_CHARACTER.search, _DOUBLED.findall(text))):
        before, text = text, _DOUBLED.sub(_undoubled, text)
        is_mended = text != before
    text = text.removeprefix("\ufeff").replace("\f", "\n")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    if _is_clean(text):
        return text, is_mended
    text = _CONTROL.sub("", text)
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text, is_mended


def _undoubled(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode()
    except UnicodeDecodeError:
        return found[0]


def _is_clean(text: str) -> bool:
    """Tell whether there is nothing to do; bytes are searched some times faster than characters."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    return not data.translate(None, _WANTED) and (
        text.isascii() or (not _C1.search(data) and b"\xef\xbb\xbf" not in data)
    )


def collapsed(text: str) -> str:
    r"""Return a text on one line, white space collapsed; a very long one in stretches: its words take ten times as much.

    >>> collapsed(" a\n b ")
    'a b'

    """
    if len(text) <= _LONG:
        return " ".join(text.split())
    parts: list[str] = []
    place = 0
    while place < len(text):
        found = _SPACE.search(text, place + _LONG)
        stop = found.start() if found is not None else len(text)
        parts += [" ".join(words)] if (words := text[place:stop].split()) else []
        place = stop
    return " ".join(parts)


def holds_controls(data: bytes) -> bool:
    """Tell whether UTF-8 may hold control characters other than tab, line feed and carriage return; fast for none."""
    return bool(data.translate(None, _WANTED_OR_RETURN)) or (
        not data.isascii() and _C1.search(data) is not None
    )


def without_control_references(html: str) -> str:
    r"""Return markup without character references to control characters.

    >>> without_control_references("a&#27;[2J &#x9b; &#38; &#8217;")
    'a[2J &#x9b; &#38; &#8217;'

    """
    return _REFERENCE.sub("", html) if "&#" in html else html


def without_control_escapes(json: str) -> str:
    r"""Return JSON (or a script) whose strings have no escapes of control characters; lone surrogates are U+FFFD.

    >>> without_control_escapes(r'"a\u001b[2J \ud83d\ude00 \ud83d"')
    '"a[2J \\ud83d\\ude00 \\ufffd"'

    """
    if "\\u" not in json:
        return json
    if "\\u00" in json:
        json = _ESCAPE.sub("", json)
    return _LONE_ESCAPE.sub(r"\\ufffd", json) if "\\ud" in json or "\\uD" in json else json
