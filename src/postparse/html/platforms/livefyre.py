"""Livefyre: the stream's ``article`` elements, and the old widget's ``lf_comment_container``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="livefyre",
    marks=(".fyre-comment-article", ".lf_comment_container", "#lf_comments"),
    units="article.fyre-comment-article, .lf_comment_container",
    key=re.compile(r"^(?:lf_comment_)?([\w.:@-]+)$"),
    key_attributes=("data-message-id", "id"),
    author=(
        ".lf_comment_user_nick",
        ".fyre-comment-username",
        ".lf_comment_author",
        ".lf_author",
        ".lf_user_name",
        "[class*='author']",
    ),
    date=("time.fyre-comment-date", ".fyre-comment-date", ".lf_comment_date", ".lf_date", "[class*='date']"),
    body=(".fyre-comment", ".lf_body", ".lf_comment_body"),
    skip=(
        ".lf_comment_user_rating",
        ".fyre-comment-footer",
        ".lf_actions",
        ".lf_comment_actions",
        ".fyre-comment-head",
    ),
    depth=re.compile(r"\blf_level_(\d+)\b"),
    permalink=("a.fyre-comment-permalink",),
    region=("#livefyre", ".fyre"),
    confidence=0.95,
)
