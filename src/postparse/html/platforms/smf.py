"""SMF 1.1 and 2: ``div.post_wrapper`` in an element that has a message's id; flat topics."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="smf",
    marks=("#forumposts", "#quickModForm", ".postarea .keyinfo"),
    units="div[id^='msg']:has(> .post_wrapper), #forumposts .post_wrapper, #quickModForm td[class^='windowbg']:has(> table div.post), #forumposts .windowbg, #forumposts .windowbg2",
    key=re.compile(r"^(?:msg|subject)_?(\d+)$"),
    keyless=re.compile(r"\bpost_wrapper\b|\bwindowbg2?\b"),
    key_on="[id^='msg_'], [id^='subject_']",
    author=(".poster h4 a", ".poster h4", ".poster b a", ".poster a", "b a[href*='action=profile']"),
    date=(
        "[id^='subject_'] ~ .smalltext",
        ".postinfo .smalltext[href*='msg']",
        ".postinfo time",
        ".postinfo",
        ".keyinfo div.smalltext",
        ".keyinfo .smalltext",
        ".page_number + .smalltext",
    ),
    body=(".post .inner", "div.inner", "div.post"),
    skip=(
        ".signature",
        ".modified",
        ".moderatorbar .smalltext",
        ".under_message",
        ".quickbuttons",
        ".attachments",
        ".bbc_standard_quote .more_attached_quote",
    ),
    permalink=("a[href*='#msg']",),
    is_forum=True,
    confidence=0.95,
)
