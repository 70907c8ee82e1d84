"""Talkyard: ``.dw-t`` for a post with its answers, the post itself ``.dw-p``; what opened the topic is around all of them."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="talkyard",
    marks=(".dw-t .dw-p-bd",),
    units=".dw-t:has(> .dw-p):not(#dw-t-0)",
    key=re.compile(r"^post-(\d+)$"),
    key_on=".dw-p[id^='post-']",
    keyless=re.compile(r"\bdw-t\b"),
    merging=False,
    author=(".dw-p-hd .esP_By_F", ".dw-p-hd .esP_By_U", ".dw-p-hd .dw-p-by"),
    date=(".dw-p-hd .esP_H_At", ".dw-p-hd time"),
    body=(".dw-p-bd-blk",),
    skip=(".dw-p-hd", ".esPA", ".dw-as", ".dw-rr-list", ".dw-mrrs"),
    deleted=".dw-p-dl",
    is_forum=True,
    confidence=0.95,
)
