"""What the reconstructor does with input that does not fit."""

from __future__ import annotations

import gc

import pytest

from postparse.models import Comment, Repair, Thread
from postparse.threads import build_thread, depths_from_indents, order_of_ids, order_of_rows, reconstruct
from postparse.threads.order import collector_paused


def shape(thread: Thread) -> list[tuple[str, int]]:
    return [(comment.id, depth) for comment, depth in thread.walk()]


def comments(*ids: str) -> list[Comment]:
    return [Comment(id=name) for name in ids]


def kinds(repairs: tuple[Repair, ...]) -> list[tuple[str, str]]:
    return [(repair.kind, repair.id) for repair in repairs]


def test_nothing_gives_an_empty_thread():
    assert reconstruct([]).thread == Thread()
    assert order_of_rows([]) == order_of_ids([], []) == []


def test_one_comment_is_a_root():
    assert shape(build_thread(comments("a"))) == [("a", 0)]


@pytest.mark.parametrize(
    ("parents", "expected", "repairs"),
    [
        ([None, "x", "a"], [("a", 0), ("c", 1), ("b", 0)], [("missing-parent", "b")]),
        (["b", None, None], [("b", 0), ("a", 1), ("c", 0)], [("late-parent", "a")]),
        (["a", "a", None], [("a", 0), ("b", 1), ("c", 0)], [("self-parent", "a")]),
        ([None, "c", "b"], [("a", 0), ("b", 0), ("c", 1)], [("cycle", "b")]),
        (["b", "c", "a"], [("a", 0), ("c", 1), ("b", 2)], [("cycle", "a"), ("late-parent", "b")]),
    ],
)
def test_parents_that_do_not_fit_are_mended_and_told(parents, expected, repairs):
    result = reconstruct(comments("a", "b", "c"), parents=parents)
    assert shape(result.thread) == expected
    assert kinds(result.repairs) == repairs


def test_a_tail_of_a_cycle_stays_below_it():
    result = reconstruct(comments("t", "a", "b"), parents=["b", "b", "a"])
    assert shape(result.thread) == [("a", 0), ("b", 1), ("t", 2)]
    assert kinds(result.repairs) == [("cycle", "a"), ("late-parent", "t")]


def test_a_taken_id_is_replaced_and_replies_go_to_the_first():
    result = reconstruct(comments("a", "a", "a~2", "a", "r"), parents=[None, None, None, None, "a"])
    assert shape(result.thread) == [("a", 0), ("r", 1), ("a~3", 0), ("a~2", 0), ("a~4", 0)]
    assert kinds(result.repairs) == [("duplicate-id", "a~3"), ("duplicate-id", "a~4")]


@pytest.mark.parametrize(
    ("depths", "expected", "repairs"),
    [
        ([0, 5, 0], [0, 1, 0], [("depth-jump", "b")]),
        ([0, 5, 3], [0, 1, 1], [("depth-jump", "b"), ("depth-jump", "c")]),
        ([1, 0, 1], [0, 0, 1], [("depth-jump", "a")]),
        ([1, 2, 1], [0, 1, 0], []),
        ([0, -7, 1], [0, 0, 1], [("negative-depth", "b")]),
        ([0, 10**5000, 0], [0, 1, 0], [("depth-jump", "b")]),
        ([0, -(10**5000), 0], [0, 0, 0], [("negative-depth", "b")]),
        ([-1, -1, -1], [0, 0, 0], [("negative-depth", name) for name in "abc"]),
    ],
)
def test_depths_that_do_not_fit_are_mended_and_told(depths, expected, repairs):
    result = reconstruct(comments("a", "b", "c"), depths=depths)
    assert [depth for _, depth in result.thread.walk()] == expected
    assert kinds(result.repairs) == repairs


