"""Slashdot: nested ``li.comment`` with a subject, a score and the words; comments below the threshold keep a title only."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="slashdot",
    marks=("#commentlisting", "#d2out", ".commentTop"),
    units="li[id^='tree_']",
    key=re.compile(r"^tree_(\d+)$"),
    author=(".details .by a", ".by a", ".details .by", "[id^='comment_top_'] .by", ".by"),
    date=("[id^='comment_otherdetails_']", ".otherdetails"),
    body=("[id^='comment_body_']",),
    subject=("[id^='comment_link_']",),
    skip=(
        ".uid",
        ".byby",
        ".commentTop",
        ".commentSub",
        ".sig",
        ".quotation",
        "[id^='replyto_']",
        "[id^='comment_sig_']",
    ),
    score=("[id^='comment_score_']", ".score"),
    permalink=("[id^='comment_link_']", "[id^='comment_otherdetails_'] a"),
    region=("#commentwrap", "#commentlisting"),
    confidence=0.97,
)
