"""Comments that are no elements but stretches of running text, each ended by its author's signature: talk pages of wikis.

A signature is links to pages of one user ("User:Ann", "User talk:Ann" in whatever language) and, right behind them, a
date with time of day and zone: "Ann (talk) 12:05, 3 May 2020 (UTC)". What a comment answers is told by its indent: the
list items and definitions around it, as the wiki's own reply tool counts them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from attrs import define

from postparse.dates import find_date
from postparse.html.comments.profiles.lines import Line, lines_of
from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.records import Range, Record
from postparse.html.dom import INLINE, TEXT, Page

_ZONE = re.compile(r"\((?:[A-Z]{2,5}(?:[+−-]\d{1,2}(?::?\d{2})?)?|[+−-]\d{2}(?::?\d{2})?)\)")
_CLOCK = re.compile(r"\d{1,2}(?:[:.h]|h )\d{2}")
_LONGEST_STAMP = 60
_FURTHEST_NAME = 90
"""How many characters before its date the last of a signature's links may end."""
_WIDEST_GAP = 30
"""How many characters may stand between two links of a signature."""
_USER_PAGE = re.compile(
    r"(?:^|/|[?&]title=)(?!mailto|javascript|tel)[^/:?&#.][^/:?&#]{0,40}:([^/?&#][^?&#]*)"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DASHES = "-–—―~"
_LONGEST_LEAD = 50
"""How long "Preceding unsigned comment added by" may be in whatever language."""
_ITEMS = frozenset(("dd", "li"))


@define
class _Signature:
    """Who signed a line when, and where.

    Attributes:
        start: The first node of the signature.
        author: The name as displayed.
        url: The link to the user's page.
        raw: The date as printed.
        dash: The dash that parts it from what was said, where that is no node of its own.
        permalink: Where the date links to.
    """

    start: int
    author: str
    url: str
    raw: str
    dash: str
    permalink: str | None


def signed_comments(page: Page, content: int, skip: frozenset[int], starts: str) -> list[Record]:
    """Return the comments in an element, each of the lines up to a signature since the last one or the last heading.

    Args:
        page: The page.
        content: The element that holds the discussion.
        skip: Elements in it that are no part of it, such as buttons and lists of contents.
        starts: Selects the marks that tell where comments begin, whose ids are theirs.
    """
    records: list[Record] = []
    above: list[tuple[int, int]] = []  # the comments that the next one may answer, with their indents
    pending: Line | None = None
    unsaid = sorted(skip)
    ids = [(node, page.get(node, "id")) for node in select(page, starts)]
    for line in lines_of(page, [(content + 1, page.ends[content])], skip):
        kind, items = _place_of(page, line.block, content)
        if kind == "heading":
            pending = None
            above.clear()
            continue
        signature = _signature_of(page, line)
        if signature is None:
            pending = pending if pending is not None or kind == "table" else line
            continue
        first, pending = pending or line, None
        first_items = _place_of(page, first.block, content)[1]
        depth = min(len(items), len(first_items))
        while above and above[-1][0] >= depth:
            above.pop()
        start = _with_elements(page, first.start, first_items[-depth] if depth else content)
        record = _record((start, line.stop), signature)
        record.skip = frozenset(unsaid[bisect_left(unsaid, start) : bisect_left(unsaid, line.stop)])
        record.key = _last_between(ids, records[-1].stop if records else content, line.stop)
        record.parent = above[-1][1] if above else None
        above.append((depth, len(records)))
        records.append(record)
    return records


def _last_between(ids: list[tuple[int, str]], low: int, high: int) -> str | None:
    """Return the last id that stands in a range of nodes."""
    place = bisect_left(ids, (high, ""))
    return ids[place - 1][1] if place and ids[place - 1][0] >= low else None


def _record(whole: Range, signature: _Signature) -> Record:
    return Record(
        start=whole[0],
        stop=whole[1],
        body=((whole[0], signature.start),),
        sign_off=signature.dash,
        author=signature.author,
        author_url=signature.url,
        published_raw=signature.raw,
        permalink=signature.permalink,
    )


def _place_of(page: Page, block: int, content: int) -> tuple[str, list[int]]:
    """Return what a line stands in (a heading, a table or running text), and the items around it, the innermost first."""
    kind, items = "text", []
    for node in (block, *page.ancestors(block)):
        if node <= content:
            break
        tag = page.tags[node]
        if tag in _ITEMS:
            items.append(node)
        elif tag in _HEADINGS:
            kind = "heading"
        elif tag == "table" and kind == "text":
            kind = "table"
    return kind, items


def _with_elements(page: Page, node: int, around: int) -> int:
    """Return the outermost element that begins with a node and lies within another."""
    while page.parents[node] == node - 1 and node - 1 > around:
        node -= 1
    return node


def _signature_of(page: Page, line: Line) -> _Signature | None:
    """Return the first signature in a line; None where nobody signs it."""
    texts = [node for node in range(line.start, line.stop) if page.tags[node] == TEXT and page.seen[node]]
    whole = "".join([page.texts[node] for node in texts])
    if _ZONE.search(whole) is None:
        return None
    places = dict(zip(texts, _running(len(page.texts[node]) for node in texts), strict=True))
    links = deque(_user_links(page, line, places))
    for zone in _ZONE.finditer(whole):
        before: list[_UserLink] = []
        while links and links[0].stop <= zone.start():
            before.append(links.popleft())
        if before and (signature := _signed_by(page, before, whole, zone, places)) is not None:
            return signature
    return None


@define
class _UserLink:
    """A link to a page of a user, and which characters of its line it is."""

    node: int
    start: int
    stop: int
    users: frozenset[str]


def _running(sizes: Iterable[int]) -> Iterator[int]:
    """Yield how many characters stand before each text."""
    before = 0
    for size in sizes:
        yield before
        before += size


def _user_links(page: Page, line: Line, places: dict[int, int]) -> Iterator[_UserLink]:
    """Yield a line's links to pages in a namespace: all that one says of it is that signatures have them."""
    node = line.start
    while node > 0 and page.tags[node - 1] in INLINE and page.ends[node - 1] > line.start:
        node -= 1
    while node < line.stop:
        if page.tags[node] == "a" and (found := _USER_PAGE.search(unquote(page.get(node, "href")))):
            shown = [text for text in range(node, page.ends[node]) if text in places]
            if shown:
                users = frozenset(name.strip("_ ").replace("_", " ") for name in found[1].split("/"))
                stop = places[shown[-1]] + len(page.texts[shown[-1]])
                yield _UserLink(node, places[shown[0]], stop, users)
        node += 1


def _signed_by(
    page: Page, links: list[_UserLink], whole: str, zone: re.Match[str], places: dict[int, int]
) -> _Signature | None:
    """Return the signature that ends with a zone, given the links before it in the line; None where it is none."""
    last = links[-1]
    if zone.start() - last.stop > _FURTHEST_NAME:
        return None
    low = max(last.stop, zone.start() - _LONGEST_STAMP)
    printed = whole[low : zone.end()]
    found = find_date(printed)
    if found is None or found.kind != "absolute" or _CLOCK.search(printed) is None:
        return None
    first, users = last, last.users
    for link in reversed(links[:-1]):
        if first.start - link.stop > _WIDEST_GAP or users.isdisjoint(link.users):
            break
        first, users = link, users & link.users
    name = page.text_of(first.node).strip(_DASHES + " ")
    if not any(map(str.isalnum, name)):
        name = max(users, key=len)
    start = _beginning(page, first.node)
    said = whole[: next(place for node, place in places.items() if node >= start)].rstrip()
    stamp = next(node for node in reversed(places) if places[node] < zone.end())
    return _Signature(
        start,
        name,
        page.get(first.node, "href"),
        printed[found.start :].strip(),
        said[len(said.rstrip(_DASHES)) :],
        next((page.get(above, "href") for above in page.ancestors(stamp) if page.tags[above] == "a"), None),
    )


def _beginning(page: Page, node: int) -> int:
    """Return the outermost inline element that begins with a signature, or with a dash and a few words before it."""
    start = node
    for above in page.ancestors(node):
        if page.tags[above] not in INLINE:
            break
        if page.chars[node] - page.chars[above] > _LONGEST_LEAD:
            break
        lead = page.text_between(above, node)
        if lead and lead[0] not in _DASHES:
            break
        start = above
    return start
