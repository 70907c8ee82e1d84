"""Headers that a renderer printed on one line with the words below them."""

from __future__ import annotations

from postparse import parse_text
from postparse.text.heads import part_heads
from postparse.text.layout import read_layout
from postparse.text.markdown import plain
from postparse.text.units import Unit

NAMES = ("Ada Moor", "Bela Kovacs", "Carla Prins", "Dov Heller")
WORDS = (
    "The kettle on the stove sang long before anyone thought of tea, and we let it.",
    "My neighbour keeps his ladders under the stairs and swears that they sing at night.",
    "Nobody asked the baker, who had been up since three and knew the answer.",
    "A bridge of that age wants oil, patience and somebody who listens to it.",
)


def units(lines: list[str], marker: str = "") -> list[Unit]:
    return [Unit(line, 0, marker, 0, 1) for line in lines]


def test_who_says_it_and_when_are_parted_from_the_words() -> None:
    parted = part_heads(units(["Ada Moor says: March 3, 2021 at 10:14 am The kettle sang all day."]))
    assert [unit.text for unit in parted] == [
        "Ada Moor says:",
        "March 3, 2021 at 10:14 am",
        "The kettle sang all day.",
    ]


def test_items_that_begin_with_a_name_and_a_date() -> None:
    lines = [f"{name} March {n + 3}, 2021 at 10:14 am {WORDS[n]}" for n, name in enumerate(NAMES)]
    parted = part_heads(units(lines, marker="*"))
    assert [unit.text for unit in parted[1::2]] == list(WORDS)
    assert [unit.marker for unit in parted] == ["*", ""] * 4


def test_a_date_in_the_middle_of_a_sentence_parts_nothing() -> None:
    lines = ["We met. It was March 3, 2021 at 10:14 am, and the kettle sang as it does on such mornings."] * 4
    assert len(part_heads(units(lines, marker="*"))) == 4


def test_buttons_at_the_margin_are_not_joined_with_the_words_below() -> None:
    heads = [
        f"   {name} wrote on November {n + 11}th, 2012 at 10:1{n} am Link To Comment | Reply To Comment"
        for n, name in enumerate(("Ada Margarethe Moorland", "Bela K.", "Carla Prins-Overbeek", "Dov H."))
    ]
    said = "\n".join("   " + words for words in WORDS)
    text = "\n".join(f"{head}\n{said}\n   {'words and ' * 8}more\n   of them here." for head in heads)
    layout = read_layout(text)
    assert sum(unit.text.endswith("Reply To Comment") for unit in layout.units) == 4


def test_comments_of_a_markdown_list_without_line_breaks() -> None:
    items = [
        f"  {n + 1}. {name} says: March {n + 3}, 2021 at 10:14 am {WORDS[n]}\n"
        for n, name in enumerate(NAMES)
    ]
    article = "\n\n".join(f"{words} {words} The rest of it is told another day." for words in WORDS[:3])
    text = (
        f"# On Kettles\n\n[Home](https://example.org/) [About](https://example.org/a)\n\n{article}\n\n## 4 Comments\n\n"
        + "\n".join(items)
    )
    post = parse_text(text)
    assert [comment.author.name if comment.author else None for comment in post.thread] == list(NAMES)
    assert [comment.text for comment in post.thread] == list(WORDS)
    assert [comment.published.day if comment.published else None for comment in post.thread] == [3, 4, 5, 6]


def test_emphasis_of_nothing_and_addresses_with_spaces_are_no_words() -> None:
    assert plain("[ __](javascript:)")[0] == ""
    words, linked, links = plain("[tweet](https://example.org/?text=A title here) [x](javascript:run())")
    assert (words, linked) == ("tweet x", 6)
    assert [address for _, address in links] == ["https://example.org/?text=A%20title%20here", ""]
