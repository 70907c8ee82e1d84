"""What each element becomes: one rule a kind of element, in the module of its subject; this is the table of them."""

from __future__ import annotations

from types import MappingProxyType

from postparse.html.blocks.embeds import EMBED_TAGS
from postparse.html.blocks.rules.boxes import on_block, styled_inline
from postparse.html.blocks.rules.cells import on_caption, on_cell, on_table, on_tr
from postparse.html.blocks.rules.embedded import on_embed, on_form, on_hr, on_noscript, on_pre, on_script
from postparse.html.blocks.rules.figures import on_figcaption, on_figure, on_img
from postparse.html.blocks.rules.formulas import on_math
from postparse.html.blocks.rules.links import on_a
from postparse.html.blocks.rules.lists import on_dd, on_dt, on_li, on_list
from postparse.html.blocks.rules.marks import MARKS, on_mark, on_q
from postparse.html.blocks.rules.quotes import on_blockquote, on_cite, on_footer
from postparse.html.blocks.rules.titles import on_heading
from postparse.html.blocks.walk import HEADINGS, Rule, Rules

__all__ = ["RULES"]

_BY_TAG: dict[str, Rule] = {
    "a": on_a,
    "amp-img": on_img,
    "blockquote": on_blockquote,
    "caption": on_caption,
    "cite": on_cite,
    "dd": on_dd,
    "dl": on_list,
    "dt": on_dt,
    "figcaption": on_figcaption,
    "figure": on_figure,
    "footer": on_footer,
    "form": on_form,
    "hr": on_hr,
    "img": on_img,
    "li": on_li,
    "math": on_math,
    "menu": on_list,
    "noscript": on_noscript,
    "ol": on_list,
    "pre": on_pre,
    "q": on_q,
    "script": on_script,
    "summary": on_block,
    "table": on_table,
    "td": on_cell,
    "th": on_cell,
    "tr": on_tr,
    "ul": on_list,
    **dict.fromkeys(MARKS, on_mark),
    **dict.fromkeys(EMBED_TAGS, on_embed),
    **dict.fromkeys(HEADINGS, on_heading),
}

RULES = Rules(MappingProxyType(_BY_TAG), inline=styled_inline, block=on_block)
