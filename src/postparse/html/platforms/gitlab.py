"""GitLab: notes on an issue or a merge request; in a ``discussion-notes`` the others answer the first. System's notes are none."""

from __future__ import annotations

import re

from postparse.html.comments.profiles.profile import Profile
from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page


def _answering_the_first(page: Page, discussion: Discussion) -> Discussion:
    """Let the notes of one discussion answer the note that began it: they all stand in one list."""
    boxes = select(page, ".discussion-notes")
    position, first = 0, -1
    for place, record in enumerate(discussion.records):
        while position < len(boxes) and page.ends[boxes[position]] <= record.start:
            position, first = position + 1, -1
        if position < len(boxes) and boxes[position] < record.start:
            record.parent, first = (first, first) if first >= 0 else (None, place)
    return discussion


PROFILE = Profile(
    name="gitlab",
    marks=(".note-wrapper .note-header-info",),
    units=".note-wrapper:has(.note-header-info):not(.system-note):not(.being-posted)",
    key=re.compile(r"^note_(\d+)$"),
    keyless=re.compile(r"\bnote-wrapper\b"),
    merging=False,
    author=(".note-header-author-name", ".note-header-info .author-name-link", ".note-header-info a"),
    date=(".note-timestamp time", ".note-header-info time"),
    body=(".note-text", ".note-body"),
    skip=(
        ".note-header",
        ".note-awards",
        ".note_edited_ago",
        ".edited-text",
        ".note-actions",
        ".timeline-avatar",
    ),
    permalink=("a.note-timestamp",),
    nesting="flat",
    follow=_answering_the_first,
    confidence=0.95,
)
