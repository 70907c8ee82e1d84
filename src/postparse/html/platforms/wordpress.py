"""WordPress: the classic walker in its xhtml and html5 forms, block themes, and what themes make of them.

Sure is only what core prints: the number in the id, the class words ``comment``, ``depth-N``, ``bypostauthor``,
``pingback``. Where author, date and words stand differs from theme to theme.
"""

import re

from postparse.html.comments.profiles.profile import Profile
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page

_ANYBODY_S = 0.5
"""What is left of the confidence where nothing but the class word ``comment`` speaks for WordPress."""


def _less_sure_without_ids(_page: Page, discussion: Discussion) -> Discussion:
    """Doubt a list whose comments have neither number nor depth nor kind: its class is that of many platforms."""
    if not any(
        record.key is not None or record.depth is not None or record.kind != "comment"
        for record in discussion.records
    ):
        discussion.confidence *= _ANYBODY_S
    return discussion


PROFILE = Profile(
    name="wordpress",
    marks=(
        ".comment",
        ".commentlist",
        ".comment-list",
        ".comment-body",
        ".pingback",
        ".trackback",
        ".commentmetadata",
        "#commentlist",
        "#comments",
        ".comments",
    ),
    units=(
        "li.comment, li.pingback, li.trackback, .comment[class*='depth-'], .pingback[class*='depth-'],"
        " .trackback[class*='depth-'], li[id^='comment-'], [id^='comment-']:not(form):not(input):not(textarea):not(span):not(p),"
        " [id^='li-comment-'], [id^='div-comment-'], [id^='article-comment-']"
    ),
    key=re.compile(r"^(?:li-|div-|article-)?comment-(\d+)$"),
    keyless=re.compile(r"(?:^|\s)(?:comment|pingback|trackback)(?:\s|$)"),
    author=(
        ".comment-author .fn",
        ".wp-block-comment-author-name",
        ".vcard .fn",
        "a.url[rel~='external']:not(:has(img))",
        ".fn",
        ".comment-author-name",
        ".comment-author-link",
        "[class*='comment-author'] a",
        "[class*='comment_author']",
        "[class*='comment-author']:not(.comment):not(li)",
        "[class*='commentauthor']",
        "[class*='comment-name']",
        "[class*='author_name']",
        "[class*='author-name']",
        "[class*='authorname']",
        "[class*='author']:not(.comment):not(li):not(.avatar) a",
        "[class$='__author']",
        "cite",
        "[class~='author']",
    ),
    date=(
        "time[datetime]",
        ".comment-meta time",
        ".comment-metadata a",
        ".commentmetadata a",
        ".wp-block-comment-date",
        ".comment-date",
        "[class*='comment-date']",
        "[class*='comment_date']",
        "[class*='commentdate']",
        "[class*='comment-time']",
        "[class*='comment_time']",
        ".says",
        "abbr[title]",
    ),
    body=(
        ".wp-block-comment-content",
        ".comment-content",
        ".comment-text .description",
        "[class~='comment_content']",
        "[class~='comment-entry']",
        "[class~='comment-copy']",
    ),
    skip=(
        "[data-parent-id]",
        "[class*='comment-no']",
        "[class*='comment-num']",
        "[class*='comment_num']",
        ".cluv",
        "[class*='commentluv']",
        ".CommentRating",
        ".star-rating",
        "[id^='karma-']",
        ".reply",
        ".comment-reply-link",
        ".comment-edit-link",
        ".edit-link",
        ".comment-awaiting-moderation",
        ".comment-likes",
        ".says",
        ".avatar",
        ".sharedaddy",
        "form",
        "[class*='comment-reply']",
        "[class*='reply-link']",
        ".cld-like-dislike-wrap",
        ".wp-block-comment-reply-link",
        ".wp-block-comment-edit-link",
        ".screen-reader-text",
    ),
    permalink=("a[href*='#comment-']",),
    parent=re.compile(r"^(\d+)$"),
    parent_on="[data-parent-id]",
    parent_attributes=("data-parent-id",),
    replies=".children",
    depth=re.compile(r"(?:^|\s)depth-(\d{1,4})(?:\s|$)"),
    region=(
        "#comments",
        ".comments-area",
        ".wp-block-comments",
        "#commentsbox",
        "#comment-area",
        "[id^='comments']",
    ),
    moderated=".comment-awaiting-moderation",
    ping=(("pingback", "pingback"), ("trackback", "trackback")),
    by_post_author=("bypostauthor", "comment-by-author"),
    follow=_less_sure_without_ids,
)
