"""vBulletin 3 (tables), 4 (``li.postbit``) and 5 (``li.b-post``): flat topics."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="vbulletin",
    marks=(".postbit", ".postbitlegacy", ".postbitim", ".b-post", ".bigusername", "#posts"),
    units=(
        "li.postbit, li.postbitlegacy, li.postbitim, li.b-post, table[id^='post'], #posts div[id^='edit']"
    ),
    key=re.compile(r"^(?:post_?|edit)?(\d+)$"),
    key_attributes=("data-node-id", "id"),
    author=(
        "[itemprop='author'] [itemprop='name']",
        ".author a",
        ".bigusername",
        ".username_container .username",
        ".postuserinfo .username",
        "a.username",
        ".username",
    ),
    date=(
        ".b-post__timestamp time",
        "time[datetime]",
        ".postdate .date",
        ".postdate",
        "td.thead .normal",
        "td.thead",
        ".thead",
    ),
    body=(
        ".js-post__content-text",
        "blockquote.postcontent",
        "[id^='post_message_']",
        ".post_message",
        ".postcontent",
    ),
    skip=(
        ".signature",
        ".lastedited",
        ".postfoot",
        ".afterposttext",
        ".b-post__edit-info",
        ".js-post__history",
        ".post-signature",
    ),
    permalink=("a.b-post__count", "a.postcounter", "a[id^='postcount']"),
    number=".b-post__count, .postcounter, [id^='postcount']",
    region=("#posts", "#postlist"),
    is_forum=True,
    confidence=0.96,
)
