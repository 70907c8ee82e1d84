"""Answers of the WordPress REST API (``/wp-json/wp/v2/posts`` and ``…/comments``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from postparse.exports import moments
from postparse.exports.fragments import blocks, sections, words
from postparse.models import Comment, Person, Post, Provenance
from postparse.threads import reconstruct

Json = dict[str, Any]


def is_answer(value: Any) -> bool:
    """Tell whether an object is a post or a comment of the API."""
    return isinstance(value, dict) and "id" in value and isinstance(value.get("content"), dict)


def read_answers(values: Iterable[Any]) -> Iterator[Post]:
    """Yield the posts among the API's objects.

    Comments go to their post, whether they are embedded in it (``_embed=1``) or stand beside it, in any order;
    those whose post is not there make a post that is nothing but a thread.
    """
    posts: dict[str, Json] = {}
    comments: dict[str, list[Json]] = {}
    for value in values:
        if not is_answer(value):
            continue
        if "post" in value:
            comments.setdefault(str(value["post"]), []).append(value)
        else:
            posts[str(value["id"])] = value
    for name, post in posts.items():
        yield _post(post, comments.pop(name, []))
    for page in comments.values():
        yield _post({}, page)


def _post(value: Json, beside: list[Json]) -> Post:
    url = _string(value.get("link"))
    embedded = _object(value.get("_embedded"))
    replies = [reply for group in _lists(embedded, "replies") for reply in _objects(group)]
    rows = {str(reply.get("id")): reply for reply in [*replies, *beside]}
    if not url and rows:
        url = (_string(next(iter(rows.values())).get("link")) or "").partition("#")[0] or None
    authors = [author for author in _objects(embedded.get("author")) if words(_string(author.get("name")))]
    author_ids = {author.get("id") for author in authors if author.get("id")}
    comments = [_comment(name, row, url, author_ids) for name, row in rows.items()]
    result = reconstruct(comments)
    terms = [term for group in _lists(embedded, "wp:term") for term in _objects(group)]
    return Post(
        title=words(_rendered(value.get("title"))),
        url=url,
        authors=tuple(
            Person(words(_string(author.get("name"))) or "", _string(author.get("link")))
            for author in authors
        ),
        published=_moment(value, "date"),
        modified=_moment(value, "modified"),
        description=words(_rendered(value.get("excerpt"))),
        tags=_terms(terms, "post_tag"),
        categories=_terms(terms, "category"),
        sections=sections(_rendered(value.get("content")) or "", url),
        thread=result.thread,
        comments_open={"open": True, "closed": False}.get(str(value.get("comment_status"))),
        provenance=Provenance(
            format="wordpress-rest",
            platform="wordpress",
            thread_source="wordpress-rest" if comments else None,
            repairs=result.repairs,
        ),
    )


def _comment(name: str, row: Json, url: str | None, post_authors: set[Any]) -> Comment:
    author = words(_string(row.get("author_name")))
    kind = row.get("type")
    avatars = row.get("author_avatar_urls")
    avatar = _string(list(avatars.values())[-1]) if isinstance(avatars, dict) and avatars else None
    return Comment(
        id=name,
        parent_id=str(parent) if (parent := row.get("parent")) else None,
        author=Person(author, _string(row.get("author_url")), avatar) if author else None,
        published=_moment(row, "date"),
        published_raw=_string(row.get("date")),
        blocks=blocks(_rendered(row.get("content")) or "", url),
        permalink=_string(row.get("link")),
        kind=kind if kind in ("pingback", "trackback") else "comment",
        by_post_author=bool(row.get("author")) and row.get("author") in post_authors,
    )


def _moment(value: Json, name: str) -> Any:
    return moments.of_iso(_string(value.get(f"{name}_gmt")), is_utc=True) or moments.of_iso(
        _string(value.get(name))
    )


def _terms(terms: list[Json], taxonomy: str) -> tuple[str, ...]:
    found = [words(_string(term.get("name"))) for term in terms if term.get("taxonomy") == taxonomy]
    return tuple(dict.fromkeys(name for name in found if name))


def _rendered(value: Any) -> str | None:
    return _string(value.get("rendered")) if isinstance(value, dict) else _string(value)


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _objects(values: Any) -> list[Json]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _lists(holder: Json, name: str) -> list[Any]:
    values = holder.get(name)
    return values if isinstance(values, list) else []
