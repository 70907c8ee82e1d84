"""ForumMagnum (LessWrong, the EA Forum): ``.comments-node`` in ``.comments-node``, names of scripts' style sheets inside."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="forummagnum",
    marks=(".comments-node",),
    units=".comments-node",
    key=re.compile(r"^(\w{17})$"),
    keyless=re.compile(r"(?:^|\s)comments-node(?:\s|$)"),
    merging=False,
    author=(".CommentUserName-author", ".UsersNameDisplay-userName", "a[href^='/users/']"),
    date=(".CommentsItemDate-root", "time[datetime]"),
    body=(".CommentBody-root", ".CommentBody-commentStyling"),
    skip=(
        ".CommentsItemMeta-root",
        ".CommentsItemMeta-username",
        ".CommentBottom-bottom",
        ".CommentDeletedMetadata-root",
        ".AgreementVoteAxis-agreementScore",
    ),
    permalink=("a[href*='commentId=']",),
    score=(".OverallVoteAxis-voteScore",),
    deleted=".CommentFrame-deleted, .CommentDeletedMetadata-root",
    region=("#comments", ".CommentsListSection-root"),
    confidence=0.96,
)
