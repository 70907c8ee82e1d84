"""Gigya's comments as saved: ``.gig-comment`` with its replies in a list beside its own data."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="gigya",
    marks=(".gig-comment-body", ".gig-comment"),
    units=".gig-comment",
    key=re.compile(r"^(\S{1,80})$"),
    key_attributes=("data-comment-id",),
    keyless=re.compile(r"(?:^|\s)gig-comment(?:\s|$)"),
    merging=False,
    author=(".gig-comment-username",),
    date=(".gig-comment-time",),
    body=(".gig-comment-body",),
    skip=(".gig-comment-photo", ".gig-comment-edited", ".gig-comment-footer"),
    score=(".gig-comment-vote-pos",),
    region=(".gig-comments-container", ".gig-comments-comments"),
    confidence=0.95,
)
