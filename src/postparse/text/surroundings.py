"""What the lines around one tell about it: their kinds, how far away headings, forms and prose are, what recurs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice, repeat
from operator import and_, eq, ne, sub

from attrs import define

from postparse.text.features import PROSE, Group, Text
from postparse.text.local import COARSE
from postparse.text.packing import numbers, zeros
from postparse.text.shapes import Shape

FAR = 10_000
_NEAR = (1, 2, 4, 8, 20, 60, 5000)
_SOON = (1, 2, 3, 6, 12, 5000)
_PERIODS = range(2, 8)
_BEHIND, _AHEAD = 9, 10


@define(eq=False)
class Overview:
    """Figures about a whole text that its lines are seen against.

    Attributes:
        prose: How many characters of prose stand before each line, and in all.
        ended: The same of prose that ends like a sentence, long paragraphs cut short.
        density: How much of it stands around each line.
        densest: The largest density.
        runs: How many lines without a sentence stand together where each line stands.
        next_prose: The next line of prose behind each line.
        next_form: The next line that speaks of writing a comment.
        next_heading: The next heading of a thread.
        best: The lines of the group that most looks like comments' headers.
        best_kind: Their kind.
        gap: How many lines lie between them, mostly.
        side: On which side of them comments' texts stand.
        prose_above: How much prose stands above the first.
        claimed: Whether they are as many as the text claims comments.
        kinds: The coarse kinds of all lines, two lines of margin on either side.
        periods: How many lines the pattern is long that comes again around each line, and how regularly it does.
    """

    prose: Sequence[int]
    ended: Sequence[int]
    density: Sequence[int]
    densest: int
    runs: Sequence[int]
    next_prose: Sequence[int]
    next_form: Sequence[int]
    next_heading: Sequence[int]
    best: Sequence[int]
    best_kind: str
    gap: int
    side: str
    prose_above: int
    claimed: bool
    kinds: list[str]
    periods: list[str]


def overview_of(text: Text) -> Overview:
    """Return the figures that are computed once for a text."""
    shapes = text.shapes
    count = len(shapes)
    prose = numbers(accumulate((shape.size if shape.kind in PROSE else 0 for shape in shapes), initial=0))
    ended = numbers(
        accumulate(
            (min(shape.size, 400) if shape.kind in PROSE and shape.ends else 0 for shape in shapes), initial=0
        )
    )
    density = numbers(ended[min(n + 9, count)] - ended[max(n - 8, 0)] for n in range(count))
    best = text.best.members if text.best is not None else []
    gaps = sorted(later - row for row, later in zip(best, best[1:], strict=False))
    return Overview(
        prose=prose,
        ended=ended,
        density=density,
        densest=max(density, default=0) or 1,
        runs=_runs_of_short(shapes),
        next_prose=_next(bytes(shape.kind in PROSE for shape in shapes)),
        next_form=_next(bytes(shape.is_form for shape in shapes)),
        next_heading=_next(bytes(shape.kind == "h" for shape in shapes)),
        best=best,
        best_kind=COARSE[shapes[best[0]].kind] if best else "-",
        gap=gaps[len(gaps) // 2] if gaps else 0,
        side=_side(text, best, prose),
        prose_above=bisect_right((120, 400, 1500), prose[best[0]]) if best else 0,
        claimed=bool(best) and text.claimed is not None and abs(len(best) - text.claimed) <= 1,
        kinds=["^", "^", *(COARSE[shape.kind] for shape in shapes), "$", "$"],
        periods=_periods("".join(shape.kind for shape in shapes)),
    )


def surrounding_features(text: Text) -> Iterator[list[str]]:
    """Yield what the surroundings of each line tell about it."""
    units, shapes, layout = text.layout.units, text.shapes, text.layout
    count = len(units)
    seen = overview_of(text)
    prose, ended, kinds, best = seen.prose, seen.ended, seen.kinds, seen.best
    total = prose[-1] or 1
    dates = bisect_right((1, 2, 4, 10), sum(kind == "d" for kind in kinds))
    says = bisect_right((1, 2, 5), sum(shape.kind == "s" for shape in shapes))
    size = bisect_right((20, 60, 150, 400), count)
    recurring = "-" if best else "+"
    since_heading = since_form = since_after = since_prose = since_level = since_says = FAR
    for n, (unit, shape) in enumerate(zip(units, shapes, strict=True)):
        k = n + 2
        kind, own = shape.kind, kinds[k]
        is_prose = kind in PROSE
        blanks = min(unit.blanks, 2)
        found = [
            f"3:{kinds[k - 1]}{own}{kinds[k + 1]}",
            f"-3:{kinds[k - 2]}{kinds[k - 1]}{own}",
            f"+3:{own}{kinds[k + 1]}{kinds[k + 2]}",
        ]
        if n + 1 < count:
            following = units[n + 1]
            found.append(f"blanks:{blanks}{own}{min(following.blanks, 2)}")
            step = following.indent - unit.indent
            found.append(f"step+:{own}{(step > 0) - (step < 0)}")
        if n:
            step = unit.indent - units[n - 1].indent
            found.append(f"step-:{own}{(step > 0) - (step < 0)}")
        group = _group(text, n, unit.marker, shape)
        if group is not None:
            members = bisect_right((2, 3, 6, 16), len(group.members))
            found.append(f"group:{own}{members}{bisect_right((0.3, 0.7, 0.9), group.periodic)}")
            if group is text.best:
                found.append(f"best:{kind}{members}")
        found += _beside_recurring(seen, n, own) if best else [f"where:none{own}"]
        found += [
            f"since heading:{bisect_right(_NEAR, since_heading)}{own}",
            f"since form:{bisect_right((1, 3, 8, 30, 5000), since_form)}{is_prose}",
            f"since after:{bisect_right((1, 3, 8, 30, 5000), since_after)}{is_prose}",
            f"since says:{bisect_right((1, 2, 4, 10, 5000), since_says)}{own}",
            f"since level:{bisect_right((1, 2, 6, 5000), since_level)}{is_prose}",
            f"since prose:{bisect_right(_SOON, since_prose)}{own}",
            f"next prose:{bisect_right(_SOON, seen.next_prose[n] - n)}{own}",
            f"next form:{bisect_right((1, 2, 4, 10, 5000), seen.next_form[n] - n)}{is_prose}",
            f"next heading:{bisect_right((1, 2, 4, 10, 5000), seen.next_heading[n] - n)}{is_prose}",
            f"done:{prose[n] * 8 // total}{recurring}",
            f"done:{prose[n] * 8 // total}{own}",
            f"place:{bisect_right((1, 2, 4, 8, 12, 14, 15), n * 16 // count)}{own}",
            f"dates:{dates}{own}",
            f"says:{says}{own}",
            f"size:{size}{is_prose}",
            f"run:{bisect_right((1, 2, 4, 8, 16), seen.runs[n])}{own}",
            f"period:{seen.periods[n]}{own}",
        ]
        density = seen.density[n] * 6 // seen.densest
        far = (prose[min(n + 25, count)] - prose[max(n - 24, 0)]) // 300
        behind, ahead = ended[n] - ended[max(n - 12, 0)], ended[min(n + 13, count)] - ended[n + 1]
        found += [
            f"dense:{density}{own}",
            f"far:{bisect_right((1, 2, 4, 8), far)}{own}",
            f"around:{bisect_right((1, 150, 600), behind)}{bisect_right((1, 150, 600), ahead)}{is_prose}",
            f"near:{bisect_right((1, 2, 4, 8), (prose[min(n + 6, count)] - prose[max(n - 5, 0)]) // 100)}{own}",
        ]
        yield found
        since_heading = 0 if kind == "h" else since_heading + 1
        since_form = 0 if shape.is_form else since_form + 1
        since_after = 0 if shape.is_after else since_after + 1
        since_prose = 0 if is_prose else since_prose + 1
        since_level = 0 if unit.level or (unit.indent < layout.base and layout.width) else since_level + 1
        since_says = 0 if kind == "s" else since_says + 1


def _group(text: Text, row: int, marker: str, shape: Shape) -> Group | None:
    """Return the group of recurring lines that a line belongs to."""
    group = text.groups.get(shape.signature)
    if group is None and shape.kind in "Ntu":
        short = text.groups.get(f"short {marker and ('#' if marker.isdigit() else '*')}")
        if short is not None:
            place = bisect_right(short.members, row)
            if place and short.members[place - 1] == row:
                return short
    return group


def _beside_recurring(seen: Overview, row: int, own: str) -> list[str]:
    """Return where a line stands as seen from the lines that most look like comments' headers."""
    best = seen.best
    place = bisect_left(best, row)
    is_at = place < len(best) and best[place] == row
    passed = 0 if is_at else row - best[place - 1] if place else FAR
    ahead = best[place] - row if place < len(best) else FAR
    if is_at:
        where = "at"
    elif place and place < len(best):
        where = "in"
    elif not place:
        where = "before"
    else:
        where = "tail" if passed <= seen.gap + 2 else "after"
    size = bisect_right((3, 6, 16), len(best))
    found = [
        f"where:{where}{seen.best_kind}{size}",
        f"where:{where}{own}",
        f"offset:{min(passed, 4)}{min(ahead, 3)}{own}",
        f"offset:{min(passed, 4)}{min(ahead, 3)}{seen.best_kind}",
        f"turn:{min(place, 2)}{seen.prose_above}{where}",
        f"side:{seen.side}{where}{own}",
    ]
    if seen.claimed:
        found.append(f"claimed:{where}{own}")
    return found


