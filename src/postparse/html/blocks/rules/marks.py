"""Bold, italic, code and the like: marks on running text."""

from __future__ import annotations

from typing import Any

from postparse.html.blocks.walk import Walk
from postparse.html.dom import Attributes

MARKS: dict[str, Any] = {
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "sub": "sub",
    "sup": "sup",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
}


def mark(walk: Walk, end: int, kind: Any, own: Attributes) -> None:
    if own and (style := own.get("style")) and kind == "strong" and "font-weight" in style:
        weight = style.replace(" ", "").lower()
        if "font-weight:normal" in weight or "font-weight:400" in weight:
            return
    run = walk.run
    if kind != "code" or not run.is_open("code"):
        run.open(kind)
        walk.push(end, run.close)


def on_mark(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    mark(walk, end, MARKS[walk.page.tags[node]], own)
    return False


def on_q(walk: Walk, node: int, end: int, own: Attributes) -> bool:
    run = walk.run
    run.add("“")
    run.open("quotation", walk.absolute(own.get("cite")))

    def close() -> None:
        run.close()
        run.glue("”")

    run.glue("")
    walk.push(end, close)
    return False
