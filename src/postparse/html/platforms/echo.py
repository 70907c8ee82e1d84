"""Echo and its forerunner JS-Kit as saved: nested ``.echo-item-content``, and ``.js-singleComment``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="echo",
    marks=(".echo-item-content", ".js-singleComment"),
    units=".echo-item-content, .js-singleComment",
    key=re.compile(r"^jsid-(\d+)$"),
    keyless=re.compile(r"\becho-item-content\b|\bjs-singleComment\b"),
    merging=False,
    author=(".echo-item-authorName", ".js-singleCommentName"),
    date=(".echo-item-date",),
    body=(".echo-item-body", ".jsk-ItemBodyText"),
    skip=(
        ".echo-item-avatar",
        ".echo-item-re",
        ".echo-item-metadata",
        ".echo-item-markers",
        ".echo-item-tags",
        ".echo-item-from",
        ".echo-item-via",
        ".echo-item-controls",
        ".js-singleCommentCtls",
        ".js-singleViaLinkWrapper",
    ),
    region=(".echo-stream-container", ".js-CommentsArea"),
    confidence=0.95,
)
