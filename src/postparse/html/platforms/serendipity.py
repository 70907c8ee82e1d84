"""Serendipity: ``article#cN`` with a level in its class, or a box after ``a#cN`` with an indent and a path ``#1.2``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="serendipity",
    marks=(
        ".serendipity_comment",
        ".serendipity_comments",
        ".serendipity_commentBody",
        "#serendipity_comments",
    ),
    units=".serendipity_comment",
    key=re.compile(r"^(?:c|serendipity_comment_)(\d+)$"),
    anchor=re.compile(r"^c(\d+)$"),
    keyless=re.compile(r"\bserendipity_comment\b"),
    author=(".comment_source_author", ".comment_author", "h4 a", "h4"),
    date=(".comment_source_date", "time[datetime]", ".serendipity_comment_source"),
    body=(".serendipity_commentBody", ".comment_content", ".content"),
    skip=(
        ".serendipity_comment_source",
        ".comment_source_trace",
        ".reply_origin",
        ".comment_reply",
        "footer",
        "h4",
        ".avatar",
    ),
    permalink=("a.comment_source_trace",),
    parent_link="a.reply_origin",
    depth=re.compile(r"\bcommentlevel-(\d+)\b|(?:padding|margin)-left:\s*(\d+)px"),
    depth_attributes=("class", "style"),
    by_post_author=("serendipity_comment_author_self",),
    nesting="depth",
    region=("#comments", "#serendipity_comments", ".serendipity_comments"),
    confidence=0.95,
)
