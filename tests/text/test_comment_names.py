"""Names in the lines around comments."""

from __future__ import annotations

import pytest

from postparse.text.names import is_name, name_after_date, name_before_date, name_in


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Moor says:", "Ada Moor"),
        ("Posted by Ada Moor", "Ada Moor"),
        ("#4 Ada Moor - author", "Ada Moor"),
        ("Ada Moor Discussion starter", "Ada Moor"),
        ("Ada Moor 12 pts", "Ada Moor"),
        ("Ada Moorvia Facebook", "Ada Moor"),
        ("[913] Ada Moor says:", "Ada Moor"),
        ("Avatar von Ada Moor", "Ada Moor"),
        ("● user avatarAda Moor", "Ada Moor"),
        ("Ada MoorAda Moor", "Ada Moor"),
        ("by Ada Moor (12345) writes: <ada@example.org>", "Ada Moor"),
        ("<span>Ada Moor</span>", "Ada Moor"),
        ("» On kettles from Ada Moor", "Ada Moor"),
        ("Ada Moor replying to a comment from Bela", "Ada Moor"),
        ("Ada Moor's user avatar", "Ada Moor"),
        ("adamoor Posts: 917 Joined:", "adamoor"),
        ("Ada Moor A Offline", "Ada Moor"),
        ("Ada (mostly harmless)", "Ada (mostly harmless)"),
        ("Avatar", "Avatar"),
    ],
)
def test_name_in_a_line(line: str, name: str) -> None:
    assert name_in(line) == name


def test_names_beside_dates() -> None:
    assert name_before_date("Ada Moor wrote on ") == "Ada Moor"
    assert name_before_date("Posted by: Ada Moor | Thursday, ") == "Ada Moor"
    assert name_after_date(" by Ada Moor") == "Ada Moor"


@pytest.mark.parametrize(
    "words",
    ["Re: On kettles", "(Score:2)", "Hello Sir", "Liebe Ada", "ET", "Profile", "Members", "Reply", "12345"],
)
def test_what_is_no_name(words: str) -> None:
    assert not is_name(words)


def test_long_names_and_numbers_need_a_frame() -> None:
    long = "A week of kettles, ladders and bridges: links to what we read on the way home"
    assert is_name(long, sure=True)
    assert not is_name(long)
    assert is_name("956692", sure=True)
