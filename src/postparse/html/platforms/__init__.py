"""The platforms whose comments are read by profile, from the most particular markup to the most general.

A platform is one module with a `PROFILE` (see `postparse.html.comments.profiles.profile`), one pair of fixtures and one
row in docs/platforms.md.
"""

from postparse.html.comments.profiles.profile import Profile
from postparse.html.platforms import (
    blogger,
    discourse,
    disqus,
    drupal,
    fluxbb,
    intensedebate,
    invision,
    livefyre,
    movabletype,
    mybb,
    nodebb,
    phpbb,
    sbnation,
    slashdot,
    smf,
    stackexchange,
    typepad,
    vanilla,
    vbulletin,
    wordpress,
    wpdiscuz,
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
    wpdiscuz.PROFILE,
    disqus.PROFILE,
    intensedebate.PROFILE,
    livefyre.PROFILE,
    slashdot.PROFILE,
    sbnation.PROFILE,
    blogger.PROFILE,
    typepad.PROFILE,
    drupal.PROFILE,
    movabletype.PROFILE,
    wordpress.PROFILE,
)
