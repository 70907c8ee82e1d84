"""Selectors of profiles over a page."""

from __future__ import annotations

from collections.abc import Sequence

from postparse.html.dom import Page


def select(page: Page, selector: str) -> Sequence[int]:
    """Return the numbers of the elements that a CSS selector matches, in document order; ``<x>`` stands for a tag."""
    if selector[0] == "<":
        return page.by_tag.get(selector[1:-1], ())
    return page.select(selector)
