"""Which comment each one answers, by what a text prints of it."""

from __future__ import annotations

from postparse import parse_text
from postparse.text.features import read_features
from postparse.text.layout import read_layout
from postparse.text.records import Record
from postparse.text.replies import _answering_links, _on_steps

WORDS = (
    "The kettle on the stove sang long before anyone thought of tea, and we let it.",
    "My neighbour keeps his ladders under the stairs and swears that they sing at night.",
    "Nobody asked the baker, who had been up since three and knew the answer.",
    "A bridge of that age wants oil, patience and somebody who listens to it.",
    "We tried the same with rye flour last winter; it took two days and was worth it.",
    "The ferry leaves at nine whatever the timetable on the pier may say about it.",
)
NAMES = ("Ada Moor", "Bela Kovacs", "Carla Prins", "Dov Heller", "Edda Lund", "Finn Okoye")


MARKDOWN = """# A title

Some **words** with [a link](https://example.org/a) and [another](https://example.org/b).

## A heading

* * *

  * [One](https://example.org/1) here

    *     * [Two](https://example.org/2) there
"""


def thread(records: list[str]) -> list[int | None]:
    """Return the number of the comment that each one answers."""
    article = "\n\n".join(
        ["On Kettles", *(f"{words} {words} The rest of it is told another day." for words in WORDS[:3])]
    )
    post = parse_text(f"{article}\n\n{len(records)} Comments\n\n" + "\n\n".join(records) + "\n")
    place = {comment.id: n for n, comment in enumerate(post.thread)}
    assert len(place) == len(records)
    return [place[comment.parent_id] if comment.parent_id else None for comment in post.thread]


def test_numbers_with_dots_below_the_words() -> None:
    numbers = ("1", "1.1", "1.2", "2", "2.1", "3")
    records = [
        f"{name}\n\n{words}\n\nReply #{number} - Tue Jul 24, 2012 10:{14 + n} AM EDT"
        for n, (name, words, number) in enumerate(zip(NAMES, WORDS, numbers, strict=True))
    ]
    assert thread(records) == [None, 0, 0, None, 3, None]


def test_names_of_those_who_are_answered() -> None:
    answered = ("", "Reply to Ada Moor\n", "", "In reply to @Carla Prins\n", "Antwort auf Dov Heller\n", "")
    records = [
        f"{name}\nMarch {n + 3}, 2021 at 10:{14 + n} am\n{line}\n{words}"
        for n, (name, words, line) in enumerate(zip(NAMES, WORDS, answered, strict=True))
    ]
    assert thread(records) == [None, 0, None, 2, 3, None]


def test_columns_of_items_behind_items_without_words() -> None:
    [first, second] = read_layout(MARKDOWN).units[-2:]
    assert (first.marker_column, first.hollow) == (2, ())
    assert (second.marker_column, second.hollow) == (4, (4,))


def test_bullets_with_nothing_but_a_picture() -> None:
    """Markdown prints an item's words at the margin where a picture stands before them."""
    depths = (0, 1, 2, 0, 1, 0)
    records = [
        f"{'  ' * depth}  * ![](https://example.org/a.png)\n\n[{name}](https://example.org/{n})\n\nMarch {n + 3}, 2021 at 10:14 am [Reply](https://example.org/r)\n\n{words}"
        for n, (name, words, depth) in enumerate(zip(NAMES, WORDS, depths, strict=True))
    ]
    assert thread(records) == [None, 0, 1, None, 3, None]


def test_quotes_that_a_text_browser_prints_at_the_margin() -> None:
    depths = (0, 1, 2, 3, 1, 0)
    records = []
    for n, (name, words, depth) in enumerate(zip(NAMES, WORDS, depths, strict=True)):
        column = " " * (7 + 5 * depth)
        quote = f"   {WORDS[0]}\n\n   {WORDS[1]}\n\n" if n == 3 else ""
        records.append(
            f"{column}{name} says:\n{column}March {n + 3}, 2021 at 10:14 am\n\n{quote}{column}{words}\n\n{column}Reply"
        )
    assert thread(records) == [None, 0, 1, 2, 0, None]


def test_numbers_printed_without_a_space_behind_a_button() -> None:
    numbers = ("#1", "#1.1", "Reply#2", "#2.1", "Reply#3", "Reply#4")
    records = [
        f"{name}\n\n{words}\n\n{number} - Tue Jul 24, 2012 10:{14 + n} AM EDT"
        for n, (name, words, number) in enumerate(zip(NAMES, WORDS, numbers, strict=True))
    ]
    assert thread(records) == [None, 0, None, 2, None, None]


def test_items_of_one_list_are_no_replies() -> None:
    """A renderer aligns numbers and indents quotes; a nested list would begin at 1 again."""
    records = [
        f" {n + 1}. {name}\n    March {n + 3}, 2021 at 10:14 am\n\n{'        ' if n in (2, 3) else '    '}{words}"
        for n, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    ]
    assert thread(records) == [None] * 6


def test_quotes_below_dates_that_stand_in_one_column_are_no_replies() -> None:
    records = [
        f"{name}\nMarch {n + 3}, 2021 at 10:14 am\n\n{'    ' if n in (2, 3) else ''}{words}"
        for n, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    ]
    assert thread(records) == [None] * 6


