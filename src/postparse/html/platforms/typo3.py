"""TYPO3's blog extension: flat ``article.postcomment``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="typo3",
    marks=(".postcomment",),
    units="article.postcomment, .postcomment[id^='comment-']",
    key=re.compile(r"^comment-(\d+)$"),
    author=(".postcomment__author [itemprop='name']", ".postcomment__author", ".postcommentauthor"),
    date=(".postcomment__time time", "time[datetime]"),
    body=(".postcomment__comment", "[itemprop='text']"),
    skip=(".postcomment__header", ".postcomment__avatar"),
    nesting="flat",
    region=(".postcomments", "#comments"),
    confidence=0.96,
)
