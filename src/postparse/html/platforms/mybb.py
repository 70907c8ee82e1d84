"""MyBB 1.6 and 1.8: ``#post_N`` with ``#pid_N`` for the words; flat topics."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="mybb",
    marks=("[id^='pid_']",),
    units="div.post[id^='post_']:has([id^='pid_']), table[id^='post_']:has([id^='pid_'])",
    key=re.compile(r"^post_(\d+)$"),
    author=(".author_information .largetext", ".post_author strong .largetext", ".largetext"),
    date=(".post_date", ".post_head .smalltext"),
    body=("[id^='pid_']", ".post_body"),
    skip=(".signature", ".post_edit", ".edited_post", ".post_meta", "[id^='edited_by_']"),
    permalink=("a[href*='#pid']",),
    number=".post_head strong a, .post_head .float_right",
    region=("#posts",),
    is_forum=True,
    confidence=0.96,
)
