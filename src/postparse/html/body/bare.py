"""Fragments: a line or two of markup with nothing of a page around them, which the fitted model has never seen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from postparse.html.comments.records import Range
from postparse.html.dom import Page

_PAGE_PARTS = ("script", "nav", "header", "footer", "aside", "form", "iframe")
_FEW = 400
_MOST_NODES = 200


def is_bare(page: Page) -> bool:
    """Tell whether a page has few words and no part but the words: neither scripts nor menus nor forms."""
    return len(page) <= _MOST_NODES and page.chars[-1] <= _FEW and not any(map(page.by_tag.get, _PAGE_PARTS))


def whole(
    page: Page, title: int | None, furniture: Collection[int], region: Sequence[Range]
) -> tuple[tuple[Range, ...], frozenset[int]]:
    """Return all of a bare page as its body, but for the title, what the metadata took, and the comments."""
    body = next(iter(page.by_tag.get("body", ())), None)
    if body is None:
        return (), frozenset()
    skip = {*furniture, *(node for low, high in region for node in range(low, high))}
    if title is not None:
        skip.add(title)
    return ((body + 1, page.ends[body]),), frozenset(skip)
