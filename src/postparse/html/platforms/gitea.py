"""Gitea and Forgejo: the conversation on an issue or pull request; what opened it is the post."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="gitea",
    marks=(".timeline-item.comment .comment-container",),
    units=".timeline-item.comment:has(.comment-container)",
    key=re.compile(r"^(?:issuecomment|issue)-(\d+)$"),
    keyless=re.compile(r"\btimeline-item\b"),
    author=(".comment-header a.author", ".comment-header .author", ".comment-header a"),
    date=(".comment-header relative-time", ".comment-header time", ".comment-header .time-since"),
    body=(".comment-body .render-content", ".comment-body"),
    skip=(".raw-content", ".edit-content-zone", ".no-content", ".reactions", ".comment-header"),
    permalink=(".comment-header a[href*='#issue']",),
    nesting="flat",
    is_forum=True,
    confidence=0.96,
)
