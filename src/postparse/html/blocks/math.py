"""Formulas, kept as the TeX that the page carries for them."""

from __future__ import annotations

from postparse.html.dom import Page


def math_of(page: Page, node: int) -> str | None:
    """Return the formula of a MathJax script, a KaTeX span or a ``math`` element; None where there is none."""
    tags, texts = page.tags, page.texts
    start, stop = node, page.ends[node]
    if tags[node] == "math":
        alt = page.get(node, "alttext").strip()
        if alt:
            return _bare(alt)
    for child in range(node, stop):
        if tags[child] in ("annotation", "script") and (
            tags[child] == "script" or "tex" in page.get(child, "encoding").lower()
        ):
            start, stop = child, page.ends[child]
            return _bare("".join(texts[start:stop])) or None
    if tags[node] != "math":
        return None
    return " ".join("".join(texts[start:stop]).split()) or None


def _bare(formula: str) -> str:
    """Return a formula without the wrapping that some renderers add."""
    formula = formula.strip()
    if formula.startswith("% <![CDATA[") and formula.endswith("%]]>"):
        formula = formula[len("% <![CDATA[") : -len("%]]>")].strip()
    if formula.startswith("{\\displaystyle ") and formula.endswith("}"):
        formula = formula[len("{\\displaystyle ") : -1].strip()
    return formula
