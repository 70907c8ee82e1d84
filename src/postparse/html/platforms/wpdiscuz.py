"""wpDiscuz 2 to 7: the unit's id holds its own number and that of the comment that it answers."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="wpdiscuz",
    marks=(".wpd-comment", "#wpdcom", ".wc-comment", "[id^='wc-comm-']"),
    units="[id^='wpd-comm-'], [id^='wc-comm-'], .wpd-comment, .wc-comment",
    key=re.compile(r"^(?:wpd-comm|wc-comm)-(\d+)"),
    author=(".wpd-comment-author", ".wc-comment-author"),
    date=(".wpd-comment-date", ".wc-comment-date"),
    body=(".wpd-comment-text", ".wc-comment-text"),
    skip=(
        ".wpd-comment-footer",
        ".wc-comment-footer",
        ".wpd-comment-link",
        ".wpd-tools",
        ".wpd-reply-to",
        ".wc-reply-to",
        ".wpd-comment-label",
        ".wc-comment-label",
        ".wpd-form",
        ".wpd-last-edited",
        ".wpd-comment-right .wpd-stick",
    ),
    parent=re.compile(r"^(?:wpd-comm|wc-comm)-\d+_(\d+)"),
    parent_attributes=("id",),
    score=(".wpd-vote-result", ".wc-vote-result"),
    permalink=("a[href*='#comment-']",),
    by_post_author=("wpd-blog-post_author", "wc-blog-post_author"),
    region=("#wpdcom", "#comments", ".wpd-thread-list"),
    confidence=0.98,
)
