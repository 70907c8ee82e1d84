"""Khoros (Lithium) communities: a message view with the message's number in ``data-lia-message-uid``."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="khoros",
    marks=(".lia-message-view-wrapper", ".lia-message-body-content", ".lia-panel-message"),
    units=".lia-message-view-wrapper[data-lia-message-uid], .lia-panel-message[data-lia-message-uid]",
    key=re.compile(r"^(\d+)$"),
    key_attributes=("data-lia-message-uid",),
    author=(".lia-user-name-link", ".lia-user-name"),
    date=(".lia-message-posted-on", ".lia-message-post-date", ".DateTime"),
    body=(".lia-message-body-content", ".lia-message-body"),
    skip=(".lia-message-signature", ".lia-spoiler-link", ".lia-rating-metoo", ".lia-message-edited-on"),
    score=(".lia-component-kudos", ".MessageKudosCount"),
    is_forum=True,
    confidence=0.95,
)
