"""Confluence: threads of comments below a page or a blog post."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="confluence",
    marks=(".comment-thread .comment-content.wiki-content", ".comment-threads > .comment-thread"),
    units=".comment-thread",
    key=re.compile(r"^comment-thread-(\d+)$"),
    keyless=re.compile(r"\bcomment-thread\b"),
    merging=False,
    author=(".comment-header .author a", ".comment-header .author"),
    date=(".comment-date a", ".comment-date"),
    body=(".comment-content",),
    skip=(".comment-actions", ".comment-user-logo"),
    permalink=(".comment-date a",),
    region=("#comments-section",),
    confidence=0.95,
)
