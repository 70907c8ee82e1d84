"""Lemmy: ``article#comment-N`` in lists, with the full date in the tooltip of the relative one."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="lemmy",
    marks=(".comment-node", ".post-listing"),
    units="li.comment:has(> article[id^='comment-'])",
    keyless=re.compile(r"(?:^|\s)comment(?:\s|$)"),
    key=re.compile(r"^comment-(\d+)$"),
    key_on="article[id^='comment-']",
    author=(".person-listing span", ".person-listing"),
    date=(".moment-time",),
    body=(".comment-content",),
    skip=(".comment-bottom-btns", ".badge", "button"),
    permalink=("a[href^='/comment/']",),
    score=("[aria-label$='upvotes']", "[aria-label$='points']", ".unselectable .fw-bold"),
    replies=".comments",
    confidence=0.95,
)
