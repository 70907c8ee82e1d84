"""Comments become a `Thread`, and what had to be mended is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from postparse.models import Comment, Repair, Thread
from postparse.threads.order import NONE, collector_paused, first_rows_of_cycles, order_of_rows, rows_of_ids
from postparse.threads.parents import (
    Path,
    depths_from_indents,
    is_place,
    nearest_by_path,
    parents_from_depths,
)


@frozen
class Reconstruction:
    """A thread and what was mended to get it.

    Attributes:
        thread: Every comment that was given, in order, with `depth` and `parent_id` set.
        repairs: What was mended, by comment in input order for each kind; see `postparse.threads`.

    """

    thread: Thread = field(factory=Thread)
    repairs: tuple[Repair, ...] = ()


def build_thread(
    comments: Iterable[Comment],
    *,
    parents: Sequence[str | None] | None = None,
    rows: Sequence[int | None] | None = None,
    depths: Sequence[int] | None = None,
    indents: Sequence[float] | None = None,
    paths: Sequence[Path] | None = None,
    tolerance: float | None = None,
) -> Thread:
    """Return comments as a thread; like `reconstruct`, without telling what was mended.

    >>> thread = build_thread([Comment(id="a"), Comment(id="b"), Comment(id="c")], depths=[0, 1, 0])
    >>> [(comment.id, comment.parent_id, depth) for comment, depth in thread.walk()]
    [('a', None, 0), ('b', 'a', 1), ('c', None, 0)]

    """
    return reconstruct(
        comments,
        parents=parents,
        rows=rows,
        depths=depths,
        indents=indents,
        paths=paths,
        tolerance=tolerance,
    ).thread


def reconstruct(
    comments: Iterable[Comment],
    *,
    parents: Sequence[str | None] | None = None,
    rows: Sequence[int | None] | None = None,
    depths: Sequence[int] | None = None,
    indents: Sequence[float] | None = None,
    paths: Sequence[Path] | None = None,
    tolerance: float | None = None,
) -> Reconstruction:
    """Return flat comments as a thread, with what had to be mended.

    At most one of the columns says what nests the comments, a value for each comment in input order; without any,
    it is the `parent_id` of the comments. `depth` of the comments is never read.

    Args:
        comments: The comments in page order (with ids, any order).
        parents: Ids of the parents; None at the top level.
        rows: Positions of the parents in `comments`; None or -1 at the top level.
        depths: Depths on a flat list; the smallest that is not negative is the top level.
        indents: Distances from the left, in any unit, as irregular as they come (see `depths_from_indents`).
        paths: Numbered places (``"2.1.3"`` or ``(2, 1, 3)``).
        tolerance: How far indents of one level may differ.

    Raises:
        ValueError: More than one column is given, or one has not as many values as there are comments.

    >>> result = reconstruct([Comment(id="a"), Comment(id="b")], parents=["x", "a"])
    >>> result.repairs[0]
    Repair(kind='missing-parent', id='a', detail="no comment 'x'; put at the top level")

    """
    given = list(comments)
    columns = {"parents": parents, "rows": rows, "depths": depths, "indents": indents, "paths": paths}
    _check_columns(columns, len(given))
    with collector_paused():
        repairs: list[Repair] = []
        ids = _unique_ids([comment.id for comment in given], repairs)

        def report(kind: str, row: int, detail: str) -> None:
            repairs.append(Repair(kind, ids[row], detail))

        if depths is not None:
            above = _rows_from_depths(depths, report)
        elif indents is not None:
            above = _rows_from_indents(indents, tolerance, report)
        elif paths is not None:
            above = _rows_from_paths(paths, report)
        elif rows is not None:
            above = _rows_from_rows(rows, report)
        else:
            wanted = parents if parents is not None else [comment.parent_id for comment in given]
            above = _rows_from_ids([comment.id for comment in given], wanted, report)
        _mend_rows(above, ids, report)
        return Reconstruction(_thread_of(given, ids, above), tuple(repairs))


Report = Callable[[str, int, str], None]
"""Takes the kind of a repair, the row that is concerned and what was done."""


def _check_columns(columns: Mapping[str, Sequence[object] | None], count: int) -> None:
    given = {name: values for name, values in columns.items() if values is not None}
    if len(given) > 1:
        raise ValueError(f"only one of {', '.join(given)} can nest the comments")
    for name, values in given.items():
        if len(values) != count:
            raise ValueError(f"{count} comments but {len(values)} {name}")


def _unique_ids(ids: list[str], repairs: list[Repair]) -> list[str]:
    taken = set(ids)
    if len(taken) == len(ids):
        return ids
    seen: set[str] = set()
    last_number: dict[str, int] = {}
    unique: list[str] = []
    for name in ids:
        new = name
        if name in seen:
            number = last_number.get(name, 1) + 1
            while (new := f"{name}~{number}") in taken:
                number += 1
            last_number[name] = number
            taken.add(new)
            repairs.append(Repair("duplicate-id", new, f"{name!r} was taken; renamed"))
        seen.add(new)
        unique.append(new)
    return unique


def _rows_from_ids(ids: list[str], wanted: Sequence[str | None], report: Report) -> list[int]:
    above = rows_of_ids(ids, wanted)
    for row, (parent, name) in enumerate(zip(above, wanted, strict=True)):
        if parent < 0 and name is not None:
            if name == ids[row]:
                report("self-parent", row, "answers itself; put at the top level")
            else:
                report("missing-parent", row, f"no comment {name!r}; put at the top level")
    return above


def _rows_from_rows(rows: Sequence[int | None], report: Report) -> list[int]:
    above: list[int] = []
    for row, parent in enumerate(rows):
        parent = NONE if parent is None else parent
        if parent == row:
            report("self-parent", row, "answers itself; put at the top level")
        elif not NONE <= parent < len(rows):
            report("missing-parent", row, f"no row {parent}; put at the top level")
        above.append(parent if parent != row and 0 <= parent < len(rows) else NONE)
    return above


def _rows_from_depths(depths: Sequence[int], report: Report) -> list[int]:
    top = min((depth for depth in depths if depth >= 0), default=0)
    for row, depth in enumerate(depths):
        if depth < 0:
            report("negative-depth", row, f"depth {_short(depth)}; taken for {_short(top)}")
    clean = [max(depth, top) for depth in depths]
    above = parents_from_depths(clean)
    for row, parent in enumerate(above):
        step = clean[row] - (clean[parent] if parent >= 0 else top - 1)
        if step > 1:
            detail = f"{_short(step)} levels below its parent" if parent >= 0 else "no parent above"
            report(
                "depth-jump",
                row,
                f"{detail}; put one below" if parent >= 0 else f"{detail}; put at the top level",
            )
    return above


def _short(number: int) -> str:
    """Return a number in few digits: printing a huge one is slow, and refused by Python."""
    return str(number) if number.bit_length() <= 64 else "beyond 64 bits"


def _rows_from_indents(indents: Sequence[float], tolerance: float | None, report: Report) -> list[int]:
    for row, indent in enumerate(indents):
        if not is_place(indent):
            report("bad-indent", row, "no finite number; taken for the one above")
    return parents_from_depths(depths_from_indents(indents, tolerance=tolerance))


def _rows_from_paths(paths: Sequence[Path], report: Report) -> list[int]:
    above: list[int] = []
    for row, (parent, direct) in enumerate(nearest_by_path(paths)):
        if not direct:
            place = "below the nearest ancestor" if parent >= 0 else "at the top level"
            report("missing-parent", row, f"nothing one step up; put {place}")
        above.append(parent)
    return above


def _mend_rows(above: list[int], ids: list[str], report: Report) -> None:
    """Open circles, and report parents that come later."""
    late = [row for row, parent in enumerate(above) if parent > row]
    if not late:  # without a later parent there is no circle either
        return
    for row in first_rows_of_cycles(above):
        report("cycle", row, f"answers {ids[above[row]]!r}, which is below it; put at the top level")
        above[row] = NONE
    for row in late:
        if above[row] >= 0:
            report("late-parent", row, f"moved below {ids[above[row]]!r}")


def _thread_of(given: list[Comment], ids: list[str], above: list[int]) -> Thread:
    depth_of = [0] * len(given)
    placed: list[Comment] = []
    for row in order_of_rows(above):
        comment = given[row]
        parent = above[row]
        if parent >= 0:
            depth = depth_of[row] = depth_of[parent] + 1
            parent_id: str | None = ids[parent]
        else:
            depth = 0
            parent_id = None
        if comment.depth != depth or comment.parent_id != parent_id or comment.id != ids[row]:
            comment = evolve(comment, id=ids[row], parent_id=parent_id, depth=depth)
        placed.append(comment)
    return Thread(placed)
