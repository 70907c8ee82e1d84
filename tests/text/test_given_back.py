"""Lines that the labels gave to the wrong comment are given back to the one that most comments' places say they are of."""

from __future__ import annotations

from postparse.text.authors import read_frames
from postparse.text.comments import records_of
from postparse.text.features import Text, read_features
from postparse.text.layout import read_layout

NAMES = ("Ada Moor", "Bela Kovacs", "Carla Prins", "Dov Heller", "Edda Lund", "Finn Okoye")


def read(lines: list[str]) -> Text:
    return read_features(read_layout("\n\n".join(lines)))


def said(n: int) -> str:
    return f"The kettle on stove {n} sang long before anyone thought of tea, and we let it."


def header(n: int) -> list[str]:
    return [NAMES[n], f"Messages: {n + 3}", f"March {n + 3}, 2021 at 10:1{n} am"]


def test_a_header_that_was_taken_for_the_end_of_the_comment_before() -> None:
    text = read([line for n in range(5) for line in (*header(n), said(n))])
    records = read_frames(text, records_of("SXXC" + "SXXC" + "XXXK" + "SXXC" * 2))
    assert [record.author for record in records] == list(NAMES[:5])
    assert [record.date for record in records] == [f"March {n + 3}, 2021 at 10:1{n} am" for n in range(5)]
    assert [record.start for record in records] == [0, 4, 8, 12, 16]


def test_a_header_that_was_taken_for_a_comment() -> None:
    text = read([line for n in range(5) for line in (*header(n), said(n))])
    records = read_frames(text, records_of("SXXC" + "SXXC" + "SCXK" + "SXXC" * 2))
    assert [record.author for record in records] == list(NAMES[:5])
    assert [len(record.content) for record in records] == [1] * 5


def test_halves_of_a_comment_whose_frame_stands_below() -> None:
    lines = []
    for n in range(5):
        lines += [said(n), said(n + 10), f"{NAMES[n]} on March {n + 3}, 2021 at 10:1{n} am"]
    text = read(lines)
    records = read_frames(text, records_of("KCX" + "KCX" + "KKX" + "KCX" * 2))
    assert [record.content for record in records] == [[0, 1], [3, 4], [6, 7], [9, 10], [12, 13]]


def test_halves_of_a_comment_whose_frame_stands_above() -> None:
    text = read([line for n in range(5) for line in (*header(n), said(n), said(n + 10))])
    records = read_frames(text, records_of("SXXCC" + "SXXCK" + "SXXCC" * 3))
    assert [record.content for record in records] == [[5 * n + 3, 5 * n + 4] for n in range(5)]
    assert [record.author for record in records] == list(NAMES[:5])


def test_items_without_a_frame_are_comments_of_their_own() -> None:
    lines = [
        line
        for n in range(5)
        for line in (f"{n + 1}. {NAMES[n]} says:", f"   {said(n)}", f"   {said(n + 10)}")
    ]
    lines[6] = f"3. {said(7)}"
    records = read_frames(read(lines), records_of("SCC" + "SCC" + "KCC" + "SCC" * 2))
    assert [record.author for record in records] == [*NAMES[:2], None, *NAMES[3:5]]


def test_the_line_below_another_comment_that_was_taken_for_words() -> None:
    lines = []
    for n in range(5):
        lines += [said(n), f"Posted by {NAMES[n]} on March {n + 3}, 2021 at 10:1{n} am"]
    records = read_frames(read(lines), records_of("KX" + "KC" + "CX" + "KX" * 2))
    assert [record.author for record in records] == list(NAMES[:5])


def test_first_words_that_were_taken_for_the_header() -> None:
    lines = []
    for n in range(5):
        lines += [f"by {NAMES[n]} on March {n + 3}, 2021 at 10:1{n} am", f"So sang kettle {n}", said(n)]
    lines[7] = "Oh well"
    records = read_frames(read(lines), records_of("SCC" + "SCC" + "SXC" + "SCC" * 2))
    assert [len(record.content) for record in records] == [2] * 5
