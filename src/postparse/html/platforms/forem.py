"""Forem (DEV and others): trees of ``.single-comment-node``; the member's card hides beside the name."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="forem",
    marks=(".single-comment-node",),
    units=".single-comment-node",
    key=re.compile(r"^(\d+)$"),
    key_attributes=("data-comment-id",),
    keyless=re.compile(r"\bsingle-comment-node\b"),
    merging=False,
    author=(".js-comment-username", ".comment-username", ".comment__header a"),
    date=(".comment-date time", ".comment-date"),
    body=(".comment__body", ".inner-comment > .body"),
    skip=(".reaction-button", ".op-marker", ".profile-preview-card", ".actions"),
    score=(".reactions-count",),
    permalink=("a.comment-date", ".comment-date a"),
    depth=re.compile(r"\bcomment--?deep-(\d{1,3})\b"),
    first_depth=0,
    nesting="depth",
    region=("#comments", "#comments-container"),
    confidence=0.96,
)
