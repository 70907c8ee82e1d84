"""b2evolution: ``article.evo_comment`` and the old skins' ``div.bComment``, each after an anchor ``cN``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="b2evolution",
    marks=(".evo_comment", ".bComment"),
    units=".evo_comment, .bComment",
    key=re.compile(r"^(?:c|comment_)(\d+)$"),
    anchor=re.compile(r"^c(\d+)$"),
    key_on="a[id^='c'], a[name^='c']",
    key_attributes=("id", "name"),
    keyless=re.compile(r"\b(?:evo_comment|bComment)\b"),
    author=(
        ".evo_comment_title .identity_link_link",
        ".evo_comment_title a:not(.evo_comment_type)",
        ".evo_comment_title",
        ".bCommentTitle a",
        ".bCommentTitle",
    ),
    date=(".evo_comment_footer", ".panel-footer", ".bCommentSmallPrint", "footer", ".bCommentTitle"),
    body=(".evo_comment_text", ".bCommentText"),
    skip=(
        ".evo_comment_title",
        ".evo_comment_footer",
        ".evo_comment_avatar",
        ".bCommentTitle",
        ".bCommentSmallPrint",
    ),
    permalink=("a.evo_comment_type", "a.permalink_right", "a[href*='#c']"),
    replies=".evo_comment__replies, .evo_comment__list_replies",
    region=("#comments", ".evo_comment__list"),
    confidence=0.93,
)
