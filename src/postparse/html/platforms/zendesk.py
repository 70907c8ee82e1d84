"""Zendesk's help centres: comments of articles and of community posts in the standard theme."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="zendesk",
    marks=(".comment-list .comment-wrapper .comment-info", "[id^='community_comment_'].comment"),
    units=".comment-list > .comment:has(.comment-wrapper)",
    key=re.compile(r"^(?:community|article)_comment_(\d+)$"),
    keyless=re.compile(r"(?:^|\s)comment(?:\s|$)"),
    author=(".comment-meta a[href*='/profiles/']", ".comment-meta span[title]", ".comment-author [title]"),
    date=(".comment-meta time", "time[datetime]"),
    body=(".comment-body",),
    score=(".vote-sum",),
    nesting="flat",
    region=(".post-container", ".article-comments", ".comment-list"),
    confidence=0.95,
)
