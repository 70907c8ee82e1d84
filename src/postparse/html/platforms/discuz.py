"""Discuz! X: ``div#post_N`` around a table, the words in ``#postmessage_N``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="discuz",
    marks=("#postlist", "[id^='postmessage_']"),
    units="div[id^='post_']:has([id^='postmessage_'])",
    key=re.compile(r"^post_(\d+)$"),
    author=(".pls .authi a", ".authi a[href*='uid']", ".pi a[href*='uid']", ".authi a"),
    date=("em[id^='authorposton'] span[title]", "em[id^='authorposton']"),
    body=("[id^='postmessage_']",),
    skip=(
        ".pstatus",
        ".sign",
        ".jammer",
        ".tip",
        ".attach_nopermission",
        ".quote a[href*='findpost'] img",
        ".locked",
    ),
    permalink=("a[id^='postnum']",),
    number="a[id^='postnum'] em",
    is_forum=True,
    confidence=0.95,
)
