"""Pluck, the comments of newspapers about 2010: the words beside notes for readers who have hidden them."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="pluck",
    marks=(".pluck-comm-single-comment-main", ".pluck-comm-body"),
    units=".pluck-comm-single-comment-main",
    keyless=re.compile(r"\bpluck-comm-single-comment-main\b"),
    key=re.compile(r"^(?:\w{1,20}:)?(\S{1,80})$"),
    key_attributes=("commentid",),
    author=(".pluck-comm-username-url", ".pluck-comm-username-display"),
    date=(".pluck-comm-timestamp",),
    body=(".pluck-comm-body",),
    skip=(".pluck-comm-rate-controls", ".pluck-comm-actions"),
    score=(".pluck-score-upvotes-display",),
    replies="[class*='pluck-comm-ReplyLevel-']",
    region=("[id^='pluck_comments_list']", ".pluck-comm-wrapper"),
    confidence=0.95,
)
