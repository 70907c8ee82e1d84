"""What every source of evidence about comments yields: records, and the discussion they make up."""

from __future__ import annotations

from attrs import Factory, define

from postparse.models import CommentKind, CommentState, Dropped

Range = tuple[int, int]
"""A half-open range of node numbers of a `postparse.html.dom.Page`."""


@define(kw_only=True)
class Record:
    """One comment as a source found it, before it becomes a `Comment`.

    Attributes:
        start: First node of the comment's own part of the page (replies may lie inside).
        stop: Node after the last.
        body: The node ranges that hold its words.
        skip: Nodes inside `body` whose subtrees are not its words (buttons, votes, nested replies, …).
        sign_off: What ends the words and is none of them, such as the dash before a signature.
        html: Its words as an HTML fragment, where they come from data and not from the DOM; wins over `body`
            if `body` is empty.
        key: Its id as the page gives it.
        parent_key: The `key` of the comment that it answers.
        parent: Position of the parent in the list of records, where that is known instead of a key.
        depth: Depth on a flat list, where neither is known; 0 is the top level.
        author: Displayed name.
        author_url: The author's page.
        avatar: The author's picture.
        published_raw: The date as printed.
        published_machine: The date as the page gives it to machines (ISO 8601, epoch, full date in a title).
        permalink: Its own address, as the page gives it (may be relative).
        score: Votes or points.
        kind: Comment or ping.
        state: Shown, deleted, …
        by_post_author: Whether the page marks it as the post author's.
        in_reply_to: Whom or what it says it answers, as printed.

    """

    start: int = -1
    stop: int = -1
    body: tuple[Range, ...] = ()
    skip: frozenset[int] = frozenset()
    sign_off: str = ""
    html: str | None = None
    key: str | None = None
    parent_key: str | None = None
    parent: int | None = None
    depth: int | None = None
    author: str | None = None
    author_url: str | None = None
    avatar: str | None = None
    published_raw: str | None = None
    published_machine: str | None = None
    permalink: str | None = None
    score: int | None = None
    kind: CommentKind = "comment"
    state: CommentState = "shown"
    by_post_author: bool = False
    in_reply_to: str | None = None


@define(kw_only=True)
class Discussion:
    """The comments of a page as one source reads them.

    Attributes:
        source: ``profile``, ``microdata``, ``json-ld``, ``microformats``, ``rdfa``, ``script`` or ``miner``.
        platform: Name of the profile, for profiles.
        confidence: How sure the source is, 0 to 1.
        records: The comments in page order.
        region: Node ranges that belong to the discussion and not to the article: the comments with their
            heading, forms and buttons.
        post: On a forum page, the first post: it is the post, not a comment.
        is_forum: Whether the page is a forum topic (on its later pages there is no post).
        count: How many comments the page claims.
        is_open: Whether readers can comment.
        next_url: Address of the next page of comments (may be relative).
        dropped: Candidates left out, with reasons.

    """

    source: str
    platform: str | None = None
    confidence: float = 0.5
    records: list[Record] = Factory(list)
    region: list[Range] = Factory(list)
    post: Record | None = None
    is_forum: bool = False
    count: int | None = None
    is_open: bool | None = None
    next_url: str | None = None
    dropped: list[Dropped] = Factory(list)
