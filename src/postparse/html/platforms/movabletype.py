"""Movable Type 4 to 7: flat comments; a reply names the comment that it answers by a link in its byline."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="movabletype",
    marks=(
        ".entry-author-comment",
        ".asset-meta .byline",
        "#comments-content .byline",
        ".comments-body .byline",
        "meta[name='generator' i][content*='movabletype' i]",
        "meta[name='generator' i][content^='Movable Type' i]",
    ),
    units="div.comment[id^='comment-']",
    key=re.compile(r"^comment-(\d+)$"),
    author=(".byline .vcard.author", ".byline .author", ".comment-author", ".vcard"),
    date=("abbr.published", ".comment-date", ".byline"),
    body=(".comment-content",),
    skip=(".comment-header", ".comment-footer", ".comment-reply-link", ".byline"),
    permalink=(".byline a[href*='#comment-']", "a[rel='bookmark']"),
    parent_link=".byline > a[href*='#comment-']:has(~ *), .byline a[href*='#comment-']:first-of-type",
    by_post_author=("entry-author-comment",),
    nesting="flat",
    region=("#comments",),
    confidence=0.94,
)
