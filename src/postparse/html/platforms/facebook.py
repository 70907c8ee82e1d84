"""Facebook's comments plugin as saved: ``.UFIComment`` and the newer ``.fbFeedbackPost``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="facebook",
    marks=(".UFIComment", ".fbFeedbackPost", ".UFICommentBody"),
    units=".UFIComment, .fbFeedbackPost",
    key=re.compile(r"^(?:comment_js_)?(\d+_\d+|\d{6,})$"),
    key_attributes=("id", "data-ft"),
    merging=False,
    keyless=re.compile(r"\bUFIComment\b|\bfbFeedbackPost\b"),
    author=(".UFICommentActorName", ".profileName"),
    date=("abbr[data-utime]", ".UFISutroCommentTimestamp", "abbr"),
    body=(".UFICommentBody", ".postText"),
    skip=(".UFICommentActions", ".stat_elem", ".action_links", ".UFICommentActorName", ".profileName"),
    replies=".UFIReplyList, .fbFeedbackReplies",
    permalink=("a.uiLinkSubtle",),
    confidence=0.93,
)
