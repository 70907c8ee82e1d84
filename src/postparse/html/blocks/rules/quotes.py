"""Block quotes, and who is cited."""

from __future__ import annotations

from postparse.html.blocks.attribution import attributed, clean_name
from postparse.html.blocks.embeds import embed_of_quote
from postparse.html.blocks.rules.marks import mark
from postparse.html.blocks.tables import has_within
from postparse.html.blocks.traits import PULL, TWEET, traits
from postparse.html.blocks.walk import LEVELS, Place, Walk
from postparse.html.dom import Attributes
from postparse.models import Block, Paragraph, Quote, QuoteKind


def on_blockquote(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    classes = own.get("class") or ""
    if classes and not walk.flat and (embed := embed_of_quote(walk.page, node)):
        walk.put(embed)
        return True
    if walk.flat or walk.level >= LEVELS or indents(walk, node):
        return walk.open_block(node, end, own)
    found = traits(classes)
    parent_class = walk.page.get(walk.page.parents[node], "class") if walk.page.parents[node] >= 0 else ""
    is_pull = (found | traits(parent_class)) & PULL
    open_quote(walk, node, end, "pull" if is_pull else "block", is_post=bool(found & TWEET))
    return False


def indents(walk: Walk, node: int) -> bool:
    """Tell whether a block quote only indents the page: it holds the article."""
    page = walk.page
    if not any(has_within(page, tag, node) for tag in ("h1", "h2", "h3")):
        return False
    return 10 * page.text_length(node) > 8 * (page.chars[walk.stop] - page.chars[walk.start])


def open_quote(walk: Walk, node: int, end: int, kind: QuoteKind, *, is_post: bool = False) -> None:
    walk.end_paragraph()
    outer, place = walk.place, Place()
    walk.place = place
    walk.level += 1
    cite_url = walk.page.get(node, "cite").strip() or None

    def close() -> None:
        walk.end_paragraph()
        walk.place = outer
        walk.level -= 1
        blocks, cited = list(place.blocks), place.cited
        url = cite_url
        if is_post:
            blocks, cited, link = post_of(blocks)
            url = url or link
        inner, name = attributed(blocks, cited)
        if inner:
            walk.target().append(Quote(inner, name, walk.absolute(url), kind))

    walk.push(end, close)


def cites(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    """Take a cite or footer for the attribution of the quote it closes."""
    place = walk.place
    page = walk.page
    if not walk.level or place.items is not None or walk.flat or not (place.blocks or walk.run.length):
        return False
    words = page.text_of(node)
    after = page.text_between(end, min(walk.stop, walk.stack[-1][0])) if walk.stack else ""
    if (
        not words
        or len(words) > 200
        or (walk.run.length and walk.run.breaks == 0 and page.tags[node] == "cite" and after)
    ):
        return False
    place.cited = f"{place.cited} {words}" if place.cited else words
    return True


def on_cite(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    if cites(walk, node, end, own):
        return True
    if walk.level and not walk.flat and not walk.run.length and walk.page.text_of(node)[-1:] == ":":
        walk.push(end, walk.end_line)  # "Ann wrote:" stands on a line of its own above the words
    mark(walk, end, "emphasis", own)
    return False


def on_footer(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    return cites(walk, node, end, own) or walk.open_block(node, end, own)


def post_of(blocks: list[Block]) -> tuple[list[Block], str | None, str | None]:
    """Return the words, the author and the address of an embedded post of a social network."""
    if len(blocks) < 2 or not isinstance(blocks[-1], Paragraph):
        return blocks, None, None
    content = blocks[-1].content
    if content.text[:1] not in "—–-":
        return blocks, None, None
    name, url = content.text, None
    for found in content.marks:
        if found.kind == "link" and found.href:
            url = found.href
            name = content.text[: found.start]
    return blocks[:-1], clean_name(name or content.text), url
