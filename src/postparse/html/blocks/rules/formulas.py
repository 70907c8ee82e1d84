"""Formulas: TeX in running text."""

from __future__ import annotations

from postparse.html.blocks.math import math_of
from postparse.html.blocks.walk import Walk
from postparse.html.dom import Attributes


def add_formula(walk: Walk, formula: str, *, display: bool) -> None:
    if display:
        walk.end_line()
    walk.run.open("math")
    walk.run.add(formula)
    walk.run.close()
    if display:
        walk.end_line()


def on_math(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    if (formula := math_of(walk.page, node)) is not None:
        add_formula(walk, formula, display=own.get("display") == "block")
    return True
