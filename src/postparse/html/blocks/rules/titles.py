"""Headings: each begins a section, or is a bold line inside of a quote or a list."""

from __future__ import annotations

from postparse.html.blocks.rules.marks import mark
from postparse.html.blocks.walk import Walk
from postparse.html.dom import Attributes
from postparse.models import Text


def on_heading(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    if walk.flat:
        return walk.open_block(node, end, own)
    if walk.place.items is not None or walk.level:
        walk.end_line()
        walk.push(end, walk.end_line)
        mark(walk, end, "strong", own)
        return False

    def done(content: Text | None) -> None:
        if content is None:
            return
        anchor = own.get("id")
        first = node + 1
        if not anchor and first < end:
            anchor = walk.page.get(first, "id") or walk.page.get(first, "name") or None
        walk.end_section()
        walk.title, walk.title_level = " ".join(content.text.split()), int(walk.page.tags[node][1])
        walk.title_anchor = anchor

    walk.flatten(end, done)
    return False
