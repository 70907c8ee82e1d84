"""Pages of one post become one post: the paginated comments end up in one thread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from postparse.models import Comment, Post, Provenance
from postparse.threads import build_thread


def merge(pages: Iterable[Post]) -> Post:
    """Join the pages of one post's paginated comments.

    Args:
        pages: The posts parsed from the pages, in the order of the comments.

    Returns:
        A post with the first page's fields (where it has none, the next page's that has) and one thread. A comment
        that stands on two pages, with the same id and words, is there once. A reply whose parent stands on an
        earlier page is attached to it where the reply names the parent's id.

    Raises:
        ValueError: There is no page.
        TypeError: What is given are no posts.
    """
    if isinstance(pages, Post):
        raise TypeError("merge() takes the pages in a list, not one post")
    posts = list(pages)
    for post in posts:
        if not isinstance(post, Post):
            raise TypeError(f"merge() takes posts, not {type(post).__name__}; parse the pages first")
    if not posts:
        raise ValueError("merge() needs at least one page")
    values: dict[str, Any] = {field.name: _first(posts, field.name) for field in attrs.fields(Post)}
    values["thread"] = build_thread(_union(posts))
    values["next_comments_url"] = posts[-1].next_comments_url
    values["provenance"] = _provenance(posts)
    return Post(**values)


def _first(posts: list[Post], name: str) -> object:
    for post in posts:
        value = getattr(post, name)
        if value is not None and value != ():
            return value
    return getattr(posts[0], name)


def _union(posts: list[Post]) -> list[Comment]:
    """Return all pages' comments once each, ids unique over the pages and parents found on earlier ones."""
    merged: list[Comment] = []
    by_id: dict[str, Comment] = {}
    for number, post in enumerate(posts, 1):
        renamed: dict[str, str] = {}
        for comment in post.thread:
            name = comment.id
            known = by_id.get(name)
            if known is not None and _is_same(known, comment):
                continue
            serial = number
            while name in by_id:
                name = f"{comment.id}-page{serial}"
                serial += 1
            if name != comment.id:
                renamed[comment.id] = name
            parent = comment.parent_id
            if parent is None and comment.in_reply_to in by_id:
                parent = comment.in_reply_to
            elif parent is not None:
                parent = renamed.get(parent, parent)
            by_id[name] = attrs.evolve(comment, id=name, parent_id=parent)
            merged.append(by_id[name])
    return merged


def _is_same(one: Comment, other: Comment) -> bool:
    return one.author == other.author and one.published == other.published and one.text == other.text


def _provenance(posts: list[Post]) -> Provenance:
    first = posts[0].provenance
    return attrs.evolve(
        first,
        dropped=tuple(dropped for post in posts for dropped in post.provenance.dropped),
        repairs=tuple(repair for post in posts for repair in post.provenance.repairs),
        confidence=min((c for post in posts if (c := post.provenance.confidence) is not None), default=None),
        notes=tuple(dict.fromkeys(note for post in posts for note in post.provenance.notes)),
    )
