"""OpenWeb (Spot.IM) as saved: a message with the depth in its class, and the name of who is answered beside the author's."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="openweb",
    marks=("[data-spot-im-class='message-text']", ".spcv_message-stack", ".sppre_appearance-component"),
    units=".spcv_message-stack, .sppre_appearance-component",
    key=re.compile(r"^(\S{1,120})$"),
    key_attributes=("data-message-id",),
    keyless=re.compile(r"\bspcv_message-stack\b|\bsppre_appearance-component\b"),
    merging=False,
    author=("[data-spot-im-class='message-username']", ".spcv_username", ".sppre_username"),
    date=("[data-spot-im-class='message-timestamp']",),
    body=("[data-spot-im-class='message-text']", ".spcv_message-entities", ".sppre_text-entity"),
    score=("[aria-label='Vote Up']", ".spcv_likes-count"),
    region=(".spcv_conversation", "[data-spotim-module='conversation']"),
    confidence=0.95,
)
