"""Joomla's JComments: ``#comment-item-N``; the tree template puts replies into ``#comments-list-N`` behind the item."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="jcomments",
    marks=("#jc", ".rbox"),
    units="[id^='comment-item-']",
    key=re.compile(r"^comment-item-(\d+)$"),
    author=(".comment-author", ".author-homepage", "[class*='author']"),
    date=(".comment-date", "time"),
    body=("[id^='comment-body-']", ".comment-body"),
    subject=(".comment-title",),
    skip=(
        ".comment-anchor",
        ".comments-buttons",
        ".comments-vote",
        ".comment-avatar",
        ".comment-date",
        ".comment-author",
    ),
    permalink=("a.comment-anchor",),
    score=("[id^='comment-vote-holder-']", ".comments-vote"),
    replies="[id^='comments-list-']",
    region=("#jc", "#comments-list"),
    confidence=0.97,
)
