"""Links, and references to footnotes."""

from __future__ import annotations

from postparse.html.blocks.traits import NOTE, traits
from postparse.html.blocks.walk import HEADINGS, Walk
from postparse.html.dom import Attributes
from postparse.models import Embed

WRITTEN_EMBED = "postparse-embed"
"""The class that `to_html` gives the link to something shown in the page, before the provider's name."""
_BACK_TO_TEXT = frozenset("↩ ↩︎ ↑ ⤴ ⏎ ^ ↵ ⮐ ¶ #".split())


def on_a(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    href = own.get("href")
    if not href:
        if (name := own.get("name") or own.get("id")) and name in walk.notes:
            walk.anchor_item(name)
        return False
    if (own.get("class") or "").startswith(WRITTEN_EMBED) and not walk.flat:
        words = walk.page.text_of(node)
        provider = (own.get("class") or "").removeprefix(WRITTEN_EMBED).strip()
        walk.put(Embed(href, provider or None, words if words != href else None))
        return True
    run = walk.run
    if (href[0] == "#" and len(href) > 1) or ("#" in href and traits(own.get("class") or "") & NOTE):
        words = walk.page.text_of(node)
        if words in _BACK_TO_TEXT or words == href or is_own_anchor(walk, node, href[1:], words):
            return True
        fragment = "#" + href.rpartition("#")[2]
        if is_note_reference(walk, node, words, own):
            walk.notes.add(fragment[1:])
            if name := own.get("name"):
                walk.notes.discard(name)
            run.open("footnote", fragment)
            walk.push(end, run.close)
            return False
        run.open("link", fragment if walk.page.base_url is None else walk.absolute(href))
    elif href.lstrip()[:11].lower().startswith("javascript:"):
        return False
    else:
        run.open("link", walk.absolute(href))
    walk.push(end, run.close)
    return False


def is_own_anchor(walk: Walk, node: int, fragment: str, words: str) -> bool:
    """Tell whether a link stands beside a heading's words and leads to that heading."""
    page = walk.page
    heading = next((above for above in page.ancestors(node) if page.tags[above] in HEADINGS), -1)
    if heading < 0 or 2 * len(words) > page.text_length(heading):
        return False
    target = page.by_id.get(fragment, -1)
    return heading <= target < page.ends[heading]


def is_note_reference(walk: Walk, node: int, words: str, own: Attributes) -> bool:
    core = words.strip("[]() ")
    if not words or len(core) > 4 or not (core.isdigit() or core.strip("*†‡§¶") == "" or len(core) == 1):
        return False
    page = walk.page
    if (
        own.get("rel") == "footnote"
        or own.get("role") == "doc-noteref"
        or traits(own.get("class") or "") & NOTE
    ):
        return True
    if walk.run.is_open("sup") or words[0] == "[":
        return True
    child = node + 1
    return child < page.ends[node] and page.tags[child] == "sup"
