"""Tumblr's notes: only notes with words are comments; a reblog names the journal that it was taken from."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="tumblr",
    marks=("ol.notes", ".notes"),
    units="ol.notes > li.with_commentary, ol.notes > li.reply, ol.notes > li.answer",
    keyless=re.compile(r"\bnote\b"),
    author=(".action > a.tumblelog", ".action a", "a.tumblelog"),
    body=("blockquote", ".answer_content"),
    skip=(".action > a.tumblelog", ".avatar_frame", ".avatar", ".more_notes_link_container"),
    nesting="flat",
    region=("ol.notes",),
    confidence=0.93,
)
