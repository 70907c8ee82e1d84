"""MediaWiki's talk pages: running text in which every comment ends with its author's signature, replies indented.

DiscussionTools marks where comments begin and end, and gives them ids.
"""

from __future__ import annotations

from postparse.html.comments.profiles.profile import Profile
from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.profiles.signatures import signed_comments
from postparse.html.comments.records import Discussion, Record
from postparse.html.dom import Page

_CONTENT = ".mw-parser-output, #mw-content-text, #bodyContent, #WikiaArticle"
_NO_WORDS = (
    ".mw-editsection, .editsection, .toc, #toc, .ext-discussiontools-init-replylink-buttons,"
    " .ext-discussiontools-init-section-bar, .ext-discussiontools-init-section-subscribe,"
    " .ext-discussiontools-init-section-subscribeButton, .ext-discussiontools-init-highlight"
)
_STARTS = "[data-mw-comment-start][id^='c-']"
_HEADINGS = "h2, h3"


def _content(page: Page) -> int | None:
    return next(iter(select(page, _CONTENT)), None)


def _read(page: Page) -> list[Record]:
    content = _content(page)
    if content is None:
        return []
    return signed_comments(page, content, frozenset(select(page, _NO_WORDS)), _STARTS)


def _with_heading(page: Page, discussion: Discussion) -> Discussion:
    """Let the discussion reach from the heading of its first section, whose counts are not the page's, to the end."""
    first, content = discussion.records[0].start, _content(page) or 0
    discussion.region = [(first, page.ends[content])]
    heading = max((node for node in select(page, _HEADINGS) if content < node < first), default=None)
    if heading is not None:
        around = page.parents[heading]
        heading = around if "mw-heading" in page.classes(around) else heading
        discussion.region.insert(0, (heading, page.ends[heading]))
    discussion.count = None
    return discussion


PROFILE = Profile(
    name="mediawiki",
    marks=(".mw-parser-output", "#mw-content-text", "#bodyContent", "#WikiaArticle"),
    read=_read,
    follow=_with_heading,
    confidence=0.95,
)
