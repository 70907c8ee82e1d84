"""Jive: ``.j-thread-post``, with a note of whom it answers and a link to it beside the name and the date."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="jive",
    marks=(".j-thread-post .jive-rendered-content",),
    units=".j-thread-post",
    key=re.compile(r"^(?:thread-post-)?(\d+)$"),
    key_on="a.j-anchor-target",
    keyless=re.compile(r"\bj-thread-post\b"),
    author=(".j-post-author a[data-username]",),
    date=(".j-post-author",),
    body=(".jive-rendered-content",),
    skip=(".j-thread-replyto", ".j-post-actions"),
    score=(".jive-acclaim-likedlink",),
    parent_link=".j-thread-replyto a",
    link_key=re.compile(r"#(\d+)$"),
    is_forum=True,
    confidence=0.95,
)
