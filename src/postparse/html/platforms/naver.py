"""Naver's comment box as saved after its script has run: blogs, cafés and news alike."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="naver",
    marks=(".u_cbox_comment",),
    units=".u_cbox_comment",
    key=re.compile(r"\bcommentNo:'?(\d+)|_comment_(\d{6,20})\b"),
    key_attributes=("data-info", "class", "data-param"),
    keyless=re.compile(r"\bu_cbox_comment\b"),
    merging=False,
    author=(".u_cbox_nick", ".u_cbox_nick_area", ".u_cbox_name"),
    date=(".u_cbox_date",),
    body=(".u_cbox_contents",),
    skip=(".u_cbox_ico_best", ".u_cbox_tool", ".u_cbox_write_wrap"),
    counter=".u_cbox_count",
    score=(".u_cbox_cnt_recomm",),
    deleted=".u_cbox_delete_contents",
    region=(".u_cbox",),
    confidence=0.95,
)
