"""Vanilla Forums: the discussion and its comments, ``li.ItemComment``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="vanilla",
    marks=(".ItemComment", ".ItemDiscussion", ".MessageList"),
    units=".ItemDiscussion, .ItemComment, li.Comment.Item",
    key=re.compile(r"^(?:Comment|Discussion)_(\d+)$"),
    author=(".Author .Username", ".Author a", "a.Username"),
    date=(".DateCreated time", "time[datetime]", ".DateCreated"),
    body=(".Message", ".userContent"),
    skip=(".Signature", ".UserSignature", ".DateUpdated", ".Reactions", ".ReactionRecord", ".Options"),
    permalink=("a.Permalink", ".DateCreated a"),
    region=(".CommentsWrap",),
    is_forum=True,
    confidence=0.95,
)
