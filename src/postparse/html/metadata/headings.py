"""The headings of a page as candidates for the post's title: their words, and what speaks for each."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from attrs import evolve, frozen

from postparse.dates import find_date
from postparse.html.dom import TEXT, Page
from postparse.html.metadata.naming import Naming, normal
from postparse.html.metadata.site import Site
from postparse.html.metadata.territory import Territory

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5}
_WEIGHTS = {"h1": 0.8, "h2": 0.5, "h3": 0.2, "h4": 0.0, "h5": -0.2}
_AWAY = frozenset(("nav", "aside", "footer"))
_LABEL = re.compile(
    r"(?:^|[\s_-])(?:labels?|badge|kicker|overline|topline|prefix|eyebrow|count|comments?|sr-only|hidden|permalink|edit|date|author|byline)(?:$|[\s_-])",
    re.I,
)
_COUNT = re.compile(r"\W*\d[\d.,]*\s?[kKmM]?\s*(?:[^\W\d_]{1,14})?\W*")
_TITLE_CLASS = re.compile(r"title|headline|subject|heading", re.I)
_EDGE = " |»«·•>\xa0¶#"
_MOST_PIECES = 12
_THREAD_LABEL = re.compile(
    r"\W*(?:(?:\d|no\b|one\b|leave\b|add\b|post a\b|write\b|join\b|share\b|what\b|have\b|schreib|hinterlass|laisser|deja|lascia).{0,24}?)?"
    r"(?:comment|repl(?:y|ies)|respon[sd]|thought|kommentar|antwort|réponse|respuesta|comentario|rispost|reactie|تعليق|コメント|评论)",
    re.I,
)
_HOST = re.compile(r"\(?\s*[\w-]{1,40}(?:\.[\w-]{1,40}){1,4}\s*\)?")
_SURE = 3.0
_BETWEEN, _FAR = 200, 1500
_LABEL_SIZE = 40
_THREAD_HEAD = 40
_MOST_FOLLOWING = 1500
_LITTLE, _MUCH, _SENTENCE = 20, 600, 160


@frozen
class Heading:
    """A heading as a candidate for the title.

    Attributes:
        node: The element.
        text: Its words without labels and counts.
        score: How sure it is the title.
        likeness: How like the names that the page's head gives the post.
        following: Characters of text, not of links, up to the next heading of its level.
        is_marked: Whether the page marks it as the post's headline.
        is_site: Whether it is the site's name.
    """

    node: int
    text: str
    score: float
    likeness: float
    following: int
    is_marked: bool
    is_site: bool


def read_headings(page: Page, territory: Territory, site: Site, naming: Naming) -> list[Heading]:
    """Return the headings outside the thread with their scores, in page order; a thread that begins the page leaves them all."""
    post = territory.post
    nodes = sorted(node for tag in _HEADINGS for node in page.by_tag.get(tag, ()))
    following = _following(page, nodes, territory.cores, post.stop if post is not None else 0)
    thread_heads = " | ".join(
        normal(page.text_between(low, min(low + _THREAD_HEAD, high))[:400])
        for low, high in territory.ranges[:4]
    )
    own_address = _address(page.url or "")
    found = []
    for node in nodes:
        if not 0 < page.text_length(node) < 400 or territory.holds_comment(node):
            continue
        text, likeness = words(page, node, naming)
        own = normal(text)
        if not own:
            continue
        is_site = site.is_name(text) or site.links_home(node)
        date = find_date(text)
        is_dated = date is not None and date.end - date.start > 0.5 * len(text)
        is_marked = not is_dated and (
            "headline" in page.get(node, "itemprop")
            or (bool(own_address) and _links_to(page, node, own_address, len(text)))
        )
        if is_dated and likeness < _SURE:
            continue
        is_own = is_marked or likeness >= _SURE
        if not is_own and (is_thread_label(text) or (naming.is_known and territory.holds(node))):
            continue
        score = (
            likeness
            + _WEIGHTS[page.tags[node]]
            + min(len(own), 60) / 25 * (1 if likeness or is_marked else 0.2)
        )
        score += min(following[node], _MOST_FOLLOWING) / _MOST_FOLLOWING
        score += 2.2 * is_marked + 0.3 * bool(_TITLE_CLASS.search(page.get(node, "class")))
        if len(own) > 8 and own in thread_heads:
            score += 1.5
        if likeness < 2 and len(text) > _SENTENCE:
            score -= 3
        if following[node] < _LITTLE and not is_marked:
            score -= 1.2
        if is_away(page, node):
            score -= 2
        if is_site:
            score, likeness = score - 8, 0.0
        found.append(Heading(node, text, score, likeness, following[node], is_marked, is_site))
    tops = [n for n, heading in enumerate(found) if page.tags[heading.node] == "h1" and not heading.is_site]
    if len(tops) == 1 and (top := found[tops[0]]).following >= _MUCH and top.likeness < 2.5:
        found[tops[0]] = evolve(top, score=top.score + 1.5)
    if len(tops) == 1 and (top := found[tops[0]]).following >= _MUCH and len(top.text) > 12:
        found = [_as_section(page, heading, top) for heading in found]
    return found


def _as_section(page: Page, heading: Heading, top: Heading) -> Heading:
    """Return a heading that only heads a section below the page's one h1, as text between them shows, with less score."""
    if heading.node <= top.node:
        return heading
    low, high = page.ends[top.node], heading.node
    between = page.chars[high] - page.chars[low] - (page.link_chars[high] - page.link_chars[low])
    least = _FAR if top.likeness < 0.8 and heading.likeness >= 2 else _BETWEEN
    return evolve(heading, score=heading.score - 2.5) if between > least else heading


