"""The site that a page belongs to: its names, and which links lead to its front page."""

from __future__ import annotations

import re

from postparse.html.dom import Page
from postparse.html.metadata.declared import Declared
from postparse.html.metadata.naming import normal

_HOST = re.compile(r"^(?:https?:)?//[^/]+")
_FEED = re.compile(
    r"\s*(?:[»|:–—-]\s*)?(?:(?:comments?\s+|main\s+)?(?:rss|atom|feed|xml)\b[\s\d.()]*)+(?:\s*feed)?\s*$", re.I
)
_FRONT = frozenset(("", "/", "/index.html", "/index.php", "/index.htm", "/home"))
_MOST_FOLDERS = 8
_MOST_NODES = 80


class Site:
    """What a page says about its site.

    Attributes:
        names: Its names, normalised: declared ones, its feed's, the texts of links to the front page.
    """

    def __init__(self, page: Page, declared: Declared) -> None:
        self._page = page
        self._below = self._count_folders()
        names = [declared.first("og:site_name"), declared.first("application-name")]
        publisher = declared.article.get("publisher")
        names.append(publisher.get("name") if isinstance(publisher, dict) else None)
        for link in page.by_tag.get("link", ()):
            if page.get(link, "type") in ("application/rss+xml", "application/atom+xml"):
                title = page.get(link, "title")
                names.append(_FEED.sub("", title) if _FEED.search(title) else None)
        names += [
            page.text_of(link)
            for link in page.by_tag.get("a", ())[:60]
            if 0 < page.text_length(link) < 80 and self._is_front(link)
        ]
        self.names = frozenset(
            known for name in names if isinstance(name, str) and len(known := normal(name)) > 1
        )

    def is_name(self, text: str) -> bool:
        """Tell whether a text is the site's name."""
        return normal(text) in self.names

    def links_home(self, node: int) -> bool:
        """Tell whether an element holds or stands in a link to the site's front page."""
        page = self._page
        stop = min(page.ends[node], node + _MOST_NODES)
        if any(page.tags[inside] == "a" and self._is_front(inside) for inside in range(node, stop)):
            return True
        above = next((above for above in page.ancestors(node) if page.tags[above] == "a"), None)
        return above is not None and self._is_front(above)

    def _is_front(self, link: int) -> bool:
        href = self._page.get(link, "href").strip()
        if href in ("", "#"):
            return False
        path = _HOST.sub("", href)
        if path.split("?")[0].split("#")[0] in _FRONT and not path.startswith(("?", "#")) and "?" not in path:
            return True
        links = len(self._page.by_tag.get("a", ()))
        return len(href) > 8 and href.endswith("/") and self._below.get(href, 0) > 0.25 * links

    def _count_folders(self) -> dict[str, int]:
        """Count the page's links that lead below each folder."""
        page, counts = self._page, dict[str, int]()
        for link in page.by_tag.get("a", ()):
            href = page.get(link, "href").strip()
            place = -1
            for _ in range(_MOST_FOLDERS):
                place = href.find("/", place + 1)
                if place < 0:
                    break
                if place > 7:
                    folder = href[: place + 1]
                    counts[folder] = counts.get(folder, 0) + 1
        return counts
