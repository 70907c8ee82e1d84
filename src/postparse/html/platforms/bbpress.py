"""bbPress: a header ``#post-N`` with the date and, beside it, a ``div.post-N`` with author and words."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="bbpress",
    marks=("#bbpress-forums", ".bbp-replies", ".bbp-reply-content"),
    units=".bbp-reply-header[id^='post-']",
    key=re.compile(r"^post-(\d+)$"),
    goes_on=".bbp-reply-header + div",
    author=(".bbp-author-name", ".bbp-author-link", ".bbp-reply-author a"),
    date=(".bbp-reply-post-date", ".bbp-topic-post-date"),
    body=(".bbp-reply-content", ".bbp-topic-content"),
    skip=(
        ".bbp-admin-links",
        ".bbp-reply-revision-log",
        ".bbp-topic-revision-log",
        ".bbp-attachments",
        ".bbp-signature",
    ),
    permalink=(".bbp-reply-permalink", ".bbp-topic-permalink"),
    replies=".bbp-threaded-replies",
    region=("#bbpress-forums",),
    is_forum=True,
    confidence=0.96,
)
