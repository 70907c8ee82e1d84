"""Squarespace 7 (``#comment-HEX`` in nested ``comment-list``) and 5 (``#commentN`` with a signature under the words)."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="squarespace",
    marks=(".squarespace-comments", ".journal-comment-area", ".journal-comment-area-wrapper"),
    units=".squarespace-comments .comment[id^='comment-'], .journal-comment-area .comment[id^='comment']",
    key=re.compile(r"^comment-?([0-9a-f]{6,30}|\d+)$"),
    author=(".author-name", ".comment-header .author", ".author", ".signature a", ".signature"),
    date=(".comment-header .date", ".date", "time", ".signature"),
    body=(".comment-body", "[id^='item'].body", ".body"),
    skip=(".comment-footer", ".comment-interactions", ".signature", ".comment-header", ".replying"),
    permalink=("a[href*='#comment']",),
    region=(".squarespace-comments", ".journal-comment-area"),
    confidence=0.95,
)
