"""Drupal 6 to 11: a comment after an anchor of its number, replies in ``div.indented`` behind the comment they answer."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="drupal",
    marks=(
        ".comment-published",
        ".comment-by-anonymous",
        ".comment-by-node-author",
        ".comment-by-viewer",
        "article.js-comment",
        ".field-name-comment-body",
        ".field--name-comment-body",
        "[data-comment-user-id]",
        "div.indented > .comment",
        "a[id^='comment-']:empty + .comment",
        "meta[name='generator' i][content^='Drupal' i]",
    ),
    units=(
        "a[id^='comment-'] + div, a[id^='comment-'] + article, div.comment-published, .comment-by-anonymous,"
        " .comment-by-node-author, article.js-comment, [data-comment-user-id], article.comment, #comments > div.comment,"
        " .indented > div.comment, #comments [typeof~='sioc:Post']"
    ),
    key=re.compile(r"^comment-(\d+)$"),
    anchor=re.compile(r"^comment-(\d+)$"),
    keyless=re.compile(r"(?:^|\s)(?:js-)?comment(?:\s|$)"),
    author=(
        ".comment__author .username",
        ".comment__author",
        ".submitted .username",
        "p.submitted .username",
        ".author .username",
        ".username",
        "[property='foaf:name']",
        ".comment-author",
        ".author-name",
        ".submitted",
        ".comment__submitted",
        ".author",
        "footer",
    ),
    date=(
        "[property~='dc:created']",
        "time[datetime]",
        "mark[data-comment-timestamp]",
        ".comment__time",
        ".comment-date",
        ".submitted",
        ".comment__submitted",
        ".date",
    ),
    body=(
        "[property='schema:text']",
        "[property='content:encoded']",
        ".field-name-comment-body",
        ".field--name-comment-body",
        ".comment__text-content",
        ".comment-body",
        ".comment__content .text-content",
        ".content",
    ),
    subject=("h3", "[property='schema:name']", ".comment-title", ".subject"),
    skip=(
        ".submitted",
        "footer",
        ".links",
        ".user-signature",
        ".picture",
        ".user-picture",
        ".new",
        ".indented",
        ".parent",
        "nav",
    ),
    permalink=("a.permalink", "h3 a[href*='#comment-']", "a[href*='#comment-']"),
    replies="div.indented, .comment-replies",
    parent_link=".parent a[href*='#comment-']",
    by_post_author=("comment-by-node-author", "by-node-author"),
    region=("#comments", "section.comments", ".comment-wrapper"),
    confidence=0.93,
)
