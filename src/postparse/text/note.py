"""Texts of a few lines, of which the weights know nothing: a title, if there is more than one line, then words."""

from __future__ import annotations

from postparse.text.features import Text

_MOST_LINES = 6
_LONGEST_TITLE = 120


def title_and_rows(text: Text) -> tuple[int, list[int]] | None:
    """Return the number of the title's line (-1: none) and the numbers of the words' lines; None for longer texts."""
    rows = [n for n, unit in enumerate(text.units) if unit.text.strip()]
    if not rows or len(rows) > _MOST_LINES:
        return None
    if len(rows) == 1 or len(text.units[rows[0]].text) > _LONGEST_TITLE:
        return -1, rows
    return rows[0], rows[1:]
