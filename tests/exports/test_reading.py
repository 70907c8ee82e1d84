"""`read` tells what a file is, and streams it."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from pathlib import Path

import pytest
from tests.invariants import check_post

import postparse
from postparse import InvalidDocument, UnsupportedInput, read, to_json
from postparse.exports.disqus import read_disqus
from postparse.exports.feeds import read_feed
from postparse.exports.reading import form_of
from postparse.exports.wxr import read_wxr

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
EXPORTS = sorted(FIXTURES.glob("exports/*.[xj][ms]*l"))
PAGE = FIXTURES / "demo" / "letterpress.html"


def posts(data: bytes, **options) -> list[postparse.Post]:
    return list(read(io.BytesIO(data), **options))


class Pipe(io.RawIOBase):
    """A file that cannot seek and gives a few bytes at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def readinto(self, buffer) -> int:
        return self._data.readinto(memoryview(buffer)[:1000])


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'><channel>", "wxr"),
        (b"<?xml version='1.0'?>\n<!-- a --><!-- b -->\n<rss version='2.0'>", "feed"),
        (b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        (b"<disqus xmlns='http://disqus.com'>", "disqus"),
        ("<?xml version='1.0'?><feed>".encode("utf-16"), "feed"),
        (b'{"schema_version": 1}', "json"),
        (b' [ {"id": 1}]', "json"),
        (b"WARC/1.0\r\n", "warc"),
        (b"<!DOCTYPE html><html>", "page"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "page"),
        (b"{ this is how the text begins", "page"),
        (b"[1] A note", "page"),
        (b"Words", "page"),
        (b"", "page"),
        (b"<!--" * 16_000, "page"),
        (b"<!-- --> " * 7_000, "page"),
        (b"<?a>" * 16_000, "page"),
    ],
)
def test_forms(head: bytes, form: str) -> None:
    assert form_of(head) == form


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_paths_files_pipes_and_gzip_give_the_same(path: Path) -> None:
    expected = list(read(path))
    data = path.read_bytes()
    assert expected
    assert list(read(str(path))) == expected
    assert posts(data) == expected
    assert list(read(io.BufferedReader(Pipe(data)))) == expected
    assert posts(gzip.compress(data)) == expected
    for post in expected:
        check_post(post)


def test_pages() -> None:
    expected = postparse.parse(PAGE.read_bytes())
    assert list(read(PAGE)) == [expected]
    assert posts(gzip.compress(PAGE.read_bytes())) == [expected]
    assert posts(b"Title\n\nWords.", url="https://blog.example/")[0].url == "https://blog.example/"


def test_own_documents() -> None:
    first, second = postparse.parse(PAGE.read_bytes()), postparse.Post(title="Other")
    both = [first, second]
    assert posts(to_json(first)) == [first]
    assert posts(b"\n" + to_json(first) + b"\n\n" + to_json(second) + b"\n") == both
    assert posts(json.dumps(json.loads(to_json(first)), indent=2).encode()) == [first]
    assert posts(json.dumps([json.loads(to_json(post)) for post in both]).encode()) == both


def test_faults_in_documents_say_where() -> None:
    good = to_json(postparse.Post(title="Good"))
    with pytest.raises(InvalidDocument, match="line 2: title: a string is expected"):
        posts(good + b'\n{"schema_version": 1, "title": 5}\n')
    with pytest.raises(InvalidDocument, match="line 3"):
        posts(good + b"\n\n{broken")
    with pytest.raises(InvalidDocument, match=r"\[0\]\.title"):
        posts(b'[{"schema_version": 1, "title": 5}]')
    with pytest.raises(UnsupportedInput, match="JSON"):
        posts(b'{"name": "package"}')
    assert posts(b"[]") == []


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_broken_exports_give_what_can_be_read(path: Path) -> None:
    data = path.read_bytes()
    for cut in range(0, len(data), max(len(data) // 40, 1)):
        try:
            for post in posts(data[:cut]):
                check_post(post)
        except postparse.PostparseError:
            pass
        for junk in (b"\0\x1b&nonsense;<", b"</item></entry>", b'"'):
            try:
                for post in posts(data[:cut] + junk + data[cut:]):
                    check_post(post)
            except postparse.PostparseError:
                pass


def test_broken_gzip() -> None:
    data = gzip.compress(PAGE.read_bytes())
    for broken in (data[:500], data[:30] + b"junk" + data[30:], b"\x1f\x8b"):
        with pytest.raises(UnsupportedInput):
            posts(broken)
    assert zlib.crc32(data)


def test_no_entity_is_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    data = f"""<!DOCTYPE rss [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>
    <rss version="2.0"><channel><item><title>T &a; &c;</title><description>D &a;</description></item></channel></rss>"""
    for found in (posts(data.encode()), list(read_feed(io.BytesIO(data.encode())))):
        assert "secret" not in repr([postparse.to_dict(post) for post in found])


BOMB = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))


