"""Lists and definition lists."""

from __future__ import annotations

from typing import Any

from postparse.html.blocks.rules.figures import opens_figure
from postparse.html.blocks.tables import has_within
from postparse.html.blocks.traits import FIGURE, traits
from postparse.html.blocks.walk import LEVELS, Place, Walk
from postparse.html.dom import Attributes
from postparse.models import ListBlock, ListItem, Text


def on_list(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    page = walk.page
    tag = page.tags[node]
    if walk.flat or walk.level >= LEVELS or not is_list(walk, node):
        return walk.open_block(node, end, own)
    is_picture = tag == "dl" and holds_picture(walk, node)
    if (is_picture or traits(own.get("class") or "") & FIGURE) and opens_figure(walk, node, end):
        return False
    walk.end_paragraph()
    outer, place = walk.place, Place()
    place.items = []
    walk.place = place
    walk.level += 1
    start = own.get("start") or ""
    first = int(start) if start.lstrip("-").isdigit() and start.isascii() and len(start) < 9 else 1

    def close() -> None:
        walk.end_paragraph()
        if place.term is not None and place.items is not None:
            place.items.append(([], place.term, None))
        walk.place = outer
        walk.level -= 1
        items = tuple(
            ListItem(tuple(blocks), term, anchor)
            for blocks, term, anchor in place.items or ()
            if blocks or term is not None
        )
        if items:
            kind: Any = {"ol": "ordered", "dl": "definition"}.get(tag, "unordered")
            walk.target().append(ListBlock(items, kind, first if tag == "ol" else 1))

    walk.push(end, close)
    return False


def is_list(walk: Walk, node: int) -> bool:
    """Tell whether list tags mark up a list: it has items, and they are no cards with headings."""
    page = walk.page
    wanted = ("dt", "dd") if page.tags[node] == "dl" else ("li",)
    if not any(has_within(page, tag, node) for tag in wanted):
        return False
    return not any(has_within(page, tag, node) for tag in ("h1", "h2", "h3"))


def holds_picture(walk: Walk, node: int) -> bool:
    """Tell whether a definition list is a picture with its caption: one term, which is an image."""
    page = walk.page
    terms = [child for child in page.children(node) if page.tags[child] == "dt"]
    return len(terms) == 1 and not page.text_length(terms[0]) and has_within(page, "img", terms[0])


def on_li(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    items = walk.place.items
    if items is None or walk.flat:
        return walk.open_block(node, end, own)
    walk.end_paragraph()
    items.append(([], None, own.get("id")))
    walk.push(end, walk.end_paragraph)
    return False


def on_dt(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    place = walk.place
    if place.items is None or walk.flat:
        return walk.open_block(node, end, own)
    walk.end_paragraph()
    if place.term is not None:
        place.items.append(([], place.term, None))
        place.term = None

    def done(content: Text | None) -> None:
        place.term = content

    walk.flatten(end, done)
    return False


def on_dd(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    place = walk.place
    if place.items is None or walk.flat:
        return walk.open_block(node, end, own)
    walk.end_paragraph()
    place.items.append(([], place.term, own.get("id")))
    place.term = None
    walk.push(end, walk.end_paragraph)
    return False
