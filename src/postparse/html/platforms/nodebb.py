"""NodeBB: ``li[component=post]`` with the post's number in ``data-pid``; a post names the post that it answers."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="nodebb",
    marks=("[component='post']", "[component='topic']", "[component='post/content']"),
    units="[component='post'][data-pid]",
    key=re.compile(r"^(\d+)$"),
    key_attributes=("data-pid",),
    given=(("author", "data-username"),),
    author=("[itemprop='author']", "[data-username]", ".username"),
    date=("time[datetime]", ".timeago", "[itemprop='datePublished']", "[title].timeago"),
    body=("[component='post/content']", ".content"),
    skip=("[component='post/signature']", ".post-signature", "[component='post/parent']", ".post-footer"),
    permalink=("a.permanent-link", "a[href*='/post/']"),
    parent_link="[component='post/parent'] a[href*='/post/']",
    score=("[component='post/vote-count']",),
    number=".post-index, [component='post/index']",
    is_forum=True,
    confidence=0.96,
)
