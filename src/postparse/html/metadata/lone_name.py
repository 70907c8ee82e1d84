"""Authors whose name stands alone in a line near the title, with no "by": what else the page shows tells that it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from postparse.dates import find_date
from postparse.html.comments.profiles.shapes import Line
from postparse.html.dom import Page
from postparse.html.metadata.names import is_full_name, is_role
from postparse.html.metadata.naming import normal
from postparse.html.metadata.surroundings import Surroundings

_OF_AUTHOR = re.compile(r"author|autor|auteur|writer|byline|contributor", re.I)
_BAR = re.compile(r"\s[|•·–—-]\s")
_SECTIONS, _SMALL = frozenset(("h1", "h2", "h3")), frozenset(("h4", "h5", "h6"))
_BESIDE, _FEW = 60, 5
"""How far behind the title, in nodes and in lines, such a name may stand."""
_PICTURE = 12
"""How far from it, in nodes, a picture of that name."""
_BIOGRAPHY = 20
"""How many characters a biography has behind the name that it begins with, at the least."""
_LONGEST = 120


def lone_name(page: Page, around: Surroundings, site: str) -> tuple[str, Line] | None:
    """Return the author that a line near the title names, and the line; None for none.

    Args:
        page: The page.
        around: Its lines.
        site: The name of its site, as `normal` gives it: that is nobody.

    """
    behind = [line for line in around.near if around.behind <= line.start < around.behind + _BESIDE]
    for number, line in enumerate(behind[:_FEW]):
        tag = page.tags[line.block]
        if tag in _SECTIONS:
            return None
        if any(page.tags[above] in ("nav", "aside") for above in page.ancestors(line.start)):
            continue
        name, *rest = _BAR.split(line.text)
        if not 1 < len(name.split()) < 5 or not is_full_name(name) or name.isupper():
            continue
        if normal(name) == site or (rest and not all(map(is_role, rest))):
            continue
        beside = behind[max(0, number - 1) : number + 2]
        if tag in _SMALL:
            beside = behind[number + 1 : number + 2]
        if rest or _is_marked(page, line) or _is_somebody(page, around, name, line, beside):
            return name, line
    return None


def _is_marked(page: Page, line: Line) -> bool:
    """Tell whether a line stands in a small element that is marked as an author's."""
    above = line.start
    for _ in range(4):
        above = page.parents[above]
        if above < 0 or page.text_length(above) > _LONGEST:
            return False
        if _OF_AUTHOR.search(page.get(above, "class")):
            return True
    return False


def _is_somebody(page: Page, around: Surroundings, name: str, line: Line, beside: Sequence[Line]) -> bool:
    """Tell whether a name is beside what somebody is, or beside a date and has a picture or a biography."""
    if any(other.start > line.start and _is_only_role(other.text) for other in beside):
        return True
    if not any(find_date(other.text) for other in beside):
        return False
    wanted = normal(name)
    nearby = range(max(0, line.start - _PICTURE), min(len(page), line.stop + _PICTURE))
    if any(page.tags[node] == "img" and wanted in normal(page.get(node, "alt")) for node in nearby):
        return True
    return any(
        (other.text.startswith(name + " ") and len(other.text) > len(name) + _BIOGRAPHY)
        or (other.text == name and other.start > line.stop and not _is_linked(page, other))
        for other in around.all
    )


def _is_linked(page: Page, line: Line) -> bool:
    return any(page.tags[above] == "a" for above in (*page.ancestors(line.start),)[:3])


def _is_only_role(text: str) -> bool:
    return is_role(text) and len(text.split()) < 9 and not text.endswith((".", "?", "!"))
