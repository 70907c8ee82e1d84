"""What lines and their surroundings tell about what they are."""

from __future__ import annotations

from postparse.text.features import read_features
from postparse.text.layout import read_layout
from postparse.text.local import ending_of, subject_of
from postparse.text.second import second_features
from postparse.text.surroundings import surrounding_features

TEASERS = """The heron stood on the weir all morning, and nobody on the path so much as looked at it.

Nobody said a word until the bird had gone, and then all of us spoke at once about lunch.

More boats
May 2, 2015
Somebody has painted the old ferry green and left it where the landing stage used to be before the flood...
More bread
May 3, 2015
Flour, water, salt and a day of doing nothing at all make a loaf that is better than the one from the shop...
More birds
May 4, 2015
Three herons and a bittern were seen from the bridge, though the bittern may have been a post in the reeds...
More rain
May 5, 2015
It has rained since Tuesday and the cellar of the inn is full, which the ducks of the village are glad of...
More boats again
May 6, 2015
The ferry is blue now, and somebody has written on it that green was a mistake and that they are sorry..."""


def test_answers_repeat_the_subject_that_they_answer() -> None:
    """A forum prints the topic's title above each post, with "Re:" before it."""
    assert subject_of("Re: Which kettle?") == subject_of("Which kettle?") == "Which kettle?"
    assert subject_of("Reason enough: none") == "Reason enough: none"


def test_a_teaser_is_cut_off_where_a_paragraph_ends() -> None:
    """Three full stops are no full stop, and quotation marks behind it do not hide it."""
    assert [
        ending_of(line) for line in ("It rained.", "“It rained.”", "It rained...", "It rained […]", "It")
    ] == [
        ".",
        ".",
        "…",
        "…",
        "w",
    ]


def test_teasers_repeat_their_kinds_of_lines() -> None:
    """A name, a date, some words, again and again: lines among them are told so, paragraphs are not."""
    text = read_features(read_layout("\n\n".join(TEASERS.split("\n"))))
    periods = [
        next(name for name in names if name.startswith("period:")) for names in surrounding_features(text)
    ]
    assert periods[9].startswith("period:3")
    assert periods[0].startswith("period:0")


def test_lines_are_told_where_the_article_stands() -> None:
    """In it, behind it, and how many of their words it has."""
    text = read_features(read_layout("\n\n".join(TEASERS.split("\n"))))
    found = [set(names) for names in second_features(text, "BB" + "F" * 15)]
    assert "main:=01B" in found[0]
    assert "main:=10B" in found[1]
    assert "main:>0F" in found[2]
    assert "main:>3F" in found[16]
