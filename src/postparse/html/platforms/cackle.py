"""Cackle: ``li#mc-N`` with its answers in a list at its end; the time is given to machines in milliseconds."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="cackle",
    marks=(".mc-comment-wrapper",),
    units="li[id^='mc-']:has(> .mc-comment-wrapper)",
    key=re.compile(r"^mc-(\d+)$"),
    author=(".mc-comment-username",),
    date=(".mc-comment-created",),
    body=(".mc-comment-body",),
    skip=(".mc-comment-head", ".mc-comment-footer", ".mc-comment-user"),
    permalink=(".mc-comment-created",),
    score=(".mc-comment-rating",),
    region=("#mc-container",),
    counter=".mc-comment-count",
    confidence=0.96,
)
