"""Movable Type 2 and 3 and TypePad's first templates: words first, then a line "Posted by: NAME at DATE"."""

import re

from postparse.html.comments.profiles.profile import Profile

_POSTED = "p.posted, .comments-post, .comment-posted, p.comment-footer"

PROFILE = Profile(
    name="movabletype",
    marks=("p.posted", ".comments-post", ".comment-posted", "div[id^='c'] + .comment-footer"),
    units=(
        "div[id^='c']:has(+ .posted), div[id^='c']:has(.posted), div[id^='c']:has(.comment-posted),"
        " .comments-body:has(> .comments-post)"
    ),
    key=re.compile(r"^c?(\d{2,12})$"),
    key_attributes=("id", "name"),
    key_on="a[id], a[name]",
    keyless=re.compile(r"\bcomments-body\b"),
    merging=False,
    goes_on=_POSTED,
    author=(
        ".posted a:not([href*='#']):not([href*='/archives/'])",
        ".comments-post a:not([href*='#'])",
        ".comment-posted a:not([href*='#'])",
        ".posted",
        ".comments-post",
        ".comment-posted",
        ".comment-footer",
    ),
    date=(".posted", ".comments-post", ".comment-posted", ".comment-footer"),
    skip=(".posted", ".comments-post", ".comment-posted", ".comment-footer"),
    permalink=(".posted a[href*='#c']", ".comment-posted a[href*='#c']"),
    nesting="flat",
    confidence=0.93,
)
