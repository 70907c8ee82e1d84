"""Plain text to a post: the pipeline."""

from __future__ import annotations

from datetime import datetime

from postparse.models import Paragraph, Post, Provenance, Section, Text


def parse_text(text: str, *, url: str | None = None, now: datetime | None = None) -> Post:
    """Return the post and the comment thread of a page's plain-text rendering.

    Args:
        text: The rendering.
        url: Where the page was read from.
        now: When the page was read: relative dates resolve against it.

    """
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    blocks = tuple(Paragraph(Text(part)) for part in paragraphs if part)
    title = blocks[0].text if blocks else None
    return Post(
        title=title,
        url=url,
        sections=(Section(None, 0, blocks[1:]),) if blocks[1:] else (),
        provenance=Provenance(format="text"),
    )
