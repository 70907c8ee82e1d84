"""XenForo 2 (``article.message``, also with replies in nested boxes) and XenForo 1 (``li.message``): flat topics; the first post of page 1 is the post."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="xenforo",
    marks=(".message--post", ".js-post", "#messageList", ".messageList"),
    units=".message--post, .js-post, #messageList > li.message, .messageList > li.message[id^='post-']",
    key=re.compile(r"^(?:js-)?post-(\d+)$"),
    key_attributes=("data-content", "id"),
    given=(("author", "data-author"),),
    author=(
        ".message-name .username",
        ".message-name",
        ".MessageCard__user-info__name",
        ".messageUserInfo .username",
    ),
    date=(
        ".message-attribution-main time",
        ".MessageCard__date-created time",
        ".message-attribution time",
        "time.u-dt",
        ".messageMeta .DateTime",
        ".DateTime",
    ),
    body=(
        ".message-body .bbWrapper",
        "article.message-body",
        "blockquote.messageText",
        ".messageContent article",
    ),
    skip=(
        ".message-signature",
        ".message-lastEdit",
        ".reactionsBar",
        ".signature",
        ".bbCodeBlock-expandLink",
        ".bbCodeBlock-shrinkLink",
        ".messageTextEndMarker",
        "script",
    ),
    permalink=(".message-attribution-main a", ".message-attribution a[href*='post-']", "a.datePermalink"),
    replies=":has(> .nested-level-children)",
    number=".MessageCard__post-position, .message-attribution-opposite li:last-child, .postNumber",
    region=(".block--messages", "#messageList"),
    is_forum=True,
    confidence=0.97,
)
