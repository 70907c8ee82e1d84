"""HTML or plain text? `parse` looks and calls the right parser."""

from __future__ import annotations

import re
from datetime import datetime

import attrs
import orjson

from postparse.errors import UnsupportedInput
from postparse.forms import form_of
from postparse.html.decode import decode
from postparse.html.reader import parse_html
from postparse.models import Post
from postparse.text.reader import parse_text

_SAMPLE = 65_536
_BEGINNING = re.compile(
    r"<(?:!doctype\b|!--|html\b|head\b|body\b|title\b|meta\b|link\b|script\b|style\b|base\b|\?xml\b)",
    re.IGNORECASE,
)
# The tags that comment forms allow ("You may use these HTML tags") are inline ones, and only their start tags.
_TAG = re.compile(
    r"<(?:/(?:a|abbr|b|blockquote|center|cite|code|dd|dl|dt|em|font|form|i|iframe|label|nav|pre|small|span|strong"
    r"|sub|sup|tbody|tt|u)|/?(?:article|aside|br|div|figure|footer|h[1-6]|header|hr|img|li|main|ol|p|section|table"
    r"|td|th|tr|ul)(?:\s[^<>]{0,2000})?)/?>",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"</?(?:article|aside|blockquote|br|center|d[dlt]|div|figure|footer|h[1-6]|header|hr|img|li|main|nav|ol|p|pre|section|table"
    r"|td|th|tr|ul)(?=[\s/>])",
    re.IGNORECASE,
)
_FIRST_TAG = re.compile(r"<([a-z][a-z0-9]{0,9})(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_INLINE_NAMES = frozenset("a abbr b big cite code del em font i ins q s small span strong sub sup u".split())
_BLOCK_NAMES = frozenset(
    "article aside blockquote center div dl figure h1 h2 h3 h4 h5 h6 header hr img main nav ol p pre section table ul".split()
)
_FEWEST_TAGS = 2
_MOST_LETTERS_A_TAG = 500
_SHORT = 2000
_OTHER_FORMS = {
    "wxr": "a WordPress export",
    "feed": "a feed",
    "disqus": "a Disqus export",
    "warc": "a web archive",
    "json": "JSON",
}


def parse(
    data: bytes | bytearray | memoryview | str,
    *,
    url: str | None = None,
    encoding: str | None = None,
    now: datetime | None = None,
    max_size: int | None = None,
) -> Post:
    r"""Return the post and the comment thread of a page, given as HTML or as the plain text that a renderer made of it.

    Args:
        data: The page as bytes or as text.
        url: Where the page was read from; relative links resolve against it.
        encoding: The encoding that the transport declared, for bytes.
        now: When the page was read: relative dates ("2 hours ago") resolve against it.
        max_size: How many bytes (or characters of text) are read at most; `postparse.html.decode.MAX_INPUT` where it
            is None.

    Raises:
        InputTooLarge: The input is larger than that.
        UnsupportedInput: The bytes are a picture, an archive or the like; or they are a feed, an export or JSON, which
            `postparse.read` reads.

    >>> parse("<h1>Hello</h1><p>Some words.</p>").provenance.format
    'html'
    >>> parse("Hello\n\nSome words about <b> in HTML.").provenance.format
    'text'

    """
    decoded = decode(data, encoding, max_size=max_size)
    max_size = len(decoded.text)  # what was within the limit as bytes is so as text
    _refuse_other_forms(decoded.text)
    if looks_like_html(decoded.text):
        post = parse_html(decoded.text, url=url, now=now, max_size=max_size)
    else:
        post = parse_text(decoded.text, url=url, now=now, max_size=max_size)
    if decoded.encoding is None and not decoded.notes:
        return post
    return attrs.evolve(
        post, provenance=attrs.evolve(post.provenance, encoding=decoded.encoding, notes=decoded.notes)
    )


def _refuse_other_forms(text: str) -> None:
    form = form_of(text[:_SAMPLE].encode("utf-8", "replace"))
    if form == "page" or (form == "json" and not _is_json(text)):
        return
    raise UnsupportedInput(
        f"{_OTHER_FORMS[form]}, not one page: postparse.read yields the posts of such a file"
    )


def _is_json(text: str) -> bool:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return False
    return True


def looks_like_html(text: str) -> bool:
    """Tell whether a text is markup: it begins as pages do, or tags are thick in it.

    Text that only speaks of HTML has a tag here and there, and Markdown has inline tags between blank lines.
    """
    sample = text[:_SAMPLE].lstrip()
    if _BEGINNING.match(sample) or _begins_fragment(sample):
        return True
    tags = len(_TAG.findall(sample))
    begins = _TAG.match(sample) is not None
    if tags < _FEWEST_TAGS or not (begins or len(sample) < _MOST_LETTERS_A_TAG * tags):
        return False
    return begins or "\n\n" not in sample or _BLOCK.search(sample) is not None


def _begins_fragment(sample: str) -> bool:
    """Tell whether a text is a piece of a page: a short one that begins with a block, or with an inline element that ends."""
    first = _FIRST_TAG.match(sample)
    if first is None or len(sample) > _SHORT:
        return False
    name = first[1].lower()
    if name in _BLOCK_NAMES:
        return True
    return name in _INLINE_NAMES and f"</{name}>" in sample.lower() and "\n\n" not in sample
