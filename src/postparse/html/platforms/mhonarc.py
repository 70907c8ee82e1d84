"""MHonArc's pages of letters: a list with the letter's head, a rule, the letter, a rule. Follow-ups are links only."""

from __future__ import annotations

from postparse.html.comments.profiles.letters import letter_below
from postparse.html.comments.profiles.profile import Profile
from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.records import Record
from postparse.html.dom import Page

_HEAD = "ul:has(> li > em), ul:has(> li > strong), ul:has(> li > b)"


def _read(page: Page) -> list[Record]:
    letters = (letter_below(page, head) for head in select(page, _HEAD))
    return [letter for letter in letters if letter is not None][:1]


PROFILE = Profile(
    name="mhonarc",
    marks=(
        "a[href^='threads.html']",
        "a[href^='thrd']",
        "a[href^='maillist.html']",
        "a[href^='mail'][href*='.html#']",
    ),
    read=_read,
    is_forum=True,
    confidence=0.95,
)
