"""Bugzilla: a bug's description is the post, what is said of it are the comments."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="bugzilla",
    marks=(".bz_comment .bz_comment_text",),
    units=".bz_comment",
    key=re.compile(r"^c(\d+)$"),
    keyless=re.compile(r"\bbz_comment\b"),
    author=(".bz_comment_user .fn", ".bz_comment_user"),
    date=(".bz_comment_time",),
    body=(".bz_comment_text",),
    skip=(".bz_comment_head", ".bz_first_comment_head", ".bz_comment_number"),
    permalink=(".bz_comment_number a",),
    nesting="flat",
    is_forum=True,
    confidence=0.96,
)
