"""The post's title: the headline that the page shows, told by what the page declares and by its place."""

from __future__ import annotations

from html import unescape

from attrs import frozen

from postparse.html.comments.profiles.lines import lines_of_page
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page
from postparse.html.metadata.declared import Declared
from postparse.html.metadata.headings import Heading, is_away, is_thread_label, read_headings, words
from postparse.html.metadata.naming import Naming, normal
from postparse.html.metadata.site import Site
from postparse.html.metadata.territory import Territory

__all__ = ["Title", "find_title", "normal"]

_SURE = 3.0
"""The likeness from which a heading is taken without a look at lines that are no headings."""
_OWNS_THE_TEXT = 600
"""How many characters must follow a heading that nothing confirms."""
_NO_LINES = frozenset(("li", "h1", "h2", "h3", "h4", "h5"))
_NEAR_TEXT = 40
"""How many nodes behind a line are looked at for the text that it would be the title of."""


@frozen
class Title:
    """A title and where it stands.

    Attributes:
        text: The words.
        node: The element that shows it; None where only the document's head has it.
    """

    text: str | None
    node: int | None


def find_title(page: Page, declared: Declared, discussion: Discussion | None) -> Title:
    """Return the post's title without the site's name, labels and counts."""
    site = Site(page, declared)
    naming = Naming(
        _document_title(page),
        [
            unescape(claim)
            for claim in (
                *declared.texts("headline"),
                declared.first("og:title"),
                declared.first("twitter:title"),
                *declared.texts("name"),
            )
            if claim
        ],
        site.names,
    )
    territory = Territory(discussion)
    headings = read_headings(page, territory, site, naming)
    best = max(headings, key=lambda heading: (heading.score, -heading.node), default=None)
    if best is None or best.likeness < _SURE:
        line = _best_line(page, territory, site, naming)
        if line is not None and (best is None or line.score > best.score):
            best = line
    if (
        best is not None
        and best.likeness < _SURE
        and best.following < 20
        and naming.claims
        and not best.is_marked
    ):
        best = None
    if best is not None and (best.likeness > 0 or best.is_marked or _owns_text(page, best)):
        return Title(naming.without_label(best.text, _parts(page, best.node)), best.node)
    named = naming.best()
    if named and not site.is_name(named):
        return Title(named, _showing(page, named))
    tops = [heading for heading in headings if not heading.is_site and not is_thread_label(heading.text)]
    top = max(tops, key=lambda heading: heading.score, default=None)
    if top is not None:
        return Title(top.text, top.node)
    return Title(named, _showing(page, named) if named else None)


def _owns_text(page: Page, heading: Heading) -> bool:
    """Tell whether an h1 that nothing confirms heads most of the page's text, or some and is itself a sentence."""
    if page.tags[heading.node] != "h1" or heading.is_site:
        return False
    return heading.following >= _OWNS_THE_TEXT or (heading.following >= 200 and len(heading.text) > 30)


def _parts(page: Page, node: int) -> list[str]:
    return [text for text in page.texts[node : page.ends[node]] if text.strip()]


def _document_title(page: Page) -> str:
    nodes = page.by_tag.get("title", [])
    head = next(
        (node for node in nodes if page.tags[page.parents[node]] == "head"), nodes[0] if nodes else None
    )
    return " ".join("".join(page.texts[head + 1 : page.ends[head]]).split()) if head is not None else ""


def _best_line(page: Page, territory: Territory, site: Site, naming: Naming) -> Heading | None:
    """Return the line outside the thread that shows the title without being a heading."""
    best = None
    chars, links = page.chars, page.link_chars
    for line in lines_of_page(page):
        if not 6 < len(line.text) < 250 or territory.holds_comment(line.start):
            continue
        likeness = naming.likeness(line.text)
        if (
            likeness < _SURE
            or line.block < 0
            or page.tags[line.block] in _NO_LINES
            or is_away(page, line.block)
        ):
            continue
        if site.is_name(line.text) or site.links_home(line.block):
            continue
        stop = min(len(page), line.stop + _NEAR_TEXT)
        following = chars[stop] - chars[line.stop] - (links[stop] - links[line.stop])
        score = likeness + min(len(line.text), 60) / 25 + min(following, 400) / 400
        if best is None or score > best.score:
            text = words(page, line.block, naming)[0] if page.text_length(line.block) < 300 else line.text
            text = text if len(text) <= len(line.text) else line.text
            best = Heading(line.block, naming.without_site(text), score, likeness, following, False, False)
    return best


def _showing(page: Page, words: str) -> int | None:
    """Return the first element that shows exactly these words."""
    wanted, size = normal(words), len(words)
    for node, text in enumerate(page.texts):
        if (
            text
            and page.seen[node]
            and abs(len(text.strip()) - size) <= 0.2 * size + 2
            and normal(text) == wanted
        ):
            return page.parents[node]
    return None
