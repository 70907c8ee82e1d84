"""Which parts of a page are the thread's and not the post's, for the search for its title, author and date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from postparse.html.comments.records import Discussion, Range


class Ranges:
    """A set of half-open node ranges that tells quickly whether a node is in one."""

    def __init__(self, ranges: list[Range]) -> None:
        ordered = sorted(ranges)
        self._starts = [low for low, _ in ordered]
        self._ends = list(accumulate((high for _, high in ordered), max))

    def __contains__(self, node: int) -> bool:
        place = bisect_right(self._starts, node) - 1
        return place >= 0 and node < self._ends[place]


class Territory:
    """The node ranges of a discussion, with the post's own part cut out.

    A short post may lie inside the range that a source takes for the discussion; what stands before the first comment
    there is open to the search for a title, and once the title is found there, for the rest.

    Attributes:
        ranges: Ranges of the discussion, in page order; one that begins the page is left out.
        cores: The same ranges from their first comments to their last.
    """

    def __init__(self, discussion: Discussion | None) -> None:
        self.post = discussion.post if discussion is not None else None
        self.ranges: list[Range] = []
        self.cores: list[Range] = []
        records = discussion.records if discussion is not None else []
        spans = sorted((record.start, record.stop) for record in records if record.start >= 0)
        for low, high in sorted(discussion.region) if discussion is not None else ():
            if low <= 0:
                continue
            inside = spans[bisect_left(spans, (low, 0)) : bisect_left(spans, (high, 0))]
            core = (low, high)
            is_posts = self.post is not None and low <= self.post.start < high
            if inside and inside[0][0] > low and not is_posts:
                core = (inside[0][0], min(max(stop for _, stop in inside), high))
            self.ranges.append((low, high))
            self.cores.append(core)
        self._in_ranges, self._in_cores = Ranges(self.ranges), Ranges(self.cores)

    def holds(self, node: int) -> bool:
        """Tell whether a node is the discussion's."""
        return not self._is_post(node) and node in self._in_ranges

    def holds_comment(self, node: int) -> bool:
        """Tell whether a node stands in the discussion behind its first comment's start."""
        return not self._is_post(node) and node in self._in_cores

    def around(self, title: int | None) -> list[Range]:
        """Return the ranges that are closed to the search for author and date, given where the title stands."""
        if title is None:
            return self.ranges
        return [
            core if whole[0] <= title < core[0] else whole
            for whole, core in zip(self.ranges, self.cores, strict=True)
        ]

    def _is_post(self, node: int) -> bool:
        return self.post is not None and self.post.start <= node < self.post.stop
