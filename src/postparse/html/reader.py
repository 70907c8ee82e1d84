"""HTML to a post: the pipeline."""

from __future__ import annotations

from datetime import datetime

from postparse.dates import DateReader
from postparse.html.blocks import sections_of
from postparse.html.body import select_body
from postparse.html.comments.assemble import assemble
from postparse.html.comments.choose import find_discussion
from postparse.html.comments.profiles.lines import forget_lines
from postparse.html.decode import decode
from postparse.html.dom import page_of
from postparse.html.limits import MAX_NESTING
from postparse.html.metadata import read_language, read_metadata
from postparse.html.written import read_written
from postparse.models import Post, Provenance, Thread
from postparse.quotations import mark_quotations
from postparse.threads.order import collector_paused

BOUNDED = "tags or attributes beyond a limit were left out, their text is kept"
"""The note of a page that went beyond a limit on its markup."""


def parse_html(
    data: bytes | bytearray | memoryview | str,
    *,
    url: str | None = None,
    encoding: str | None = None,
    now: datetime | None = None,
    max_size: int | None = None,
    max_nesting: int = MAX_NESTING,
) -> Post:
    """Return the post and the comment thread of an HTML page.

    Args:
        data: The page as bytes or as text.
        url: Where the page was read from; relative links resolve against it.
        encoding: The encoding that the transport declared, for bytes.
        now: When the page was read: relative dates ("2 hours ago") resolve against it.
        max_size: How many bytes (or characters of text) are read at most; `postparse.html.decode.MAX_INPUT` where it
            is None.
        max_nesting: How deep elements are nested at most; the text of what lies deeper is kept at that depth.

    Raises:
        InputTooLarge: The page is larger than that.
        UnsupportedInput: The bytes are a picture, an archive or the like.

    """
    with collector_paused():
        return _parsed(data, url, encoding, now, max_size, max_nesting)


def _parsed(
    data: bytes | bytearray | memoryview | str,
    url: str | None,
    encoding: str | None,
    now: datetime | None,
    max_size: int | None,
    max_nesting: int,
) -> Post:
    decoded = decode(data, encoding, max_size=max_size)
    source, used_encoding, notes = [decoded.text], decoded.encoding, decoded.notes
    del decoded
    page = page_of(source, url, max_nesting=max_nesting)
    if page.is_bounded:
        notes = (*notes, BOUNDED)
    dates = DateReader(language=read_language(page), now=now)
    written = read_written(page)
    discussion = find_discussion(page, dates) if written is None or written.has_comments else None
    metadata = read_metadata(page, dates, discussion) if written is None else written.metadata
    forget_lines(page)
    thread = assemble(page, discussion, dates, metadata.published) if discussion is not None else Thread()
    if written is None:
        body = select_body(page, metadata, discussion)
        sections = sections_of(page, body.ranges, body.skip)
    else:
        sections = sections_of(page, [written.content], infers_headings=False)
    sections = mark_quotations(sections, language=metadata.language)
    is_open = discussion.is_open if discussion is not None else None
    return Post(
        title=metadata.title,
        url=metadata.url,
        authors=metadata.authors,
        published=metadata.published,
        modified=metadata.modified,
        site_name=metadata.site_name,
        language=metadata.language,
        description=metadata.description,
        lead=metadata.lead,
        image=metadata.image,
        tags=metadata.tags,
        categories=metadata.categories,
        sections=sections,
        thread=thread,
        comments_open=False if written is not None and written.is_closed else is_open,
        comment_count=discussion.count
        if discussion is not None and discussion.count is not None
        else metadata.comment_count,
        next_comments_url=page.absolute(discussion.next_url)
        if discussion is not None and discussion.next_url
        else None,
        provenance=Provenance(
            format="html",
            encoding=used_encoding,
            platform=discussion.platform if discussion is not None else None,
            thread_source=discussion.source if discussion is not None else None,
            confidence=discussion.confidence if discussion is not None else None,
            dropped=tuple(discussion.dropped) if discussion is not None else (),
            inferred=tuple(metadata.inferred),
            declared=tuple(metadata.declared),
            notes=notes,
        ),
    )
