"""Twikoo: ``.tk-comment`` with the replies in it; a reply names its parent before its words."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="twikoo",
    marks=(".tk-comment",),
    units=".tk-comment",
    key=re.compile(r"^(\w{1,40})$"),
    keyless=re.compile(r"\btk-comment\b"),
    merging=False,
    author=(".tk-nick",),
    date=(".tk-time",),
    body=(".tk-content",),
    skip=(".tk-tag", ".tk-action", ".tk-actions", ".tk-extras", "span:has(> a.tk-ruser)"),
    score=(".tk-action .tk-action-count",),
    parent_link="a.tk-ruser",
    link_key=re.compile(r"#(\w+)$"),
    by_post_author=("tk-master",),
    region=(".tk-comments-container", ".twikoo"),
    confidence=0.96,
)
