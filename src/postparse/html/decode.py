"""Bytes to text: byte order mark, transport, meta, XML declaration, then what the bytes themselves say.

What is declared is believed unless the bytes speak against it: pages that call themselves Latin-1 are often UTF-8,
and text that is UTF-8 throughout is so by chance practically never.
"""

from __future__ import annotations

import codecs
import re

import webencodings
from attrs import frozen

from postparse.characters import cleaned
from postparse.errors import InputTooLarge, UnsupportedInput

MAX_INPUT = 256 * 2**20
"""Inputs of more bytes (or characters) than this are refused."""

PRESCANNED = 4096
"""A page's own declaration of its encoding is looked for in this many bytes."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The Web's names mean more than Python's codecs of the same names.
_WIDER = {
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-user-defined": "cp1252",
    "replacement": "utf-8",
}
_MULTIBYTE = frozenset("big5 euc-jp euc-kr gb18030 gbk hz-gb-2312 iso-2022-jp shift_jis".split())
_ESCAPING = frozenset({"iso-2022-jp", "hz-gb-2312"})
_BINARY = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"PK\x03\x04", "ZIP archive"),
    (b"PK\x05\x06", "ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\0", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office document"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
    (b"OggS", "Ogg media"),
    (b"ID3", "MP3 sound"),
    (b"fLaC", "FLAC sound"),
    (b"MThd", "MIDI music"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"II*\0", "TIFF image"),
    (b"MM\0*", "TIFF image"),
    (b"\0\0\1\0", "icon"),
    (b"\x1aE\xdf\xa3", "Matroska video"),
    (b"FLV\1", "Flash video"),
    (b"\0\1\0\0", "font"),
    (b"OTTO\0", "font"),
    (b"\0asm", "WebAssembly"),
    (b"\xca\xfe\xba\xbe", "Java class or Mach-O program"),
    (b"\xcf\xfa\xed\xfe", "Mach-O program"),
    (b"PAR1", "Parquet file"),
    (b"%!PS-Adobe", "PostScript"),
    (b"{\\rtf", "RTF document"),
)
_MOST_CONTROLS = 0.1
_FEWEST_TO_CALL_BINARY = 64
_NEVER_IN_TEXT = bytes(n for n in range(32) if n not in b"\0\t\n\f\r\x1b")
"""Control characters but for those that text may hold; NULs, too, are strewn over some broken pages."""

_OF_LANGUAGE = {
    **dict.fromkeys("cs hr hu pl ro sk sl sq bs".split(), "windows-1250"),
    **dict.fromkeys("be bg mk ru sr uk".split(), "windows-1251"),
    **dict.fromkeys("et lt lv".split(), "windows-1257"),
    **dict.fromkeys("az ku tr".split(), "windows-1254"),
    **dict.fromkeys("ar fa ps ur".split(), "windows-1256"),
    **{"el": "windows-1253", "he": "windows-1255", "th": "windows-874", "vi": "windows-1258"},
}
_DENSE = ["cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "iso8859_5", "iso8859_7"]
ENCODED_TWICE = "the text looks as if it had been encoded twice; it is left as it stands"
"""The note in the provenance of a post whose page has "â€™" for an apostrophe."""

ENCODED_TWICE_MENDED = "the text had been encoded twice, which was mended"
"""The note in the provenance of a post whose page was UTF-8 encoded as UTF-8 once more."""

_FEWEST_TWICE = 3
_TWICE = re.compile("â€[™œ“”˜¦¢\u009d]|Ã[¤¶¼„–œŸ©¨ª«¡³±§®´¢º²¹¯¬]|Â[\u00a0«»·°£©®]")
_FEWEST_TO_JUDGE = 8
_SAMPLE = 32_768

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""(?<![^\s=/>"'])([^\s=/>"']++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_LANGUAGE = re.compile(rb"""<html[^<>]*?\slang\s*+=\s*+["']?([a-zA-Z]{2})\b""", re.IGNORECASE)
_CONTENT_CHARSET = re.compile(rb"""charset\s*+=\s*+["']?\s*+([^\s;"']+)""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']""", re.IGNORECASE)


@frozen
class Decoded:
    """Text and the encoding that it was read with (None for input that was text already), with notes about it."""

    text: str
    encoding: str | None
    notes: tuple[str, ...] = ()


