"""BuddyPress: comments on an activity, ``acomment-N`` in lists."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="buddypress",
    marks=(".acomment-content",),
    units="li[id^='acomment-']:has(.acomment-content)",
    key=re.compile(r"^acomment-(\d+)$"),
    author=(".acomment-meta a",),
    date=(".acomment-meta .time-since", ".acomment-meta .activity-time-since", ".acomment-meta"),
    body=(".acomment-content",),
    skip=(".acomment-meta", ".acomment-options", ".acomment-avatar"),
    permalink=("a.activity-time-since",),
    region=(".activity-comments",),
    confidence=0.95,
)
