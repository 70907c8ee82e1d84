"""Kunena: up to version 3 a header with a table behind it, from Crypsis on one box a message."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="kunena",
    marks=(".kmsg-header", ".message .kmsg"),
    units=".kmsg-header, .message:has(.kmsg)",
    key=re.compile(r"^(\d{1,9})$"),
    key_attributes=("id", "name"),
    key_on=".kmsg-header a[id], .kmsg-header a[name], .message small a[id]",
    keyless=re.compile(r"\bkmsg-header\b|(?:^|\s)message(?:\s|$)"),
    goes_on=".kmsg-header ~ table",
    author=(".kpost-username", ".profilebox .kwho-user", ".profilebox strong", "[class*='kwho-']"),
    date=(".kmsgdate", ".kdate", "small"),
    body=(".kmsgtext", ".kmsg"),
    skip=(".mykmsg-header", ".kmsgtitle", ".ksig", ".kmsgsignature", ".kreplymessage"),
    permalink=("[class*='kmsg-id'] a[href]", "small a[href^='#']"),
    nesting="flat",
    is_forum=True,
    confidence=0.95,
)
