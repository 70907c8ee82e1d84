"""Elements like a candidate's records that are not among them: a comment alone has none, and a thread leaves none out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from postparse.html.comments.records import Range
from postparse.html.dom import TEXT, Page

Like = tuple[object, str]
"""What elements have in common: the parent and the tag, or the tag and a name of a class."""
MOST_ALIKE, MOST_NAMES = 40, 4
"""Elements more than the ranges that may share a name before it is taken for one that says how things look; names asked."""


class Alike:
    """The elements of a page that hold a date and prose, by what they have in common."""

    def __init__(self, page: Page, dated: Iterable[int], prose_at: Sequence[int]) -> None:
        self.page = page
        self.groups: dict[Like, list[int]] = {}
        self.likes: dict[int, list[Like]] = {}
        parents, ends, tags = page.parents, page.ends, page.tags
        seen: set[int] = set()
        for node in dated:
            while node > 0 and node not in seen:
                seen.add(node)
                if tags[node] != TEXT and prose_at[ends[node]] > prose_at[node]:
                    for like in self._likes(node):
                        self.groups.setdefault(like, []).append(node)
                node = parents[node]

    def left_out(self, ranges: tuple[Range, ...]) -> float:
        """Return how many elements are like all of the ranges, beside them, for each of the ranges."""
        first, stop = ranges[0]
        count = len(ranges)
        if self.page.tags[first] == TEXT or self.page.ends[first] != stop:
            return 0.0
        groups = [self.groups.get(like, ()) for like in self._likes(first)]
        if all(len(group) <= count for group in groups):
            return 0.0
        starts = {start for start, _ in ranges}
        beside, *named = (self._beside(group, starts, ranges[0]) for group in groups)
        known = [found for found in named if found is not None]
        return max(beside or 0, min(known, default=0)) / count

    def _likes(self, node: int) -> list[Like]:
        found = self.likes.get(node)
        if found is None:
            tag = self.page.tags[node]
            names = self.page.get(node, "class").split()
            found = [(self.page.parents[node], tag), *((tag, name) for name in names[:MOST_NAMES])]
            self.likes[node] = found
        return found

    def _beside(self, group: Sequence[int], starts: set[int], span: Range) -> int | None:
        """Return how many elements of a group are neither ranges nor around them; None where the ranges are not of it."""
        if not len(starts) <= len(group) <= 3 * len(starts) + MOST_ALIKE:
            return None
        others = [node for node in group if node not in starts]
        if len(group) - len(others) < len(starts):
            return None
        first, stop = span
        ends = self.page.ends
        if len(starts) == 1:
            others = [node for node in others if not first < node < stop]
        return sum(not node <= first < ends[node] for node in others)
