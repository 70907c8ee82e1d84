"""Hostile exports, documents and threads of any size, one generator for each way to hurt a stage."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

Generator = Callable[[int], bytes]

_WXR = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>T</title><content:encoded>{}</content:encoded><wp:post_type>post</wp:post_type>{}</item></channel></rss>'
_WXR_COMMENT = "<wp:comment><wp:comment_id>{}</wp:comment_id><wp:comment_author>Ann</wp:comment_author><wp:comment_date_gmt>2022-02-07 11:00:00</wp:comment_date_gmt><wp:comment_content>Words</wp:comment_content><wp:comment_parent>{}</wp:comment_parent></wp:comment>"
_RSS = '<rss version="2.0"><channel><title>T</title>{}</channel></rss>'
_ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>T</title>{}</feed>'
_ENTRY = '<entry><id>post-{0}</id><title>T</title><published>2022-02-07T11:00:00Z</published><content type="html">Words</content><thr:in-reply-to ref="post-{1}"/></entry>'
_DISQUS = '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="1"><link>https://blog.example/</link><title>T</title></thread>{}</disqus>'
_DISQUS_POST = '<post dsq:id="{0}"><message>Words</message><createdAt>2019-01-03T08:00:00Z</createdAt><isDeleted>true</isDeleted><author><name>Ann</name></author><thread dsq:id="1"/><parent dsq:id="{1}"/></post>'


def _wxr(rows: Iterable[tuple[int, int]], content: str = "Words") -> bytes:
    return _WXR.format(content, "".join(_WXR_COMMENT.format(own, parent) for own, parent in rows)).encode()


def _rest(rows: Iterable[tuple[int, int]]) -> bytes:
    comments = [
        {
            "id": own,
            "post": 1,
            "parent": parent,
            "author_name": "Ann",
            "content": {"rendered": "<p>Words</p>"},
        }
        for own, parent in rows
    ]
    post = {"id": 1, "title": {"rendered": "T"}, "content": {"rendered": "<p>Words</p>"}}
    return json.dumps([post, *comments]).encode()


EXPORTS: dict[str, Generator] = {
    "wxr comments with equal ids": lambda n: _wxr((7, 7) for _ in range(n)),
    "wxr comments in a circle": lambda n: _wxr((k + 1, (k + 1) % n + 1) for k in range(n)),
    "wxr comments without parents": lambda n: _wxr((k + 1, k + 1 + n) for k in range(n)),
    "wxr comments upside down": lambda n: _wxr((n - k, n - k - 1) for k in range(n)),
    "wxr content of blank lines": lambda n: _wxr([], "Words\n\n" * n),
    "wxr content of open tags": lambda n: _wxr([], "&lt;pre&gt;" * n),
    "rest comments in circles": lambda n: _rest((k + 1, (k ^ 1) + 1) for k in range(n)),
    "rest comments with equal ids": lambda n: _rest((7, 7) for _ in range(n)),
    "rest comments in a chain": lambda n: _rest((k + 1, k) for k in range(n)),
    "rss items": lambda n: _RSS.format(
        "<item><title>T &amp;amp; U</title><link>https://blog.example/#c1</link></item>" * n
    ).encode(),
    "rss broken at every item": lambda n: _RSS.format("<item><title>T &nbsp; < </tilte></item>" * n).encode(),
    "rss nested deep": lambda n: _RSS.format("<item>" * n).encode(),
    "rss attributes": lambda n: _RSS.format(
        "<item " + " ".join(f"a{k}='v'" for k in range(n)) + "/>"
    ).encode(),
    "atom entries in circles": lambda n: _ATOM.format(
        "".join(_ENTRY.format(k, k ^ 1) for k in range(n))
    ).encode(),
    "atom replies": lambda n: _ATOM.format("".join(_ENTRY.format(k, 0) for k in range(n))).encode(),
    "disqus comments deleted in a chain": lambda n: _DISQUS.format(
        "".join(_DISQUS_POST.format(k + 1, k) for k in range(n))
    ).encode(),
    "processing instructions": lambda n: (
        b'<?xml version="1.0"?>' + b"<!-- x --><?x y?>" * n + b'<rss version="2.0"><channel/></rss>'
    ),
    "entities in entities": lambda n: (
        b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>"
        + b"".join(b"<!ENTITY a%d '&a%d;&a%d;'>" % (k + 1, k, k) for k in range(n))
        + b"]><rss version='2.0'><channel><item><title>&a%d;</title></item></channel></rss>" % n
    ),
    "json brackets": lambda n: b'[{"id": 1, "content": {"rendered": ' + b"[" * n,
    "lines of json": lambda n: b'{"schema_version": 1, "title": "T"}\n' * n,
}
"""Files by what is hostile about them."""


def _document(comments: list[dict[str, Any]], **fields: Any) -> bytes:
    return json.dumps({"schema_version": 1, "thread": comments, **fields}).encode()


def _paragraph(text: str, marks: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"type": "paragraph", "content": {"text": text, "marks": marks or []}}


def _sections(*blocks: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"title": None, "level": 0, "blocks": list(blocks)}]


def _replies(nested: int) -> bytes:
    opening = b"".join(
        b'{"id": "%d", "blocks": [{"type": "paragraph", "content": {"text": "Words"}}], "replies": [' % k
        for k in range(nested)
    )
    return b'{"schema_version": 1, "thread": [' + opening + b"]}" * nested + b"]}"


def _row(n: int, parent: int | None, depth: int) -> dict[str, Any]:
    return {
        "id": str(n),
        "parent_id": None if parent is None else str(parent),
        "depth": depth,
        "author": {"name": "Ann"},
        "blocks": [_paragraph("Words")],
    }


DOCUMENTS: dict[str, Generator] = {
    "a chain of replies": lambda n: _document([_row(k, k - 1 if k else None, k) for k in range(n)]),
    "a chain of replies nested": _replies,
    "comments": lambda n: _document([_row(k, None, 0) for k in range(n)]),
    "replies to one comment": lambda n: _document([_row(0, None, 0), *(_row(k, 0, 1) for k in range(1, n))]),
    "nested lists": lambda n: b'{"schema_version": 1, "tags": ' + b"[" * n + b"]" * n + b"}",
    "unclosed lists": lambda n: b'{"schema_version": 1, "thread": [{"replies": ' + b"[" * n,
    "unknown fields": lambda n: _document([], **{f"x{k}": k for k in range(n)}),
    "marks side by side": lambda n: _document(
        [],
        sections=_sections(
            _paragraph("ab " * n, [{"start": 3 * k, "end": 3 * k + 2, "kind": "strong"} for k in range(n)])
        ),
    ),
    "marks that overlap": lambda n: _document(
        [],
        sections=_sections(
            _paragraph("a" * n, [{"start": k, "end": min(n, k + 3), "kind": "strong"} for k in range(n)])
        ),
    ),
    "marks over everything": lambda n: _document(
        [], sections=_sections(_paragraph("a" * n, [{"start": 0, "end": n, "kind": "emphasis"}] * n))
    ),
    "marks in marks": lambda n: _document(
        [],
        sections=_sections(
            _paragraph("a" * (2 * n), [{"start": k, "end": 2 * n - k, "kind": "strong"} for k in range(n)])
        ),
    ),
    "marks of white space": lambda n: _document(
        [],
        sections=_sections(_paragraph(" " * n, [{"start": 0, "end": n, "kind": "code"}] * n)),
    ),
    "backticks": lambda n: _document([], sections=_sections({"type": "code", "text": "` `` " * n})),
    "one long text": lambda n: _document([], sections=_sections(_paragraph("words *_[ " * n))),
    "headings": lambda n: _document(
        [], sections=[{"title": "T", "level": 2, "blocks": [_paragraph("Words")]}] * n
    ),
    "table cells": lambda n: _document(
        [], sections=_sections({"type": "table", "rows": [[{"content": {"text": "a|b"}}]] * n})
    ),
}
"""Documents by what is hostile about them; some are none of ours."""
