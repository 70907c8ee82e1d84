"""Invision Community 4 and 5 and IP.Board 3: ``article.ipsComment`` and ``div.post_block``; flat topics."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="invision",
    marks=(".ipsComment", ".cPost", ".post_block", ".ipsEntry"),
    units=(
        "article.ipsComment, article.cPost, div.ipsComment, .post_block[id^='post_id_'],"
        " article.ipsEntry[id^='elComment_']"
    ),
    key=re.compile(r"^(?:elComment_|post_id_|comment-)(\d+)"),
    keyless=re.compile(r"\bipsComment\b"),
    author=(
        ".cAuthorPane_author a",
        ".cAuthorPane_author",
        ".ipsComment_author a",
        ".ipsEntry__username a",
        ".ipsEntry__username",
        ".author [itemprop='name']",
        ".author",
        "h3 a",
    ),
    date=(".ipsComment_meta time", "time[datetime]", ".posted_info abbr", ".posted_info"),
    body=("[data-role='commentContent']", ".ipsType_richText", ".ipsRichText", ".entry-content"),
    skip=(
        ".ipsComment_badges",
        "[data-role='memberSignature']",
        ".signature",
        ".ipsComment_tools",
        ".ipsItemControls",
        ".edit",
        ".ipsReact",
        ".ipsType_reset.ipsType_light",
    ),
    permalink=(".ipsComment_meta a[href*='findComment']", "a[href*='findComment']", "a[href*='#comment-']"),
    number=".post_id a",
    is_forum=True,
    confidence=0.95,
)
