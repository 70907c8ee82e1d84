"""BlogEngine.NET: ``id_GUID`` with replies in ``replies_GUID``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="blogengine",
    marks=("[id^='replies_']", "#commentlist", ".comment-replylink"),
    units="ul[id^='id_'], div[id^='id_'], li[id^='id_']",
    key=re.compile(r"^id_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$", re.I),
    author=(".comment-author .fn", "p.author .fn", ".fn", "p.author a", "p.author"),
    date=(".comment-replylink span", ".comment-date", "p.date", ".date"),
    body=(".comment-text", "p.content", ".content"),
    skip=(".comment-replylink", ".comment-author", ".gravatar", "p.date", "p.author", "[id^='reply-to']"),
    permalink=("a[href*='#id_']",),
    replies="[id^='replies_']",
    by_post_author=("self",),
    region=("#commentlist",),
    confidence=0.95,
)
