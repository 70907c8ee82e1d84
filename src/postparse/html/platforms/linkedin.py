"""LinkedIn's articles and posts as shown to visitors: ``section.comment`` with what its author does for a living."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="linkedin",
    marks=("section.comment .comment__author", "article.comments-comment-entity"),
    units="section.comment, article.comments-comment-entity",
    keyless=re.compile(r"(?:^|\s)(?:comment|comments-comment-entity)(?:\s|$)"),
    author=(".comment__author", ".comments-comment-meta__description-title"),
    date=(".comment__duration-since", ".comments-comment-meta__data"),
    body=(".comment__text", ".comments-comment-entity__content .update-components-text"),
    skip=(
        ".comment__author-headline",
        ".comments-comment-meta__description-subtitle",
        ".comment__actions",
        ".visually-hidden",
    ),
    score=(
        ".comment__reactions-count:not(.hidden)",
        ".comments-comment-social-bar__reactions-count--cr",
    ),
    region=(".comments-comments-list",),
    confidence=0.95,
)
