"""What nests comments beside plain containment."""

from __future__ import annotations

from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.profiles.territory import Unit
from postparse.html.comments.records import Record
from postparse.html.dom import Page


def parents_beside(page: Page, units: list[Unit], replies: str) -> dict[int, int]:
    """Return, by place, the unit that each unit answers where replies stand in a container beside their parent.

    Args:
        page: The page.
        units: Its units in document order.
        replies: Selects the containers.

    """
    containers = select(page, replies)
    parents: dict[int, int] = {}
    # Per open container (outside all of them first): its end, the unit before it, and the last unit directly in it.
    ends, before, last = [len(page)], [-1], [-1]
    position = 0
    for place, unit in enumerate(units):
        while position < len(containers) and containers[position] <= unit.node:
            node = containers[position]
            position += 1
            if page.ends[node] <= unit.node:
                continue
            while ends[-1] <= node:
                ends.pop(), before.pop(), last.pop()
            ends.append(page.ends[node])
            before.append(last[-1] if last[-1] >= 0 else before[-1])
            last.append(-1)
        while ends[-1] <= unit.node:
            ends.pop(), before.pop(), last.pop()
        if before[-1] >= 0:
            parents[place] = before[-1]
        last[-1] = place
    return parents


def keep_orphans(records: list[Record]) -> None:
    """Keep the id of a comment that is answered and not on the page, where the page says no more of it."""
    keys = {record.key for record in records}
    for record in records:
        if record.parent_key is not None and record.parent_key not in keys and record.in_reply_to is None:
            record.in_reply_to = record.parent_key
