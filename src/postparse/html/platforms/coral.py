"""Coral (Talk) as saved: ``.coral-comment``, with the depth in the class of an element inside."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="coral",
    marks=(".coral-comment", ".coral-deletedTombstone"),
    units=".coral-comment, .coral-deletedTombstone, .coral-rejectedTombstone",
    key=re.compile(r"^comment-([0-9a-f-]{36})$"),
    keyless=re.compile(r"\bcoral-(?:comment|deletedTombstone|rejectedTombstone)\b"),
    merging=False,
    author=(".coral-comment-username",),
    date=(".coral-comment-timestamp",),
    body=(".coral-comment-content",),
    skip=(".coral-comment-topBar", ".coral-comment-inReplyTo", ".coral-comment-actionBar"),
    counter=".coral-counter",
    score=(".coral-comment-reactButton",),
    depth_on=".coral-indent",
    depth=re.compile(r"\bcoral-indent-(\d{1,3})\b"),
    first_depth=0,
    deleted=".coral-deletedTombstone, .coral-rejectedTombstone",
    nesting="depth",
    region=("#coral_thread",),
    confidence=0.95,
)
