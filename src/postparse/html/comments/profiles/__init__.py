"""Comments through platform profiles: declarative descriptions of how a platform marks comments up."""

from __future__ import annotations

from collections.abc import Iterator

from postparse.html.comments.profiles.engine import is_recognised, read_profile
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page
from postparse.html.platforms import PROFILES


def read_profiles(page: Page) -> Iterator[Discussion]:
    """Yield one discussion for each profile that recognises the page, in the order of `PROFILES`."""
    for profile in PROFILES:
        if is_recognised(page, profile):
            discussion = read_profile(page, profile)
            if discussion is not None:
                yield discussion
