"""Flarum: the copy for readers without scripts (its dates stand in a script, see `structured.resources`), and the application's rendering; the first post is the post."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="flarum",
    marks=("#flarum-content", ".PostStream-item", "#flarum-loading"),
    units="#flarum-content article, .PostStream-item[data-id], article.CommentPost",
    key=re.compile(r"^(\d+)$"),
    key_attributes=("data-id",),
    keyless=re.compile(r""),
    author=(".PostUser-name .username", ".PostUser-name", ".PostUser .username"),
    date=(".Post-header time", "time[datetime]"),
    body=(".Post-body",),
    skip=(".Post-actions", ".Post-footer", ".PostMention-preview", ".Post-likedBy", ".Post-mentionedBy"),
    is_forum=True,
    confidence=0.95,
)
