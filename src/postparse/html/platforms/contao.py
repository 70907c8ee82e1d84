"""Contao: ``.comment_default`` with a line of name and date; an answer of the editors stands inside it."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="contao",
    marks=(".comment_default > p.info", ".ce_comments .comment_default"),
    units=".comment_default, .comment_default > .reply",
    key=re.compile(r"^c(\d+)$"),
    keyless=re.compile(r"(?:^|\s)(?:comment_default|reply)(?:\s|$)"),
    merging=False,
    author=("p.info a", "p.info"),
    date=("p.info time", "p.info"),
    body=("div.comment",),
    region=(".ce_comments", ".mod_comments"),
    confidence=0.95,
)
