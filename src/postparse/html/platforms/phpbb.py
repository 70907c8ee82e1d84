"""phpBB 3 (prosilver and styles made from it) and phpBB 2 (subSilver's tables): flat topics."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="phpbb",
    marks=(".postbody", ".postprofile", "#p1", ".postdetails"),
    units="div.post[id^='p'], tr:has(> td > .postdetails), tr:has(.postbody):has(span.name)",
    key=re.compile(r"^p?_?(\d+)$"),
    key_attributes=("id", "name"),
    keyless=re.compile(r"^$"),
    key_on="a[name]",
    author=(
        "p.author strong a",
        "p.author .username",
        "p.author .username-coloured",
        ".postprofile dt a[href*='memberlist']",
        ".postprofile .username",
        ".postprofile .username-coloured",
        "[class*='username']",
        "span.name",
    ),
    date=(
        "p.author time",
        ".author time",
        "p.author",
        "td table .postdetails",
        ".postdetails",
        "[class*='post-date']",
    ),
    body=(".postbody .content", "div.content", "span.postbody", ".postbody"),
    skip=(
        ".signature",
        ".notice",
        ".post-buttons",
        ".postprofile",
        "h3",
        "p.author",
        ".attachbox .dl",
        "dl.codebox dt",
        ".codebox > p",
        ".thanks-list",
    ),
    permalink=("p.author a[href*='#p']", "h3 a[href^='#p']", "a[href*='#p']"),
    region=("#page-body",),
    is_forum=True,
    confidence=0.95,
)
