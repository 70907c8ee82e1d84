"""Blogger: threaded (server's and script's rendering), and the old ``dt``, ``dd``, ``dd`` triples."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="blogger",
    marks=(".comment-thread", "#comment-holder", "#comments-block", ".comment-block", ".comment-timestamp"),
    units=(
        "#comments-block dt, dl dt.comment-author, .comment-thread li.comment, #comment-holder li.comment,"
        " .comment-block[id^='c']"
    ),
    key=re.compile(r"^c(\d{4,25})$"),
    keyless=re.compile(r"^comment$|(?:^|\s)comment-author(?:\s|$)"),
    key_on="dt > a[name], .comment-block[id]",
    key_attributes=("id", "name"),
    author=("cite.user", "[rel='nofollow']:not(.avatar-hovercard):not(:has(img))", ".comment-author"),
    date=(".datetime", ".comment-timestamp"),
    body=(".comment-content", "dd.comment-body"),
    skip=(".comment-actions", ".comment-footer", ".avatar-image-container", ".item-control", ".icon.user"),
    permalink=(".datetime a", ".comment-timestamp a"),
    by_post_author=("blog-author",),
    deleted=".deleted-comment",
    region=("#comments",),
    confidence=0.96,
)
