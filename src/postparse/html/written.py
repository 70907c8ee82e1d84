"""Posts that `to_html` wrote: their parts are where it put them, nothing has to be looked for."""

from __future__ import annotations

from datetime import datetime

from attrs import define

from postparse.html.comments.records import Range
from postparse.html.dom import TEXT, Page
from postparse.html.metadata.fields import Metadata
from postparse.models import Person


@define
class Written:
    """What stands around the thread of a written post.

    Attributes:
        metadata: Title, standfirst, authors, date and language.
        content: The nodes of the article.
        has_comments: Whether a thread was written.
        is_closed: Whether it says that no comments are taken any more.
    """

    metadata: Metadata
    content: Range = (0, 0)
    has_comments: bool = False
    is_closed: bool = False


def read_written(page: Page) -> Written | None:
    """Return the post that a page is, if it is nothing but one that `to_html` wrote."""
    root = _only_element(page)
    if root is None:
        return None
    metadata = Metadata(language=page.get(root, "lang") or None, url=page.url)
    found = Written(metadata)
    for node in page.children(root):
        if page.tags[node] == TEXT:
            if page.text_of(node):
                return None
        elif not _take(page, node, found):
            return None
    return found if found.content != (0, 0) else None


def _only_element(page: Page) -> int | None:
    """Return the entry that is all of a page's body."""
    bodies = page.by_tag.get("body", ())
    if len(bodies) != 1 or any(page.by_tag.get(tag) for tag in ("title", "meta", "link", "script")):
        return None
    inside = [node for node in page.children(bodies[0]) if page.tags[node] != TEXT or page.text_of(node)]
    if len(inside) != 1 or page.tags[inside[0]] != "article" or page.get(inside[0], "class") != "h-entry":
        return None
    return inside[0]


def _take(page: Page, node: int, found: Written) -> bool:
    """Take one part of the post; tell whether it is one that is written there."""
    tag, name, metadata = page.tags[node], page.get(node, "class"), found.metadata
    text = page.text_of(node)
    if (tag, name) == ("h1", "p-name"):
        metadata.title = text
    elif (tag, name) == ("p", "p-summary"):
        metadata.lead = text
    elif (tag, name) == ("p", "byline"):
        metadata.authors = (*metadata.authors, _person(page, node))
    elif (tag, name) == ("p", ""):
        metadata.published = _moment(page, node)
        return metadata.published is not None
    elif (tag, name) == ("div", "e-content"):
        found.content = (node + 1, page.ends[node])
    elif (tag, name) == ("section", "postparse-comments"):
        found.has_comments = any(page.within(item, node) for item in page.by_tag.get("li", ()))
        found.is_closed = any(page.get(child, "class") == "comments-closed" for child in page.children(node))
    else:
        return False
    return True


def _person(page: Page, byline: int) -> Person:
    for node in range(byline + 1, page.ends[byline]):
        if "p-author" in page.get(node, "class").split():
            return Person(page.text_of(node), page.absolute(page.get(node, "href")))
    return Person(page.text_of(byline).removeprefix("By "))


def _moment(page: Page, paragraph: int) -> datetime | None:
    for node in range(paragraph + 1, page.ends[paragraph]):
        if page.get(node, "class") == "dt-published":
            try:
                return datetime.fromisoformat(page.get(node, "datetime"))
            except ValueError:
                return None
    return None
