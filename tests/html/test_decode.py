"""Bytes become text in the encoding that they are in, whatever they declare."""

from __future__ import annotations

import time

import pytest

import postparse
from postparse.errors import InputTooLarge, UnsupportedInput
from postparse.html import decode as module
from postparse.html.decode import declared_encoding, decode, label_of
from postparse.html.dom import Page

WORDS = "Ein schöner Tag — naïve Gäste grüßen"


def test_text_passes_through_cleaned() -> None:
    assert decode("Zoë\x00\x1b[31m\ud800").text == "Zoë[31m\ufffd"
    assert decode("plain").encoding is None


@pytest.mark.parametrize("wrap", [bytes, bytearray, memoryview])
def test_any_buffer_is_read(wrap) -> None:
    assert decode(wrap(WORDS.encode())).text == WORDS


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_a_byte_order_mark_overrules_all(mark: bytes, codec: str) -> None:
    page = f"<meta charset=koi8-r><p>{WORDS}"
    decoded = decode(mark + page.encode(codec), "windows-1251")
    assert (decoded.text, decoded.encoding) == (page, codec)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_known_without_a_mark(codec: str) -> None:
    page = f"<html><body><p>{WORDS}</p></body></html>"
    assert decode(page.encode(codec)).text == page


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ISO-8859-1", "windows-1252"),
        ("latin1", "windows-1252"),
        ("us-ascii", "windows-1252"),
        (" utf8 ", "utf-8"),
        ("x-sjis", "shift_jis"),
        ("gb2312", "gbk"),
        ("ks_c_5601-1987", "euc-kr"),
        ("no-such-thing", None),
        ("", None),
        (None, None),
    ],
)
def test_labels_are_the_webs(label: str | None, name: str | None) -> None:
    assert label_of(label) == name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<META  CharSet = koi8-r />", "koi8-r"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>", "iso-8859-2"),
        (b'<meta content="text/html;charset=gb2312" http-equiv="content-type">', "gbk"),
        (b'<meta name=a content="charset=koi8-r"><meta charset=big5>', "big5"),
        (b"<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5"),
        (b'<?xml version="1.0" encoding="ISO-8859-5"?><html>', "iso-8859-5"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=nonsense><meta charset=koi8-u>", "koi8-u"),
        (b"x" * 5000 + b"<meta charset=koi8-r>", None),
        (b"<meta charset", None),
    ],
)
def test_declarations_in_the_page(head: bytes, name: str | None) -> None:
    assert declared_encoding(head) == name


def test_the_transport_overrules_the_page() -> None:
    data = "<meta charset=koi8-r><p>привет".encode("windows-1251")
    assert decode(data, "windows-1251").text.endswith("привет")


def test_what_calls_itself_latin_1_may_be_utf_8() -> None:
    data = f"<meta charset=iso-8859-1><p>{WORDS}".encode()
    assert decode(data).text.endswith(WORDS)
    assert decode(data, "latin1").encoding == "utf-8"


def test_latin_1_has_the_quotation_marks_of_windows() -> None:
    assert decode(b"<meta charset=iso-8859-1><p>\x93so\x94").text.endswith("“so”")


def test_a_page_with_some_wrong_bytes_stays_utf_8() -> None:
    data = (WORDS * 10).encode() + b"\xe9 end"
    assert decode(data).text == WORDS * 10 + "\ufffd end"
    assert decode("ab é".encode()[:-1]).text == "ab \ufffd"


def test_a_transport_that_says_utf_16_of_ascii_is_not_believed() -> None:
    assert decode(b"<p>plain words</p>", "utf-16").text == "<p>plain words</p>"


