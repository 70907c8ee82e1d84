"""inSided (Gainsight communities): the topic in an ``article``, the replies as boxes with the role of one."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="insided",
    marks=(".post__content--new-editor", ".qa-topic-post-box", ".threaded-reply-item .qa-username"),
    units="article.topic-wrapper, .threaded-reply-item[role='article']",
    keyless=re.compile(r"\btopic-wrapper\b|\bthreaded-reply-item\b"),
    merging=False,
    author=(".qa-username",),
    date=(".author-info > span:last-child", ".author-info"),
    body=(".post__content", ".qa-topic-post-box"),
    skip=(".author-info", ".rank-title"),
    nesting="flat",
    is_forum=True,
    confidence=0.93,
)
