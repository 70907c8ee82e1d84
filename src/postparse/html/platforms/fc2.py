"""FC2 Blog: the words between a title and a footer of date, name and link; the blog's author may answer below."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="fc2",
    marks=(".sub_content[id^='comment'] > .sub_body", "[id^='comment'] > .sub_footer"),
    units="[id^='comment']:has(> .sub_body)",
    key=re.compile(r"^comment(\d+)$"),
    author=(".sub_footer > li:first-child + li",),
    date=(".sub_footer > li:first-child",),
    body=(".sub_body",),
    subject=(".sub_title",),
    skip=(".sub_footer a",),
    nesting="flat",
    confidence=0.95,
)
