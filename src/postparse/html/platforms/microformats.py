"""microformats2: comments and webmentions as ``h-cite`` (``u-comment``, ``p-comment``) in an ``h-entry``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="microformats2",
    source="microformats",
    marks=(".u-comment", ".p-comment"),
    units=".u-comment, .p-comment",
    key=re.compile(r"^(?:comment|mention|webmention|c)-?(\w+)$"),
    merging=False,
    keyless=re.compile(r""),
    author=(".p-author .p-name", ".p-author", ".h-card .p-name", ".h-card"),
    date=(".dt-published", "time[datetime]"),
    body=(".e-content", ".p-content", ".p-summary", ".p-name:not(.p-author *)"),
    skip=(".p-author", ".u-photo", ".dt-published"),
    permalink=("a.u-url:not(.p-author):not(.h-card)", "a.u-url"),
    confidence=0.85,
)
