"""Forum topics: the first post of the first page is the post, on later pages all posts are answers."""

from __future__ import annotations

import re

from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.records import Discussion, Record
from postparse.html.dom import Page

_NUMBER = re.compile(r"^\D{0,12}(\d{1,7})(?!\d)")
_PAGE_IN_ADDRESS = re.compile(
    r"[/?&;](?:page|seite|pagina|pg)[-=/](\d{1,6})(?!\d)|[/_-](?:page|p|seite)-?(\d{1,6})(?:\.html?|/)?(?:$|[?#])",
    re.I,
)
_START_IN_ADDRESS = re.compile(
    r"[?&;](?:start|st|offset|pid_start)=(\d{1,7})|topic[=,]\d+\.(\d{1,7})(?!\d)", re.I
)


def take_post(page: Page, discussion: Discussion, number: str | None) -> None:
    """Move the first record to `Discussion.post` where the page is the first of its topic."""
    if discussion.records and is_first_page(page, discussion.records[0], number):
        discussion.post = discussion.records.pop(0)
        for record in discussion.records:
            if record.parent is not None:
                record.parent = record.parent - 1 if record.parent > 0 else None
            if record.parent_key is not None and record.parent_key == discussion.post.key:
                record.parent_key = None


def is_first_page(page: Page, first: Record, number: str | None) -> bool:
    """Tell whether a topic's page is its first: by the number of its first post, else by the page's own address."""
    if number is not None:
        for node in select(page, number):
            if first.start <= node < first.stop and (found := _NUMBER.search(page.text_of(node))):
                return int(found[1]) <= 1
    for address in _own_addresses(page):
        if found := _PAGE_IN_ADDRESS.search(address):
            return int(found[1] or found[2]) <= 1
        if found := _START_IN_ADDRESS.search(address):
            return int(found[1] or found[2]) == 0
    return not any("prev" in page.get(node, "rel").split() for node in page.by_tag.get("link", ()))


def _own_addresses(page: Page) -> list[str]:
    canonical = [
        page.get(node, "href")
        for node in page.by_tag.get("link", ())
        if "canonical" in page.get(node, "rel").casefold()
    ]
    return [*canonical, page.url or ""]
