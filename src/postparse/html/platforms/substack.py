"""Substack: ``div.comment`` with a nested ``div.comment-list`` of replies."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="substack",
    marks=(".comment-list-items", ".comments-page"),
    units=".comment-list-items > .comment, .comment-list .comment:has(> .comment-content)",
    key=re.compile(r"^comment-(\d+)$"),
    key_on="[id^='comment-']",
    merging=False,
    keyless=re.compile(r"(?:^|\s)comment(?:\s|$)"),
    author=(
        ".comment-meta .commenter-name",
        ".comment-meta a[href*='/profile/']",
        "a[href*='/profile/']:not(:has(img))",
        ".comment-meta a",
    ),
    date=(
        "a[title][href*='/comment']",
        "a[href*='/comment/']",
        ".comment-meta time",
        "[title].comment-timestamp",
    ),
    body=(".comment-body",),
    skip=(".show-all-toggle", ".comment-actions", ".comment-meta", ".comment-head", ".comment-footer"),
    permalink=("a[title][href*='/comment']", "a[href*='/comment/']"),
    region=(".comments-page", ".comment-list"),
    confidence=0.96,
)
