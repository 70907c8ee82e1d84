"""Discourse: the crawler's view and the application's own rendering; flat topics, post 1 is the post."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="discourse",
    marks=(".crawler-post", ".topic-post", ".topic-body"),
    units="div.crawler-post, .topic-post article[id^='post_'], .topic-body[itemprop='comment']",
    key=re.compile(r"^post_(\d+)$"),
    keyless=re.compile(r"\bcrawler-post\b"),
    author=(
        ".creator [itemprop='name']",
        ".creator a",
        ".names .username a",
        ".names a[data-user-card]",
        ".names a",
    ),
    date=("time.post-time", ".crawler-post-infos time", ".post-date .relative-date", ".post-date"),
    body=("div.post[itemprop='text']", "div.cooked", "div.post", "[itemprop='text']"),
    skip=(
        ".post-likes",
        ".crawler-linkback-list",
        "[itemprop='interactionStatistic']",
        ".post-menu-area",
        ".lightbox-wrapper .meta",
        ".quote-controls",
    ),
    permalink=("a.post-date", "[itemprop='mainEntityOfPage']"),
    number="[itemprop='position']",
    is_forum=True,
    confidence=0.97,
)
