"""Wikia (Fandom, to 2020): ``SpeechBubble``, comments on blogs and articles with a name in ``data-user``, and message walls."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="wikia",
    marks=(".speech-bubble-message .edited-by", "[id^='comm-'] .article-comm-text"),
    units="li[id^='comm-']:has(.article-comm-text), li.SpeechBubble.message",
    key=re.compile(r"^(?:comm-)?(\d+)$"),
    keyless=re.compile(r"\bSpeechBubble\b"),
    merging=False,
    given=(("author", "data-user"),),
    author=(".edited-by a",),
    date=(".edited-by .createtime", ".edited-by time", ".edited-by .permalink", ".edited-by"),
    body=(".msg-body", ".article-comm-text"),
    subject=(".msg-title",),
    skip=(
        ".edited-by",
        ".speech-bubble-avatar",
        ".article-comm-votes",
        ".article-comm-voteup-btn",
        ".msg-toolbar",
        ".quote-of",
    ),
    score=(".article-comm-votes", ".votes .number"),
    deleted=".speech-bubble-message-removed",
    replies=".sub-comments",
    region=("#article-comments", "#WikiaArticleComments"),
    counter="#article-comments-counter-header",
    confidence=0.95,
)
