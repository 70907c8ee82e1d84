"""YaBB 2: two cells a post in a box of its own, the author's in the left one, date and words in the right one."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="yabb",
    marks=(".displaycontainer .bordercolor div.message",),
    units=".displaycontainer:has(.bordercolor div.message)",
    key=re.compile(r"^(\d{6,12})$"),
    key_attributes=("name", "id"),
    key_on="td > a[name]",
    keyless=re.compile(r"\bdisplaycontainer\b"),
    author=("a[href*='action=viewprofile']", "td > b:first-of-type"),
    date=(".dividerbot .small .small",),
    body=("div.message",),
    skip=(".dividerbot", ".dividertop", "td[width='140'] .small"),
    nesting="flat",
    is_forum=True,
    confidence=0.94,
)