@pytest.mark.parametrize(
    ("declared", "used"),
    [
        (BOMB, "&a11;"),
        ("<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;", "&p;"),
        ("<!ENTITY e SYSTEM 'http://127.0.0.1:9/x'>", "&e;"),
        ("<!ENTITY e PUBLIC 'x' 'file:///etc/hostname'>", "&e;"),
        ("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "&a;"),
        (f"<!ENTITY a '{'x' * 100_000}'>", "&a;" * 10_000),
    ],
    ids=["a bomb", "a parameter", "the network", "a file", "a circle", "a square"],
)
@pytest.mark.parametrize("place", ["title", "description", "link"])
def test_entities_are_no_attack(declared: str, used: str, place: str) -> None:
    data = (
        f"<?xml version='1.0'?><!DOCTYPE rss [{declared}]><rss version='2.0'><channel>"
        f"<item><title>T</title><{place}>{used}</{place}></item></channel></rss>"
    ).encode()
    found = list(read_feed(io.BytesIO(data)))
    assert sum(len(to_json(post)) for post in found) < 2 * len(data) + 1000
    hostname = Path("/etc/hostname")
    if hostname.exists() and (name := hostname.read_text().strip()):
        assert name not in repr([postparse.to_dict(post) for post in found])


FEEDS = {
    "wxr": '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>{0}</title><content:encoded>{0}</content:encoded>'
    "<wp:post_type>post</wp:post_type><wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>{0}</wp:comment_author>"
    "<wp:comment_content>Words {0}</wp:comment_content></wp:comment></item></channel></rss>",
    "atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>{0}</title>'
    '<author><name>{0}</name></author><content type="html">Words {0}</content></entry></feed>',
    "disqus": '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="1">'
    '<link>https://blog.example/</link><title>{0}</title></thread><post dsq:id="2"><message>Words {0}</message>'
    '<createdAt>2019-01-03T08:00:00Z</createdAt><author><name>{0}</name></author><thread dsq:id="1"/></post></disqus>',
}


READERS = {"wxr": read_wxr, "atom": read_feed, "disqus": read_disqus}


@pytest.mark.parametrize("kind", FEEDS)
def test_no_format_resolves_entities_or_includes(kind: str, tmp_path: Path) -> None:
    """Each attack in every field: what is on the disk is nowhere in the posts, and nothing grows."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden phrase")
    uri = secret.as_uri()
    grammar = tmp_path / "grammar.dtd"
    grammar.write_text("<!ENTITY d 'hidden phrase'>")
    root = FEEDS[kind][1:].split()[0]
    attacks = [
        (f"<!DOCTYPE {root} [<!ENTITY s SYSTEM '{uri}'>]>", "&s;"),
        (f"<!DOCTYPE {root} [<!ENTITY s 'hidden phrase'>]>", "&s;"),
        (f"<!DOCTYPE {root} [<!ENTITY % p SYSTEM '{grammar.as_uri()}'>%p;]>", "&d;"),
        (f"<!DOCTYPE {root} SYSTEM '{grammar.as_uri()}'>", "&d;"),
        (f"<!DOCTYPE {root} [{BOMB}]>", "&a11;"),
        ("", f"<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='{uri}' parse='text'/>"),
    ]
    for doctype, used in attacks:
        data = f"<?xml version='1.0'?>{doctype}{FEEDS[kind].format(used)}".encode()
        found = list(READERS[kind](io.BytesIO(data)))
        assert [post.provenance.format for post in found] == ([kind] if BOMB not in doctype else []), used
        assert "hidden" not in repr([postparse.to_dict(post) for post in found])
        assert sum(len(to_json(post)) for post in found) < 3 * len(data) + 2000


def test_nothing_is_included_or_transformed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret>the secret words</secret>")
    data = f"""<?xml version="1.0"?><?xml-stylesheet href="{secret.as_uri()}" type="text/xsl"?>
    <rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><title>T</title>
    <description><xi:include href="{secret.as_uri()}"/><xi:include href="{secret.as_uri()}" parse="text"/></description>
    </item></channel></rss>"""
    assert [post.title for post in posts(data.encode())] == ["T"]
    assert "secret words" not in repr([postparse.to_dict(post) for post in posts(data.encode())])


def test_deep_and_broad_xml() -> None:
    deep = b"<rss><channel><item><title>T</title>" + b"<a>" * 100_000 + b"</item></channel></rss>"
    for post in posts(deep):
        check_post(post)
    item = b"<item><title>T</title><description>words</description></item>"
    count = sum(1 for _ in read(io.BytesIO(b"<rss><channel>" + item * 5_000 + b"</channel></rss>")))
    assert count == 5_000


def test_missing_parents_are_told() -> None:
    data = b"""<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>T</title>
    <wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author>Ann</wp:comment_author>
    <wp:comment_content>Words</wp:comment_content><wp:comment_parent>4</wp:comment_parent></wp:comment>
    </item></channel></rss>"""
    (post,) = posts(data)
    assert [(repair.kind, repair.id) for repair in post.provenance.repairs] == [("missing-parent", "5")]


def test_web_archives() -> None:
    warcio = pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    assert warcio
    for compressed in (True, False):
        file = io.BytesIO()
        writer = WARCWriter(file, gzip=compressed)
        answers = [
            (
                "https://blog.example/1",
                "200 OK",
                "text/html; charset=windows-1252",
                "<title>Grüße</title>".encode("cp1252"),
            ),
            ("https://blog.example/2", "404 Not Found", "text/html", b"<title>none</title>"),
            ("https://blog.example/3", "200 OK", "image/png", b"\x89PNG"),
            ("https://blog.example/4", "200 OK", "text/html", b"%PDF-1.4"),
            ("https://blog.example/5", "200 OK", "text/plain", b"Title\n\nWords and words."),
        ]
        for url, status, kind, body in answers:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
            )
        found = posts(file.getvalue())
        assert [post.url for post in found] == ["https://blog.example/1", "https://blog.example/5"]
        assert found[0].title == "Grüße"
