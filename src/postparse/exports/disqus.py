"""The XML that Disqus exports: threads, and the posts (comments) in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import IO

from attrs import define, field

from postparse.exports import moments, xml
from postparse.exports.fragments import blocks, words
from postparse.models import Comment, Dropped, Person, Post, Provenance
from postparse.threads import reconstruct


@define
class _Page:
    title: str | None = None
    url: str | None = None
    is_closed: bool = False
    comments: list[Comment] = field(factory=list)
    deleted: set[str] = field(factory=set)
    dropped: Counter[str] = field(factory=Counter)


def read_disqus(file: IO[bytes]) -> Iterator[Post]:
    """Yield each page that has comments. The export holds no article: a post is its title, its address and its thread.

    Spam is left out, and so are deleted comments that nobody answered; both are counted in the provenance.
    """
    pages: dict[str, _Page] = {}
    for name, element in xml.elements(file, {"post"}, {"thread"}):
        parent = element.getparent()
        if parent is None or xml.local(parent) != "disqus":
            continue
        if name == "thread":
            page = pages.setdefault(_id(element), _Page())
            page.title = words(xml.text(element, "title"))
            page.url = xml.text(element, "link")
            page.is_closed = xml.text(element, "isclosed") == "true"
        elif (thread := xml.child(element, "thread")) is not None:
            _add(pages.setdefault(_id(thread), _Page()), element)
    for page in pages.values():
        if page.comments:
            yield _post(page)


def _id(element: xml.Element) -> str:
    for name, value in element.attrib.items():
        if str(name).endswith("}id"):
            return str(value)
    return ""


def _add(page: _Page, element: xml.Element) -> None:
    if xml.text(element, "isspam") == "true":
        page.dropped["spam"] += 1
        return
    number = _id(element)
    is_deleted = xml.text(element, "isdeleted") == "true"
    if is_deleted:
        page.deleted.add(number)
    author = xml.child(element, "author")
    name = words(xml.text(author, "name") or xml.text(author, "username")) if author is not None else None
    raw = xml.text(element, "createdat")
    parent = xml.child(element, "parent")
    page.comments.append(
        Comment(
            id=number,
            parent_id=_id(parent) if parent is not None else None,
            author=Person(name) if name and not is_deleted else None,
            published=moments.of_iso(raw),
            published_raw=raw,
            blocks=() if is_deleted else blocks(xml.text(element, "message") or "", page.url),
            permalink=f"{page.url}#comment-{number}" if page.url else None,
            state="deleted" if is_deleted else "shown",
        )
    )


def _post(page: _Page) -> Post:
    answered = {comment.parent_id for comment in page.comments}
    kept = [c for c in page.comments if c.id not in page.deleted or c.id in answered]
    page.dropped["deleted"] += len(page.comments) - len(kept)
    result = reconstruct(kept)
    return Post(
        title=page.title,
        url=page.url,
        thread=result.thread,
        comments_open=not page.is_closed,
        provenance=Provenance(
            format="disqus",
            platform="disqus",
            thread_source="disqus",
            dropped=tuple(Dropped(reason, count) for reason, count in sorted(page.dropped.items()) if count),
            repairs=result.repairs,
        ),
    )
