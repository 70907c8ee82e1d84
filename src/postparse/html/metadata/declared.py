"""What a page declares about its post to machines: meta elements, OpenGraph, Dublin Core, JSON-LD.

Vocabularies: https://ogp.me/, https://www.dublincore.org/specifications/dublin-core/dcmi-terms/, https://schema.org/Article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from postparse.html.dom import Page
from postparse.html.jsonld import items

_ARTICLE_TYPES = (
    "BlogPosting", "NewsArticle", "Article", "TechArticle", "ScholarlyArticle", "Report", "DiscussionForumPosting",
    "SocialMediaPosting", "LiveBlogPosting", "OpinionNewsArticle", "AnalysisNewsArticle", "ReviewNewsArticle",
    "Recipe", "HowTo", "Question", "VideoObject", "PodcastEpisode", "CreativeWork", "WebPage", "Review",
)  # fmt: skip


class Declared:
    """The declarations of one page, read once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.meta: dict[str, list[str]] = {}
        for node in page.by_tag.get("meta", ()):
            attributes = page.attributes[node]
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            value = (attributes.get("content") or "").strip()
            if name and value:
                self.meta.setdefault(name.lower(), []).append(value)

    def first(self, *names: str) -> str | None:
        """Return the first value of the first of these names that the page declares."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    def all(self, *names: str) -> list[str]:
        """Return every value of these names, in order, each once."""
        return list(dict.fromkeys(value for name in names for value in self.meta.get(name, ())))

    def like(self, pattern: re.Pattern[str]) -> list[str]:
        """Return the values of all names in which a pattern is found, in order, each once."""
        return list(
            dict.fromkeys(v for name, values in self.meta.items() if pattern.search(name) for v in values)
        )

    @cached_property
    def article(self) -> dict[str, Any]:
        """The JSON-LD item that is the post; empty where there is none."""
        found: dict[str, Any] = {}
        rank = len(_ARTICLE_TYPES)
        for item in items(self._page):
            for name in _types(item):
                if name in _ARTICLE_TYPES[:rank] and (
                    "headline" in item or "datePublished" in item or "author" in item
                ):
                    found, rank = item, _ARTICLE_TYPES.index(name)
        return found

    def texts(self, *names: str) -> list[str]:
        """Return the texts that the JSON-LD item holds under the first of these properties that it has."""
        for name in names:
            if texts := [text for value in _listed(self.article.get(name)) if (text := _text(value))]:
                return texts
        return []

    def people(self, name: str) -> list[tuple[str, str | None, bool]]:
        """Return names, addresses and whether it is a person, of the item's authors; references are resolved."""
        found = []
        for value in _listed(self.article.get(name)):
            person = value
            if isinstance(value, dict) and "name" not in value and "@id" in value:
                person = next(
                    (
                        item
                        for item in items(self._page)
                        if item.get("@id") == value["@id"] and "name" in item
                    ),
                    value,
                )
            if isinstance(person, dict):
                label, is_person = _text(person.get("name")), "Organization" not in _types(person)
                address = person.get("url") if isinstance(person.get("url"), str) else None
            else:
                label, is_person, address = _text(person), True, None
            if label:
                found.append((label, address, is_person))
        return found


def _types(item: dict[str, Any]) -> Iterable[str]:
    return [name.rsplit("/", 1)[-1] for name in _listed(item.get("@type")) if isinstance(name, str)]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("url") or value.get("@value")
    return " ".join(value.split()) or None if isinstance(value, str) else None
