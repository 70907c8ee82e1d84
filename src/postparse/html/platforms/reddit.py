"""reddit: the old site's nested ``div.thing`` and the new one's ``shreddit-comment`` elements."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="reddit",
    marks=("<shreddit-comment>", ".nestedlisting", ".thing"),
    units="div.thing.comment, shreddit-comment",
    key=re.compile(r"^(?:thing_)?t1_(\w+)$"),
    key_attributes=("data-fullname", "thingid", "id"),
    merging=False,
    keyless=re.compile(r"(?:^|\s)comment(?:\s|$)"),
    given=(
        ("author", "data-author"),
        ("author", "author"),
        ("published_machine", "created"),
        ("permalink", "data-permalink"),
        ("permalink", "permalink"),
        ("score", "score"),
    ),
    author=(".tagline .author", "[slot='commentMeta'] a[href*='/user/']"),
    date=(".tagline time", "[slot='commentMeta'] time", "faceplate-timeago time"),
    body=(".usertext-body .md", "[slot='comment']", ".md"),
    skip=(
        ".tagline",
        ".buttons",
        ".parent",
        ".midcol",
        "[slot='commentMeta']",
        "[slot='actionRow']",
        "[slot='commentAvatar']",
        ".reportform",
    ),
    score=(".score.unvoted",),
    permalink=("a.bylink",),
    depth=re.compile(r"^(\d{1,4})$"),
    depth_attributes=("depth",),
    first_depth=0,
    parent=re.compile(r"^t1_(\w+)$"),
    parent_attributes=("parentid", "data-parent-id"),
    deleted=".thing.deleted > .entry .usertext-body, .usertext.grayed",
    region=(".commentarea", "#comment-tree"),
    confidence=0.98,
)
