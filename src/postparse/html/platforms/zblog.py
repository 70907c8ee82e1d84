"""Z-Blog's default theme: ``ul.msg#cmtN`` with a line for the name and one for the words, in which the answers stand."""

from __future__ import annotations

import re

from postparse.html.comments.profiles.profile import Profile
from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page


def _with_heading(page: Page, discussion: Discussion) -> Discussion:
    """Let the discussion begin with its heading, a list of its own before the comments, and hold nothing else."""
    first, last = discussion.records[0].start, max(record.stop for record in discussion.records)
    heading = max((node for node in select(page, "ul.msghead") if node < first), default=first)
    discussion.region = [(heading, last)]
    return discussion


PROFILE = Profile(
    name="zblog",
    marks=(".msg .msgname", ".msg .msgarticle"),
    units="ul.msg[id^='cmt']:has(> .msgarticle)",
    key=re.compile(r"^cmt(\d+)$"),
    merging=False,
    author=(".msgname .commentname", ".msgname a"),
    date=(".msgname small",),
    body=(".msgarticle",),
    skip=(".msgname", ".revertcomment"),
    follow=_with_heading,
    confidence=0.95,
)
