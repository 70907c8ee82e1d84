"""Stack Exchange: the question is the post, its comments and the answers are the comments, an answer's comments answer it."""

import re

from postparse.html.comments.profiles.profile import Profile

PROFILE = Profile(
    name="stackexchange",
    marks=("#question.question", "#question[data-questionid]", ".answercell"),
    units="#question, .answer[data-answerid], .answer[id^='answer-'], li.comment[data-comment-id], li.comment[id^='comment-'],"
    " [id^='follow-up-'][itemprop='comment']",
    key=re.compile(r"^(?:answer-|comment-|follow-up-|question-?)?(\d+)$|^(question)$"),
    key_attributes=("data-comment-id", "data-answerid", "data-questionid", "id"),
    author=(
        ".comment-user",
        ".post-signature:last-child [itemprop='author'] a",
        "[itemprop='author'] a",
        ".post-signature:last-child .user-details a",
        "[itemprop='author'] [itemprop='name']",
        ".post-signature:last-child .user-details",
        ".user-details a",
    ),
    date=(
        ".comment-date",
        "time.s-user-card--time",
        ".post-signature:last-child .user-action-time .relativetime",
        ".user-action-time .relativetime",
    ),
    body=(".comment-copy", ".js-post-body", ".post-text", "[itemprop='text']"),
    skip=(".js-post-notice", ".post-notice"),
    permalink=("a.comment-link", "a.js-share-link"),
    score=(".js-vote-count", ".comment-score"),
    is_forum=True,
    confidence=0.98,
)
