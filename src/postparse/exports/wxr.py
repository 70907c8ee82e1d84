"""WordPress eXtended RSS: what a WordPress site exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import IO, Literal

from postparse.exports import moments, xml
from postparse.exports.fragments import blocks, paragraphed, sections, words
from postparse.models import Comment, Dropped, Person, Post, Provenance
from postparse.threads import reconstruct

_SHOWN = frozenset({"post", "page"})
_CONTENT, _EXCERPT, _CREATOR = "modules/content", "wordpress.org/export/", "purl.org/dc/"


def read_wxr(file: IO[bytes]) -> Iterator[Post]:
    """Yield the posts and pages of an export, drafts too, each with its comments.

    Comments that are spam, in the bin or not approved are left out and counted in the provenance.
    """
    site: dict[str, str] = {}
    names: dict[str, str] = {}
    # Authors and the site's fields stand before the items.
    for name, element in xml.elements(file, {"item"}, {"title", "language", "author"}):
        if name == "item":
            if (xml.text(element, "post_type") or "post") in _SHOWN:
                yield _post(element, site, names)
        elif name == "author":
            login = xml.text(element, "author_login")
            shown = words(xml.text(element, "author_display_name"))
            if login and shown:
                names[login] = shown
        elif (parent := element.getparent()) is not None and xml.local(parent) == "channel":
            site.setdefault(name, element.text or "")


def _post(item: xml.Element, site: dict[str, str], names: dict[str, str]) -> Post:
    url = xml.text(item, "link")
    language = (site.get("language") or "").strip() or None
    login = xml.text(item, "creator", _CREATOR)
    author = names.get(login, login) if login else None
    tags: list[str] = []
    categories: list[str] = []
    comments: list[Comment] = []
    dropped: Counter[str] = Counter()
    for inner in item:
        name = xml.local(inner)
        if name == "category" and (label := words(inner.text)):
            kind = inner.get("domain")
            if kind in ("category", "post_tag"):
                (categories if kind == "category" else tags).append(label)
        elif name == "comment":
            approved = xml.text(inner, "comment_approved") or "1"
            if approved == "1":
                comments.append(_comment(inner, url, author))
            else:
                dropped["not approved" if approved == "0" else approved] += 1
    result = reconstruct(comments)
    is_open = xml.text(item, "comment_status")
    return Post(
        title=words(xml.text(item, "title")),
        url=url,
        authors=(Person(author),) if author else (),
        published=moments.of_iso(xml.text(item, "post_date_gmt"), is_utc=True)
        or moments.of_iso(xml.text(item, "post_date"))
        or moments.of_mail(xml.text(item, "pubdate")),
        modified=moments.of_iso(xml.text(item, "post_modified_gmt"), is_utc=True)
        or moments.of_iso(xml.text(item, "post_modified")),
        site_name=words(site.get("title")),
        language=language,
        description=words(xml.text(item, "encoded", _EXCERPT)),
        tags=tuple(dict.fromkeys(tags)),
        categories=tuple(dict.fromkeys(categories)),
        sections=sections(paragraphed(xml.text(item, "encoded", _CONTENT) or ""), url, language),
        thread=result.thread,
        comments_open=None if is_open is None else is_open == "open",
        provenance=Provenance(
            format="wxr",
            platform="wordpress",
            thread_source="wxr" if comments else None,
            dropped=tuple(Dropped(reason, count) for reason, count in sorted(dropped.items())),
            repairs=result.repairs,
        ),
    )


def _comment(element: xml.Element, url: str | None, post_author: str | None) -> Comment:
    name = words(xml.text(element, "comment_author"))
    number = xml.text(element, "comment_id") or ""
    parent = xml.text(element, "comment_parent")
    kind: Literal["comment", "pingback", "trackback"] = "comment"
    if (said := xml.text(element, "comment_type")) == "pingback":
        kind = "pingback"
    elif said == "trackback":
        kind = "trackback"
    raw = xml.text(element, "comment_date")
    return Comment(
        id=number,
        parent_id=parent if parent and parent != "0" else None,
        author=Person(name, xml.text(element, "comment_author_url")) if name else None,
        published=moments.of_iso(xml.text(element, "comment_date_gmt"), is_utc=True) or moments.of_iso(raw),
        published_raw=raw,
        blocks=blocks(paragraphed(xml.text(element, "comment_content") or ""), url),
        permalink=f"{url}#comment-{number}" if url and number else None,
        kind=kind,
        by_post_author=(xml.text(element, "comment_user_id") or "0") != "0"
        and name is not None
        and name == post_author,
    )
