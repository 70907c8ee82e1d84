"""The platforms whose comments are read by profile, in the order in which they are tried.

A platform is one module with a `PROFILE` (see `postparse.html.comments.profiles.profile`), one pair of fixtures and one
row in docs/platforms.md.
"""

from postparse.html.comments.profiles.profile import Profile
from postparse.html.platforms import wordpress

PROFILES: tuple[Profile, ...] = (wordpress.PROFILE,)
