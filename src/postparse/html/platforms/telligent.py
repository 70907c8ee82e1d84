"""Telligent Community and Community Server blogs: a flat feedback list."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="telligent",
    marks=(".blog-feedback-list", ".CommonCommentArea", ".commentOwner", ".blogCommentOwner"),
    units=".blog-feedback-list .content-list > li, .CommonCommentArea .comment, .CommonCommentArea > ul > li",
    key=re.compile(r"^(?:comment-?)?(\d+)$"),
    keyless=re.compile(r""),
    author=(".user-name", ".post-author", ".CommonCommentAuthor", ".author"),
    date=(".post-date .value", ".post-date", ".CommonCommentDate", ".date"),
    body=(".post-content", ".CommonCommentBody", ".body"),
    skip=(".post-actions", ".avatar", ".post-author", ".post-date", ".post-name"),
    permalink=("a.internal-link[href*='#']", "a[href*='#comment']"),
    by_post_author=("owner",),
    nesting="flat",
    region=(".blog-feedback-list", ".CommonCommentArea"),
    confidence=0.92,
)
