"""utterances (a GitHub issue's comments, flat) and giscus (a discussion's, with one level of replies)."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="utterances",
    marks=(".timeline-comment", ".gsc-comment", ".gsc-comments"),
    units="article.timeline-comment, .gsc-comment, .gsc-reply",
    key=re.compile(r"(?:issuecomment|discussioncomment)-(\d+)"),
    key_attributes=("href",),
    key_on="a[href*='comment-']",
    merging=False,
    keyless=re.compile(r"\b(?:timeline-comment|gsc-comment|gsc-reply)\b"),
    author=(
        ".gsc-comment-author .link-primary",
        ".gsc-reply-author .link-primary",
        ".gsc-comment-author-avatar span",
        ".comment-meta a strong",
        ".comment-meta .author",
        ".gsc-comment-author a",
        ".gsc-reply-author a",
    ),
    date=("time[datetime]", ".comment-meta a.text-link:last-of-type", ".comment-meta"),
    body=(".gsc-comment-content", ".gsc-reply-content", ".markdown-body"),
    skip=(
        ".gsc-comment-footer",
        ".gsc-comment-reactions",
        ".comment-header",
        ".comment-footer",
        ".gsc-comment-author",
    ),
    permalink=("a[href*='comment-']",),
    score=(".gsc-upvotes", ".gsc-social-reaction-summary-item-count"),
    region=(".gsc-comments", ".timeline"),
    confidence=0.96,
)
