"""What is shown in a frame, by a script, or as a whole: videos, forms, preformatted text, dividers."""

from __future__ import annotations

from postparse.html.blocks.code import code_of, is_gutter
from postparse.html.blocks.embeds import embed_at, embed_of
from postparse.html.blocks.math import math_of
from postparse.html.blocks.rules.figures import add_image
from postparse.html.blocks.rules.formulas import add_formula
from postparse.html.blocks.tables import has_within
from postparse.html.blocks.walk import Walk
from postparse.html.dom import Attributes
from postparse.models import Divider, Embed


def on_embed(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    embed = embed_of(walk.page, node)
    if embed is not None:
        target = walk.late if walk.flat else walk.target()
        if not (target and isinstance(target[-1], Embed) and target[-1].url == embed.url):
            walk.put(embed)
    return True


def on_script(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    kind = own.get("type") or ""
    if kind.startswith("math/"):
        if (formula := math_of(walk.page, node)) is not None:
            add_formula(walk, formula, display="display" in kind)
    elif "gist.github.com" in (source := own.get("src") or "") and (embed := embed_at(walk.page, source)):
        walk.put(embed)
    return True


def on_noscript(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    page = walk.page
    if page.text_length(node) >= 200 or node <= walk.start:
        return False
    for child in range(node + 1, end):
        if page.tags[child] == "img":
            add_image(walk, page.attributes[child])
        elif page.tags[child] == "iframe":
            on_embed(walk, child, page.ends[child], page.attributes[child])
    return True


def on_form(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    page = walk.page
    if page.text_length(node) < 300 and (has_within(page, "input", node) or has_within(page, "button", node)):
        return (
            not has_within(page, "p", node)
            or 2 * page.text_length(node) < page.chars[walk.stop] - page.chars[walk.start]
        )
    return walk.open_block(node, end, own)


def on_hr(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    walk.end_line()
    if not walk.flat:
        target = walk.target()
        if target and not isinstance(target[-1], Divider):
            target.append(Divider())
    return True


def on_pre(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    if walk.flat:
        walk.keep_lines(end)
        return walk.open_block(node, end, own)
    if is_gutter(walk.page, node):
        return True
    if code := code_of(walk.page, node, walk.skip):
        walk.put(code)
    return True
