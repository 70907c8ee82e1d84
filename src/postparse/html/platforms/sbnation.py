"""SB Nation (until 2012) and Vox Media: nested ``div.citem``; a comment's title is the start of its words."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="sbnation",
    marks=(".citem", ".comment_master_list", ".c-comments__comment"),
    units="div.citem[id^='comment_item_']",
    key=re.compile(r"^comment_item_(\d+)$"),
    author=(".by a[href*='/users/']", ".by a"),
    date=(".by .time", ".time"),
    body=(".cbody",),
    subject=(".comment_title",),
    is_subject_text=True,
    skip=(".by", ".sig", ".reply_link", ".cactions", ".pic", "[id^='comment_form_container_']"),
    permalink=(".by .time a",),
    score=("[id^='comment_rating_']",),
    region=(".comment_master_list",),
    confidence=0.97,
)
