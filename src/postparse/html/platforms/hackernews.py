"""Hacker News: one flat table whose rows say how deep they are indented."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="hackernews",
    marks=(".comtr", ".comment-tree", ".comhead"),
    units="tr.comtr, tr:has(> td > table > tbody > tr > td.default)",
    key=re.compile(r"^(\d+)$|item\?id=(\d+)"),
    key_attributes=("id", "href"),
    key_on="tr.athing[id], .comhead a[href*='item?id=']",
    keyless=re.compile(r""),
    author=("a.hnuser", ".comhead a[href*='user?id=']"),
    date=(".age", ".comhead"),
    body=(".commtext", "span.comment"),
    skip=(".reply", ".navs", ".comhead"),
    permalink=(".age a", ".comhead a[href*='item?id=']"),
    depth=re.compile(r"^(\d+)$"),
    depth_on="td.ind, td.ind img, td > img[src*='s.gif']",
    depth_attributes=("indent", "width"),
    first_depth=0,
    nesting="depth",
    region=("table.comment-tree",),
    confidence=0.98,
)
