"""The site that a page belongs to: its names, and which links lead to its front page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from postparse.html.dom import Page
from postparse.html.metadata.declared import Declared
from postparse.html.metadata.naming import normal

_HOST = re.compile(r"^(?:https?:)?//[^/]+")
_FEED = re.compile(
    r"(?:(?<!\s)\s+)?(?:[»|:–—-]\s*+)?(?:(?:comments?\s++|main\s++)?(?:rss|atom|feed|xml)\b[\s\d.()]*+)++$",
    re.I,
)
_COMMENTS = re.compile(r"\bcomments?\b|\bkommentare?\b", re.I)
_OF_SITE = re.compile(r"^(?:posts|all posts|recent posts) (?:on|of|for)\s+", re.I)
_FRONT = frozenset(("", "/", "/index.html", "/index.php", "/index.htm", "/home"))
_MOST_NODES = 80
_MOST_DEPTH = 2
"""How many folders deep a site's front page may lie."""


class Site:
    """What a page says about its site.

    Attributes:
        names: Its names, normalised: declared ones, its feed's, the texts of links to the front page.
    """

    def __init__(self, page: Page, declared: Declared) -> None:
        self._page = page
        self._host = own_host(page)
        self._below: dict[str, int] = {}
        names = [declared.first("og:site_name"), declared.first("application-name")]
        publisher = declared.article.get("publisher")
        names.append(publisher.get("name") if isinstance(publisher, dict) else None)
        for link in page.by_tag.get("link", ()):
            if page.get(link, "type") in ("application/rss+xml", "application/atom+xml"):
                title = page.get(link, "title")[:300]
                if _COMMENTS.search(title) and "»" not in title:
                    continue
                name = _OF_SITE.sub("", _FEED.sub("", title))
                names.append(name.partition("»")[0] if len(name) < len(title) or "»" in name else None)
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
        host = _HOST.match(href)
        if host is not None and _bare(host[0]) != self._host:
            return False
        path = _HOST.sub("", href)
        if path.split("?")[0].split("#")[0] in _FRONT and not path.startswith(("?", "#")) and "?" not in path:
            return True
        if len(href) <= 8 or href[-1] != "/" or href.count("/", 8) > _MOST_DEPTH:
            return False
        links = links_of(self._page)
        return self._count_below(href) > 0.25 * len(links)

    @cached_property
    def _addresses(self) -> str:
        return "\n".join(["", *(link.address for link in links_of(self._page))])

    def _count_below(self, folder: str) -> int:
        """Count the page's links that lead to a folder or below."""
        count = self._below.get(folder)
        if count is None:
            count = self._below[folder] = self._addresses.count("\n" + folder)
        return count


class Link(NamedTuple):
    """A link of a page.

    Attributes:
        node: The ``a``.
        address: Where it leads, outer white space left out; empty without an address.
        host: The host that a whole address names, without "www."; empty where it names none.
    """

    node: int
    address: str
    host: str


def links_of(page: Page) -> list[Link]:
    """Return the links of a page; kept with it, as several steps ask where they lead."""
    found: list[Link] | None = page.__dict__.get("_links")
    if found is None:
        found = page.__dict__["_links"] = list(_links(page))
    return found


def _links(page: Page) -> Iterator[Link]:
    attributes, bare = page.attributes, dict[str, str]()
    for node in page.by_tag.get("a", ()):
        address = (attributes[node].get("href") or "").strip()
        named = _HOST.match(address)
        if named is None:
            yield Link(node, address, "")
            continue
        host = bare.get(named[0])
        if host is None:
            host = bare[named[0]] = _bare(named[0])
        yield Link(node, address, host)


def own_host(page: Page) -> str:
    """Return the page's host; where its address is not known, the host that most of its links name."""
    if page.url and (found := _HOST.match(page.url)):
        return _bare(found[0])
    hosts = Counter([link.host for link in links_of(page) if link.host])
    return hosts.most_common(1)[0][0] if hosts else ""


def name_of_host(host: str) -> str:
    """Return the label of a host that names its owner: "acme" of "blog.acme.co.uk"."""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and len(labels[-1]) <= len("com"):
        labels.pop()
    return labels[-1] if labels else ""


def _bare(address: str) -> str:
    """Return the host of an address that ends there, without "www."."""
    return address.rpartition("/")[2].casefold().removeprefix("www.")
