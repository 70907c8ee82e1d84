"""Texts of very many lines are kept in other ways than short ones, and are read the same."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.hostile.inputs import TEXT

import postparse
from postparse.text import layout, packing
from postparse.text.units import Unit

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
TEXTS = [path.read_text("utf-8") for path in sorted(FIXTURES.rglob("*.txt"))[::3]]
UNITS = [
    Unit("words", 0, "", 0, 0),
    Unit("", 2, "007", 0, 1),
    Unit("a link", 4, "*", 2, 0, linked=6, links=(("a link", "/a"),)),
    Unit("  code", 0, "", 0, 3, code=True),
    Unit("lone \ud800", 1, "", 1, 0, level=2, quoted=3, hollow=(1, 2), item=4),
]


def told(unit: Unit) -> list[object]:
    return [getattr(unit, name) for name in Unit.__slots__ if not name.startswith("__")]


def test_packed_lines_come_back() -> None:
    packed: Sequence[Unit] = packing.PackedUnits(UNITS * 300)
    assert list(map(told, packed)) == list(map(told, UNITS * 300))
    assert [told(packed[n]) for n in (-1, 0, 1400, 3)] == [told(UNITS[n]) for n in (4, 0, 0, 3)]
    assert list(map(told, packed[7:9])) == list(map(told, UNITS[2:4]))


def test_the_last_line_may_be_asked_for_between_others() -> None:
    packed = packing.PackedUnits()
    for n in range(1000):
        packed.append(Unit(f"line {n}", n % 7, "", n % 7, 0))
        assert packed[-1].text == f"line {n}"
    assert [unit.text for unit in packed] == [f"line {n}" for n in range(1000)]


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_fixtures_are_read_alike(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    post = postparse.parse_text(TEXTS[number])
    monkeypatch.setattr(packing, "MANY_LINES", 3)
    monkeypatch.setattr(layout, "_SPLIT_AT_ONCE", 50)
    assert postparse.parse_text(TEXTS[number]) == post


@pytest.mark.parametrize("name", TEXT)
def test_hostile_texts_are_read_alike(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXT[name](60)
    post = postparse.parse_text(text)
    monkeypatch.setattr(packing, "MANY_LINES", 3)
    monkeypatch.setattr(layout, "_SPLIT_AT_ONCE", 50)
    assert postparse.parse_text(text) == post
