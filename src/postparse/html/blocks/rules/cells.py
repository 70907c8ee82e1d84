"""Tables and their cells."""

from __future__ import annotations

from postparse.html.blocks.code import code_of, is_code_table
from postparse.html.blocks.rules.figures import opens_figure
from postparse.html.blocks.tables import SourceCell, has_within, holds_data, span_of, table_of
from postparse.html.blocks.traits import FIGURE, traits
from postparse.html.blocks.walk import Place, Walk
from postparse.html.dom import Attributes
from postparse.models import Text


def on_table(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    page = walk.page
    if walk.flat:
        return walk.open_block(node, end, own)
    if (has_within(page, "pre", node) or has_within(page, "code", node)) and is_code_table(page, node):
        if code := code_of(page, node, walk.skip):
            walk.put(code)
        return True
    if traits(own.get("class") or "") & FIGURE and opens_figure(walk, node, end):
        return False
    if not holds_data(page, node):
        return walk.open_block(node, end, own)
    walk.end_paragraph()
    outer, place = walk.place, Place()
    place.rows = []
    walk.place = place

    def close() -> None:
        walk.end_paragraph()
        walk.place = outer
        table = table_of(place.rows or [], place.caption)
        if table is not None:
            walk.target().append(table)
        walk.target().extend(place.blocks)

    walk.push(end, close)
    return False


def on_tr(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    rows = walk.place.rows
    if rows is None or walk.flat:
        return walk.open_block(node, end, own)
    rows.append([])
    return False


def on_cell(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    rows = walk.place.rows
    page = walk.page
    if rows is None or walk.flat:
        return walk.open_block(node, end, own)
    if not rows:
        rows.append([])
    row, is_header = rows[-1], page.tags[node] == "th"
    across, down = (span_of(page, node, "colspan"), span_of(page, node, "rowspan")) if own else (1, 1)

    def done(content: Text | None) -> None:
        row.append(SourceCell(content, header=is_header, across=across, down=down))

    walk.flatten(end, done)
    return False


def on_caption(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    place = walk.place
    if place.rows is None or walk.flat:
        return walk.open_block(node, end, own)

    def done(content: Text | None) -> None:
        place.caption = " ".join(content.text.split()) if content else None

    walk.flatten(end, done)
    return False
