"""Parts of the DOM become blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from postparse.html.comments.records import Range
from postparse.html.dom import INLINE, TEXT, Page
from postparse.models import Block, Paragraph, Section, Text

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def sections_of(
    page: Page, ranges: Iterable[Range], skip: Collection[int] = frozenset()
) -> tuple[Section, ...]:
    """Return the body in node ranges as sections; the subtrees of the nodes in `skip` are left out."""
    return tuple(_sections(page, ranges, skip))


def blocks_of(page: Page, ranges: Iterable[Range], skip: Collection[int] = frozenset()) -> tuple[Block, ...]:
    """Return the content of node ranges as blocks, headings as paragraphs (for comments)."""
    blocks: list[Block] = []
    for section in _sections(page, ranges, skip):
        if section.title:
            blocks.append(Paragraph(Text(section.title)))
        blocks.extend(section.blocks)
    return tuple(blocks)


def blocks_of_html(fragment: str, url: str | None = None) -> tuple[Block, ...]:
    """Return an HTML fragment (a comment's text out of JSON, say) as blocks."""
    page = Page(fragment, url)
    return blocks_of(page, [(0, len(page))])


def _sections(page: Page, ranges: Iterable[Range], skip: Collection[int]) -> list[Section]:
    sections: list[Section] = []
    title: str | None = None
    level = 0
    blocks: list[Block] = []
    parts: list[str] = []

    def flush() -> None:
        lines = [" ".join(line.split()) for line in "".join(parts).split("\0")]
        if text := "\n".join(line for line in lines if line):
            blocks.append(Paragraph(Text(text)))
        parts.clear()

    for start, stop in ranges:
        node = start
        while node < stop:
            tag = page.tags[node]
            if node in skip or not page.seen[node]:
                node = page.ends[node]
                continue
            if tag == TEXT:
                parts.append(page.texts[node])
            elif tag == "br":
                parts.append("\0")
            elif tag in _HEADINGS:
                flush()
                if blocks or title:
                    sections.append(Section(title, level, tuple(blocks)))
                title, level, blocks = page.text_of(node), int(tag[1]), []
                node = page.ends[node]
                continue
            elif tag not in INLINE or page.parents[node] < 0:
                flush()
            node += 1
        flush()
    if blocks or title:
        sections.append(Section(title, level, tuple(blocks)))
    return sections
