"""WoltLab Suite (and Burning Board 4): ``article.wbbPost`` with the post's number in ``data-post-id``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="woltlab",
    marks=(".wbbPost", ".wbbThreadPost"),
    units="article.wbbPost, .wbbPost.message",
    key=re.compile(r"^(?:post)?(\d+)$"),
    key_attributes=("data-post-id", "data-object-id", "id"),
    keyless=re.compile(r"\bwbbPost\b"),
    author=(".messageAuthorContainer .username", ".messageAuthor .username", ".userLink", ".username"),
    date=(".messagePublicationTime time", ".messageHeader time", ".permalink time", "time[datetime]"),
    body=(".messageText",),
    skip=(
        ".messageSignature",
        ".messageFooter",
        ".messageFooterNotes",
        ".quoteBoxExpand",
        ".toggleButton",
        ".reactionSummaryList",
    ),
    permalink=(".messagePublicationTime", "a.permalink"),
    number=".messageQuickOptions li:last-child, .messageCounter",
    is_forum=True,
    confidence=0.96,
)
