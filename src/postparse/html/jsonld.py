"""JSON-LD of a page."""

from __future__ import annotations

from typing import Any

import orjson

from postparse.characters import without_control_escapes
from postparse.html.dom import Page


def items(page: Page) -> list[dict[str, Any]]:
    """Return every JSON object of the page's JSON-LD, outer ones first; cached per page."""
    cached: list[dict[str, Any]] | None = page.__dict__.get("jsonld")
    if cached is not None:
        return cached
    found: list[dict[str, Any]] = []
    for node in page.by_tag.get("script", ()):
        if "ld+json" not in page.get(node, "type") or page.ends[node] == node + 1:
            continue
        try:
            stack = [orjson.loads(without_control_escapes(page.texts[node + 1]))]
        except orjson.JSONDecodeError:
            continue
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                found.append(value)
                stack.extend(reversed([inner for inner in value.values() if isinstance(inner, dict | list)]))
            elif isinstance(value, list):
                stack.extend(reversed(value))
    page.__dict__["jsonld"] = found
    return found
