"""LWN: nested ``details.CommentBox``; the link in the poster's line has the comment's number."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="lwn",
    marks=(".CommentBox", ".CommentPoster"),
    units="details.CommentBox, div.CommentBox",
    key=re.compile(r"/Articles/(\d+)"),
    key_attributes=("href",),
    key_on=".CommentPoster a[href*='/Articles/']",
    merging=False,
    keyless=re.compile(r"\bCommentBox\b"),
    author=(".CommentPoster b", ".CommentPoster"),
    date=(".CommentPoster",),
    body=(".FormattedComment",),
    subject=(".CommentTitle",),
    skip=(".CommentPoster", ".CommentReplyButton", ".CommentReply", "summary"),
    permalink=(".CommentPoster a[href*='/Articles/']",),
    confidence=0.97,
)