def is_thread_label(text: str) -> bool:
    """Tell whether a heading is the thread's ("4 comments", "Leave a reply")."""
    return len(text) < 80 and _THREAD_LABEL.match(text) is not None


def is_away(page: Page, node: int) -> bool:
    """Tell whether an element stands in navigation, a sidebar or a footer."""
    return any(page.tags[above] in _AWAY for above in page.ancestors(node))


def _following(page: Page, nodes: list[int], regions: list[tuple[int, int]], after: int) -> dict[int, int]:
    """Return how much text follows each heading, up to the next of its level or above or to the thread."""
    first = min((low for low, _ in regions if low > after), default=len(page))
    nearest = [len(page)] * 6
    found = {}
    for node in reversed(nodes):
        rank = _HEADINGS[page.tags[node]]
        low, high = page.ends[node], min(nearest[: rank + 1])
        high = min(high, first) if node < first else high
        text = page.chars[high] - page.chars[low] if high > low else 0
        links = page.link_chars[high] - page.link_chars[low] if high > low else 0
        found[node] = text - links
        nearest[rank] = node
    return found


def words(page: Page, node: int, naming: Naming) -> tuple[str, float]:
    """Return a heading's words without the labels, dates and counts that stand in it, and their likeness."""
    kept = _kept(page, node, naming)
    low, high = (kept[0], page.ends[kept[-1]]) if kept else (node, page.ends[node])
    whole = page.text_between(low, high).strip(_EDGE)
    best, likeness = whole, naming.likeness(whole)
    if 1 < len(kept) <= _MOST_PIECES:
        for start, stop in ((1, None), (None, -1), (1, -1), *((n, n + 1) for n in range(len(kept)))):
            part = kept[start:stop]
            if not part:
                continue
            text = page.text_between(part[0], page.ends[part[-1]]).strip(_EDGE)
            if 2 * len(text) <= len(whole):
                continue
            like = naming.likeness(text)
            if like > likeness + 0.4 or (
                best == whole
                and len(whole) - len(text) < _LABEL_SIZE
                and naming.parts(whole, text)
                and not _shows_separator(page, kept, part)
            ):
                best, likeness = text, like
    if best.endswith(("…", "...")) and likeness < 2.8:
        likeness = max(likeness - 1.5, 0.0)
    return best, likeness


def _kept(page: Page, node: int, naming: Naming) -> list[int]:
    """Return the parts of a heading without the labels, dates and counts at its ends."""
    for _ in range(3):
        pieces = kept = _pieces(page, node)
        if len(pieces) > 2 and not _is_words(page, pieces[1]) and naming.likeness(page.text_of(node)) >= 4:
            return pieces  # a label with a separator behind it, both in the head's title
        low, high = 0, len(pieces)
        while high - low > 1 and _is_aside(page, pieces[low]):
            low += 1
        while high - low > 1 and _is_aside(page, pieces[high - 1]):
            high -= 1
        kept = pieces[low:high]
        if len(kept) != 1 or len(pieces) == 1 or page.tags[kept[0]] == TEXT:
            break
        node = kept[0]
    return kept


def _is_words(page: Page, piece: int) -> bool:
    return any(c.isalnum() for c in page.text_of(piece))


def _pieces(page: Page, node: int) -> list[int]:
    """Return the parts of a heading: the children with text of the innermost element that holds it all."""
    while True:
        pieces = [child for child in page.children(node) if page.text_length(child) > 0]
        if len(pieces) != 1 or page.tags[pieces[0]] == TEXT:
            return pieces
        node = pieces[0]


def _shows_separator(page: Page, pieces: list[int], part: list[int]) -> bool:
    """Tell whether the page shows a separator where a part of a heading begins: both sides are its words."""
    first = pieces.index(part[0])
    before = page.text_of(pieces[first - 1]) if first else ""
    return before.endswith((":", "–", "—", "-", "|")) or page.text_of(part[0]).startswith(("–", "—", "-"))


def _is_aside(page: Page, piece: int) -> bool:
    """Tell whether a part of a heading is a label, a date or a count."""
    if page.tags[piece] == TEXT:
        return not any(c.isalnum() for c in page.texts[piece])
    if _LABEL.search(page.get(piece, "class")) and page.tags[piece] not in ("a", "h1", "h2"):
        return True
    text = page.text_of(piece)
    if len(text) > 60 or not any(c.isalnum() for c in text):
        return len(text) <= 60
    date = find_date(text)
    return (_COUNT.fullmatch(text) or _HOST.fullmatch(text)) is not None or (
        date is not None and date.kind != "relative" and len(text) - (date.end - date.start) < 6
    )


def _address(url: str) -> str:
    """Return what tells a page's address from others of its site; empty for a front page."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    return f"{path}?{parts.query}" if path and (len(path) > 1 or parts.query) else ""


def _links_to(page: Page, node: int, address: str, size: int) -> bool:
    """Tell whether most of a heading is a link to an address; a link to a place on the page itself says nothing."""
    stop = min(page.ends[node], node + 40)
    links = [inside for inside in range(node, stop) if page.tags[inside] == "a"]
    links += [above for above in page.ancestors(node) if page.tags[above] == "a"][:1]
    return any(
        2 * page.text_length(link) > size
        and not (href := page.get(link, "href")).startswith("#")
        and href
        and _address(page.absolute(href)) == address
        for link in links
    )
