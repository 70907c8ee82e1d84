"""Lobsters: ``div.comment#c_…`` in a tree of lists; replies in the list beside the comment."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="lobsters",
    marks=(".comments_subtree", ".comment_folder_button"),
    units="li.comments_subtree, div.comment[data-shortid]",
    key=re.compile(r"^(?:c_)?(\w+)$"),
    key_attributes=("data-shortid",),
    keyless=re.compile(r"\bcomments_subtree\b"),
    author=(".byline a[href^='/~']", ".byline a[href^='/u/']", ".byline a[href*='/~']"),
    date=(".byline time", ".byline a[href*='/c/']", ".byline span[title]"),
    body=(".comment_text",),
    skip=(".byline", ".voters", ".comment_folder_button", ".comment_parent_tree_line"),
    permalink=(".byline a[href*='/c/']",),
    score=(".voters .upvoter", ".voters .score"),
    region=("ol.comments1", "#inside"),
    confidence=0.98,
)
