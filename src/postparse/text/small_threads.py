"""Threads too small to be told by their lines alone: dated lines below a heading of comments, or above a form for them.

Two or three short comments look like much else. A heading that says "comments", a line that asks for one, or buttons to
answer say what they are, and the dates between tell where each begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from postparse.text.features import Text

FEWEST = 2
WIDEST = 14
LINES_ABOVE = 8
LINES_BELOW = 6
FARTHEST = 2
_SAID = frozenset("qmp")
_LATEST = re.compile(
    r"\b(?:recent|latest|last|newest|neueste\w*|letzte\w*|aktuelle\w*|derni[eè]re?s|récent\w*|[uú]ltim[oa]s|reciente\w*|recent[ei]|ultimi|nieuwste"
    r"|laatste|senaste|siste|seneste|ostatni\w*|najnowsz\w*|последни\w*|свежи\w*)\b",
    re.I,
)
_SHORT = frozenset("Ntusb")


def small_thread(text: Text) -> tuple[list[int], int] | None:
    """Return the dated lines of a thread's comments, and how many lines above each its comment begins; -1: below one.

    None where no dated lines are evidently of comments.
    """
    often = Counter(shape.signature for shape in text.shapes)
    for rows in _runs(text, often):
        above = _wall_above(text, often, rows[0])
        below = _wall_below(text, often, rows[-1])
        step = _step(text, rows, above, below)
        if step is not None and _is_evident(text, above, below, rows, step):
            return rows, step
    return None


def _is_wall(text: Text, often: Counter[str], row: int) -> bool:
    """Tell whether a line parts what is above it from what is below; what comes again and again is in the thread."""
    shape, unit = text.shapes[row], text.units[row]
    if shape.is_form or shape.is_after:
        return True
    return (shape.kind == "h" or unit.level > 0) and often[shape.signature] < FEWEST


def _runs(text: Text, often: Counter[str]) -> Iterator[list[int]]:
    """Yield neighbouring dated lines with something said between them."""
    run: list[int] = []
    is_said = False
    for row, shape in enumerate(text.shapes):
        is_dated = shape.date is not None and shape.kind in "dDe"
        if run and (row - run[-1] > WIDEST or (not is_dated and _is_wall(text, often, row))):
            if len(run) >= FEWEST:
                yield run
            run = []
        if is_dated and (is_said or not run):
            run.append(row)
            is_said = False
        elif shape.kind in _SAID or (shape.kind == "t" and not is_said):
            is_said = True
    if len(run) >= FEWEST:
        yield run


def _wall_above(text: Text, often: Counter[str], row: int) -> int:
    low = row - 1
    while low >= 0 and row - low < LINES_ABOVE and not _is_wall(text, often, low):
        low -= 1
    return low


def _wall_below(text: Text, often: Counter[str], row: int) -> int:
    high = row + 1
    while high < len(text.shapes) and high - row < LINES_BELOW and not _is_wall(text, often, high):
        high += 1
    return high


def _is_evident(text: Text, above: int, below: int, rows: Sequence[int], step: int) -> bool:
    """Tell whether something besides dates says that lines are of comments, and not of those on other pages."""
    shapes = text.shapes
    if above >= 0 and _LATEST.search(text.units[above].text):
        return False
    is_heading = above >= 0 and shapes[above].kind == "h" and not shapes[above].is_form
    is_below_heading = is_heading and (step < 0 or rows[0] - step - above <= FARTHEST)
    is_above_form = below < len(shapes) and shapes[below].is_form
    buttons = sum(shape.kind == "a" for shape in shapes[rows[0] : below])
    return is_below_heading or is_above_form or buttons >= len(rows)


def _step(text: Text, rows: Sequence[int], above: int, below: int) -> int | None:
    """Return how many lines above its date a comment begins; -1 where the date ends it; None where that is open."""
    shapes = text.shapes
    # Without a heading, what stands above the first date is the article.
    is_parted = above >= 0 and rows[0] - above < LINES_ABOVE
    said_above = is_parted and any(shapes[row].kind in _SAID for row in range(above + 1, rows[0]))
    said_below = any(
        shapes[row].kind in _SAID or shapes[row].kind == "t" for row in range(rows[-1] + 1, below)
    )
    if said_above == said_below:
        return None
    if said_above:
        return -1
    is_named = all(
        row > 0 and shapes[row - 1].kind in _SHORT and shapes[row - 1].date is None for row in rows
    )
    return 1 if is_named and rows[0] - 1 > above else 0
