"""The short lines of a page around its post's title and at its post's end, where author and date stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from postparse.dates import find_date
from postparse.html.comments.profiles.lines import Line, lines_near, lines_of, lines_of_page
from postparse.html.comments.records import Range
from postparse.html.dom import INLINE, Page
from postparse.html.metadata.territory import Ranges, Territory

NEAR_AFTER, NEAR_BEFORE = 140, 60
"""How many nodes behind and before the title a byline is looked for."""
_LONGEST, _BESIDE = 200, 40
MUCH_TEXT = 600
"""How many characters of text between them part a header's line from the title."""
_LONG_LINK, _LONGEST_TEASER, _MOST_OF_TEASER = 30, 150, 40
_QUOTING = frozenset(("blockquote", "q", "pre"))


class Surroundings:
    """The lines of a page outside its thread.

    Args:
        page: The page.
        title: The element that shows the title, if one does.
        territory: The thread's part of the page.
        is_wide: Whether what stands in the discussion's ranges before their first comments is open.
    """

    def __init__(self, page: Page, title: int | None, territory: Territory, *, is_wide: bool = False) -> None:
        self.page, self.title = page, title
        self.closed: list[Range] = territory.cores if is_wide else territory.around(title)
        self._post, self._in_closed = territory.post, Ranges(self.closed)
        self._headlines: dict[int, bool] = {}
        self._has_quotations = not _QUOTING.isdisjoint(page.by_tag)
        self.behind = page.ends[title] if title is not None else 0
        self.limit = min((low for low, _ in self.closed if low > self.behind), default=len(page))

    def is_open(self, node: int) -> bool:
        """Tell whether a node is not the thread's."""
        post = self._post
        if post is not None and post.start <= node < post.stop:
            return True
        return node not in self._in_closed

    def distance(self, node: int) -> int:
        """Return how far a node is from the title, in nodes; what stands before it counts double."""
        if self.title is None:
            return node
        return node - self.title if node > self.title else 2 * (self.title - node)

    def text_before(self, place: int) -> int:
        """Return how many characters, links not counted, stand between the title and a place behind it."""
        page, behind = self.page, self.behind
        if place < behind:
            return 0
        return page.chars[place] - page.chars[behind] - (page.link_chars[place] - page.link_chars[behind])

    def is_in_text(self, place: int) -> bool:
        """Tell whether a place is too far behind the title, by the words between them, to be its header's."""
        return self.text_before(place) > MUCH_TEXT

    def is_teaser(self, place: int) -> bool:
        """Tell whether a small element around a place holds a link with a headline: another post's."""
        page, title = self.page, self.title
        for above in (place, *page.ancestors(place)):
            has_title = title is not None and above <= title < page.ends[above]
            if has_title or page.text_length(above) > _LONGEST_TEASER:
                return False
            stop = min(page.ends[above], above + _MOST_OF_TEASER)
            links = self._links
            inside = links[bisect_left(links, above) : bisect_left(links, stop)]
            if any(self._is_headline(link) for link in inside):
                return True
        return False

    @cached_property
    def _title_words(self) -> str:
        """Return the title: a link that says it leads to this very post."""
        return (self.page.text_of(self.title) if self.title is not None else "") or "\0"

    @cached_property
    def _links(self) -> Sequence[int]:
        return self.page.by_tag.get("a", ())

    def _is_headline(self, link: int) -> bool:
        """Tell whether a link leads elsewhere and has the words of a headline; asked again for every line near it."""
        known = self._headlines.get(link)
        if known is None:
            page = self.page
            known = self._headlines[link] = (
                page.get(link, "href") != ""
                and "#" not in page.get(link, "href")
                and 2 * page.text_length(link) > _LONG_LINK
                and len(text := page.text_of(link)) > _LONG_LINK
                and find_date(text) is None
                and self._title_words not in text
            )
        return known

    @cached_property
    def _open(self) -> list[Range]:
        place, ranges = 0, []
        for low, high in sorted(self.closed):
            if low > place:
                ranges.append((place, low))
            place = max(place, high)
        if place < len(self.page):
            ranges.append((place, len(self.page)))
        return ranges

    @cached_property
    def _open_lines(self) -> list[Line]:
        return lines_of(self.page, self._open) if self.closed else lines_of_page(self.page)

    def _short_between(self, low: int, high: int) -> list[Line]:
        """Return the short lines that start in a stretch of nodes, in page order; the rest of the page is not read."""
        found = []
        for whole in self._open:
            if whole[0] < high and low < whole[1]:
                lines = lines_near(self.page, whole, low, min(high, whole[1]))
                found += [
                    line
                    for line in lines
                    if low <= line.start < high and len(line.text) <= _LONGEST and not self._is_quoted(line)
                ]
        return found

    @cached_property
    def all(self) -> list[Line]:
        """Every line of up to 400 characters, those behind the title first, quotations left out."""
        lines = [
            line for line in self._open_lines if len(line.text) <= 2 * _LONGEST and not self._is_quoted(line)
        ]
        starts = [line.start for line in lines]
        cut = bisect_left(starts, self.behind)
        return lines[cut:] + lines[:cut][::-1]

    @cached_property
    def first(self) -> list[Line]:
        """The first lines behind the title, of any length."""
        starts = [line.start for line in self._open_lines]
        cut = bisect_left(starts, self.behind)
        return [line for line in self._open_lines[cut : cut + 8] if line.start < self.limit]

    @cached_property
    def near(self) -> list[Line]:
        """The short lines around the title, those behind it first."""
        title = self.title if self.title is not None else 0
        high = min(self.limit, self.behind + NEAR_AFTER)
        lines = self._short_between(title - NEAR_BEFORE, high)
        after = [line for line in lines if line.start >= self.behind]
        before = [line for line in lines if line.start < title]
        return after + before

    @cached_property
    def last(self) -> list[Line]:
        """The short lines right before the thread, the last first: there old blogs say who posted, and when."""
        if self.limit >= len(self.page):
            return []
        low = max(self.behind, self.limit - NEAR_AFTER)
        return self._short_between(low, self.limit)[::-1]

    def _is_quoted(self, line: Line) -> bool:
        if not self._has_quotations:
            return False
        node = line.start
        for _ in range(6):
            node = self.page.parents[node]
            if node < 0:
                return False
            if self.page.tags[node] in _QUOTING:
                return True
        return False


def header_of(page: Page, node: int, text: str) -> int | None:
    """Return the element that is all header around a byline or date: its block, if little else stands there; else itself."""
    block = node
    while block > 0 and page.tags[block] in INLINE:
        block = page.parents[block]
    for found in (block, node):
        if found > 0 and page.text_length(found) < len(text) + _BESIDE:
            return found
    return None
