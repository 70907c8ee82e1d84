"""Medium: responses as saved after the script has run (``js-responsesStream`` cards)."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="medium",
    marks=(".js-responsesStream", ".responsesStream", ".responsesStreamWrapper"),
    units=".streamItem--postPreview .postArticle--response, .responsesStream .postArticle, .js-responsesStream .postArticle",
    key=re.compile(r"^([0-9a-f]{8,14})$"),
    key_attributes=("data-post-id",),
    author=(
        ".postMetaInline a[data-user-id]",
        ".postMetaInline-authorLockup a",
        "[data-action='show-user-card']",
    ),
    date=("time[datetime]", ".postMetaInline time"),
    body=(".postArticle-content", "[data-testid='storyPreviewSnippet']"),
    skip=(".postMetaInline", ".postArticle-readMore", ".js-actionMultirecommend", ".buttonSet"),
    permalink=("a[data-action='open-post']",),
    confidence=0.9,
)
