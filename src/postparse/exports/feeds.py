"""RSS 2.0, RSS 1.0 and Atom: posts without their comments, comment feeds, and Blogger's exports with both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from lxml import etree

from postparse.exports import moments, xml
from postparse.exports.fragments import blocks, sections, words
from postparse.models import Comment, Person, Post, Provenance
from postparse.threads import reconstruct

_CONTENT, _DC, _SLASH, _THREADING = "modules/content", "purl.org/dc/", "modules/slash", "syndication/thread"
_KINDS = "schemas.google.com/g/2005#kind"


def read_feed(file: IO[bytes]) -> Iterator[Post]:
    """Yield the posts of a feed.

    A feed of comments (each item's address points into a page) is one post with a thread. In Atom, an entry that is
    "in reply to" another one is a comment of it.
    """
    site: dict[str, str] = {}
    comments: list[Comment] = []
    entries: list[_Entry] = []
    for name, element in xml.elements(file, {"item", "entry"}, {"title", "link", "language"}):
        if name == "item":
            if (comment := _comment_of_item(element)) is not None:
                comments.append(comment)
            else:
                yield _post_of_item(element, site)
        elif name == "entry":
            entries.append(_Entry(element))
        elif (parent := element.getparent()) is not None and xml.local(parent) in ("channel", "feed"):
            value = element.text or element.get("href") or ""
            if name != "link" or element.get("rel", "alternate") == "alternate":
                site.setdefault(name, value.strip())
    if comments:
        yield _post_of_comments(comments, site)
    yield from _posts_of_entries(entries, site)


# -- RSS --------------------------------------------------------------------


def _post_of_item(item: xml.Element, site: dict[str, str]) -> Post:
    url = xml.text(item, "link") or _permanent(item)
    language = site.get("language") or None
    summary = xml.text(item, "description")
    content = xml.text(item, "encoded", _CONTENT)
    author = _author_of_item(item)
    count = xml.text(item, "comments", _SLASH)
    labels = [words(inner.text) for inner in item if xml.local(inner) in ("category", "subject")]
    return Post(
        title=words(xml.text(item, "title")),
        url=url,
        authors=(author,) if author else (),
        published=moments.of_mail(xml.text(item, "pubdate") or xml.text(item, "date", _DC)),
        site_name=words(site.get("title")),
        language=language,
        description=words(summary) if content else None,
        tags=tuple(dict.fromkeys(label for label in labels if label)),
        sections=sections(content or summary or "", url, language),
        comment_count=int(count)
        if count and count.isascii() and count.isdigit() and len(count) < 10
        else None,
        provenance=Provenance(format="rss"),
    )


def _permanent(item: xml.Element) -> str | None:
    guid = xml.text(item, "guid")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _author_of_item(item: xml.Element) -> Person | None:
    if name := words(xml.text(item, "creator", _DC)):
        return Person(name)
    mail = words(xml.text(item, "author"))
    if not mail:
        return None
    # RSS wants "address (name)".
    address, bracket, name = mail.partition(" (")
    return Person(name.rstrip(")") if bracket and "@" in address else mail)


def _comment_of_item(item: xml.Element) -> Comment | None:
    url = xml.text(item, "link") or ""
    page, _, anchor = url.partition("#")
    if not anchor.startswith(("comment", "c")) or not any(letter.isdigit() for letter in anchor):
        return None
    author = _author_of_item(item)
    raw = xml.text(item, "pubdate") or xml.text(item, "date", _DC)
    parent = xml.child(item, "in-reply-to", _THREADING)
    return Comment(
        id=anchor.removeprefix("comment-"),
        parent_id=_last_part(parent.get("ref")) if parent is not None else None,
        author=author,
        published=moments.of_mail(raw),
        published_raw=raw,
        blocks=blocks(xml.text(item, "encoded", _CONTENT) or xml.text(item, "description") or "", page),
        permalink=url,
    )


def _post_of_comments(comments: list[Comment], site: dict[str, str]) -> Post:
    comments.sort(key=lambda comment: moments.seconds(comment.published))  # feeds have the newest first
    result = reconstruct(comments)
    title = words(site.get("title"))
    return Post(
        title=title.partition(": ")[2] or title if title else None,
        url=site.get("link") or None,
        language=site.get("language") or None,
        thread=result.thread,
        provenance=Provenance(format="rss", thread_source="rss", repairs=result.repairs),
    )


# -- Atom -------------------------------------------------------------------


class _Entry:
    """What an Atom entry says, read before its element is emptied."""

    __slots__ = ("author", "content", "id", "kind", "parent", "published", "related", "summary", "tags",
                 "title", "updated", "url")  # fmt: skip

    def __init__(self, element: xml.Element) -> None:
        self.id = xml.text(element, "id") or ""
        self.title = _construct(xml.child(element, "title"))
        self.content = _construct(xml.child(element, "content"))
        self.summary = _construct(xml.child(element, "summary"))
        self.published = xml.text(element, "published") or xml.text(element, "issued")
        self.updated = xml.text(element, "updated") or xml.text(element, "modified")
        self.author: Person | None = None
        author = xml.child(element, "author")
        if author is not None and (name := words(xml.text(author, "name"))):
            self.author = Person(name, xml.text(author, "uri"))
        parent = xml.child(element, "in-reply-to", _THREADING)
        self.parent = parent.get("ref") if parent is not None else None
        self.url: str | None = None
        self.related: str | None = None
        self.kind = ""
        self.tags: list[str] = []
        for inner in element:
            name = xml.local(inner)
            if name == "link":
                relation = inner.get("rel", "alternate")
                if relation == "alternate":
                    self.url = self.url or inner.get("href")
                elif relation == "related":
                    self.related = inner.get("href")
            elif name == "category" and (term := inner.get("term")):
                if _KINDS in inner.get("scheme", ""):
                    self.kind = term.rpartition("#")[2]
                else:
                    self.tags.append(inner.get("label") or term)


def _construct(element: xml.Element | None) -> str:
    """Return an Atom text construct as HTML."""
    if element is None:
        return ""
    kind = element.get("type", "text")
    if kind == "xhtml" or kind.endswith("+xml"):
        return "".join(etree.tostring(inner, encoding="unicode", method="html") for inner in element)
    content = element.text or ""
    if kind in ("html", "text/html"):
        return content
    return content.replace("&", "&amp;").replace("<", "&lt;")


def _posts_of_entries(entries: list[_Entry], site: dict[str, str]) -> Iterator[Post]:
    """Yield the posts, each with the entries that answer it."""
    answers: dict[str, list[_Entry]] = {}
    for entry in entries:
        if entry.parent is not None:
            answers.setdefault(entry.parent, []).append(entry)
    known = {entry.id for entry in entries}
    for entry in entries:
        if entry.kind not in ("", "post", "page") or (entry.parent is not None and entry.parent in known):
            continue
        yield _post_of_entry(entry, answers.get(entry.id, ()), site)


def _post_of_entry(entry: _Entry, replies: list[_Entry] | tuple[_Entry, ...], site: dict[str, str]) -> Post:
    result = reconstruct([_comment_of_entry(reply, entry) for reply in replies])
    return Post(
        title=words(entry.title),
        url=entry.url,
        authors=(entry.author,) if entry.author else (),
        published=moments.of_iso(entry.published) or moments.of_iso(entry.updated),
        modified=moments.of_iso(entry.updated) if entry.published else None,
        site_name=words(site.get("title")),
        description=words(entry.summary) if entry.content else None,
        tags=tuple(dict.fromkeys(entry.tags)),
        sections=sections(entry.content or entry.summary, entry.url),
        thread=result.thread,
        provenance=Provenance(
            format="atom", thread_source="atom" if replies else None, repairs=result.repairs
        ),
    )


def _comment_of_entry(reply: _Entry, post: _Entry) -> Comment:
    raw = reply.published or reply.updated
    return Comment(
        id=_last_part(reply.id) or "",
        parent_id=_last_part(reply.related),
        author=reply.author,
        published=moments.of_iso(raw),
        published_raw=raw,
        blocks=blocks(reply.content or reply.summary, post.url),
        permalink=reply.url,
        by_post_author=reply.author is not None and reply.author == post.author,
    )


def _last_part(name: str | None) -> str | None:
    """Return what tells entries of one feed apart: the last number of ``tag:…post-12`` or of an address."""
    if not name:
        return None
    return (
        name.rstrip("/").rpartition("/")[2].rpartition("post-")[2].rpartition("#")[2].removeprefix("comment-")
    )
