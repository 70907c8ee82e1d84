"""Elements that mean nothing by their tag: their class or style may tell what they are."""

from __future__ import annotations

from postparse.html.blocks.code import code_of
from postparse.html.blocks.embeds import embed_of_quote
from postparse.html.blocks.math import math_of
from postparse.html.blocks.rules.figures import ends_figure, opens_figure
from postparse.html.blocks.rules.formulas import add_formula
from postparse.html.blocks.rules.quotes import open_quote
from postparse.html.blocks.tables import has_within
from postparse.html.blocks.traits import CAPTION, CODE_BOX, FIGURE, MATH, PULL, traits
from postparse.html.blocks.walk import LEVELS, Walk
from postparse.html.dom import Attributes


def on_block(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    walk.end_line()
    walk.push(end, walk.end_line)
    if not own:
        return False
    if classes := own.get("class"):
        found = traits(classes)
        if found and classed_block(walk, node, end, found):
            return True
        if not walk.flat and ("data-href" in own or "data-slug-hash" in own):
            embed = embed_of_quote(walk.page, node)
            if embed is not None:
                walk.put(embed)
                return True
    if (style := own.get("style")) and "white-space" in style and "white-space:pre" in style.replace(" ", ""):
        walk.keep_lines(end)
    if (name := own.get("id")) and name in walk.notes:
        walk.anchor_item(name)
    return False


def classed_block(walk: Walk, node: int, end: int, found: int) -> bool:
    page = walk.page
    if found & MATH and (formula := math_of(page, node)):
        add_formula(walk, formula, display=True)
        return True
    if found & FIGURE and not walk.flat and opens_figure(walk, node, end):
        return False
    if found & CAPTION and ends_figure(walk, node, end):
        return True
    holds_more = walk.flat or walk.level >= LEVELS or has_within(page, "blockquote", node)
    if found & PULL and not holds_more:
        open_quote(walk, node, end, "pull")
    elif (
        found & CODE_BOX
        and not walk.flat
        and not has_within(page, "pre", node)
        and has_within(page, "code", node)
        and has_within(page, "td", node)
    ):
        if code := code_of(page, node, walk.skip):
            walk.put(code)
        return True
    return False


def styled_inline(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    classes, style = own.get("class"), own.get("style")
    if classes and (found := traits(classes)):
        if found & MATH and (formula := math_of(walk.page, node)):
            add_formula(walk, formula, display="katex-display" in classes)
            return True
        if found & CODE_BOX and has_within(walk.page, "pre", node):
            return False
        if found & CAPTION and ends_figure(walk, node, end):
            return True
    if style and ":" in style:
        lower = style[:500].replace(" ", "").lower()
        if "font-weight:bold" in lower or "font-weight:700" in lower:
            walk.run.open("strong")
            walk.push(end, walk.run.close)
        if "font-style:italic" in lower:
            walk.run.open("emphasis")
            walk.push(end, walk.run.close)
        if "display:block" in lower:
            walk.end_line()
            walk.push(end, walk.end_line)
        if "white-space:pre" in lower:
            walk.keep_lines(end)
    return False
