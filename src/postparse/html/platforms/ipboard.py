"""IP.Board 2: a table a post, its name and date in the first row, the words in the second."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="ipboard",
    marks=(".ipbtable .postcolor",),
    units=".ipbtable:has(.postcolor)",
    key=re.compile(r"^(?:post-|entry)?(\d+)$"),
    key_attributes=("data-post", "id"),
    key_on=".postcolor[id^='post-']",
    keyless=re.compile(r"\bipbtable\b"),
    author=(".normalname a", ".normalname", ".unreg"),
    date=("td[id^='ph-']", ".row2 > div > .postdetails", ".row2 .postdetails"),
    body=(".postcolor",),
    skip=(".signature", ".postdetails", ".formbuttonrow", ".edit"),
    permalink=("a[href*='view=findpost']",),
    number="a[onclick*='link_to_post'], .row2 .postdetails a, a[href*='view=findpost']",
    nesting="flat",
    is_forum=True,
    confidence=0.95,
)
