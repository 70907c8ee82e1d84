"""Joomla's K2: a flat ``ul.itemCommentsList``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="k2",
    marks=(".itemCommentsList", ".itemComments"),
    units=".itemCommentsList > li",
    key=re.compile(r"^comment(\d+)$"),
    key_attributes=("id", "name"),
    key_on="a[id^='comment'], a[name^='comment']",
    keyless=re.compile(r""),
    author=(".commentAuthorName a", ".commentAuthorName"),
    date=(".commentDate",),
    body=("p",),
    skip=(".commentLink", ".commentDate", ".commentAuthorName", ".commentToolbar", ".gravatar"),
    permalink=(".commentLink a",),
    by_post_author=("authorResponse",),
    nesting="flat",
    region=(".itemComments",),
    confidence=0.95,
)