def _side(text: Text, best: Sequence[int], prose: Sequence[int]) -> str:
    """Tell on which side of its recurring line a comment's text stands: which end of the run has prose beyond it."""
    if not best:
        return "-"
    units, shapes, layout = text.units, text.shapes, text.layout
    low = best[0] - 1
    while low >= 0 and best[0] - low < 12:
        shape, unit = shapes[low], units[low]
        if shape.kind == "h" or shape.is_form or unit.level or (layout.width and unit.indent < layout.base):
            break
        low -= 1
    found = low >= 0 and best[0] - low < 12
    before = prose[best[0]] - prose[low + 1] > 15 if found else None
    high = best[-1] + 1
    while high < len(shapes) and high - best[-1] < 8:
        if shapes[high].is_form or shapes[high].is_after or shapes[high].kind == "l":
            break
        high += 1
    after = prose[min(high, len(shapes))] - prose[best[-1] + 1] > 15
    return f"{'?' if before is None else int(before)}{int(after)}"


def _runs_of_short(shapes: Sequence[Shape]) -> Sequence[int]:
    """Return for each line how many lines without a sentence stand together where it stands."""
    count = len(shapes)
    runs = zeros(count)
    start = 0
    for n in range(count + 1):
        if n == count or (shapes[n].kind in PROSE and shapes[n].ends):
            for row in range(start, n):
                runs[row] = n - start
            start = n + 1
    return runs


