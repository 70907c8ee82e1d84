"""Marks of any number are written in a size that their number bounds."""

from postparse.models import Mark, Text
from postparse.writers.spans import MAX_OPEN, nested_events


def written(content: Text) -> str:
    return "".join(
        event[1] if event[0] == "text" else "(" if event[0] == "open" else ")"
        for event in nested_events(content)
    )


def test_marks_that_overlap_are_opened_again() -> None:
    marks = (Mark(0, 3, "strong"), Mark(2, 5, "emphasis"))
    assert written(Text("abcde", marks)) == "(ab(c))(de)"


def test_white_space_at_the_edges_is_left_outside() -> None:
    marks = (Mark(0, 4, "strong"), Mark(4, 6, "code"), Mark(2, 99, "emphasis"))
    assert written(Text(" ab   c ", marks)) == " (a(b))   (c) "


def test_many_marks_at_one_place_cost_no_square() -> None:
    count = 2000
    marks = tuple(Mark(n, count + n, "strong") for n in range(count))
    events = list(nested_events(Text("a" * (2 * count), marks)))
    assert len(events) < 2 * MAX_OPEN * 2 * count
    assert "".join(event[1] for event in events if event[0] == "text") == "a" * (2 * count)
    assert sum(event[0] == "open" for event in events) == sum(event[0] == "close" for event in events)
