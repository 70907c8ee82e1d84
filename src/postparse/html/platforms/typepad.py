"""TypePad: ``#comment-6a…`` with the words first and "Posted by … | date" after them."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="typepad",
    marks=("[id^='comment-6a']", "[id^='6a'].comments-content"),
    units="[id^='comment-6a']:not([id$='-content']):not([id$='-body'])",
    key=re.compile(r"^comment-(6a[0-9a-f]{10,60})$"),
    author=(
        ".comment-footer a[rel~='nofollow']",
        ".comment-author a",
        ".comment-author",
        ".byline .fn",
        ".comment-footer",
    ),
    date=(".comment-footer a[href*='#comment-6a']", ".comment-date", "a[href*='#comment-6a']"),
    body=("[id^='comment-6a'][id$='-content']", ".comment-content", ".comment-body"),
    skip=(".comment-footer", ".comment-avatar", ".comment-actions", ".comment-reply"),
    permalink=(".comment-footer a[href*='#comment-6a']", "a[href*='#comment-6a']"),
    replies=".comment-replies",
    region=(".comments-content", "#all-comments"),
    confidence=0.95,
)
