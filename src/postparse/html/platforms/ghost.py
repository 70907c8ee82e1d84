"""Ghost: the comments application as saved after its script has run; replies nest once."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="ghost",
    marks=("[data-testid='comment-component']", ".gh-comment-content", "#ghost-comments-root"),
    units="[data-testid='comment-component']",
    key=re.compile(r"^([0-9a-f]{24})$"),
    key_on="[data-testid='comment-component'] > [id]",
    merging=False,
    keyless=re.compile(r""),
    author=("[data-testid='member-name']", "h4"),
    date=("[data-testid='comment-date']", "a[title]", "[title]"),
    body=(".gh-comment-content", "[data-testid='comment-content']"),
    skip=("[data-testid='comment-in-reply-to']", "[data-testid='expertise-editor']", "menu", "nav"),
    parent_link="a[data-testid='comment-in-reply-to']",
    link_key=re.compile(r"([0-9a-f]{24})"),
    permalink=("a[href*='#ghost-comments-']",),
    confidence=0.95,
)
