"""Waline: ``.wl-card-item`` with its replies in it; the reader's browser and system stand beside the words."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="waline",
    marks=(".wl-card-item",),
    units=".wl-card-item",
    key=re.compile(r"^(\w{1,40})$"),
    keyless=re.compile(r"\bwl-card-item\b"),
    merging=False,
    author=(".wl-nick",),
    date=(".wl-time",),
    body=(".wl-content",),
    skip=(".wl-user", ".wl-badge", ".wl-comment-actions", ".wl-meta"),
    score=(".wl-like",),
    parent_link=".wl-content a.at",
    link_key=re.compile(r"#(\w+)$"),
    region=(".wl-cards", "[data-waline]"),
    confidence=0.96,
)