def test_a_flat_text_whose_dates_tell_of_replies() -> None:
    hours = (9, 14, 10, 16, 11, 12)
    records = [
        f"{name}\nMarch 3, 2021 at {hour}:10\n\n{words}"
        for name, words, hour in zip(NAMES, WORDS, hours, strict=True)
    ]
    assert thread(records) == [None, 0, None, 2, None, None]


def test_dates_without_their_clock_are_not_compared_with_others() -> None:
    when = ("at 18:10", "at 18:20", "", "at 18:40", "", "at 18:50")
    records = [
        f"{name}\nMarch 3, 2021 {clock}\n\n{words}"
        for name, words, clock in zip(NAMES, WORDS, when, strict=True)
    ]
    assert thread(records) == [None] * 6


def test_answers_and_the_comments_on_them() -> None:
    """The name stands behind the words; "answered" tells an answer from what is said about it."""
    says = ("answered", "Commented", "Commented", "answered", "Commented", "answered")
    records = [
        f"{words}\n\n{said} May {n + 2}, 2019 at 10:1{n}\n\n{name}"
        for n, (name, words, said) in enumerate(zip(NAMES, WORDS, says, strict=True))
    ]
    assert thread(records) == [None, 0, 0, None, 3, None]


def test_replies_to_comments_that_are_not_shown() -> None:
    """Their items stand there without words; what is nested in one is a reply to the nearest above it that is shown."""
    opened = ("", "", "  * \n", "", "", "")
    depths = (0, 1, 1, 0, 1, 0)
    records = []
    for n, (name, words) in enumerate(zip(NAMES, WORDS, strict=True)):
        pad = "    " * depths[n]
        records.append(
            f"{opened[n]}{pad}  {'*+o'[depths[n]]} Re: Kettles\n\n{pad}    by {name} on March {n + 3}, 2021 at 10:14 am\n\n{pad}    {words}"
        )
    assert thread(records) == [None, 0, None, None, 3, None]


def test_the_mark_above_a_short_reply_is_its_own() -> None:
    """A Markdown item's mark two lines above a comment may be that of the comment before, of one line only."""
    marks = ("  1. ", "     * ", "     * ", "  2. ", "     * ", "  3. ")
    records = [
        f"{mark}[{name}](https://example.org/{n}) March {n + 3}, 2021 at 10:14 am\n\n{words}"
        for n, (name, words, mark) in enumerate(zip(NAMES, WORDS, marks, strict=True))
    ]
    assert thread(records) == [None, 0, 0, None, 3, None]


def test_single_columns_between_the_steps() -> None:
    steps = [0, 4, 8, 4, 8, 0] * 10
    assert _on_steps([*steps, 2, 6, 4, 12]) == [*steps, 0, 4, 4, 12]


def test_a_date_in_a_signature_has_no_link_to_what_is_answered() -> None:
    ups = ("", " up", " up", "", " up", "")
    lines = []
    records = []
    for n, (name, words, up) in enumerate(zip(NAMES, WORDS, ups, strict=True)):
        start = len(lines)
        signature = ["by The Kettle on May 3, 2009 4:05 AM PDT"] if n == 2 else []
        lines += [words, *signature, f"by {name} on Aug 9, 2012 12:1{n} PM EDT{up} reply actions"]
        records.append(Record(start, len(lines), [start], list(range(start + 1, len(lines)))))
        records[-1].date_row = len(lines) - 1
    text = read_features(read_layout("\n\n".join(lines)))
    assert _answering_links(text, records) == [up != "" for up in ups]


TALK = (
    ("Ada Moor", "The kettle on the stove sang long before anyone thought of tea."),
    ("Bela Kovacs", "Ada, kettles of that age always sing; it is the lid that does it."),
    ("Ada Moor", "The lid was on the shelf, and it sang all the same."),
    ("Carla Prins", "My neighbour keeps his ladders under the stairs and swears that they sing."),
    ("Dov Heller", "@Carla Prins I should like to hear them one night, if he lets us in."),
    ("Edda Lund", "Nobody asked the baker, who had been up since three and knew the answer."),
    ("Bela Kovacs", "Hi Edda, we did ask him, and he went on with his rye."),
    ("Finn Okoye", "The ferry leaves at nine whatever the timetable on the pier may say."),
    ("Bela Kovacs", "It left at ten when I was there, and nobody was surprised."),
    ("Gwen Sato", "We tried the same with rye flour last winter; it took two days."),
    ("Bela Kovacs", "Gwen – two days is nothing, ours has been standing since Easter."),
    ("Hal Brandt", "A bridge of that age wants oil, patience and somebody who listens to it."),
    ("Ivo Marek", "Thanks Hal, I shall tell the county, which has neither."),
)


def test_names_of_those_who_wrote_right_above_tell_that_a_thread_was_nested() -> None:
    records = [f"{name} says:\n\n{words}" for name, words in TALK]
    assert thread(records) == [None, 0, 1, None, 3, None, 5, None, 7, None, 9, None, 11]


def test_names_of_those_who_wrote_somewhere_above_tell_nothing() -> None:
    # All that is asked comes first, all answers behind it.
    order = sorted(range(len(TALK)), key=lambda n: n in (1, 4, 6, 10, 12))
    records = [f"{TALK[n][0]} says:\n\n{TALK[n][1]}" for n in order]
    assert thread(records) == [None] * len(TALK)
