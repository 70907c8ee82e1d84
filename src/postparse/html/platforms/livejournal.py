"""LiveJournal (``b-tree`` with depths, and older ``ljcmt`` boxes with indents) and Dreamwidth (``comment-thread``)."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="livejournal",
    marks=(".b-tree", ".comment-thread", ".b-leaf", ".ljuser", ".ljcmt_full", "[id^='ljcmt']"),
    units=(
        ".b-tree-twig, .b-leaf, .comment-thread[data-comment-depth], .dwexpcomment, [id^='ljcmt']:not(a),"
        " .comment-thread:has(> [id^='cmt'])"
    ),
    key=re.compile(r"^(?:t|cmt|ljcmt)(\d+)$"),
    keyless=re.compile(r"\bb-tree-twig(?:-\d+)?\b|\bcomment-depth-\d+\b"),
    author=(
        ".b-leaf-username-name .ljuser",
        ".b-leaf-username-name",
        ".comment-poster .ljuser",
        ".comment-poster",
        ".poster .ljuser",
        ".poster",
        ".ljuser",
    ),
    date=(
        ".b-leaf-createdtime",
        ".datetime",
        ".comment-date",
        ".comment-datetime",
        "[title*='after journal entry']",
    ),
    body=(".b-leaf-article", ".comment-content", ".comment-text", ".comment_body"),
    subject=(".b-leaf-subject", ".comment-title", ".comment-subject"),
    skip=(
        ".b-leaf-header",
        ".b-leaf-footer",
        ".b-leaf-actions",
        ".header",
        ".footer",
        ".userpic",
        ".edittime",
        ".b-leaf-seemore",
    ),
    permalink=("a.b-leaf-permalink", "a[href*='#t']", "a[href*='#cmt']", "a[href*='thread=']"),
    depth=re.compile(
        r"\bb-tree-twig-(\d+)\b|\bcomment-depth-(\d+)\b|(?:margin|padding)-left:\s*(\d+)(?:\.\d+)?px"
    ),
    depth_attributes=("class", "style"),
    deleted=".b-leaf-deleted, .comment-wrapper.deleted",
    moderated=".comment-wrapper.screened",
    by_post_author=("entry-author-comment",),
    nesting="containment",
    region=("#comments",),
    confidence=0.96,
)
