"""The authors that a page declares to machines: JSON-LD, meta elements, microdata, what previews are labelled with."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import NamedTuple

from postparse.html.dom import Page
from postparse.html.metadata.declared import Declared
from postparse.html.metadata.names import is_blank, is_full_name, is_name, names_in

_BY = re.compile(r"^by\s+", re.I)
_WRITTEN_BY = re.compile(
    r"(?:written|posted|published|interview|words|story) by|by|authors?|verfasst von|geschrieben von|autor(?:in)?|écrit par|auteur"
    r"|escrito por|scritto da|geschreven door|skrevet av|skriven av|kirjoittanut|napisane przez|автор|written_by",
    re.I,
)
_META = (
    "author",
    "article:author",
    "dc.creator",
    "sailthru.author",
    "parsely-author",
    "byl",
    "citation_author",
)
_IN_PREVIEWS = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))


class DeclaredAuthor(NamedTuple):
    """Somebody whom a page declares to have written its post.

    Attributes:
        name: The name.
        url: Where the page says that more is told of them.
        is_person: Whether it is not said to be an organisation.
    """

    name: str
    url: str | None
    is_person: bool


def declared_authors(
    page: Page, declared: Declared, *, is_nobody: Callable[[str], bool]
) -> list[DeclaredAuthor]:
    """Return the declared authors of the first source that names a person, else of the first that names any.

    Args:
        page: The page.
        declared: What it declares.
        is_nobody: Tells a name that is nobody's, as the site's.

    """
    others: list[DeclaredAuthor] = []
    for source in (_of_data(declared), _of_meta(declared), _of_microdata(page), _of_previews(declared)):
        found = [
            author
            for author in source
            if is_name(author.name, of_element=True)
            and not is_blank(author.name)
            and not is_nobody(author.name)
        ]
        if any(author.is_person for author in found):
            return found
        others = others or found
    return others


def _of_data(declared: Declared) -> list[DeclaredAuthor]:
    return [
        DeclaredAuthor(_BY.sub("", unescape(name)).strip(), url, is_person)
        for name, url, is_person in declared.people("author") or declared.people("creator")
    ]


def _of_meta(declared: Declared) -> list[DeclaredAuthor]:
    values = [_BY.sub("", unescape(value)) for value in declared.all(*_META) if "://" not in value]
    return [DeclaredAuthor(name, None, True) for value in values for name in _names_in(value)]


def _names_in(value: str) -> list[str]:
    """Return the names in a value; an "and" parts full names, not the words of one ("Ministry of Food and Forests")."""
    names = names_in(value)
    is_one = len(names) > 1 and not all(map(is_full_name, names)) and is_name(value, of_element=True)
    return [value] if is_one else names


def _of_microdata(page: Page) -> list[DeclaredAuthor]:
    """Return the authors of microdata that the page does not show: a ``meta`` in or as the property."""
    values = []
    for node in page.select("[itemprop=author]"):
        stop = page.ends[node]
        hidden = [node, *(inside for inside in range(node, stop) if page.get(inside, "itemprop") == "name")]
        values += [
            value
            for inside in hidden
            if page.tags[inside] == "meta" and (value := page.get(inside, "content"))
        ]
    return [
        DeclaredAuthor(name, None, True)
        for value in dict.fromkeys(values)
        for name in _names_in(value.strip())
    ]


def _of_previews(declared: Declared) -> list[DeclaredAuthor]:
    """Return the author that a label of link previews names, as Yoast and Ghost write them."""
    for label, value in _IN_PREVIEWS:
        text = declared.first(value)
        if text and _WRITTEN_BY.fullmatch((declared.first(label) or "").strip()):
            return [DeclaredAuthor(name, None, True) for name in _names_in(unescape(text))]
    return []
