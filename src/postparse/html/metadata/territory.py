"""Which parts of a page are the thread's and not the post's, for the search for its title, author and date."""

from __future__ import annotations

from bisect import bisect_right

from postparse.html.comments.records import Discussion, Range


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
        starts = (
            sorted(record.start for record in discussion.records if record.start >= 0) if discussion else []
        )
        spans = [(record.start, record.stop) for record in discussion.records] if discussion else []
        for low, high in sorted(discussion.region) if discussion is not None else ():
            if low <= 0:
                continue
            place = bisect_right(starts, low - 1)
            first = starts[place] if place < len(starts) and starts[place] < high else low
            if self.post is not None and low <= self.post.start < high:
                first = low
            last = max((stop for start, stop in spans if low <= start < high), default=high)
            self.ranges.append((low, high))
            self.cores.append((first, min(max(last, first), high) if first > low else high))

    def holds(self, node: int) -> bool:
        """Tell whether a node is the discussion's."""
        return not self._is_post(node) and any(low <= node < high for low, high in self.ranges)

    def holds_comment(self, node: int) -> bool:
        """Tell whether a node stands in the discussion behind its first comment's start."""
        return not self._is_post(node) and any(low <= node < high for low, high in self.cores)

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
