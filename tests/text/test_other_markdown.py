"""Markdown that looks like what our own writer writes, and has a thread in another form."""

from __future__ import annotations

from postparse import parse_text

PAGE = """# Counting Words

Every few months somebody asks how to count the words in a file, and every few months I give an answer that I regret.

My advice is to choose the simplest rule, and never to compare counts that were made by different rules.

### Comments (3)

Karim June 21, 2021

Your simplest rule has two clauses.

Reply 0 Likes

Ines Okafor June 22, 2021

One of them is a comma.

Reply 2 Likes

Lou June 25, 2021

I count pages.
"""


def test_a_section_of_comments_is_no_section_of_the_article() -> None:
    assert [comment.text for comment in parse_text(PAGE).thread] == [
        "Your simplest rule has two clauses.",
        "One of them is a comma.",
        "I count pages.",
    ]
