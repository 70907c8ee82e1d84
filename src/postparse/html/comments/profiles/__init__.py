"""Comments through platform profiles: declarative descriptions of how a platform marks comments up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from postparse.html.comments.profiles.engine import is_recognised, read_profile
from postparse.html.comments.profiles.profile import Profile
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page
from postparse.html.selectors import Choosing

_SURE = 0.5


def read_profiles(page: Page) -> Iterator[Discussion]:
    """Yield the discussion that the page's platform prints, if a profile knows it.

    Profiles are tried from the most particular to the most general one. The first that finds a thread has it, unless
    a later one finds more than twice as much: then the first has found a box in the margin.
    """
    best: Discussion | None = None
    for profile in _profiles().possible(page):
        if not is_recognised(page, profile):
            continue
        # Read in full only where there is enough to read: most pages have the marks of two or three profiles.
        least = 2 * _size(best) if best is not None and best.confidence >= _SURE else 0
        found = read_profile(page, profile, more_than=least)
        if found is None:
            continue
        if (
            best is None
            or profile.is_exact
            or (best.confidence < _SURE <= found.confidence)
            or (found.confidence >= _SURE and _size(found) > 2 * _size(best))
        ):
            best = found
        if profile.is_exact:
            break
    if best is not None:
        yield best


@cache
def _profiles() -> Choosing[Profile]:
    from postparse.html.platforms import PROFILES  # noqa: PLC0415 - each of them is made of what this package holds

    return Choosing((profile, profile.marks) for profile in PROFILES)


def _size(discussion: Discussion) -> int:
    return len(discussion.records) + (discussion.post is not None)