def _periods(kinds: str) -> list[str]:
    """Return for each line how long the pattern of kinds is that best repeats around it, and how well it does.

    Lists of teasers and threads repeat the same few kinds of lines; prose and menus are runs of one kind.
    """
    changes = bytes(chain((True,), map(ne, kinds[1:], kinds)))
    best = bytes(len(kinds))
    for period in _PERIODS:
        again = map(and_, map(eq, kinds[period:], kinds), changes[period:])
        hits = numbers(chain(repeat(0, min(period, len(kinds)) + 1 + _BEHIND), accumulate(again)))
        # The most hits win, of as many the shorter pattern: both in one number.
        ahead = chain(islice(hits, _BEHIND + _AHEAD, None), repeat(hits[-1], _AHEAD - 1))
        found = (8 * count + 8 - period for count in map(sub, ahead, hits))
        best = bytes(map(max, best, found))
    names = {code: _named(code >> 3, 8 - (code & 7)) for code in set(best)}
    return [names[code] for code in best]


def _named(hits: int, period: int) -> str:
    return f"{period if hits > 6 else 0}{bisect_right((7, 11, 15), hits)}"


def _next(flags: Sequence[int]) -> Sequence[int]:
    """Return the next place behind each one that is flagged."""
    found, following = zeros(len(flags)), FAR * 10
    for n in range(len(flags) - 1, -1, -1):
        found[n] = following
        if flags[n]:
            following = n
    return found