def decode(
    data: bytes | bytearray | memoryview | str, encoding: str | None = None, *, max_size: int | None = None
) -> Decoded:
    """Return a page's text, without control characters and lone surrogates.

    Args:
        data: The page. Text passes through, cleaned.
        encoding: The label that the transport declared (``charset`` of a Content-Type); any of the WHATWG's.
        max_size: How many bytes (or characters of text) are read at most; `MAX_INPUT` where it is None.

    Raises:
        InputTooLarge: There is more of it than that.
        UnsupportedInput: The bytes are a picture, an archive or the like.

    """
    if not isinstance(data, str | bytes | bytearray | memoryview):
        raise TypeError(_no_page(data))
    size = data.nbytes if isinstance(data, memoryview) else len(data)
    check_size(size, max_size)
    if isinstance(data, str):
        return _decoded(data, None)
    data = bytes(data)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :].decode(name, "replace"), name)
    _refuse_binary(data)
    text, name = _read(data, label_of(encoding) or declared_encoding(data))
    return _decoded(text, name)


def _no_page(given: object) -> str:
    hint = (
        "; postparse.read takes paths and files"
        if hasattr(given, "read") or hasattr(given, "__fspath__")
        else ""
    )
    return f"a page is given as bytes or text, not as {type(given).__name__}{hint}"


def check_size(size: int, max_size: int | None) -> None:
    """Raise `InputTooLarge` for an input over the limit."""
    most = MAX_INPUT if max_size is None else max_size
    if size > most:
        raise InputTooLarge(f"{size:,} bytes; at most {most:,} are read")


def _decoded(text: str, encoding: str | None) -> Decoded:
    text, is_mended = cleaned(text)
    if is_mended:
        return Decoded(text, encoding, (ENCODED_TWICE_MENDED,))
    if ("â€" in text or "Ã" in text) and len(_TWICE.findall(text, 0, _SAMPLE * 32)) >= _FEWEST_TWICE:
        return Decoded(text, encoding, (ENCODED_TWICE,))
    return Decoded(text, encoding)


def label_of(label: str | None) -> str | None:
    """Return the WHATWG's name for an encoding's label; None where there is none.

    >>> label_of("latin1")
    'windows-1252'

    """
    found = webencodings.lookup(label.strip(" \t\r\n\f\"'")) if label else None
    return found.name if found is not None else None


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the page itself declares near its beginning."""
    head = data[:PRESCANNED]
    if xml := _XML.match(head.lstrip()):
        if name := _usable(xml[1]):
            return name
    for meta in _META.finditer(_COMMENT.sub(b"", head)):
        attributes: dict[bytes, bytes] = {}
        for found in _ATTRIBUTE.finditer(meta[1]):
            attributes.setdefault(found[1].lower(), found[2] or found[3] or found[4] or b"")
        label = attributes.get(b"charset")
        if label is None and attributes.get(b"http-equiv", b"").strip().lower() == b"content-type":
            inner = _CONTENT_CHARSET.search(attributes.get(b"content", b""))
            label = inner[1] if inner else None
        if label is not None and (name := _usable(label)):
            return name
    return None


def _usable(label: bytes) -> str | None:
    """Return the encoding that a label within the bytes can mean: they are read, so it is not UTF-16."""
    name = label_of(label.decode("ascii", "replace"))
    return "utf-8" if name is not None and name.startswith("utf-16") else name


def _read(data: bytes, declared: str | None) -> tuple[str, str]:
    """Return the text and the name of the encoding, given what is declared."""
    is_wide = declared is not None and declared.startswith("utf-16")
    if not is_wide and (wide := _without_mark(data)) is not None:
        return data.decode(wide, "replace"), wide
    if is_wide and 0 not in data[:PRESCANNED]:
        declared, is_wide = None, False  # markup in it would have zeros
    if not is_wide and declared not in _ESCAPING and data.isascii():
        return data.decode("ascii"), declared or "utf-8"
    if declared is not None and (is_wide or declared in _MULTIBYTE):
        try:
            return data.decode(_codec(declared)), declared
        except UnicodeDecodeError:
            pass
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if bad:
        bad -= data.count(b"\xef\xbf\xbd")
    if not bad:
        return text, "utf-8"
    if declared == "utf-8" or declared is None:
        # A page cut off or pasted together has some bytes that are wrong; another encoding has hardly one right.
        above = len(data.translate(None, bytes(range(128))))
        if 8 * bad <= above or (bad == 1 and _is_cut(data)):
            return text, "utf-8"
        declared = _detected(data)
    return data.decode(_codec(declared), "replace"), declared


def _is_cut(data: bytes) -> bool:
    """Tell whether only the last character is incomplete."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _codec(name: str) -> str:
    if name in _WIDER:
        return _WIDER[name]
    found = webencodings.lookup(name)
    return found.codec_info.name if found is not None else name


