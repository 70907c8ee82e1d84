"""Comments kept as files (Staticman) in the Minimal Mistakes theme and those made from it."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="staticman",
    marks=(".js-comments > .js-comment", "#static-comments .js-comment"),
    units=".js-comment:has(.comment__date)",
    key=re.compile(r"^comment-?(\d+(?:-\d+)?)$"),
    author=(".comment__author",),
    date=("time[datetime]", ".comment__date"),
    body=(".comment__content", ".comment__text", ".comment__content-wrapper"),
    skip=(".comment__reply", ".comment__avatar-wrapper"),
    permalink=(".comment__date a",),
    region=(".page__comments",),
    confidence=0.95,
)
