"""What tags, class names and ids say about the text inside an element."""

from __future__ import annotations

import re
from functools import lru_cache

from postparse.html.dom import TEXT, Page

_BY_TAG = {
    "nav": "nav",
    "aside": "aside",
    "footer": "footer",
    "header": "header",
    "form": "form",
    "select": "form",
    "button": "button",
    "label": "form",
    "dialog": "hidden",
    "iframe": "hidden",
    "object": "hidden",
    "noscript": "hidden",
    "article": "article",
    "main": "main",
    "p": "p",
    "li": "li",
    "dd": "li",
    "td": "cell",
    "th": "cell",
    "blockquote": "quote",
    "pre": "code",
    "figure": "figure",
    "figcaption": "caption",
    "caption": "caption",
    "address": "footer",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "dt": "heading",
    "summary": "heading",
    "center": "center",
    "details": "details",
}

# Words in class names and ids. An order of falling certainty is not needed: every flag that matches is set.
_BY_NAME = {
    "named body": r"(entry|post|article|story|blog|news|page|body|content|node|text|hentry|single|main|rich)[-_ ]*"
    r"(entry|body|bodies|content|contents|text|story|copy|article|paragraph|wysiwyg)s?\b(?![-_](wrap|container|area|header|head|meta|footer|bottom|after|top|related|tags|info|share|title))"
    r"|\b(articlebody|entrytext|storytext|storycontent|maincontent|e-content|prose|wysiwyg|rte|markdown|markdown-body|rich-?text|richtext\w*|bodytext|body-copy|instapaper_body|field-name-body|field--name-body|format_text|snap_preview|text-?body|post-?full|td-post-content|the-?content|copytext|artikeltext|artikel-?inhalt|article__body|article__content|post__content|storyfulltext|cuerpo|contenido|texte|corps|testo)\b",
    "named content": r"(^|[-_ ])(content|contents|post|entry|article|story|hentry|blog|single|main|text|copy|inhalt|artikel)([-_ ]|$)",
    "named comments": r"comment|kommentar|commentaire|comentario|respond|disqus|discussion|\breplies|reply|trackback|pingback|livefyre|\bfeedback|webmention|reader-?react",
    "named related": r"relat|similar|recommend|recirc|read-?(more|next|also)|more-?(from|stor|news|post|on|article|read)|you-?may|also-?like|see-?also|popular|trending|most-?(read|view|shared)|latest|recent|teaser|outbrain|taboola|zergnet|upnext|up-next|next-?(stor|article)|suggest|verwandt|aehnlich|relacionad|carousel|slider|crp_|yarpp|jp-relatedposts|further-?reading|card|promo|featured-?posts|archive|other-?(news|post|stor)|top-?stor|headlines",
    "named share": r"share|sharing|social|addthis|sociable|tweet|facebook|twitter|linkedin|pinterest|whatsapp|sharedaddy|a2a_|likes?\b|follow|bookmark|print\b|email|toolbar|tool-?box|tools\b|rating|vote|teilen|partage|compart",
    "named navigation": r"(^|[-_ ])(nav|navi|navigation|navbar|menu|submenu|breadcrumbs?|crumbs?|bread|pagination|pager|paging|pagenav|skip|toc|jump|topbar|masthead|site-?header|page-?header|top-?bar|post-?nav|prev|next|previous|nextprev|search|searchform|login|signin|language|lang|accessibility|screen-reader-text|sr-only|visually-?hidden|tabs?|anker|sitemap|hilfe|subnav|megamenu|offcanvas|drawer)([-_ 0-9]|$)|navigation|breadcrumb|(^|[-_ ])(main|top|primary|secondary|mega|mobile|side)[-_]?(nav|menu)",
    "named side": r"side-?bar|(^|[-_ ])(sidebar|side|rail|aside|widget|widgets|module|secondary|complementary|right|rightcol|left|leftcol|right-?col\w*|left-?col\w*|blogroll|column-?right|box|infobox|sticky)([-_ 0-9]|$)|widget|sidebar",
    "named footer": r"(^|[-_ ])(foot|footer|footnav|bottom|colophon|copyright|legal|disclaimer|credits?|imprint|site-?info|impressum)([-_ 0-9]|$)|footer|copyright|disclaimer",
    "named meta": r"(^|[-_ ])(meta|metadata|byline|bylines|dateline|date|time|timestamp|author|authors|published|pubdate|posted|postedon|posted-on|info|entry-?info|kicker|eyebrow|category|categories|cat|section|label|labels|source|views?|count|counter|reading-?time|readtime|updated|entry-?meta|post-?meta|article-?meta|data|datum|autor|fecha|auteur)([-_ 0-9]|$)|byline|metadata|timestamp|postmeta|entry-?utility|entry-?date|post-?date",
    "named title": r"(^|[-_ ])(title|headline|heading|subtitle|subheadline|subhead|dek|standfirst|deck|lede|lead|excerpt|summary|intro|description|teaser-?text|vorspann|sottotitolo|chapo)([-_ 0-9]|$)|headline|entry-?title|post-?title|standfirst",
    "named tags": r"(^|[-_ ])(tag|tags|tagged|taglist|tag-?links|tag-?cloud|keywords?|topics?|filed|filed-?under|post-?tags|hashtags?|tagcloud|schlagwort\w*|etiquetas|mots-?cles)([-_ 0-9]|$)",
    "named author box": r"author-?(box|bio|info|card|desc|description|profile|block|about|container|details|wrap|area|section|meta|content|text)|about-?(the-?)?author|(^|[-_ ])bio([-_ ]|$)|biography|contributor|post-?author|authorbox|written-?by|vcard|abh_|pp-author|saboxplugin|profile|user-?card",
    "named advert": r"(^|[-_ ])(ad|ads|adv|advert|adverts|advertisement|advertising|adbox|adslot|ad-?unit|ad-?wrap\w*|sponsor|sponsors|sponsored|banner|banners|gpt|dfp|adsense|google-?ads?|promoted|werbung|anzeige|publicidad|publicite|affiliate|affiliates|paywall|donate|donation|shop|product|products)([-_ 0-9]|$)|advert|sponsor|adsbygoogle",
    "named newsletter": r"newsletter|subscri|sign-?up|mailchimp|mc4wp|mc_embed|optin|opt-in|(^|[-_ ])(cta|call-?to-?action|join|register|registration|signup|form|forms|hs-form|convertkit|popup|modal|overlay|lightbox|cookie|cookies|gdpr|consent|notice|alert|message|subscribe|callout|download|lead-?magnet)([-_ 0-9]|$)|cookie|consent|gdpr|popup|modal|call-?to-?action",
    "named caption": r"caption|(^|[-_ ])(credit|photo-?credit|image-?credit|gallery|wp-caption\w*|legend|bildunterschrift|slideshow|photo|photos|image|media|video|figure)([-_ 0-9]|$)",
    "named quote": r"pull-?quote|(^|[-_ ])(quote|blockquote|quotation|zitat|fact-?box|factbox|highlight|key-?takeaways|takeaways|summary-?box)([-_ 0-9]|$)",
}
NAMES = (*dict.fromkeys(_BY_TAG.values()), *_BY_NAME, "undisplayed")
"""Evidence in the order of the bits of a mask."""

