"""Simple:Press: a forum in WordPress; the day and the time on two lines of the member's column."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="simplepress",
    marks=(".spTopicPostSection .spPostContent",),
    units=".spTopicPostSection",
    key=re.compile(r"^eachPost(\d+)$"),
    keyless=re.compile(r"\bspTopicPostSection\b"),
    author=(".spPostUserName",),
    date=(".spPostUserDate",),
    body=(".spPostContent",),
    skip=(".spPostUserSignature", ".spPostActionSection"),
    permalink=("a.spPermalink",),
    number=".spPostNumber",
    nesting="flat",
    is_forum=True,
    confidence=0.96,
)
