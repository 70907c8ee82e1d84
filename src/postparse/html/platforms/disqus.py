"""Disqus: the copy that the WordPress plugin prints for readers without scripts, and the saved application."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="disqus",
    marks=("#dsq-comments", ".dsq-comment", ".post-content[data-role='post-content']", "#posts .post-list"),
    units="li[id^='dsq-comment-'], div.dsq-comment, li.post[id^='post-']:has([data-role='post-content'])",
    key=re.compile(r"^(?:dsq-comment-|post-)(\d+)$"),
    author=(
        "[id^='dsq-cite-']",
        ".dsq-commenter-name",
        ".dsq-comment-header cite",
        ".author",
        "[data-role='username']",
    ),
    date=(".dsq-comment-header-time", "[id^='dsq-time-']", ".time-ago", "[data-role='relative-time']"),
    body=("[id^='dsq-comment-message-']", ".dsq-comment-message", ".dsq-comment-text", ".post-message"),
    permalink=(".dsq-comment-header-time a", "a.time-ago"),
    replies=".children",
    region=("#disqus_thread",),
    confidence=0.97,
)
