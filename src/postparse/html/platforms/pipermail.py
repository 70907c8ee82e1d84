"""Pipermail (Mailman 2): name, address and date right behind the heading, the letter in a ``pre``. Threads are links only."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="pipermail",
    marks=("a[href^='thread.html#']",),
    units="*:has(> h1 + b):has(> pre)",
    keyless=re.compile(""),
    author=("h1 + b",),
    date=("h1 ~ i",),
    body=("h1 ~ pre",),
    is_forum=True,
    confidence=0.96,
)
