"""postparse's own HTML (`to_html`): comments as ``h-cite`` in a section of its own name, with all that a comment has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from postparse.html.comments.profiles.profile import Profile

if TYPE_CHECKING:
    from postparse.html.comments.records import Record
    from postparse.html.dom import Page
    from postparse.models import CommentState

_STATES = frozenset({"deleted", "moderated", "collapsed"})


def _with_state(page: Page, record: Record) -> Record:
    state = page.get(record.start, "data-state")
    if state in _STATES:
        record.state = cast("CommentState", state)
    return record


PROFILE = Profile(
    name="postparse",
    marks=("section.postparse-comments",),
    units="section.postparse-comments li.u-comment",
    key=re.compile(r"^comment-(.+)$", re.DOTALL),
    merging=False,
    is_exact=True,
    keyless=re.compile(r""),
    given=(("score", "data-score"),),
    author=(".comment-author .p-author",),
    date=(".comment-date .dt-published",),
    body=("div.e-content",),
    permalink=(".comment-date a.u-url",),
    depth=re.compile(r"^(\d+)$"),
    depth_attributes=("data-depth",),
    first_depth=0,
    parent=re.compile(r"^(.+)$", re.DOTALL),
    parent_attributes=("data-parent",),
    ping=(("pingback", "pingback"), ("trackback", "trackback"), ("webmention", "webmention")),
    by_post_author=("bypostauthor",),
    region=("section.postparse-comments",),
    refine=_with_state,
    confidence=0.99,
)