def _without_mark(data: bytes) -> str | None:
    """Return UTF-16 (or 32) where most other bytes of the beginning are 0, as with markup in those encodings.

    A title in letters that are not Latin may stand at the beginning too.
    """
    head = data[:256]
    if len(head) < 4 or 0 not in head:
        return None
    if 5 * head.count(0) > 3 * len(head):
        for name, top, plane in (("utf-32-be", 0, 1), ("utf-32-le", 3, 2)):
            if not any(head[top::4]) and max(head[plane::4]) <= 0x10:
                return name
    even, odd = head[::2], head[1::2]
    if 5 * even.count(0) > 3 * len(even) and not odd.count(0):
        return "utf-16-be"
    if 5 * odd.count(0) > 3 * len(odd) and not even.count(0):
        return "utf-16-le"
    return None


def _detected(data: bytes) -> str:
    """Return the encoding that the words which are not ASCII look most like."""
    pieces: list[bytes] = []
    size = 0
    for piece in re.split(rb"[<>\r\n]+", data):
        if not piece.isascii():
            pieces.append(piece)
            size += len(piece)
            if size > _SAMPLE:
                break
    sample = b"\n".join(pieces)
    if name := _east_asian(sample):
        return name
    above = len(sample.translate(None, bytes(range(128))))
    is_dense = above >= _FEWEST_TO_JUDGE and 10 * len(re.findall(rb"[\x80-\xff]{2}", sample)) > 3 * above
    language = _LANGUAGE.search(data[:PRESCANNED])
    of_language = _OF_LANGUAGE.get(language[1].decode().lower()) if language else None
    if not is_dense:
        return of_language or "windows-1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(sample, cp_isolation=_DENSE).best()
    found = label_of(best.encoding.replace("cp", "windows-").replace("_", "-")) if best is not None else None
    return found or of_language or "windows-1252"


def _east_asian(sample: bytes) -> str | None:
    """Return the multibyte encoding in which the sample is text of its language, if there is one.

    They can be told apart: a sample is sound in few of them, and its characters are common ones in one only.
    """
    shares: dict[str, float] = {}
    for name, codec in (
        ("shift_jis", "cp932"),
        ("euc-jp", "euc_jp"),
        ("euc-kr", "cp949"),
        ("gb18030", "gb18030"),
        ("big5", "big5hkscs"),
    ):
        try:
            letters = [letter for letter in sample.decode(codec) if letter > "\u2e7f"]
        except UnicodeDecodeError:
            continue
        above = len(sample.translate(None, bytes(range(128))))
        if len(letters) < 4 or 4 * len(letters) < above:
            continue
        if name in ("shift_jis", "euc-jp"):
            common = sum("\u3040" <= letter <= "\u30ff" for letter in letters)
        elif name == "euc-kr":
            common = sum("\uac00" <= letter <= "\ud7a3" for letter in letters)
        else:
            low, high = (0xB0, 0xD7) if name == "gb18030" else (0xA4, 0xC6)
            pairs = [letter.encode(codec) for letter in letters]
            common = sum(
                low <= pair[0] <= high and (name == "big5" or pair[1] > 0xA0)
                for pair in pairs
                if len(pair) == 2
            )
        shares[name] = common / len(letters)
    for name, least in (("shift_jis", 0.2), ("euc-jp", 0.2), ("euc-kr", 0.85)):
        if shares.get(name, 0.0) >= least:
            return name
    chinese = max(("gb18030", "big5"), key=lambda name: shares.get(name, 0.0))
    return chinese if shares.get(chinese, 0.0) >= 0.6 else None


def _refuse_binary(data: bytes) -> None:
    for magic, name in _BINARY:
        if data.startswith(magic):
            raise UnsupportedInput(f"neither HTML nor plain text: {name}")
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
        raise UnsupportedInput("neither HTML nor plain text: media file")
    if data.startswith(b"MZ") and b"\0" in data[:64]:
        raise UnsupportedInput("neither HTML nor plain text: Windows program")
    if data[257:262] == b"ustar":
        raise UnsupportedInput("neither HTML nor plain text: tar archive")
    head = data[:PRESCANNED]
    if len(head) >= _FEWEST_TO_CALL_BINARY and _without_mark(data) is None:
        controls = len(head) - len(head.translate(None, _NEVER_IN_TEXT))
        if controls > _MOST_CONTROLS * len(head):
            raise UnsupportedInput("neither HTML nor plain text: binary data")
