"""Moodle 3.7 and later: ``article[data-post-id]`` with its answers in a container in it; what opened the discussion is around all."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="moodle",
    marks=(".forum-post-container .post-content-container",),
    units=".forum-post-container[data-post-id]",
    key=re.compile(r"^(\d+)$"),
    key_attributes=("data-post-id",),
    keyless=re.compile(r"\bforum-post-container\b"),
    merging=False,
    author=("header address a", "header a[href*='user/view.php']", "header address"),
    date=("header time[datetime]", "time[datetime]"),
    body=(".post-content-container",),
    subject=("[data-region-content='forum-post-core-subject']",),
    skip=("header", ".post-actions", ".attachment", "[data-region='post-actions-container']", ".rating"),
    permalink=("a[title='Permanent link to this post']",),
    is_forum=True,
    confidence=0.95,
)
