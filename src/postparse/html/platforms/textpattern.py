"""Textpattern: a flat ``ol.comments-list`` (``article.comments``) or the old ``div.comments-wrapper``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="textpattern",
    marks=(".comments-list", ".comments-wrapper", ".comment-anchor", "#cpreview"),
    units=".comments-list > li:has(article.comments), article.comments, .comments-wrapper > [id^='c0']",
    key=re.compile(r"^c(\d{5,7})$"),
    key_on="[id^='c0']",
    keyless=re.compile(r"^$|\bcomments\b"),
    author=(".comment-author [itemprop='name']", ".comment-author", ".comments-author", ".author"),
    date=("time[datetime]", ".comment-date", ".comment-meta"),
    body=("[itemprop='text']", ".comment-body", ".comment-text"),
    skip=(".comment-anchor", ".comment-meta", "header", "footer"),
    permalink=(".comment-anchor a", "a[href*='#c0']"),
    by_post_author=("comments-author",),
    nesting="flat",
    region=("#comments", ".comments-list"),
    confidence=0.93,
)
