"""What of a text is its article."""

from __future__ import annotations

import postparse
from postparse.text.article import is_thin, main_stretch
from postparse.text.features import read_features
from postparse.text.layout import read_layout

LINES = """\
Read more about boats and other things that float
The heron stood on the weir all morning, and nobody on the path so much as looked at it.
What you need
A pair of boots
Nobody said a word until the bird had gone, and then all of us spoke at once about lunch.
Home
Contact"""


def test_short_lines_between_paragraphs_stay() -> None:
    """A heading and an item between paragraphs belong to the stretch, a teaser above it and a menu below do not."""
    text = read_features(read_layout(LINES.replace("\n", "\n\n")))
    shares = [0.1, 0.9, 0.4, 0.45, 0.95, 0.05, 0.05]
    assert main_stretch(text, "FBFFBFF", shares) == (1, 5)


def test_stretch_ends_before_comments() -> None:
    """However much a comment's words read like an article, the stretch does not run through it."""
    text = read_features(read_layout(LINES.replace("\n", "\n\n")))
    assert main_stretch(text, "FBBBSCF", [0.1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.1]) == (1, 4)


def test_a_menu_is_thin() -> None:
    """Lines of a menu hold no sentence; a paragraph does."""
    text = read_features(
        read_layout(LINES.replace("\n", "\n\n") + "\n\n" + "It was a grey day by the river. " * 8)
    )
    assert is_thin(text, [5, 6], -1)
    assert not is_thin(text, [1, 4, 7], -1)
    assert not is_thin(text, [7] * 4, -1)


def test_what_stands_above_the_title_is_no_article() -> None:
    """Notices and promotions above a topic's title are not its post, however long."""
    text = read_features(read_layout("It was a grey day by the river. " * 30 + "\n\nA title\n\nWords."))
    assert is_thin(text, [0], 1)
    assert not is_thin(text, [2] * 4, 1)


FORUM = """Home
Forums
Kettles
Which kettle for hard water?

Nora
May 2, 2015 at 4:10 pm

Our water leaves a crust after a week, and the old kettle has had its day. Which one do you use at home?

Ada
May 2, 2015 at 5:30 pm

Any of them, as long as you boil some vinegar in it once a month and rinse it twice afterwards.

Bela
May 3, 2015 at 9:15 am

Steel is easier to clean than glass. Ours is from the market and has been with us for ten years.

Cato
May 3, 2015 at 9:45 am

I gave up and bought a filter. It was cheaper than all those kettles, and the tea is better too.
"""


def test_first_post_of_a_forum_is_the_post() -> None:
    """The first of posts that all look alike is the article where no line calls them comments."""
    post = postparse.parse_text(FORUM)
    assert post.text.startswith("Our water")
    assert [comment.author.name for comment in post.thread if comment.author] == ["Ada", "Bela", "Cato"]


def test_boards_named_above_a_topic_do_not_make_its_post_a_comment() -> None:
    """A board for discussions is named above the title: no heading of a thread."""
    text = FORUM.replace("Forums\nKettles\n", "Forums\nKitchen Discussion\nJoin the conversation\n")
    post = postparse.parse_text(text)
    assert post.text.startswith("Our water leaves a crust")
