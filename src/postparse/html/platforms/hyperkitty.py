"""HyperKitty, Mailman 3's archive: the first message of a thread, and the others with an indent."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="hyperkitty",
    marks=(".email .email-header",),
    units=".email-first, div:has(> .email):not(:has(.email-first))",
    key=re.compile(r"^([A-Z0-9]{10,64})$"),
    key_on=".email-header[id]",
    keyless=re.compile(r"\bemail-first\b|\b(?:odd|even)\b"),
    author=(".email-author .name a", ".email-author .name"),
    date=(".email-date .time span[title]", ".email-date"),
    body=(".email-body",),
    skip=(".email-header", ".email-info", ".attachments"),
    permalink=(".messagelink a",),
    score=(".youlike",),
    depth=re.compile(r"margin-left:\s*(\d{1,3})"),
    depth_attributes=("style",),
    first_depth=0,
    nesting="depth",
    is_forum=True,
    confidence=0.95,
)
