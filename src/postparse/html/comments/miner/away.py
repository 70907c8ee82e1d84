"""Links to places in other pages: a site's latest comments, and teasers that count theirs, lead to as many pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from postparse.html.comments.records import Range
from postparse.html.dom import Page

LEAST_AWAY = 0.8
"""Share of a list's items with such a link, for them to be comments on (or teasers of) other pages."""
_NUMBER = re.compile(r"\d+")


def links_away(page: Page) -> list[tuple[int, str]]:
    """Return the links to places in other pages, and these pages.

    Numbers and queries are left out of their addresses: a forum's posts have such links to themselves
    ("/posts/301.html#Post301", "/read.php?3,301#REPLY").
    """
    own = _page_of(page.url or "")
    found: list[tuple[int, str]] = []
    named: set[str] | None = None
    for node in page.by_tag.get("a", ()):
        base, _, place = page.get(node, "href").partition("#")
        if not base or not place or place in page.by_id or _page_of(base) == own:
            continue
        if named is None:
            named = {page.get(n, "name") for n in page.by_attribute.get("name", ()) if page.tags[n] == "a"}
        if place not in named:
            found.append((node, _NUMBER.sub("0", _page_of(base.partition("?")[0]))))
    return found


def lead_away(links: Sequence[tuple[int, str]], ranges: Sequence[Range]) -> bool:
    """Tell whether nearly all ranges hold links to places in other pages, and not all in the same one."""
    if len(links) < LEAST_AWAY * len(ranges) or len(ranges) < 2:
        return False
    pages: set[str] = set()
    leading = 0
    for start, stop in ranges:
        first, last = bisect_left(links, (start, "")), bisect_left(links, (stop, ""))
        leading += last > first
        pages.update(base for _, base in links[first:last])
    return leading >= LEAST_AWAY * len(ranges) and len(pages) > 1


def _page_of(address: str) -> str:
    """Return what of an address tells the page: no scheme, no "www.", no slash at its end."""
    return (
        address.partition("//")[2].removeprefix("www.").rstrip("/")
        if "//" in address
        else address.rstrip("/")
    )
