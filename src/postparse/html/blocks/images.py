"""Images: which address is the picture, and which images are no pictures at all."""

from __future__ import annotations

import re

from postparse.html.dom import Attributes, Page
from postparse.models import Image

_LAZY = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-orig-src",
    "data-actualsrc",
    "data-hi-res-src",
    "data-full-url",
    "data-image",
    "data-echo",
    "data-url",
)
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_PLACEHOLDER = re.compile(
    r"^data:|(?:^|[/_.-])(?:spacer|blank|transparent|placeholder|pixel|1x1|clear|grey|gray|loading|lazy)"
    r"[\w-]{0,12}\.(?:gif|png|svg|jpe?g)",
    re.I,
)
_TRACKER = re.compile(
    r"/(?:pixel|beacon|count|b|px)\.(?:gif|png|php)|feedburner\.com/~|feeds\.feedburner|doubleclick|"
    r"stats\.wordpress|scorecardresearch|vgwort|/vgzm|quantserve|google-analytics",
    re.I,
)
_EMOJI_CLASS = re.compile(r"(?:^|[\s_-])(?:emoji|smiley|smilies|emoticon|wp-smiley)", re.I)
_EMOJI_PATH = re.compile(r"/(?:emoji|smil(?:ey|ies|eys)|emoticons?)/", re.I)
_LATEX_PATH = re.compile(r"latex\.php\?|/latex\.codecogs|[?&]cht=tx|/math/render/", re.I)
# An address goes to the next space; what follows it up to a comma describes it, unless it ends with a comma itself.
_CANDIDATE = re.compile(r"(?<![^\s,])([^\s,]\S*+)(?:(?<!,)\s++(\d++(?:\.\d++)?)?([wx])?[^,]*+)?")


def formula_of(attributes: Attributes) -> str | None:
    """Return the TeX of an image that shows a formula."""
    alt = (attributes.get("alt") or "").strip()
    if not alt:
        return None
    classes = attributes.get("class") or ""
    is_formula = "latex" in classes.split() or "mwe-math" in classes
    if is_formula or _LATEX_PATH.search((attributes.get("src") or "")[:2000]):
        return alt.removeprefix("{\\displaystyle").removesuffix("}").strip() if "displaystyle" in alt else alt
    return None


def emoji_of(attributes: Attributes) -> str | None:
    """Return the characters that an emoji's image stands for; empty where the page does not say."""
    classes = attributes.get("class") or ""
    source = attributes.get("src") or ""
    if (classes and _EMOJI_CLASS.search(classes[:500])) or _EMOJI_PATH.search(source[:2000]):
        alt = (attributes.get("alt") or "").strip()
        return alt if len(alt) <= 16 else ""
    return None


def image_of(page: Page, attributes: Attributes) -> Image | None:
    """Return the image that an ``img`` shows; None for pixels, spacers and empty ones."""
    width, height = _pixels(attributes.get("width")), _pixels(attributes.get("height"))
    if (width is not None and width <= 3) or (height is not None and height <= 3):
        return None
    source = _source(attributes)
    if not source or _TRACKER.search(source[:2000]):
        return None
    alt = " ".join((attributes.get("alt") or "").split())
    return Image(page.absolute(source), alt or None, width, height)


def _source(attributes: Attributes) -> str | None:
    for name in _LAZY:
        value = (attributes.get(name) or "").strip()
        if value and not value.startswith(("data:", "{", "[")):
            return value
    for name in _SETS:
        if candidates := attributes.get(name):
            best = best_candidate(candidates)
            if best and not _PLACEHOLDER.search(best[:2000]):
                return best
    source = (attributes.get("src") or "").strip()
    return source if source and not _PLACEHOLDER.search(source[:2000]) else None


def best_candidate(srcset: str) -> str | None:
    """Return the largest image of a ``srcset``."""
    best, size = None, -1.0
    for match in _CANDIDATE.finditer(srcset[:20_000]):
        weight = float(match[2]) if match[2] and match[3] else 1.0
        if weight > size and (url := match[1].rstrip(",")):
            best, size = url, weight
    return best


def _pixels(value: str | None) -> int | None:
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None
