"""schema.org in microdata: items of type Comment (or the older UserComments), nested as the page nests them."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="schema.org",
    source="microdata",
    marks=("[itemtype$='/Comment' i]", "[itemtype$='/UserComments' i]"),
    units="[itemtype$='/Comment' i], [itemtype$='/UserComments' i]",
    key=re.compile(r"^(?:[a-z_]*?comment[-_]?|c|post-?)([0-9a-f][0-9a-f-]{0,40})$", re.I),
    merging=False,
    keyless=re.compile(r""),
    author=(
        "[itemprop='author'] [itemprop='name']",
        "[itemprop='creator'] [itemprop='name']",
        "[itemprop='author']",
        "[itemprop='creator']",
    ),
    date=(
        "[itemprop='datePublished']",
        "[itemprop='dateCreated']",
        "[itemprop='commentTime']",
    ),
    body=("[itemprop='text']", "[itemprop='commentText']", "[itemprop='description']"),
    permalink=("a[itemprop='url'][href*='#']", "[itemprop='replyToUrl']"),
    score=("[itemprop='upvoteCount']",),
    confidence=0.85,
)