@pytest.mark.parametrize(
    ("codec", "language", "words"),
    [
        ("cp1252", "", "L\u2019été, où les élèves étaient là : « voilà » !"),
        ("cp1250", "cs", "Dnes večer čteme knížku o žluťoučkém koni."),
        ("cp1254", "tr", "Bugün güzel bir gün, değil mi? Teşekkürler."),
        ("cp1251", "", "Сегодня хороший день, спасибо всем за письма и вопросы."),
        ("koi8-r", "", "Сегодня хороший день, спасибо всем за письма и вопросы."),
        ("cp1253", "", "Σήμερα είναι μια όμορφη μέρα και σας ευχαριστώ."),
        ("cp932", "", "今日はとても天気がよいので、散歩に出かけました。"),
        ("euc_jp", "", "今日はとても天気がよいので、散歩に出かけました。"),
        ("gb18030", "", "今天天气很好，我们一起出去走走，谢谢大家的来信。"),
        ("big5hkscs", "", "今天天氣很好，我們一起出去走走，謝謝大家的來信。"),
        ("cp949", "", "오늘은 날씨가 참 좋아서 산책을 나갔습니다."),
    ],
)
def test_undeclared_encodings_are_found_out(codec: str, language: str, words: str) -> None:
    page = f"<html lang={language}><p>{words}</p><p>{words}</p>"
    assert decode(page.encode(codec)).text == page


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_INPUT", 10)
    for data in (b"x" * 11, "x" * 11):
        with pytest.raises(InputTooLarge, match="11 bytes"):
            decode(data)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\0\0\0\x18ftypmp42", "media"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(UnsupportedInput, match=name):
        postparse.parse_html(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"\0", b"\xff", b"\xff\xfe", b"\xff\xfe\0", bytes(range(32, 256)), b"\x80" * 999, b"<meta" * 999],
)
def test_any_bytes_give_some_text(data: bytes) -> None:
    for label in (None, "utf-16", "iso-2022-jp", "x-user-defined", "replacement", "hz-gb-2312", "big5"):
        text = decode(data, label).text
        assert not set(text) & set(map(chr, [*range(9), *range(11, 32), *range(127, 160)]))


def test_detection_takes_no_longer_for_a_larger_page() -> None:
    data = "Où sont les élèves ? <p>".encode("cp1252") * 100_000
    start = time.perf_counter()
    assert decode(data).encoding == "windows-1252"
    assert time.perf_counter() - start < 2


def test_text_encoded_twice_is_told() -> None:
    words = "<h1>Heron</h1><p>The café’s heron – its “neck” – was naïve, and stood there until the evening."
    once = words.encode()
    mended = postparse.parse_html(once.decode("latin-1").encode())
    assert "The café’s heron – its “neck” – was naïve" in mended.text
    assert mended.provenance.notes == (module.ENCODED_TWICE_MENDED,)
    for twice in ("cafÃ© â€œneckâ€ naÃ¯ve", "cafÃ© â€œneckâ€ naÃ¯ve".encode()):
        assert postparse.parse_html(twice).provenance.notes == (module.ENCODED_TWICE,)
        assert postparse.parse(twice).provenance.notes == (module.ENCODED_TWICE,)
    assert postparse.parse_html(once).provenance.notes == ()
    assert postparse.parse_html("NÃO É Ã").provenance.notes == ()


@pytest.mark.parametrize("parse", [postparse.parse, postparse.parse_html, postparse.parse_text])
def test_the_size_that_is_read_can_be_set(parse) -> None:
    with pytest.raises(InputTooLarge, match="12 bytes; at most 11"):
        parse("<p>Words</p>", max_size=11)
    assert isinstance(parse("<p>Words</p>", max_size=12), postparse.Post)


def test_the_depth_that_is_read_can_be_set() -> None:
    words = "Words that are deep, and enough of them to be a post."
    page = "<h1>Title</h1>" + "<div>" * 500 + f"<p>{words}</p>"
    assert words in postparse.parse_html(page, max_nesting=20).text
    assert max(Page(page, max_nesting=20).depths) < 30 < 400 < max(Page(page).depths)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MZ\x90\0\3\0", "Windows program"),
        (b"x" * 257 + b"ustar\0", "tar"),
        (bytes(range(256)) * 4, "binary"),
        (b"\0\0\1\0\1\0", "icon"),
        (b"{\\rtf1 words}", "RTF"),
    ],
)
def test_other_binary_data_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(UnsupportedInput, match=name):
        postparse.parse(data)
