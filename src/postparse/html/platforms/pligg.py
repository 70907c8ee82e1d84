"""Pligg: a box of author, age and votes beside the words; what was voted down is hidden."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="pligg",
    marks=(".comment-wrap > .comment-right[id^='wholecomment']",),
    units=".comment-wrap:has(> .comment-right)",
    key=re.compile(r"^wholecomment(\d+)$"),
    key_on=".comment-right",
    keyless=re.compile(r"\bcomment-wrap\b"),
    author=(".comment-left .subtext > span > a", ".comment-left a[href*='user']"),
    body=("[id^='comment_content-']", ".comment-right"),
    skip=(
        "[id^='ratebuttons-']",
        "[id^='show_hide_']",
        "[id^='reply-']",
        ".comment-hover",
        ".comment-left a",
    ),
    score=("[id^='cvote-']",),
    replies="li ol, li ul, ol ol, ul ul",
    region=("#comments", ".comment-list"),
    confidence=0.94,
)
