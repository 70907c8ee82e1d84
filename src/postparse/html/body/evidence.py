"""What tags, class names and ids say about the text inside an element."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from postparse.html.dom import Page

_BY_TAG = {
    "nav": "nav",
    "aside": "aside",
    "footer": "footer",
    "address": "footer",
    "header": "header",
    "form": "form",
    "fieldset": "form",
    "label": "form",
    "button": "button",
    "dialog": "hidden",
    "iframe": "hidden",
    "object": "hidden",
    "noscript": "hidden",
    "article": "article",
    "main": "main",
    "p": "p",
    "li": "li",
    "td": "cell",
    "th": "cell",
    "blockquote": "quote",
    "pre": "code",
    "figure": "figure",
    "figcaption": "caption",
    "caption": "caption",
    "details": "details",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}

# Whole words of class names and ids; a plural "s" is understood.
_BY_WORD = {
    "content": "content post entry article story hentry blog single copy prose wysiwyg rte markdown richtext text body"
    " paragraph inhalt artikel beitrag texto corps testo contenido texte cuerpo",
    "lead": "lead lede intro excerpt summary description dek deck standfirst subtitle subhead subheadline vorspann chapo teaser",
    "title": "title headline heading hed",
    "comments": "comment kommentar kommentare commentaire comentario respond disqus discussion reply replies trackback"
    " pingback livefyre feedback webmention response thread commentator commenter",
    "related": "related similar recommend recommended recommendation recirc recirculation readmore readnext more popular"
    " trending latest recent outbrain taboola zergnet upnext suggested suggestion relacionado verwandt carousel slider crp"
    " yarpp jp relatedpost card promo featured archive headlines mostread next prev previous other tile grid feed listing",
    "share": "share sharing social addthis sociable tweet facebook twitter linkedin pinterest whatsapp sharedaddy addtoany"
    " like follow bookmark print email mail toolbar tool toolbox rating vote teilen partage compartir sharethis reddit",
    "navigation": "nav navi navigation navbar menu submenu breadcrumb crumb pagination pager paging pagenav skip jump"
    " topbar masthead search searchform login signin language lang accessibility tab sitemap subnav megamenu offcanvas"
    " drawer dropdown hamburger",
    "toc": "toc eztoc lwptoc inhaltsverzeichnis sommaire tableofcontents tocify",
    "recipe": "recipe ingredient instruction direction zutaten zubereitung ingredientes ingrédients preparation step",
    "question": "faq accordion question answer",
    "side": "sidebar side rail aside widget module secondary complementary right left blogroll box infobox sticky column",
    "footer": "foot footer footnav bottom colophon copyright legal disclaimer credit imprint siteinfo impressum",
    "meta": "meta metadata byline dateline date time timestamp author published pubdate posted info kicker eyebrow category"
    " cat section label source view count counter readtime updated nutrition nutrient nährwert postmeta data datum autor fecha auteur details stat",
    "tags": "tag tagged taglist tagcloud keyword topic filed hashtag schlagwort etiqueta",
    "author box": "bio biography authorbox vcard contributor profile avatar usercard saboxplugin abh gravatar about",
    "advert": "ad adv advert advertisement advertising adbox adslot sponsor sponsored banner gpt dfp adsense promoted"
    " werbung anzeige publicidad publicite affiliate paywall donate donation shop product adsbygoogle placeholder dfp",
    "newsletter": "newsletter subscribe subscription subscriber signup mailchimp mc optin cta join register registration"
    " form popup modal overlay lightbox cookie consent gdpr notice alert message callout download hubspot hs convertkit",
    "caption": "caption gallery legend bildunterschrift slideshow photo image media video figure thumb thumbnail picture",
    "quote": "pullquote quote blockquote quotation zitat factbox highlight takeaway",
    "hidden": "hidden hide invisible reader sr noprint print offscreen",
    "header": "header head top hero intro page",
    "layout": "wrapper wrap container inner outer row col area region main primary center layout holder block",
    "signature": "signature sig edited moderated postcount userinfo usertitle rank poststats joined",
}
_WORDS: dict[str, str] = {}
for _name, _words in _BY_WORD.items():
    for _word in _words.split():
        _WORDS.setdefault(_word, _name)

# Two words that name the text itself: "entry-content", "articleBody".
_WHOLES = frozenset(
    "entry post article story blog news page body content node hentry single main rich e field full text item cms"
    " section".split()
)
_PARTS = frozenset("entry body content text story copy article paragraph wysiwyg full inner".split())

NAMES = (
    *dict.fromkeys(_BY_TAG.values()),
    *(f"named {name}" for name in _BY_WORD),
    "named body",
    "undisplayed",
)
"""Evidence in the order of the bits of a mask."""

BIT = {name: 1 << bit for bit, name in enumerate(NAMES)}
_WORD_BITS = {word: BIT[f"named {name}"] for word, name in _WORDS.items()}
_TAG_BITS = {tag: BIT[name] for tag, name in _BY_TAG.items()}
_BODY = BIT["named body"]
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAMES = 300
_LONGEST_COMPOUND, _SHORTEST_PART = 24, 4
_STEMS = frozenset(word[:_SHORTEST_PART] for word in _WORD_BITS)
_ROLES = {
    "navigation": BIT["nav"],
    "complementary": BIT["aside"],
    "contentinfo": BIT["footer"],
    "banner": BIT["header"],
    "search": BIT["form"],
    "dialog": BIT["hidden"],
    "alertdialog": BIT["hidden"],
    "main": BIT["main"],
    "article": BIT["article"],
}
_RECIPE = frozenset({"recipeIngredient", "ingredients", "recipeInstructions", "step"})
_PAGE_WIDE = frozenset({"html", "body"})
_NOTHING = (0, "")
_HARMLESS = frozenset(
    {
        "named content",
        "named body",
        "named layout",
        "named lead",
        "named title",
        "named recipe",
        "named question",
    }
)
_REFUTED = sum(
    BIT[name]
    for name in (
        *(f"named {name}" for name in _BY_WORD),
        "nav",
        "aside",
        "footer",
        "header",
        "form",
        "button",
        "hidden",
    )
    if name not in _HARMLESS
)


@lru_cache(maxsize=16384)
def _mask_of_word(word: str) -> int:
    """Return what one word of a name says; an unknown one may be two known ones ("sharebar", "commentlist")."""
    known = _WORD_BITS
    if bit := known.get(word) or (known.get(word[:-1]) if word.endswith("s") else 0):
        return bit
    if 6 <= len(word) <= _LONGEST_COMPOUND and word[:_SHORTEST_PART] in _STEMS:
        for cut in range(len(word) - 3, _SHORTEST_PART - 1, -1):
            if bit := known.get(word[:cut], 0):
                rest = word[cut:]
                if word[:cut] in _WHOLES and rest.removesuffix("s") in _PARTS:
                    bit |= BIT["named body"]
                return bit | known.get(rest, 0) | known.get(rest.removesuffix("s"), 0)
    return 0


def _read_names(names: str, mask: int, before: str) -> tuple[int, str]:
    """Add what names say to what those before them said; return also their last word."""
    for name in names.split():
        own, first, last = _mask_of_name(name.rstrip("0123456789"))
        if first:
            mask |= own
            if before in _WHOLES and first.removesuffix("s") in _PARTS:
                mask |= _BODY
            before = last
    return mask, before


@lru_cache(maxsize=16384)
def _mask_of_name(name: str) -> tuple[int, str, str]:
    """Return what one class word or id says, and its first and last word: sites share names more than lists of them."""
    words = [word.lower() for word in _WORD.findall(name)]
    mask = 0
    for word in words:
        mask |= _mask_of_word(word)
    if "contents" in words and "of" in words:
        mask |= BIT["named toc"]
    for before, word in pairwise(words):
        if before in _WHOLES and word.removesuffix("s") in _PARTS:
            mask |= BIT["named body"]
    return (mask, words[0], words[-1]) if words else (0, "", "")


def evidence_of(page: Page) -> tuple[list[int], list[int]]:
    """Return each node's own mask and the mask of the node with all its ancestors (of those that hold texts)."""
    attributes, chars, ends, by_attribute = page.attributes, page.chars, page.ends, page.by_attribute
    own = [0] * len(page)
    for tag in page.by_tag.keys() & _TAG_BITS.keys():
        bit = _TAG_BITS[tag]
        for node in page.by_tag[tag]:
            own[node] = bit
    kept = [(node, own[node]) for tag in _PAGE_WIDE for node in page.by_tag.get(tag, ())]
    said: dict[str | None, tuple[int, str]] = {}
    for value, nodes in page.by_value["class"].items():
        said[value] = mask, _ = _read_names(value[:_LONGEST_NAMES], 0, "")
        if mask:
            for node in nodes:
                own[node] |= mask
    for identity, nodes in page.by_value["id"].items():
        for node in nodes:
            names = attributes[node].get("class")
            room = _LONGEST_NAMES - len(names) - 1 if names else _LONGEST_NAMES
            if room > 0:
                own[node] |= _read_names(identity[:room], *said.get(names, _NOTHING))[0]
    for node in by_attribute.get("itemprop", ()):
        name = attributes[node]["itemprop"]
        if name in ("articleBody", "text"):
            own[node] |= BIT["named body"]
        elif name in _RECIPE:
            own[node] |= BIT["named recipe"]
    for node in by_attribute.get("role", ()):
        own[node] |= _ROLES.get(attributes[node]["role"] or "", 0)
    undisplayed = BIT["undisplayed"]
    for node in by_attribute.get("hidden", ()):
        own[node] |= undisplayed
    for node in by_attribute.get("style", ()):
        if _HIDING.search(attributes[node]["style"] or ""):
            own[node] |= undisplayed
    for node, mask in kept:
        own[node] = mask
    most = chars[-1] * 0.6
    node, stop = 0, len(own)
    while node < stop:
        # What holds most of the page's text is a layout and not a sidebar, whatever its name: one path from the top.
        if chars[ends[node]] - chars[node] > most:
            if attributes[node] and own[node] & _REFUTED and page.tags[node] not in _PAGE_WIDE:
                own[node] &= ~_REFUTED
            stop = ends[node]
            node += 1
        else:
            node = ends[node]
    inherited: list[int] = []
    add, shared = inherited.append, dict[int, int]()
    for parent, mask in zip(page.parents, own, strict=True):
        if parent >= 0:
            above = inherited[parent]
            # Few masks are different: one object for all that are equal.
            mask = shared.setdefault(both := above | mask, both) if mask else above
        add(mask)
    return own, inherited