BIT = {name: 1 << bit for bit, name in enumerate(NAMES)}
_PATTERNS = [(BIT[name], re.compile(pattern)) for name, pattern in _BY_NAME.items()]
_TAG_BITS = {tag: BIT[name] for tag, name in _BY_TAG.items()}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONGEST_NAMES = 300
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
_PAGE_WIDE = frozenset({"html", "body"})
_OWN_ONLY = BIT["named content"]
WRAPPERS_REFUTE = sum(
    BIT[name] for name in (*_BY_NAME, "aside", "footer", "header", "form", "hidden", "nav")
) & ~(BIT["named body"] | BIT["named content"] | BIT["named comments"])
"""Evidence that an element refutes by holding most of the page's text: a layout is not a sidebar."""


@lru_cache(maxsize=4096)
def mask_of_names(names: str) -> int:
    """Return what an element's class words and id say."""
    words = _CAMEL.sub("-", names[:_LONGEST_NAMES]).lower()
    return sum(bit for bit, pattern in _PATTERNS if pattern.search(words))


def evidence_of(page: Page) -> tuple[list[int], list[int]]:
    """Return each node's own mask and the mask of the node with all its ancestors."""
    tags, parents, attributes, chars, ends = page.tags, page.parents, page.attributes, page.chars, page.ends
    most = chars[-1] * 0.6
    own: list[int] = []
    inherited: list[int] = []
    add_own, add_inherited, bit_of = own.append, inherited.append, _TAG_BITS.get
    undisplayed = BIT["undisplayed"]
    for node, tag in enumerate(tags):
        parent = parents[node]
        above = inherited[parent] if parent >= 0 else 0
        if tag == TEXT:
            add_own(0)
            add_inherited(above)
            continue
        mask = bit_of(tag, 0)
        found = attributes[node]
        if found and tag not in _PAGE_WIDE:
            names = found.get("class") or ""
            if identity := found.get("id"):
                names = f"{names} {identity}"
            if names:
                mask |= mask_of_names(names)
            if "itemprop" in found and found["itemprop"] in ("articleBody", "text"):
                mask |= BIT["named body"]
            if "role" in found:
                mask |= _ROLES.get(found["role"] or "", 0)
            if "hidden" in found or ("style" in found and _HIDING.search(found["style"] or "")):
                mask |= undisplayed
            if mask and chars[ends[node]] - chars[node] > most:
                mask &= ~WRAPPERS_REFUTE
        add_own(mask)
        add_inherited(above | mask)
    return own, inherited