@pytest.mark.parametrize(
    ("indents", "levels"),
    [
        ([0, 20, 41, 39, 20, 1], [0, 1, 2, 2, 1, 0]),
        ([0, 200, 210, 220, 230], [0, 1, 2, 3, 4]),
        ([0, 2, 4, 2], [0, 1, 2, 1]),
        ([40, 20, 10, 5], [3, 2, 1, 0]),
        ([1.5, 0.0, 3.0], [1, 0, 2]),
        ([7, 7, 7], [0, 0, 0]),
        ([float("nan"), 0, 8, float("inf")], [0, 0, 1, 1]),
        ([0, 10**400, 1e308, -1e308], [1, 1, 2, 0]),
        ([], []),
    ],
)
def test_indents_that_nearly_agree_are_one_level(indents, levels):
    assert depths_from_indents(indents) == levels


def test_the_tolerance_can_be_set():
    assert depths_from_indents([0, 5, 20, 25], tolerance=5) == [0, 0, 1, 1]


def test_an_indent_that_is_no_number_is_told():
    result = reconstruct(comments("a", "b"), indents=[0, float("nan")])
    assert kinds(result.repairs) == [("bad-indent", "b")]


def test_a_path_without_its_parent_goes_to_the_nearest_ancestor():
    result = reconstruct(comments("a", "b", "c", "d"), paths=["2", "2.1.3", "7.1", (2, 1)])
    assert shape(result.thread) == [("a", 0), ("d", 1), ("b", 2), ("c", 0)]
    assert kinds(result.repairs) == [("missing-parent", "c"), ("late-parent", "b")]
    result = reconstruct(comments("a", "b"), paths=["02", "2.1.3"])
    assert shape(result.thread) == [("a", 0), ("b", 1)]
    assert kinds(result.repairs) == [("missing-parent", "b")]


def test_rows_outside_the_input_are_missing_parents():
    result = reconstruct(comments("a", "b", "c"), rows=[None, 99, -5])
    assert shape(result.thread) == [("a", 0), ("b", 0), ("c", 0)]
    assert kinds(result.repairs) == [("missing-parent", "b"), ("missing-parent", "c")]
    with pytest.raises(IndexError):
        order_of_rows([5])


def test_columns_must_fit():
    with pytest.raises(ValueError, match="1 comments but 2 depths"):
        build_thread(comments("a"), depths=[0, 1])
    with pytest.raises(ValueError, match="only one of depths, indents"):
        build_thread(comments("a"), depths=[0], indents=[0])
    with pytest.raises(ValueError, match="1 ids but 0 parents"):
        order_of_ids(["a"], [])


def test_stale_depths_and_parents_of_comments_are_replaced():
    flat = [Comment(id="a", depth=7), Comment(id="b", parent_id="zz", depth=3)]
    assert shape(build_thread(flat, rows=[-1, 0])) == [("a", 0), ("b", 1)]


def test_a_chain_of_100_000_and_a_star_of_1_000_000():
    long = 100_000
    thread = build_thread([Comment(id=str(n), parent_id=str(n - 1) if n else None) for n in range(long)])
    assert thread.max_depth == long - 1
    wide = 1_000_000
    assert order_of_rows([-1, *[0] * (wide - 1)]) == list(range(wide))
    assert order_of_ids(range(wide), [None, *[0] * (wide - 1)]) == list(range(wide))
    assert order_of_rows(range(-1, wide - 1)) == list(range(wide))


def test_one_long_cycle_and_many_taken_ids_are_linear():
    many = 50_000
    rows = [*range(1, many), 0]
    assert order_of_rows(rows) == [0, *range(many - 1, 0, -1)]
    result = reconstruct([Comment(id="same")] * many)
    assert len(result.repairs) == many - 1
    path = ".".join(["1"] * 200_000)
    assert len(build_thread(comments("a", "b"), paths=[path, "1"])) == 2


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(on):
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        with pytest.raises(RuntimeError, match="on the way"):
            fail_while_paused()
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()


def fail_while_paused() -> None:
    with collector_paused():
        assert not gc.isenabled()
        raise RuntimeError("on the way")
