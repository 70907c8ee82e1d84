"""FluxBB and PunBB: ``div.blockpost``; flat topics."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="fluxbb",
    marks=(".blockpost", ".postleft", "#punviewtopic"),
    units="div.blockpost",
    key=re.compile(r"^p(\d+)$"),
    author=(".postleft dt strong", ".postleft dt", ".postleft strong"),
    date=("h2 a", "h2"),
    body=(".postmsg",),
    skip=(".postsignature", ".postedit", ".postmsg > h3", ".postfoot"),
    permalink=("h2 a",),
    number="h2 .conr",
    is_forum=True,
    confidence=0.96,
)
