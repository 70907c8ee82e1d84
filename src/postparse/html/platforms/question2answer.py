"""Question2Answer: the question is the post; its answers, and what is said of them, are the comments."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="question2answer",
    marks=(".qa-q-view", ".qa-a-list-item"),
    units=".qa-q-view, .qa-a-list-item, .qa-c-list-item",
    key=re.compile(r"^[qac](\d+)$"),
    merging=False,
    author=("[class$='-who-data'] .qa-user-link", "[class$='-who-data']", ".vcard.author"),
    date=("[class$='-when-data'] time", "[class$='-when-data']"),
    body=(
        ".qa-q-view-content .entry-content",
        ".qa-a-item-content .entry-content",
        ".qa-c-item-content .entry-content",
        ".entry-content",
    ),
    skip=(".qa-voting", "[class$='-meta']", "[class$='-buttons']", ".qa-q-view-tags"),
    score=(".qa-netvote-count-data",),
    permalink=("[class$='-item-what']",),
    is_forum=True,
    confidence=0.95,
)
