"""IntenseDebate: ``div.idc-c`` in ``div.idc-thread``; replies in nested threads."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="intensedebate",
    marks=(".idc-c", "#idc-cover", ".idc-thread"),
    units="div.idc-c, [id^='IDComment'].idc-c",
    key=re.compile(r"^IDComment(\d+)$"),
    merging=False,
    keyless=re.compile(r"\bidc-c\b"),
    author=(".idc-c-h .idc-i a", ".idc-c-h .idc-i span", ".idc-i"),
    date=(".IDCommentTime", "[class*='IDCommentTime']"),
    body=(".idc-c-t-inner", ".idc-c-t"),
    skip=(".idc-c-b", ".idc-v", ".idc-btn", ".idc-c-m"),
    permalink=("a.IDCommentTime", ".idc-c-h a[href*='#IDComment']"),
    score=(".idc-v-total",),
    replies=".idc-r",
    region=("#idc-cover", "#idc-container"),
    confidence=0.96,
)
