"""Burning Board 3 and Burning Board Lite 2: ``.message`` with a bar of the author beside the words."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="woltlab",
    marks=(".messageInner .messageContentInner",),
    units=".message:has(> .messageInner .messageContentInner)",
    key=re.compile(r"^(?:postText|postRow)(\d+)$"),
    key_on="[id^='postText']",
    keyless=re.compile(r"(?:^|\s)message(?:\s|$)"),
    author=(".messageAuthor .userName a span", ".messageAuthor .userName a", ".messageAuthor .userName"),
    date=(".messageHeader .containerContent .light", ".messageHeader .light"),
    body=(".messageBody",),
    skip=(".signature", ".editNote", ".smallButtons", ".messageSidebar"),
    permalink=("a.messageNumber",),
    number="a.messageNumber",
    nesting="flat",
    is_forum=True,
    confidence=0.96,
)
