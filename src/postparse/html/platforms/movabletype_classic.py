"""Movable Type 2 and 3 and TypePad's first templates: words first, then a line "Posted by: NAME at DATE".

The words stand in a box with an id, or only behind an empty link that has one. Trackbacks stand in a list of their own.
"""

import re

from postparse.html.comments.profiles.lines import lines_of
from postparse.html.comments.profiles.profile import Profile
from postparse.html.comments.records import Record
from postparse.html.dom import Page

_POSTED = "p.posted, .comments-post, .comment-posted, p.comment-footer"


def _trackback(page: Page, record: Record) -> Record:
    """A trackback is a paragraph: "» TITLE from SITE", a line break, the excerpt."""
    if page.tags[record.start] == "p":
        lines = lines_of(page, [(record.start, page.ends[record.start])])
        site = lines[0].text.rpartition(" from ")[2].strip() if lines else ""
        if len(lines) > 1 and 0 < len(site) <= 80:
            record.kind, record.author = "trackback", site
            record.body = ((lines[1].start, page.ends[record.start]),)
            more = (n for n in range(lines[1].start, page.ends[record.start]) if page.tags[n] == "a")
            record.skip |= {link for link in more if page.text_of(link).strip("[]").casefold() == "read more"}
    return record


PROFILE = Profile(
    name="movabletype",
    marks=("p.posted", ".comments-post", ".comment-posted", "div[id^='c'] + .comment-footer"),
    units=(
        "div[id^='c']:has(+ .posted), div[id^='c']:has(.posted), div[id^='c']:has(.comment-posted),"
        " .comments-body:has(> .comments-post), a[id^='c']:empty, a[name^='c']:empty,"
        " p:has(> a[id^='p']:first-child), p:has(> a[name^='p']:first-child)"
    ),
    key=re.compile(r"^c?(\d{2,12})$"),
    key_attributes=("id", "name"),
    anchor=re.compile(r"^(p\d{2,12})$"),
    key_on="a[id], a[name]",
    keyless=re.compile(r"\bcomments-body\b"),
    merging=False,
    goes_on=_POSTED,
    author=(
        ".posted a:not([href*='#']):not([href*='/archives/'])",
        ".comments-post a:not([href*='#'])",
        ".comment-posted a:not([href*='#'])",
        ".posted",
        ".comments-post",
        ".comment-posted",
        ".comment-footer",
    ),
    date=(".posted", ".comments-post", ".comment-posted", ".comment-footer"),
    skip=(".posted", ".comments-post", ".comment-posted", ".comment-footer"),
    permalink=(".posted a[href*='#c']", ".comment-posted a[href*='#c']"),
    nesting="flat",
    refine=_trackback,
    confidence=0.93,
)
