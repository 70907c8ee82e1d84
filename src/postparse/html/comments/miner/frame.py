"""Around the records: the heading, the form, the region that belongs to the thread."""

from __future__ import annotations

from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.words import CLOSED
from postparse.html.comments.records import Range

_FIELDS = frozenset({"textarea"})


def region_of(facts: Facts, first: int, stop: int) -> list[Range]:
    """Return the records' range widened by a heading right before, and a form after."""
    page = facts.page
    start = first
    text = facts.first_text(first)
    for n in reversed(facts.thread_words):
        if n < text:
            if text - n <= 6:
                start = facts.nodes[n]
                while (
                    (above := page.parents[start]) > 0
                    and facts.first_text(above) >= n - 1
                    and page.ends[above] <= first
                ):
                    start = above
            break
    end = stop
    for form in page.by_tag.get("textarea", ()):
        if form >= stop and page.chars[form] - page.chars[stop] < 1500:
            above = form
            while above > 0 and page.tags[above] != "form":
                above = page.parents[above]
            end = page.ends[above] if above > stop else page.ends[form]
            break
    return [(start, max(end, stop))]


def is_open(facts: Facts, first: int, stop: int) -> bool | None:
    """Tell whether readers can comment; None where the page does not say."""
    page = facts.page
    for n in range(max(0, facts.first_text(first) - 12), min(len(facts.words), facts.first_text(stop) + 25)):
        words = facts.words[n]
        if len(words) < 120 and CLOSED.search(words):
            return False
    if any(
        abs(page.chars[form] - page.chars[stop]) < 2500 or first <= form < stop
        for form in page.by_tag.get("textarea", ())
    ):
        return True
    return None
