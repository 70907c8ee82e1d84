"""What class names and styles say about an element that the tag does not."""

from __future__ import annotations

import re
from functools import lru_cache

HIDDEN, CAPTION, PULL, GUTTER, CODE_BOX, TWEET, MATH, RENDERED_MATH, ANCHOR, FIGURE, EMBED, NOTE = (
    1 << n for n in range(12)
)

_WORDS = {
    "screen-reader-text": HIDDEN,
    "sr-only": HIDDEN,
    "visually-hidden": HIDDEN,
    "visuallyhidden": HIDDEN,
    "assistive-text": HIDDEN,
    "element-invisible": HIDDEN,
    "u-hidden-visually": HIDDEN,
    "show-for-sr": HIDDEN,
    "printonly": HIDDEN,
    "print-only": HIDDEN,
    "pullquote": PULL,
    "pull-quote": PULL,
    "wp-block-pullquote": PULL,
    "gutter": GUTTER,
    "linenos": GUTTER,
    "lineno": GUTTER,
    "linenumber": GUTTER,
    "linenumbers": GUTTER,
    "line-number": GUTTER,
    "line-numbers-rows": GUTTER,
    "line_numbers": GUTTER,
    "linenodiv": GUTTER,
    "rouge-gutter": GUTTER,
    "crayon-nums": GUTTER,
    "blob-num": GUTTER,
    "hljs-ln-numbers": GUTTER,
    "lnt": GUTTER,
    "ln": GUTTER,
    "syntaxhighlighter": CODE_BOX,
    "highlight": CODE_BOX,
    "highlighttable": CODE_BOX,
    "rouge-table": CODE_BOX,
    "crayon-table": CODE_BOX,
    "crayon-syntax": CODE_BOX,
    "wp_syntax": CODE_BOX,
    "js-file-line-container": CODE_BOX,
    "lntable": CODE_BOX,
    "codehilite": CODE_BOX,
    "twitter-tweet": TWEET,
    "twitter-video": TWEET,
    "mastodon-embed": TWEET,
    "bluesky-embed": TWEET,
    "katex": MATH,
    "katex-display": MATH,
    "mathjax": RENDERED_MATH,
    "mathjax_display": RENDERED_MATH,
    "mathjax_preview": RENDERED_MATH,
    "mathjax_chtml": RENDERED_MATH,
    "mathjax_svg": RENDERED_MATH,
    "mjx-chtml": RENDERED_MATH,
    "katex-html": RENDERED_MATH,
    "headerlink": ANCHOR,
    "anchor": ANCHOR,
    "anchorjs-link": ANCHOR,
    "heading-anchor": ANCHOR,
    "header-anchor": ANCHOR,
    "header-anchor-widget": ANCHOR,
    "wp-caption": FIGURE,
    "wp-block-image": FIGURE,
    "tr-caption-container": FIGURE,
    "captioned-image-container": FIGURE,
    "gallery-item": FIGURE,
    "wp-block-embed": EMBED,
    "footnote": NOTE,
    "footnote-ref": NOTE,
    "footnote-reference": NOTE,
    "footnote-link": NOTE,
    "easy-footnote": NOTE,
    "footnote-anchor": NOTE,
    "noteref": NOTE,
}
_CAPTION = re.compile(r"(?:^|[-_])caption(?:[-_]?text)?$|^gallery-caption$|^image-credit$", re.ASCII)
_NONE_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_REVEALED = re.compile(r"more|full|rest|expan|spoiler|collaps|trunc|toggle|fade|reveal|content", re.I)


@lru_cache(4096)
def traits(classes: str) -> int:
    """Return the traits that class words carry, as bits."""
    found = 0
    for word in classes.lower().split():
        found |= _WORDS.get(word, 0)
        if "caption" in word and not found & FIGURE and _CAPTION.search(word):
            found |= CAPTION
    return found


def hides(attributes: dict[str, str | None]) -> bool:
    """Tell whether attributes hide an element for good: parts that a click reveals are not hidden."""
    style = attributes.get("style")
    hidden = "hidden" in attributes and attributes["hidden"] != "until-found"
    if not hidden and (not style or not _NONE_SHOWN.search(style[:500])):
        return False
    return not _REVEALED.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500])
