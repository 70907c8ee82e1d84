"""Valine and Waline 1: ``.vcard`` with the replies in it; the reader's browser and system stand beside the name."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="valine",
    marks=(".vcard > .vh",),
    units=".vcard:has(> .vh)",
    key=re.compile(r"^(\w{1,40})$"),
    keyless=re.compile(r"(?:^|\s)vcard(?:\s|$)"),
    merging=False,
    author=(".vnick",),
    date=(".vtime",),
    body=(".vcontent",),
    skip=(".vsys", ".vat", ".vimg", ".vreply-wrapper"),
    parent_link=".vcontent a.at",
    link_key=re.compile(r"#(\w+)$"),
    region=(".vlist", "#vcomments"),
    confidence=0.96,
)
