"""Phorum 5: ``.message`` with a head of name, subject and date; the posts after the first follow a named anchor."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="phorum",
    marks=("meta[name='generator' i][content^='Phorum' i]", ".message > .generic + .message-body"),
    units=".message:has(> .message-body)",
    keyless=re.compile(r"(?:^|\s)message(?:\s|$)"),
    key=re.compile(r"^msg-(\d+)$"),
    anchor=re.compile(r"^msg-(\d+)$"),
    author=(".message-author",),
    date=(".generic small",),
    body=(".message-body",),
    skip=(
        ".message-author small",
        ".message-user-info",
        ".message-options",
        ".message-moderation",
        ".attachments",
        ".new-flag",
    ),
    subject=(".generic strong",),
    is_forum=True,
    nesting="flat",
    confidence=0.95,
)
