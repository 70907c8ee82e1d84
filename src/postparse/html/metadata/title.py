"""The post's title: the headline that the page shows, told by the document's title and its place."""

from __future__ import annotations

import re

from attrs import frozen

from postparse.html.comments.records import Discussion
from postparse.html.dom import Page
from postparse.html.metadata.declared import Declared

_SEPARATOR = re.compile(r"\s+[|–—\-»«·•:/~>]+\s+|\s*[|»«]\s*|:\s+")
_WORD = re.compile(r"[^\W_]+")
_HEADINGS = ("h1", "h2", "h3", "h4")
_AWAY = frozenset(("nav", "aside", "footer"))


@frozen
class Title:
    """A title and where it stands.

    Attributes:
        text: The words.
        node: The element that shows it; None where only the document's head has it.
    """

    text: str | None
    node: int | None


def normal(text: str) -> str:
    """Return a text's letters and digits, lower case, words parted by one space."""
    return " ".join(_WORD.findall(text.casefold()))


def find_title(page: Page, declared: Declared, discussion: Discussion | None) -> Title:
    """Return the post's title without the site's name."""
    document = _document_title(page)
    claims = [
        claim
        for claim in (
            *declared.texts("headline", "name"),
            declared.first("og:title"),
            declared.first("twitter:title"),
        )
        if claim
    ]
    headings = list(_headings(page, discussion))
    best = max(
        (
            (score, -node, node)
            for node, text in headings
            if (score := _likeness(page, node, text, document, claims)) > 0
        ),
        default=None,
    )
    if best is not None:
        return Title(_without_label(page.text_of(best[2]), document, claims), best[2])
    site = declared.first("og:site_name")
    words = _without_site(claims[0], site) if claims else _without_site(document, site) if document else None
    if words:
        shown = _showing(page, words)
        return Title(words, shown)
    tops = [node for node, _ in headings if page.tags[node] == "h1"] or [node for node, _ in headings]
    return Title(page.text_of(tops[0]), tops[0]) if tops else Title(None, None)


def _without_label(heading: str, document: str, claims: list[str]) -> str:
    """Return a heading without a label or date that stands in it, where the page says the title without it."""
    own = normal(heading)
    if any(own in normal(text) for text in (document, *claims)):
        return heading
    for text in (*claims, document, *_SEPARATOR.split(document)):
        known = normal(text)
        if len(known) < len(own) and len(known) > 0.55 * len(own) and len(known) > 12:
            if own.endswith(" " + known) or own.startswith(known + " "):
                return " ".join(text.split())
    return heading


def _document_title(page: Page) -> str:
    nodes = page.by_tag.get("title", [])
    head = next(
        (node for node in nodes if page.tags[page.parents[node]] == "head"), nodes[0] if nodes else None
    )
    return " ".join("".join(page.texts[head + 1 : page.ends[head]]).split()) if head is not None else ""


def _headings(page: Page, discussion: Discussion | None) -> list[tuple[int, str]]:
    """Return the headings outside the thread with their texts; a thread that begins the page leaves them all."""
    regions = [region for region in discussion.region if region[0] > 0] if discussion is not None else []
    posts = [discussion.post] if discussion is not None and discussion.post is not None else []
    found = []
    for tag in _HEADINGS:
        for node in page.by_tag.get(tag, ()):
            inside = any(low <= node < high for low, high in regions) and not any(
                p.start <= node < p.stop for p in posts
            )
            text = page.text_of(node) if not inside and 0 < page.text_length(node) < 400 else ""
            if text:
                found.append((node, text))
    return sorted(found)


def _likeness(page: Page, node: int, text: str, document: str, claims: list[str]) -> float:
    """Score how sure a heading is the title; 0 for one that nothing confirms."""
    own = normal(text)
    if not own:
        return 0
    score = 0.0
    whole = normal(document)
    segments = [normal(part) for part in _SEPARATOR.split(document)]
    if own == whole:
        score += 4
    elif own in segments:
        score += 3
    elif whole.startswith(own + " ") or whole.endswith(" " + own) or f" {own} " in whole:
        score += 2.5 if len(own) > 0.35 * len(whole) else 0.8
    elif len(whole) > 15 and (own.startswith(whole) or (whole.endswith("…") and own.startswith(whole[:-1]))):
        score += 2
    for claim in claims[:2]:
        known = normal(claim)
        if own == known:
            score += 3
        elif known and (known.startswith(own) or own.startswith(known)) and min(len(own), len(known)) > 12:
            score += 1.5
    if not score:
        return 0
    score += {"h1": 0.8, "h2": 0.5, "h3": 0.2, "h4": 0.0}[page.tags[node]]
    score += min(len(own), 60) / 25
    if _links_home(page, node):
        return score - 2.5 if len(segments) < 2 or len(own) >= max(map(len, segments)) else 0
    if any(page.tags[above] in _AWAY for above in page.ancestors(node)):
        score -= 1.5
    return score


def _links_home(page: Page, node: int) -> bool:
    """Tell whether a heading is the site's name: it links to the site's front page."""
    links = [inside for inside in range(node, page.ends[node]) if page.tags[inside] == "a"]
    links += [above for above in page.ancestors(node) if page.tags[above] == "a"][:1]
    for link in links:
        path = re.sub(r"^(?:https?:)?//[^/]+", "", page.get(link, "href").strip()).split("?")[0].split("#")[0]
        href = page.get(link, "href").strip()
        if path in ("", "/", "/index.html", "/index.php") and href not in ("", "#"):
            return True
        if len(href) > 8 and href.endswith("/") and _share_below(page, href) > 0.25:
            return True
    return False


def _share_below(page: Page, href: str) -> float:
    """Return the share of the page's links that lead below an address."""
    links = page.by_tag.get("a", ())
    below = sum((page.attributes[link].get("href") or "").startswith(href) for link in links)
    return below / len(links) if links else 0.0


def _without_site(title: str, site: str | None) -> str:
    """Return a document's title without the site's name: the longest part, the first of equals."""
    parts = [part.strip() for part in re.split(r"\s+[|–—\-»«·•]+\s+|\s*[|»«]\s*", title) if part.strip()]
    if len(parts) < 2:
        return title.strip()
    if site:
        rest = [part for part in parts if normal(part) != normal(site)]
        if 0 < len(rest) < len(parts):
            kept = title
            for part in parts:
                if normal(part) == normal(site):
                    kept = kept.replace(part, "")
            return kept.strip(" |–—-»«·•") or title
    return max(parts, key=len)


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
