"""Cnblogs, made from Subtext: a line of storey, date and name above the words; flat."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="cnblogs",
    marks=(".feedbackItem .feedbackCon",),
    units=".feedbackItem:has(> .feedbackCon)",
    key=re.compile(r"^comment_(?:body|anchor)_(\d+)$"),
    key_on="[id^='comment_']",
    keyless=re.compile(r"\bfeedbackItem\b"),
    author=("[id^='a_comment_author']", ".feedbackListSubtitle a[target='_blank']"),
    date=(".comment_date", ".feedbackListSubtitle"),
    body=(".blog_comment_body", ".feedbackCon"),
    skip=(".comment_vote", ".layer", ".feedbackManage", "[id$='_avatar']", ".louzhu"),
    permalink=("a.layer",),
    nesting="flat",
    region=("#blog-comments-placeholder",),
    confidence=0.95,
)
