"""PunBB 1.3 and 1.4: ``div.post#pN`` as on phpBB's pages, with a head, a body of author and entry, and a foot in it."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="punbb",
    marks=(".post .posthead .post-ident",),
    units=".post:has(> .posthead .post-ident)",
    key=re.compile(r"^p(\d+)$"),
    key_on=".posthead[id]",
    keyless=re.compile(r"\bpost\b"),
    author=(".post-ident .post-byline a", ".post-ident .post-byline strong", ".author-ident .username"),
    date=(".post-ident .post-link",),
    body=(".entry-content",),
    skip=(".sig-content", ".lastedit", ".attachments"),
    permalink=("a.permalink",),
    nesting="flat",
    is_forum=True,
    number=".post-num",
    confidence=0.97,
)
