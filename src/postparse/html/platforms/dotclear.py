"""Dotclear: ``dt#cN`` with date and name, ``dd`` with the words; newer themes use ``li`` or ``article``. Flat."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="dotclear",
    marks=(".comment-number", ".comment-info", "#comments dt[id^='c']"),
    units="#comments dt[id^='c'], #pings dt[id^='p'], .comments-list li[id^='c'], .comment[id^='c']:has(.comment-number)",
    key=re.compile(r"^[cp](\d+)$"),
    author=(".comment-author", "a[rel~='nofollow']", "dt[id]"),
    date=("time[datetime]", ".comment-date", ".comment-info", "dt[id]"),
    body=("dd", ".comment-content"),
    skip=(".comment-number", ".comment-info"),
    permalink=("a.comment-number",),
    by_post_author=("me",),
    nesting="flat",
    region=("#comments", "section.comments"),
    confidence=0.9,
)
