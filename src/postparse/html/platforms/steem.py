"""Condenser (Steemit, Hive): ``.Comment`` with its answers in it; the id names author and text, both without a number."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="steem",
    marks=(".Comment__header-user",),
    units=".Comment:has(.Comment__header)",
    key=re.compile(r"^#?@(.+)$"),
    keyless=re.compile(r"\bComment\b"),
    merging=False,
    author=(
        ".Comment__header-user a.ptc",
        ".Comment__header-user [itemprop='author'] a",
        ".Comment__header-user .author a",
    ),
    date=(".Comment__header .updated", ".Comment__header .PlainLink"),
    body=(".Comment__body",),
    skip=(".Reputation", ".Userpic", ".Comment__footer", ".Voting", ".depth"),
    permalink=("a.PlainLink",),
    region=("#comments",),
    confidence=0.95,
)
