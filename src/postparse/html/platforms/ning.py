"""Ning: ``dl.comment`` below a post, ``dl.discussion`` with its depth in the class in a topic; the name in a byline in ``dt``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="ning",
    marks=("dl.comment.vcard > dd", "dl.discussion > dt.byline"),
    units="dl.comment.vcard:has(> dt), dl.discussion:has(> dt.byline)",
    key=re.compile(r"Comment:?(\d+)$"),
    key_attributes=("id", "_id", "data-comment_id", "name"),
    key_on="dt a[name]",
    keyless=re.compile(r"\bcomment\b|\bdiscussion\b"),
    author=("dt a[href*='/profile/']:not(:has(img))", "dt a.fn:not(:has(img))", "dt"),
    date=("dt .timestamp", "dt .xg_lightfont", "dt"),
    body=("dd .xg_user_generated", "dd .description", "dd"),
    skip=("dd.actions", "dd.item_delete", ".actionlinks", ".toggle", ".desc.edit"),
    permalink=("dt a.link[href]", "dt a.permalink"),
    depth=re.compile(r"\bi(\d{1,2})\b"),
    first_depth=0,
    nesting="depth",
    region=("#comments",),
    confidence=0.93,
)
