"""DokuWiki's discussion plugin: ``.hentry`` with its id on an anchor, replies in a box beside the comment."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="dokuwiki",
    marks=(".comment_wrapper .hentry > .comment_head",),
    units=".hentry:has(> .comment_head)",
    key=re.compile(r"^comment_(\w+)$"),
    key_on="a[id^='comment_'], a[name^='comment_']",
    key_attributes=("id", "name"),
    keyless=re.compile(r"\bhentry\b"),
    author=(".comment_head .fn",),
    date=(".comment_head .published",),
    body=(".comment_body",),
    skip=(".comment_head", ".comment_buttons"),
    permalink=("a[href*='#comment_']",),
    replies=".comment_replies",
    region=(".comment_wrapper",),
    confidence=0.96,
)
