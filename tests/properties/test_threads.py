"""The laws of the reconstructor."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from postparse.models import Comment
from postparse.threads import (
    build_thread,
    order_of_ids,
    order_of_rows,
    parents_from_depths,
    parents_from_paths,
    reconstruct,
)
from tests.properties.strategies import depth_columns, parent_columns

any_rows = st.integers(0, 12).flatmap(lambda n: st.lists(st.integers(-1, n - 1), min_size=n, max_size=n))
few_ids = st.sampled_from(["a", "b", "c", "a~2", ""])


def naive_order(parents: list[int]) -> list[int]:
    """Order rows in the obvious, recursive way; parents must not be in a circle."""

    def below(row: int) -> list[int]:
        replies = [n for n, parent in enumerate(parents) if parent == row]
        return [row, *(inner for reply in replies for inner in below(reply))]

    return below(-1)[1:]


def naive_opened(parents: list[int]) -> list[int]:
    """Open circles in the obvious way: a row that is above itself, and the first of those above it, is a root."""

    def above(row: int) -> list[int]:
        found: list[int] = []
        row = parents[row]
        while row >= 0 and row not in found:
            found.append(row)
            row = parents[row]
        return found

    circles = {row: above(row) for row in range(len(parents)) if row in above(row)}
    return [-1 if n in circles and n == min(circles[n]) else parent for n, parent in enumerate(parents)]


def named(parents: list[int]) -> list[Comment]:
    return [
        Comment(id=f"c{n}", parent_id=f"c{parent}" if parent >= 0 else None)
        for n, parent in enumerate(parents)
    ]


def depths_of(parents: list[int]) -> list[int]:
    depths: list[int] = []
    for parent in parents:
        depths.append(depths[parent] + 1 if parent >= 0 else 0)
    return depths


def edges(comments) -> dict[str, str | None]:
    return {comment.id: comment.parent_id for comment in comments}


@given(any_rows)
def test_every_row_once_and_as_a_naive_reader_would(parents):
    assert order_of_rows(parents) == naive_order(naive_opened(parents))


@given(any_rows)
def test_ids_and_rows_give_one_order(parents):
    ids = [f"c{n}" for n in range(len(parents))]
    above = [f"c{parent}" if parent >= 0 else None for parent in parents]
    assert order_of_ids(ids, above) == order_of_rows(parents)


@given(st.lists(st.tuples(few_ids, st.none() | few_ids), max_size=12))
def test_any_ids_give_every_comment_once_and_a_sound_thread(rows):
    comments = [Comment(id=name, parent_id=parent, permalink=str(n)) for n, (name, parent) in enumerate(rows)]
    thread = build_thread(comments)  # a Thread refuses a wrong order
    assert sorted(c.permalink for c in thread) == sorted(c.permalink for c in comments)
    order = order_of_ids([name for name, _ in rows], [parent for _, parent in rows])
    assert order == [int(c.permalink) for c in thread]


@given(parent_columns())
def test_siblings_stand_in_input_order(parents):
    thread = build_thread(named(parents))
    for comment in (None, *thread):
        siblings = thread.roots if comment is None else thread.replies(comment)
        numbers = [int(sibling.id[1:]) for sibling in siblings]
        assert numbers == sorted(numbers)


@given(parent_columns())
def test_building_again_changes_nothing_and_mends_nothing(parents):
    thread = build_thread(named(parents))
    again = reconstruct(thread)
    assert again.thread == thread
    assert again.repairs == ()


@given(parent_columns(), st.randoms(use_true_random=False))
def test_a_shuffled_input_gives_the_same_tree(parents, chance: random.Random):
    comments = named(parents)
    chance.shuffle(comments)
    result = reconstruct(comments)
    assert edges(result.thread) == edges(named(parents))
    assert {repair.kind for repair in result.repairs} <= {"late-parent"}


@given(st.integers(0, 12).flatmap(depth_columns))
def test_depths_paths_parents_and_rows_agree(depths):
    comments = [Comment(id=f"c{n}") for n in range(len(depths))]
    counters: list[int] = []
    paths: list[str] = []
    for depth in depths:
        counters[depth:] = [counters[depth] + 1 if depth < len(counters) else 1]
        paths.append(".".join(map(str, counters)))
    rows = parents_from_depths(depths)
    assert parents_from_paths(paths) == rows
    results = [
        reconstruct(comments, depths=depths),
        reconstruct(comments, depths=[depth + 3 for depth in depths]),
        reconstruct(comments, indents=[depth * 20 + depth % 2 for depth in depths]),
        reconstruct(comments, paths=paths),
        reconstruct(comments, rows=rows),
        reconstruct(comments, parents=[f"c{row}" if row >= 0 else None for row in rows]),
    ]
    assert all(result == results[0] for result in results)
    assert [depth for _, depth in results[0].thread.walk()] == depths
    assert results[0].repairs == ()


@given(parent_columns().filter(bool), st.data())
def test_a_new_leaf_changes_nothing_else(parents, data):
    parent = data.draw(st.integers(-1, len(parents) - 1))
    before = build_thread(named(parents))
    after = build_thread(named([*parents, parent]))
    assert [comment for comment in after if comment.id != f"c{len(parents)}"] == list(before)


@given(st.lists(st.integers(-5, 5), max_size=12))
def test_any_depths_give_a_sound_thread_in_input_order(depths):
    thread = build_thread([Comment(id=str(n)) for n in range(len(depths))], depths=depths)
    assert [comment.id for comment in thread] == [str(n) for n in range(len(depths))]


@given(st.lists(st.floats() | st.integers(), max_size=12), st.none() | st.floats(0, 100))
def test_any_indents_give_a_sound_thread_in_input_order(indents, tolerance):
    comments = [Comment(id=str(n)) for n in range(len(indents))]
    thread = build_thread(comments, indents=indents, tolerance=tolerance)
    assert [comment.id for comment in thread] == [str(n) for n in range(len(indents))]


@given(
    st.lists(st.none() | st.text("0123.-", max_size=6) | st.lists(st.integers(0, 3), max_size=3), max_size=12)
)
def test_any_paths_give_a_sound_thread(paths):
    comments = [Comment(id=str(n)) for n in range(len(paths))]
    assert {c.id for c in build_thread(comments, paths=paths)} == {c.id for c in comments}


@given(parent_columns())
def test_depths_of_a_thread_are_those_of_its_parents(parents):
    thread = build_thread(named(parents))
    assert {c.id: c.depth for c in thread} == {f"c{n}": depth for n, depth in enumerate(depths_of(parents))}
