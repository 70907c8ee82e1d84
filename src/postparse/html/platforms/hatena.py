"""Hatena Blog as saved after its script has run: ``.entry-comment``, its time in milliseconds."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="hatena",
    marks=(".entry-comment > .comment-user-name", ".entry-comment .comment-metadata"),
    units=".entry-comment",
    key=re.compile(r"^comment-(\d+)$"),
    keyless=re.compile(r"\bentry-comment\b"),
    author=(".comment-nickname", ".comment-user-name"),
    date=(".comment-metadata time", ".comment-metadata"),
    body=(".comment-content",),
    nesting="flat",
    region=(".comment-box",),
    confidence=0.95,
)
