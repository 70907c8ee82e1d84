"""HTML that exports carry in their fields becomes sections, blocks and words."""

from __future__ import annotations

import re

from postparse.characters import clean
from postparse.html.blocks import blocks_of_html, sections_of
from postparse.html.dom import Page
from postparse.models import Block, Section
from postparse.quotations import mark_quotations

_PARAGRAPHED = re.compile(r"<(?:p|div)[\s>]|<!-- wp:", re.IGNORECASE)
_KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?(?:</\2\s*>|\Z))", re.IGNORECASE | re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|center|dd|div|dl|dt|figure|form|h[1-6]|hr|iframe|li|ol|p|pre|section"
    r"|table|tbody|td|th|thead|tr|ul)\b",
    re.IGNORECASE,
)


def sections(fragment: str, url: str | None = None, language: str | None = None) -> tuple[Section, ...]:
    """Return a post's content as sections, quotations marked."""
    if not fragment or fragment.isspace():
        return ()
    page = Page(clean(fragment), url)
    return mark_quotations(sections_of(page, [(0, len(page))]), language=language)


def blocks(fragment: str, url: str | None = None) -> tuple[Block, ...]:
    """Return a comment's content as blocks."""
    return blocks_of_html(clean(fragment), url) if fragment and not fragment.isspace() else ()


def words(fragment: str | None) -> str | None:
    """Return the words of a title or a name that may hold markup and references; None where there are none.

    >>> words("Tom &amp; <em>Jerry</em>")
    'Tom & Jerry'

    """
    if not fragment:
        return None
    if "<" not in fragment and "&" not in fragment:
        return " ".join(clean(fragment).split()) or None
    page = Page(f"<p>{clean(fragment)}")
    return page.text_between(0, len(page)) or None


def paragraphed(fragment: str) -> str:
    r"""Return content as WordPress shows it: where nothing marks paragraphs up, blank lines part them.

    >>> paragraphed("One\nline.\n\nTwo.")
    '<p>One<br>\nline.</p>\n<p>Two.</p>\n'

    """
    fragment = fragment.replace("\r\n", "\n")
    if _PARAGRAPHED.search(fragment) or "\n" not in fragment:
        return fragment
    parts: list[str] = []
    done = 0
    for kept in _KEPT.finditer(fragment):
        parts += [_with_paragraphs(fragment[done : kept.start()]), kept[1]]
        done = kept.end()
    parts.append(_with_paragraphs(fragment[done:]))
    return "".join(parts)


def _with_paragraphs(text: str) -> str:
    parts = []
    for chunk in _BLANK_LINE.split(text):
        words = chunk.strip("\n")
        if not words or words.isspace():
            continue
        if _BLOCK.match(words.lstrip()):
            parts.append(words + "\n")
        else:
            parts.append("<p>" + words.replace("\n", "<br>\n") + "</p>\n")
    return "".join(parts)
