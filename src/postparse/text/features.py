"""The lines of a text with what is known about all of them together: which kinds recur, how many comments are claimed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate
from math import log2

from attrs import define

from postparse.text.layout import Layout
from postparse.text.packing import numbers
from postparse.text.shapes import Shape, shapes_of
from postparse.text.units import Unit

PROSE = frozenset("qmp")
_HEADERS = {"d": 2.0, "D": 2.0, "e": 1.7, "s": 3.0, "b": 1.5, "a": 1.0, "n": 0.6, "o": 1.5, "u": 1.5}
_SHORT = {"short ": 0.15, "short *": 0.5, "short #": 0.8}
_THREAD_WORD = (
    r"(?:comments?|responses?|replies|reply|thoughts?|reactions?|kommentare?n?|antworten|reaktionen|gedanken?|beiträge|meinungen|ergänzungen|commentaires?|réponses?|réactions?|comentarios?"
    r"|respuestas?|comentários?|commenti|risposte|reacties|kommentarer|svar|komentarzy|komentarze|komentářů|yorum|hozzászólás|комментари\w*|відповід\w*|コメント|评论|評論)"
)
_CLAIM = re.compile(
    rf"(?<![\w#])(\d{{1,3}}(?:[.,]\d{{3}})+|\d{{1,5}})\s+(?:\w+\s+)?{_THREAD_WORD}\b|\b{_THREAD_WORD}\s*[:(\[]?\s?(\d{{1,5}})\s?[)\]]?(?!\w|\s*[/:]\d)",
    re.I,
)


@define(eq=False)
class Group:
    """Lines of one signature that recur with prose between them.

    Attributes:
        members: Their numbers, ascending.
        periodic: The share of gaps that hold prose.
        score: How much it looks like what heads or ends each comment of a thread.
    """

    members: Sequence[int]
    periodic: float
    score: float


@define(eq=False)
class Text:
    """The lines of a text with all that is known about them.

    Attributes:
        layout: The lines.
        shapes: What each looks like.
        best: The group that most looks like comments' headers; None where nothing recurs.
        groups: By signature.
        claimed: How many comments the text says it has.
        claimed_at: The line that says so; -1 where none does.
        claims: All such numbers and lines.
    """

    layout: Layout
    shapes: list[Shape]
    groups: dict[str, Group]
    best: Group | None
    claimed: int | None
    claimed_at: int
    claims: list[tuple[int, int]]

    @property
    def units(self) -> Sequence[Unit]:
        """The lines."""
        return self.layout.units


def _groups(units: Sequence[Unit], shapes: Sequence[Shape], prose: Sequence[int]) -> dict[str, Group]:
    members: dict[str, list[int]] = defaultdict(list)
    for n, shape in enumerate(shapes):
        if shape.kind in _HEADERS:
            members[shape.signature].append(n)
    for n, shape in enumerate(shapes[:-1]):
        if shape.kind in "Ntu" and shapes[n + 1].kind in PROSE and (units[n].marker or units[n].blanks):
            members[f"short {units[n].marker and ('#' if units[n].marker.isdigit() else '*')}"].append(n)
    groups: dict[str, Group] = {}
    first_heading = next((n for n, shape in enumerate(shapes) if shape.kind == "h"), len(shapes))
    for signature, rows in members.items():
        gaps = [prose[later] - prose[row + 1] for row, later in zip(rows, rows[1:], strict=False)]
        filled = sum(gap > 20 for gap in gaps)
        periodic = filled / len(gaps) if gaps else 0.0
        weight = _SHORT.get(signature) or _HEADERS[shapes[rows[0]].kind]
        if first_heading < rows[0]:
            weight *= 1.3
        score = weight * log2(1 + filled) * periodic * periodic
        groups[signature] = Group(numbers(rows), periodic, score)
    return groups


def _claims(units: Sequence[Unit], shapes: Sequence[Shape]) -> list[tuple[int, int]]:
    """Return the numbers of comments that headings of threads tell of, each with its line."""
    found: list[tuple[int, int]] = []
    seen: Counter[str] = Counter()
    for n, shape in enumerate(shapes):
        if (
            shape.size <= 120
            and shape.kind in "htqNm"
            and (match := _CLAIM.search(units[n].text)) is not None
        ):
            seen[shape.signature] += 1
            found.append((int(re.sub(r"\D", "", match.group(1) or match.group(2))), n))
    return [(count, n) for count, n in found if seen[shapes[n].signature] <= 3]


def _nearest(claims: Sequence[tuple[int, int]], best: Group | None) -> tuple[int | None, int]:
    """Return the claim that the recurring lines bear out, else the last one above them."""
    if not claims:
        return None, -1
    if best is not None:
        fitting = [claim for claim in claims if abs(claim[0] - len(best.members)) <= 1]
        above = fitting or [claim for claim in claims if claim[1] < best.members[0]]
        if above:
            return above[-1]
    return claims[-1]


def _prose(shapes: Sequence[Shape]) -> Sequence[int]:
    """Return how many characters of prose stand before each line, and in all."""
    return numbers(accumulate((shape.size if shape.kind in PROSE else 0 for shape in shapes), initial=0))


def read_features(layout: Layout) -> Text:
    """Return a text's lines with their features."""
    units = layout.units
    shapes = shapes_of(units)
    prose = _prose(shapes)
    groups = _groups(units, shapes, prose)
    best = max(
        (group for group in groups.values() if len(group.members) > 1),
        key=lambda group: group.score,
        default=None,
    )
    if best is not None and best.score <= 0:
        best = None
    claims = _claims(units, shapes)
    claimed, claimed_at = _nearest(claims, best)
    return Text(layout, shapes, groups, best, claimed, claimed_at, claims)
