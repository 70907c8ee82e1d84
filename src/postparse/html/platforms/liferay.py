"""Liferay 7: ``article.lfr-discussion`` with its answers in it; a link names the comment answered."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="liferay",
    marks=(".lfr-discussion-message",),
    units=".lfr-discussion:has(.lfr-discussion-message)",
    key=re.compile(r"message_(\d+)$"),
    key_attributes=("id", "name"),
    key_on="a[id*='message_'], a[name*='message_']",
    keyless=re.compile(r"\blfr-discussion\b"),
    merging=False,
    author=(".widget-metadata .username", ".lfr-discussion-message-author a", ".widget-metadata a"),
    date=(".text-secondary .lfr-portal-tooltip[title]", ".lfr-discussion-posted-on", ".text-secondary"),
    body=(".lfr-discussion-message-body",),
    skip=(
        ".lfr-discussion-controls",
        ".lfr-discussion-form",
        ".lfr-discussion-parent-link",
        ".widget-metadata",
    ),
    parent_link="a.lfr-discussion-parent-link",
    link_key=re.compile(r"message_(\d+)$"),
    region=(".taglib-discussion",),
    confidence=0.95,
)
