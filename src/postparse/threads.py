"""The reconstructor: flat comments become a thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from postparse.models import Comment, Thread


def parents_from_depths(depths: Sequence[int]) -> list[int]:
    """Return each row's parent row: the nearest earlier row with a smaller depth; -1 at the top level."""
    parents: list[int] = []
    open_rows: list[int] = []
    for row, depth in enumerate(depths):
        while open_rows and depths[open_rows[-1]] >= depth:
            open_rows.pop()
        parents.append(open_rows[-1] if open_rows else -1)
        open_rows.append(row)
    return parents


def build_thread(comments: Iterable[Comment]) -> Thread:
    """Order comments depth first by their `parent_id` and set their depths."""
    rows = list(comments)
    place = {comment.id: row for row, comment in enumerate(rows)}
    replies: list[list[int]] = [[] for _ in rows]
    roots: list[int] = []
    for row, comment in enumerate(rows):
        parent = place.get(comment.parent_id) if comment.parent_id is not None else None
        (roots if parent is None else replies[parent]).append(row)
    stack = [(row, 0, None) for row in reversed(roots)]
    ordered: list[Comment] = []
    while stack:
        row, depth, above = stack.pop()
        comment = rows[row]
        ordered.append(evolve(comment, depth=depth, parent_id=above))
        stack.extend((reply, depth + 1, comment.id) for reply in reversed(replies[row]))  # type: ignore[misc]
    return Thread(ordered)
