"""Mastodon: statuses of a conversation; the first one on a status's page is the post."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="mastodon",
    marks=(".detailed-status", ".entry-reply", ".status__content", ".status-public"),
    units=".activity-stream .entry, .detailed-status__wrapper, .status__wrapper, .h-entry.entry, .status[data-id]",
    key=re.compile(r"(?<!\d)(\d{6,})$"),
    key_attributes=("data-id",),
    merging=False,
    keyless=re.compile(r"\b(?:entry|detailed-status__wrapper|status__wrapper)\b"),
    author=(
        ".p-author .display-name__html",
        ".display-name__html",
        ".p-author .p-name",
        ".display-name strong",
        ".display-name",
    ),
    date=("time[datetime]", ".detailed-status__datetime", ".status__relative-time"),
    body=(".e-content", ".status__content__text", ".status__content"),
    skip=(
        ".status__action-bar",
        ".detailed-status__meta",
        ".detailed-status__action-bar",
        ".status__info",
        ".media-gallery",
    ),
    permalink=("a.u-url.u-uid", "a.status__relative-time", "a.detailed-status__datetime"),
    by_post_author=(),
    nesting="flat",
    is_forum=True,
    confidence=0.9,
)
