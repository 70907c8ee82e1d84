"""Labels beside the names of those who comment: what somebody is, is not who somebody is."""

from __future__ import annotations

import postparse


def _comment(name: str, label: str, age: str, words: str) -> str:
    return f"{name}\n{label}•\n{age}\n{words}\n\n\nUpvote\n18\n\nDownvote\n\nReply\n\nAward\n\nShare\n\n"


def test_the_one_who_asked_is_called_by_name_and_not_op() -> None:
    text = (
        "First dovetails, be honest\n\nThey took me the whole weekend and the gaps are wide enough to post a letter.\n\n3\ncomments\n\n"
        + _comment(
            "old_hand_plane", "", "3y ago", "Mark with a knife, not a pencil. The knife line is the joint."
        )
        + _comment("sawdust_sam", "OP\n", "3y ago", "I used a pencil. That explains a lot.")
        + _comment("BirchBark99", "", "3y ago", "Looks better than my tenth. Keep going!")
    )
    names = [comment.author and comment.author.name for comment in postparse.parse_text(text).thread]
    assert names == ["old_hand_plane", "sawdust_sam", "BirchBark99"]
