"""Remark42: ``article#remark42__comment-ID``; a thread's box holds the comment and its replies."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="remark42",
    marks=("[id^='remark42__comment-']", "#remark42", ".remark42"),
    units="[id^='remark42__comment-']",
    key=re.compile(r"^remark42__comment-([\w-]+)$"),
    author=(
        ".comment__username",
        "[class*='username']",
        "[class*='user'] button",
        "button[title]",
        "header a",
    ),
    date=("a[href*='#remark42__comment-']", ".comment__time"),
    body=(".raw-content", ".comment__text"),
    skip=(".comment__actions", ".comment__info", "[class*='vote']", "[class*='actions']"),
    permalink=("a[href*='#remark42__comment-']",),
    score=(".comment__score", "[class*='score']"),
    depth=re.compile(r"level[_-]?(\d+)"),
    first_depth=0,
    replies=".thread__replies, [class*='thread__replies'], [role='list'] [role='list']",
    region=("#remark42",),
    confidence=0.95,
)
