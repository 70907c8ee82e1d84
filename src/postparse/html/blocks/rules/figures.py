"""Pictures and their captions."""

from __future__ import annotations

from postparse.html.blocks.attribution import clean_name
from postparse.html.blocks.embeds import embed_at
from postparse.html.blocks.images import emoji_of, formula_of, image_of
from postparse.html.blocks.rules.formulas import add_formula
from postparse.html.blocks.rules.quotes import open_quote
from postparse.html.blocks.tables import has_within
from postparse.html.blocks.traits import EMBED, PULL, traits
from postparse.html.blocks.walk import LEVELS, Walk
from postparse.html.dom import Attributes
from postparse.models import Figure, Image, Quote, Text

LONGEST_CAPTION = 600


def on_img(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    add_image(walk, own)
    return True


def add_image(walk: Walk, own: Attributes) -> None:
    if formula := formula_of(own):
        add_formula(walk, formula, display=False)
        return
    emoji = emoji_of(own)
    if emoji is not None:
        if emoji:
            walk.run.add(emoji)
        return
    image = image_of(walk.page, own)
    if image is None:
        return
    if walk.images is not None:
        if not any(is_same_picture(image, other) for other in walk.images[-2:]):
            walk.images.append(image)
        return
    target = walk.late if walk.run.length or walk.flat else walk.target()
    last = target[-1] if target else None
    if not (isinstance(last, Figure) and is_same_picture(last.images[-1], image)):
        target.append(Figure((image,)))


def on_figure(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    page = walk.page
    if walk.flat:
        return walk.open_block(node, end, own)
    if (url := bare_embed(walk, node, own)) and (embed := embed_at(page, url)):
        walk.put(embed)
        return True
    if opens_figure(walk, node, end):
        return False
    is_pull = walk.level < LEVELS and traits(own.get("class") or "") & PULL
    if is_pull and not has_within(page, "blockquote", node):
        open_quote(walk, node, end, "pull")
        return False
    return walk.open_block(node, end, own)


def bare_embed(walk: Walk, node: int, own: Attributes) -> str | None:
    if not traits(own.get("class") or "") & EMBED or walk.page.text_length(node) > 500:
        return None
    words = walk.page.text_of(node)
    return words if words.startswith("http") and " " not in words else None


def opens_figure(walk: Walk, node: int, end: int) -> bool:
    """Gather images and their caption up to `end`; False where the element is not only that."""
    page = walk.page
    if not (has_within(page, "img", node) or has_within(page, "amp-img", node)):
        return False
    if page.text_length(node) > LONGEST_CAPTION:
        return False
    if any(
        has_within(page, tag, node) for tag in ("blockquote", "pre", "figure", "iframe", "video", "audio")
    ):
        return False
    if page.tags[node] != "table" and has_within(page, "table", node):
        return False
    walk.end_paragraph()
    images: list[Image] = []
    walk.images = images

    def done(content: Text | None) -> None:
        walk.images = None
        if images:
            walk.target().append(Figure(tuple(images), content))
        elif content is not None:
            # A script loads the picture from an address that the page does not hold.
            walk.target().append(Figure((), content))

    walk.flatten(end, done)
    return True


def on_figcaption(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    if walk.flat:
        return walk.open_block(node, end, own)
    walk.end_paragraph()
    target = walk.target()
    last = target[-1] if target else None
    words = walk.page.text_of(node)
    if isinstance(last, Quote) and last.attribution is None and 0 < len(words) <= 200:
        target[-1] = Quote(last.blocks, clean_name(words), last.cite_url, last.kind)
        return True
    return ends_figure(walk, node, end) or walk.open_block(node, end, own)


def ends_figure(walk: Walk, node: int, end: int) -> bool:
    """Take a caption's words for the figure just before it."""
    page = walk.page
    if walk.flat or has_within(page, "img", node) or not 0 < page.text_length(node) <= LONGEST_CAPTION:
        return False
    if walk.run.length:
        return False
    walk.end_paragraph()
    target = walk.target()
    last = target[-1] if target else None
    if not isinstance(last, Figure) or last.caption is not None:
        return False
    target[-1] = Figure(last.images, Text(page.text_of(node)))
    return True


def is_same_picture(one: Image, other: Image) -> bool:
    return one.url.partition("?")[0] == other.url.partition("?")[0]
