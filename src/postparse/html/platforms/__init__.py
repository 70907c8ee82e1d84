"""The platforms whose comments are read by profile, from the most particular markup to the most general.

A platform is one module with a `PROFILE` (see `postparse.html.comments.profiles.profile`), one pair of fixtures and one
row in docs/platforms.md.
"""

from postparse.html.comments.profiles.profile import Profile
from postparse.html.platforms import (
    discourse,
    fluxbb,
    invision,
    mybb,
    nodebb,
    phpbb,
    smf,
    stackexchange,
    vanilla,
    vbulletin,
    wordpress,
    xenforo,
)

PROFILES: tuple[Profile, ...] = (
    stackexchange.PROFILE,
    discourse.PROFILE,
    xenforo.PROFILE,
    vbulletin.PROFILE,
    nodebb.PROFILE,
    mybb.PROFILE,
    fluxbb.PROFILE,
    smf.PROFILE,
    phpbb.PROFILE,
    invision.PROFILE,
    vanilla.PROFILE,
    wordpress.PROFILE,
)
