"""Commento: the ids tell the parts of a card; replies are cards inside ``commento-comment-children-…``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="commento",
    marks=("#commento", ".commento-card", "[id^='commento-comment-card-']"),
    units="[id^='commento-comment-card-']",
    key=re.compile(r"^commento-comment-card-([0-9a-f]+)$"),
    author=("[id^='commento-comment-name-']", ".commento-name"),
    date=("[id^='commento-comment-timeago-']", ".commento-timeago"),
    body=("[id^='commento-comment-text-']", ".commento-body"),
    skip=(
        "[id^='commento-comment-options-']",
        ".commento-options",
        ".commento-avatar",
        ".commento-moderation-notice",
    ),
    score=("[id^='commento-comment-score-']", ".commento-score"),
    region=("#commento",),
    confidence=0.97,
)
