"""Comments in the state that a script carries: ``<script type="application/json">``, ``window.x = {...}``, ``JSON.parse("...")``.

No platform's names are needed: a comment tree is a list, under a name that speaks of comments, of objects that each hold
words and somebody's name or a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from postparse.characters import without_control_escapes
from postparse.html.comments.records import Discussion, Record
from postparse.html.comments.structured.resources import is_document, related_lists
from postparse.html.comments.structured.trees import (
    Node,
    as_html,
    as_list,
    as_score,
    first_text,
    records_of_tree,
)
from postparse.html.dom import Page

MAX_SCRIPT = 8_000_000
_MAX_VISITED = 500_000
_HINT = re.compile(r"""["\\](?:comments?|replies|responses|post_stream|discussion)\\?["']""", re.I)
_ASSIGNED = re.compile(r"^\s*(?:(?:var|let|const)\s+)?[\w.$\[\]\"']{1,80}\s*=\s*(?=[{\[])")
_PARSED = re.compile(r"""JSON\.parse\(\s*("(?:[^"\\]|\\.)*+")""", re.S)
_LIST_NAMES = re.compile(r"comments?|replies|responses|post_stream|discussion|answers", re.I)
_WORDS = (
    "body_html",
    "bodyHtml",
    "content_html",
    "contentHtml",
    "html",
    "cooked",
    "message",
    "body",
    "content",
    "text",
    "comment",
    "raw",
)
_NAMES = (
    "display_name",
    "displayName",
    "author_name",
    "authorName",
    "name",
    "username",
    "user_name",
    "handle",
    "nickname",
    "login",
)
_PEOPLE = ("author", "user", "member", "commenter", "commenting_user", "profile", "creator", "owner")
_DATES = (
    "created_at",
    "createdAt",
    "date",
    "published_at",
    "publishedAt",
    "datePublished",
    "created",
    "timestamp",
    "created_utc",
    "time",
    "posted_at",
    "postedAt",
)
_KEYS = ("id", "_id", "comment_id", "commentId", "short_id", "uuid")
_PARENTS = (
    "parent_id",
    "parentId",
    "parent",
    "in_reply_to_id",
    "inReplyToId",
    "reply_to",
    "replyTo",
    "parent_comment",
    "pid",
)
_REPLIES = ("replies", "children", "comments", "childComments", "responses", "child_comments", "answers")
_SCORES = ("score", "points", "likes", "like_count", "likeCount", "upvotes", "reaction_count", "vote_count")


def read_script_state(page: Page) -> Discussion | None:
    """Return the longest comment tree that a script of the page carries; None where there is none."""
    best: list[Record] = []
    for data in _states(page):
        for rows in _comment_lists(data):
            records = records_of_tree(rows, _record, _replies)
            if len(records) > len(best):
                best = records
    return Discussion(source="script", confidence=0.85, records=best) if best else None


def _states(page: Page) -> Iterator[Any]:
    for node in page.by_tag.get("script", ()):
        text = page.texts[node + 1] if page.ends[node] > node + 1 else ""
        if not 40 < len(text) < MAX_SCRIPT or not _may_hold_json(text):
            continue
        if "ld+json" in page.get(node, "type") or not _HINT.search(text):
            continue
        for source in _json_in(without_control_escapes(text)):
            try:
                yield orjson.loads(source)
            except orjson.JSONDecodeError:
                continue


def _may_hold_json(text: str) -> bool:
    """Tell whether a script may be what `_json_in` reads; most are programs, and cost more to search."""
    return text.lstrip()[:1] in ("{", "[") or _ASSIGNED.match(text) is not None or "JSON.parse(" in text


def _json_in(text: str) -> Iterator[str | bytes]:
    text = text.strip()
    if text[0] in "{[":
        yield text
    elif found := _ASSIGNED.match(text):
        start = found.end()
        stop = max(text.rfind("}"), text.rfind("]")) + 1
        end_of_statement = text.find(";\n", start)
        yield text[start : end_of_statement if 0 < end_of_statement < stop else stop]
    elif found := _PARSED.search(text):
        try:
            yield str(orjson.loads(found[1]))
        except orjson.JSONDecodeError:
            return


def _comment_lists(data: Any) -> Iterator[list[Any]]:
    """Yield the lists under a name of discussion whose objects look like comments, outermost first."""
    stack: list[tuple[Any, bool]] = [(data, False)]
    visited = 0
    while stack and visited < _MAX_VISITED:
        visited += 1
        value, is_named = stack.pop()
        if is_document(value):
            for rows in related_lists(value):
                if rows and all(map(_is_comment, rows[:5])):
                    yield rows
        if isinstance(value, dict):
            stack.extend(
                (inner, is_named or bool(_LIST_NAMES.search(name)))
                for name, inner in value.items()
                if isinstance(inner, dict | list)
            )
        elif isinstance(value, list):
            if is_named and value and all(isinstance(row, dict) and _is_comment(row) for row in value[:5]):
                yield value
            else:
                stack.extend((inner, is_named) for inner in value if isinstance(inner, dict | list))


def _is_comment(row: Node) -> bool:
    return (
        first_text(row, *_WORDS) is not None
        and (_person(row) != {} or first_text(row, *_DATES) is not None)
        and "title" not in row
    )


def _person(row: Node) -> Node:
    for name in _PEOPLE:
        value = row.get(name)
        if isinstance(value, dict):
            return value
        if isinstance(value, str) and value.strip():
            return {"name": value}
    return {name: row[name] for name in (*_NAMES, "photo_url") if isinstance(row.get(name), str)}


def _record(row: Node) -> Record | None:
    words = first_text(row, *_WORDS)
    person = _person(row)
    name = first_text(person, *_NAMES)
    is_deleted = row.get("deleted") is True or row.get("isDeleted") is True or row.get("status") == "deleted"
    if words is None and not is_deleted:
        return None
    parent = first_text(row, *_PARENTS)
    if path := first_text(row, "ancestor_path", "ancestorPath"):
        parent = path.rsplit(".", 1)[-1]
    return Record(
        html=as_html(words) or "",
        key=first_text(row, *_KEYS),
        parent_key=parent if parent not in ("0", "") else None,
        author=name,
        author_url=first_text(person, "url", "profile_url", "profileUrl", "link"),
        avatar=first_text(person, "avatar", "avatar_url", "avatarUrl", "photo_url", "image"),
        published_machine=first_text(row, *_DATES),
        permalink=first_text(row, "permalink", "url", "canonical_url"),
        score=next((score for name in _SCORES if (score := as_score(row.get(name))) is not None), None),
        state="deleted" if is_deleted else "shown",
    )


def _replies(row: Node) -> list[Any]:
    return [reply for name in _REPLIES for reply in as_list(row.get(name)) if isinstance(reply, dict)]
