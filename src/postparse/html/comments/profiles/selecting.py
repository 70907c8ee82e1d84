"""Selectors over a page: what the page's look-ups can answer is not asked of the tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import Factory, frozen

from postparse.html.dom import Page

_CLASS = re.compile(r"\.([\w-]+)")
_ID = re.compile(r"#([\w-]+)")
_TAG = re.compile(r"<([\w-]+)>")
_ATTRIBUTE = re.compile(r"\[([\w-]+)(?:([~^$*|]?=)'([^']*)')?[^\]]*\]")
_FUNCTION = re.compile(r":[\w-]+\([^()]*(?:\([^()]*\)[^()]*)*\)")


@frozen
class _Needs:
    """What a page must have for a selector to match anything.

    Attributes:
        only: The class word, where the selector is nothing else.
        classes: Class words.
        ids: Ids.
        attributes: Names of attributes.
        in_classes: Parts of class words.
        at_ids: Beginnings of ids.

    """

    only: str | None = None
    classes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    in_classes: tuple[str, ...] = ()
    at_ids: tuple[str, ...] = ()


@frozen
class _Names:
    """The names on a page: its attributes, and its class words and ids each as one string, a line break before each."""

    attributes: set[str] = Factory(set)
    classes: str = ""
    ids: str = ""


@lru_cache(maxsize=4096)
def _needs(selector: str) -> _Needs:
    if found := _CLASS.fullmatch(selector):
        return _Needs(only=found[1])
    if "," in selector:
        return _Needs()
    plain = _FUNCTION.sub("", selector)
    tests: list[tuple[str, str, str]] = _ATTRIBUTE.findall(plain)
    plain = _ATTRIBUTE.sub("", plain)
    return _Needs(
        classes=tuple(_CLASS.findall(plain)),
        ids=tuple(_ID.findall(plain)),
        attributes=tuple(name for name, _, _ in tests if name not in ("class", "id")),
        in_classes=tuple(value for name, _, value in tests if name == "class"),
        at_ids=tuple(value for name, test, value in tests if name == "id" and test in ("^=", "=")),
    )


def _names(page: Page) -> _Names:
    found = page.__dict__.get("_names_on_page")
    if found is None:
        found = _Names(
            attributes={name for attributes in page.attributes for name in attributes},
            classes="\n" + "\n".join(page.by_class),
            ids="\n" + "\n".join(page.by_id),
        )
        page.__dict__["_names_on_page"] = found
    return found


def select(page: Page, selector: str) -> Sequence[int]:
    """Return the numbers of the elements that a CSS selector matches, in document order; ``<x>`` stands for a tag."""
    if found := _TAG.fullmatch(selector):
        return page.by_tag.get(found[1], ())
    needs = _needs(selector)
    if needs.only is not None:
        return page.by_class.get(needs.only, ())
    names = _names(page)
    if (
        all(name in page.by_class for name in needs.classes)
        and all(name in page.by_id for name in needs.ids)
        and names.attributes.issuperset(needs.attributes)
        and all(part in names.classes for part in needs.in_classes)
        and all("\n" + start in names.ids for start in needs.at_ids)
    ):
        return page.select(selector)
    return ()
