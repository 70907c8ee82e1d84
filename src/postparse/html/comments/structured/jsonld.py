"""Comments in JSON-LD: schema.org's ``comment`` of an article or forum post, and the answers of a question.

Vocabulary: https://schema.org/Comment, https://schema.org/DiscussionForumPosting, https://schema.org/QAPage.
"""

from __future__ import annotations

from typing import Any

from postparse.html.comments.records import Discussion, Record
from postparse.html.comments.structured.trees import (
    Node,
    as_html,
    as_list,
    as_score,
    as_text,
    first_text,
    records_of_tree,
)
from postparse.html.dom import Page
from postparse.html.jsonld import items

_ANSWERS = ("acceptedAnswer", "suggestedAnswer")
_COMMENTS = ("comment", "comments", *_ANSWERS)
_FORUM_TYPES = frozenset({"DiscussionForumPosting", "Question", "QAPage"})


def read_jsonld_comments(page: Page) -> Discussion | None:
    """Return the comments of the item that has the most of them; None where no item has any."""
    best: list[Record] = []
    owner: Node = {}
    for item in items(page):
        if not any(item.get(name) for name in _COMMENTS) or _types(item) & {"Comment", "Answer"}:
            continue
        records = records_of_tree(_replies(item), _record, _replies)
        # The answers of a list of frequent questions have no authors: they are no discussion.
        if len(records) > len(best) and any(record.author for record in records):
            best, owner = records, item
    if not best:
        return None
    return Discussion(
        source="json-ld",
        confidence=0.9,
        records=best,
        is_forum=bool(_types(owner) & _FORUM_TYPES),
        count=as_score(owner.get("commentCount") or owner.get("answerCount")),
    )


def _types(item: Node) -> set[str]:
    return {name.rsplit("/", 1)[-1] for name in as_list(item.get("@type")) if isinstance(name, str)}


def _replies(item: Node) -> list[Any]:
    return [reply for name in _COMMENTS for reply in as_list(item.get(name))]


def _record(item: Node) -> Record | None:
    text = first_text(item, "text", "articleBody", "description", "commentText")
    author = next(iter(as_list(item.get("author") or item.get("creator"))), None)
    person: Node = author if isinstance(author, dict) else {"name": author}
    name = first_text(person, "name", "alternateName")
    if text is None and name is None:
        return None
    parent = item.get("parentItem")
    address = first_text(item, "url", "@id")
    return Record(
        html=as_html(text) or "",
        key=_key(first_text(item, "@id", "identifier", "url")),
        parent_key=_key(first_text(parent, "@id", "url")) if isinstance(parent, dict) else None,
        author=name,
        author_url=first_text(person, "url", "sameAs"),
        avatar=first_text(person, "image"),
        published_machine=first_text(item, "datePublished", "dateCreated", "commentTime", "uploadDate"),
        permalink=address if address and ("/" in address or address.startswith("#")) else None,
        score=_score(item),
    )


def _key(address: str | None) -> str | None:
    """Return the fragment of an address as the id, or the address where it has none."""
    return address.rsplit("#", 1)[-1] or None if address else None


def _score(item: Node) -> int | None:
    if (votes := as_score(item.get("upvoteCount"))) is not None:
        return votes - (as_score(item.get("downvoteCount")) or 0)
    for statistic in as_list(item.get("interactionStatistic")):
        if isinstance(statistic, dict) and "LikeAction" in str(
            as_text(statistic.get("interactionType")) or statistic.get("interactionType")
        ):
            return as_score(statistic.get("userInteractionCount"))
    return None
