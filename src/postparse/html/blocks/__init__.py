"""Parts of the DOM become blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from postparse.html.blocks.rules import RULES
from postparse.html.blocks.walk import Walk
from postparse.html.comments.records import Range
from postparse.html.dom import Page
from postparse.models import Block, Paragraph, Section, Text

__all__ = ["blocks_of", "blocks_of_html", "sections_of"]


def sections_of(
    page: Page,
    ranges: Iterable[Range],
    skip: Collection[int] = frozenset(),
    *,
    infers_headings: bool = True,
) -> tuple[Section, ...]:
    """Return the body in node ranges as sections; the subtrees of the nodes in `skip` are left out."""
    return Walk(page, skip, RULES, infers_headings=infers_headings).sections(ranges)


def blocks_of(page: Page, ranges: Iterable[Range], skip: Collection[int] = frozenset()) -> tuple[Block, ...]:
    """Return the content of node ranges as blocks, headings as paragraphs (for comments)."""
    blocks: list[Block] = []
    for section in Walk(page, skip, RULES, infers_headings=False).sections(ranges):
        if section.title:
            blocks.append(Paragraph(Text(section.title)))
        blocks.extend(section.blocks)
    return tuple(blocks)


def blocks_of_html(fragment: str, url: str | None = None) -> tuple[Block, ...]:
    """Return an HTML fragment (a comment's text out of JSON, say) as blocks."""
    page = Page(fragment, url)
    return blocks_of(page, [(0, len(page))])
