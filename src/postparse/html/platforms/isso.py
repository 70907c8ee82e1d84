"""Isso: ``div.isso-comment`` with replies in ``div.isso-follow-up`` inside it."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="isso",
    marks=(".isso-comment", "#isso-root"),
    units=".isso-comment",
    key=re.compile(r"^isso-(\d+)$"),
    author=(".isso-author",),
    date=(".isso-permalink time", "time[datetime]"),
    body=(".isso-text",),
    skip=(".isso-comment-header", ".isso-comment-footer", ".isso-avatar", ".isso-page-author-suffix"),
    permalink=("a.isso-permalink",),
    score=(".isso-votes",),
    moderated=".isso-note",
    region=("#isso-thread",),
    confidence=0.97,
)
