"""ProBoards 5: a table row a post, the member's panel at the left, the exact time in an ``abbr``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="proboards",
    marks=("tr.post .left-panel", ".container.posts tr.post"),
    units="tr.post",
    key=re.compile(r"^post-(\d+)$"),
    author=(".left-panel .user-link", ".left-panel .user-guest", ".mini-profile .user-link"),
    date=(".info .date abbr", ".date abbr"),
    body=("article .message", ".message"),
    skip=(".mini-profile .info", ".edited_by", ".signature", ".controls"),
    nesting="flat",
    is_forum=True,
    confidence=0.96,
)
