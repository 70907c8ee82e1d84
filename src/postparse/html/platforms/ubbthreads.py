"""UBB.threads 7: a table a post, the member at the left; the number, day and time share a line above."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="ubbthreads",
    marks=("td.author-content",),
    units="table:has(> tbody > tr > .author-content)",
    key=re.compile(r"#Post(\d{1,9})$|^number(\d{1,9})$"),
    key_attributes=("href", "id"),
    key_on="a[href*='#Post'], [id^='number']",
    keyless=re.compile(r""),
    author=(".author-content .username", ".author-content a[href*='/users/']", ".author-content a"),
    date=("span:has(> .date)", ".date"),
    body=(".post_inner", ".post-content"),
    skip=(".signature", ".tdheader", ".subjecttable", ".edited-wording"),
    permalink=("a[href*='#Post']",),
    nesting="flat",
    is_forum=True,
    confidence=0.95,
)
