"""Where links lead: to places further down on the page, to other sites, or to other pages of the site."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from attrs import frozen

from postparse.html.dom import Page
from postparse.html.huge import running, zeros
from postparse.html.metadata.site import links_of, own_host

NONE, WITHIN, OUTSIDE, OWN_SITE = range(4)
"""Where most of the links of some text lead."""


@frozen
class Targets:
    """Prefix sums over nodes (one longer than the page) of the visible characters in links.

    Attributes:
        all: In links to anywhere.
        within: In links to places further down on the page, as those of a table of contents.
        outside: In links to other sites.

    """

    all: Sequence[int]
    within: Sequence[int]
    outside: Sequence[int]

    def of(self, low: int, high: int, chars: int) -> int:
        """Return where the links among these nodes lead, `NONE` where they are less than half of the text."""
        linked = self.all[high] - self.all[low]
        if linked * 2 < chars or not linked:
            return NONE
        if (self.within[high] - self.within[low]) * 2 > linked:
            return WITHIN
        return OUTSIDE if (self.outside[high] - self.outside[low]) * 2 > linked else OWN_SITE


def targets_of(page: Page) -> Targets:
    """Return where the page's links lead."""
    size = len(page)
    within, outside = zeros(size), zeros(size)
    own, chars, ends, by_id = own_host(page), page.chars, page.ends, page.by_id
    address = (page.url or "").partition("#")[0]
    for node, href, host in links_of(page):
        if "#" in href:
            before, _, fragment = href.partition("#")
            if fragment and (not before or before == address):
                if by_id.get(fragment, 0) > node:
                    within[node] = chars[ends[node]] - chars[node]
                continue
        if host != own and (host or href.startswith(("http:", "https:", "//"))):
            outside[node] = chars[ends[node]] - chars[node]
    return Targets(
        page.link_chars,
        running(accumulate(within, initial=0), size),
        running(accumulate(outside, initial=0), size),
    )
