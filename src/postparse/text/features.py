"""Figures about each line of a text that tell what it is: by itself, by its neighbours, by what recurs in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log2

from attrs import define

from postparse.text.layout import Layout, Unit
from postparse.text.shapes import Shape, shapes_of

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
_FAR = 10_000


@define(eq=False)
class Group:
    """Lines of one signature that recur with prose between them.

    Attributes:
        members: Their numbers, ascending.
        periodic: The share of gaps that hold prose.
        score: How much it looks like what heads or ends each comment of a thread.
    """

    members: list[int]
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
    def units(self) -> list[Unit]:
        """The lines."""
        return self.layout.units


def _bin(number: int, *limits: int) -> int:
    return bisect_right(limits, number)


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
        groups[signature] = Group(rows, periodic, score)
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


def _prose(shapes: Sequence[Shape]) -> list[int]:
    """Return how many characters of prose stand before each line, and in all."""
    return list(accumulate((shape.size if shape.kind in PROSE else 0 for shape in shapes), initial=0))


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


def features_of(text: Text) -> Iterator[list[str]]:
    """Yield the features of each line."""
    units, shapes, layout = text.layout.units, text.shapes, text.layout
    count = len(units)
    prose = _prose(shapes)
    repeated = Counter(unit.text for unit in units if len(unit.text) <= 60)
    kinds = ["^", "^", *(shape.kind for shape in shapes), "$", "$"]
    total = prose[-1] or 1
    best = text.best.members if text.best is not None else []
    best_gap = 0
    if len(best) > 1:
        gaps = sorted(later - row for row, later in zip(best, best[1:], strict=False))
        best_gap = gaps[len(gaps) // 2]
    best_kind = shapes[best[0]].kind if best else "-"
    before_best = (
        (3 if prose[best[0]] > 1500 else 2 if prose[best[0]] > 400 else 1 if prose[best[0]] > 120 else 0)
        if best
        else 0
    )
    side = _side(best, shapes, prose, units, layout)
    claims = text.claimed is not None and best and abs(len(best) - text.claimed) <= 1
    dates = sum(kind in "dDeo" for kind in kinds)
    says = sum(kind == "s" for kind in kinds)
    document = f"dates{_bin(dates, 1, 2, 4, 10)}"
    since_heading = since_form = since_after = since_prose = since_level = since_says = _FAR
    next_prose = _next(kinds[2:-2], PROSE)
    next_form = _next_true([shape.is_form for shape in shapes])
    next_heading = _next(kinds[2:-2], frozenset("h"))
    place = 0
    ended = [0]
    for shape in shapes:
        ended.append(ended[-1] + (min(shape.size, 400) if shape.kind in PROSE and shape.ends else 0))
    density = [ended[min(n + 9, count)] - ended[max(n - 8, 0)] for n in range(count)]
    densest = max(density, default=0) or 1
    runs = _runs_of_short(shapes)
    # What lines tell by themselves: of this one, the two before it and the two behind it.
    local: dict[int, list[str]] = {
        n: _local(units[n], shapes[n], repeated, layout) for n in range(min(2, count))
    }
    for n, (unit, shape) in enumerate(zip(units, shapes, strict=True)):
        kind = shape.kind
        group = text.groups.get(shape.signature)
        if group is None and kind in "Ntu":
            short = text.groups.get(f"short {unit.marker and ('#' if unit.marker.isdigit() else '*')}")
            if short is not None and (row := bisect_right(short.members, n)) and short.members[row - 1] == n:
                group = short
        k = n + 2
        local.pop(n - 3, None)
        if k < count:
            local[k] = _local(units[k], shapes[k], repeated, layout)
        found = list(local[n])
        found.append(f"3:{kinds[k - 1]}{kind}{kinds[k + 1]}")
        found.append(f"-3:{kinds[k - 2]}{kinds[k - 1]}{kind}")
        found.append(f"+3:{kind}{kinds[k + 1]}{kinds[k + 2]}")
        found.append(f"blank:{min(unit.blanks, 4)}{kind}")
        if n + 1 < count:
            found.append(f"blanks:{min(unit.blanks, 3)}{kind}{min(units[n + 1].blanks, 3)}")
            step = units[n + 1].indent - unit.indent
            found.append(f"step+:{kind}{(step > 0) - (step < 0)}")
        if n:
            step = unit.indent - units[n - 1].indent
            found.append(f"step-:{kind}{(step > 0) - (step < 0)}")
        if group is not None:
            size = _bin(len(group.members), 2, 3, 6, 16)
            found.append(f"group:{kind}{size}{_bin(int(group.periodic * 10), 3, 7, 9)}")
            if group is text.best:
                found.append(f"best:{kind}{size}")
        while place < len(best) and best[place] < n:
            place += 1
        if best:
            passed = n - best[place - 1] if place else _FAR
            if place < len(best) and best[place] == n:
                passed = 0
            ahead = best[place] - n if place < len(best) else _FAR
            inside = (
                "in"
                if place and place < len(best)
                else "before"
                if not place
                else "tail"
                if passed <= best_gap + 2
                else "after"
            )
            if passed == 0:
                inside = "at"
            size = _bin(len(best), 3, 6, 16)
            where = f"{inside}{best_kind}{size}"
            found.append(f"where:{where}")
            found.append(f"where:{inside}{kind}")
            found.append(f"offset:{kind}{min(passed, 5)},{-max(-ahead, -4) if ahead < 5 else 5}{best_kind}")
            found.append(f"turn:{min(place, 2)}{before_best}{inside}")
            found.append(f"side:{side}{inside}{kind}")
            if passed == 0 or ahead == 1 or passed == 1:
                found.append(f"side:{side}{min(passed, 2)}{ahead == 1}{kind}")
            if claims:
                found.append(f"claimed:{inside}{kind}")
        else:
            found.append(f"where:none{kind}")
        heading = _bin(since_heading, 1, 2, 4, 8, 20, 60, 5000)
        form = _bin(since_form, 1, 3, 8, 30, 5000)
        after = _bin(since_after, 1, 3, 8, 30, 5000)
        found.append(f"since_h:{heading}{kind}")
        found.append(f"since_form:{form}{kind in PROSE}")
        found.append(f"since_after:{after}{kind in PROSE}")
        found.append(f"since_says:{_bin(since_says, 1, 2, 4, 10, 5000)}{kind}")
        found.append(f"h,form:{min(heading, 6)}{min(form, 4)}")
        found.append(f"since_level:{_bin(since_level, 1, 2, 6, 5000)}{kind in PROSE}")
        found.append(f"since_prose:{_bin(since_prose, 1, 2, 3, 6, 12, 5000)}{kind}")
        found.append(f"next_prose:{_bin(next_prose[n] - n, 1, 2, 3, 4, 6, 12)}{kind}")
        found.append(f"next_form:{_bin(next_form[n] - n, 1, 2, 4, 10, 5000)}{kind in PROSE}")
        found.append(f"next_h:{_bin(next_heading[n] - n, 1, 2, 4, 10, 5000)}{kind in PROSE}")
        done = prose[n] * 8 // total
        found.append(f"done:{done}{'-' if best else '+'}")
        found.append(f"done:{done}{kind}")
        found.append(f"place:{_bin(n * 16 // count, 1, 2, 4, 8, 12, 14, 15)}{kind}")
        near = (prose[min(n + 6, count)] - prose[max(n - 5, 0)]) // 100
        found.append(f"near:{_bin(near, 1, 2, 4, 8)}{kind}")
        far = (prose[min(n + 25, count)] - prose[max(n - 24, 0)]) // 300
        found.append(f"far:{_bin(far, 1, 2, 4, 8)}{kind}")
        found.append(document + kind)
        behind, ahead_prose = ended[n] - ended[max(n - 12, 0)], ended[min(n + 13, count)] - ended[n + 1]
        found.append(f"around:{_bin(behind, 1, 150, 600)}{_bin(ahead_prose, 1, 150, 600)}{kind}")
        found.append(f"dense:{density[n] * 6 // densest}{kind}")
        found.append(f"dense:{density[n] * 6 // densest}{min(place, 1)}{'-' if best else '+'}{kind in PROSE}")
        found.append(f"run:{_bin(runs[n], 1, 2, 4, 8, 16)}{kind}")
        found.append(f"says{_bin(says, 1, 2, 5)}{kind}")
        found.append(f"size:{_bin(count, 20, 60, 150, 400)}{kind in PROSE}")
        for offset in (-2, -1, 1, 2):
            other = n + offset
            if 0 <= other < count:
                found += [f"{offset}{name}" for name in local[other][:9]]
        yield found
        since_heading = 0 if kind == "h" else since_heading + 1
        since_form = 0 if shape.is_form else since_form + 1
        since_after = 0 if shape.is_after else since_after + 1
        since_prose = 0 if kind in PROSE else since_prose + 1
        since_level = 0 if unit.level or (unit.indent < layout.base and layout.width) else since_level + 1
        since_says = 0 if kind == "s" else since_says + 1


def _side(
    best: Sequence[int], shapes: Sequence[Shape], prose: Sequence[int], units: Sequence[Unit], layout: Layout
) -> str:
    """Tell on which side of its recurring line a comment's text stands: which end of the run has prose beyond it."""
    if not best:
        return "-"
    low = best[0] - 1
    while low >= 0 and best[0] - low < 12:
        shape, unit = shapes[low], units[low]
        if shape.kind == "h" or shape.is_form or unit.level or (layout.width and unit.indent < layout.base):
            break
        low -= 1
    found = low >= 0 and best[0] - low < 12
    before = prose[best[0]] - prose[low + 1] > 15 if found else None
    high = best[-1] + 1
    while high < len(shapes) and high - best[-1] < 8:
        if shapes[high].is_form or shapes[high].is_after or shapes[high].kind == "l":
            break
        high += 1
    after = prose[min(high, len(shapes))] - prose[best[-1] + 1] > 15
    return f"{'?' if before is None else int(before)}{int(after)}"


def _runs_of_short(shapes: Sequence[Shape]) -> list[int]:
    """Return for each line how many lines without a sentence stand together where it stands."""
    count = len(shapes)
    runs = [0] * count
    start = 0
    for n in range(count + 1):
        if n == count or (shapes[n].kind in PROSE and shapes[n].ends):
            for row in range(start, n):
                runs[row] = n - start
            start = n + 1
    return runs


def _next(kinds: Sequence[str], wanted: frozenset[str]) -> list[int]:
    return _next_true([kind in wanted for kind in kinds])


def _next_true(flags: Sequence[bool]) -> list[int]:
    found, following = [0] * len(flags), _FAR * 10
    for n in range(len(flags) - 1, -1, -1):
        found[n] = following
        if flags[n]:
            following = n
    return found


_FUNCTION_WORDS = frozenset(
    "the of and to in a is that it for was on are with as i be at this have from or by not but you we they he she his her my had has were will would can which their there if what about so"
    " der die das und ist nicht ein eine zu den mit sich auf für es im dem auch an wie als aus bei nach noch nur aber ich wir sie er war sind hat haben wird man oder so wenn dass"
    " le la les et des est un une que qui dans pour pas ce il elle je nous vous ne se sur au plus par avec mais son sa"
    " el los las y en un una que es por con no se su para como más pero lo al del o os as e da do em para não uma il lo gli di che è per non una con si ma"
    " de het een en van ik niet dat op te met zijn voor och att det som är på av för med inte".split()
)
_STOPS = re.compile(r"[,;.!?]")
_FIRST_PERSON = re.compile(
    r"\b(?:i|my|me|you|your|i'm|i’m|thanks|lol|ich|mir|mich|du|sie|danke|je|moi|yo|merci|gracias)\b", re.I
)
_COPYRIGHT = re.compile(
    r"©|copyright|all rights reserved|powered by|\bcookies?\b|privacy policy|terms of|datenschutz|impressum",
    re.I,
)


def _local(unit: Unit, shape: Shape, repeated: Counter[str], layout: Layout) -> list[str]:
    """Return what a line tells by itself; the first nine also tell of its neighbours."""
    text, kind, size = unit.text, shape.kind, shape.size
    times = repeated.get(text, 1)
    marker = "#" if unit.marker.isdigit() else unit.marker or "-"
    linked = unit.linked * 4 // size if layout.markdown else 9
    level = "h" if unit.level or (layout.width and unit.indent < layout.base and not unit.marker) else "-"
    found = [
        f"kind:{kind}",
        f"marker:{marker}{kind}",
        f"form:{shape.is_form}" if shape.is_form else f"after:{shape.is_after}",
        f"times:{_bin(times, 2, 3, 6)}{kind}",
        f"linked:{linked}{kind in PROSE}",
        f"level:{level}{kind}",
        f"reply_to:{shape.is_reply_to}",
        f"length:{_bin(size, 8, 16, 32, 64, 128, 256, 512)}",
        f"ends:{shape.ends}{kind}",
    ]
    if level == "h":
        found.append(f"heading:{unit.level}{layout.markdown}")
    if unit.quoted:
        found.append("quoted")
    if unit.code:
        found.append("code")
    if _COPYRIGHT.search(text[:300]):
        found.append("legal")
    if size > 30 and _FIRST_PERSON.search(text[:400]):
        found.append("person")
    words = text.split()
    found.append(f"stops:{_bin(len(_STOPS.findall(text[:400])), 1, 2, 4)}{kind in PROSE}")
    capitals = sum(word[:1].isupper() for word in words[:12])
    found.append(f"capitals:{capitals * 4 // min(len(words), 12)}{kind}" if words else "capitals:-")
    if size <= 60:
        found.append(f"first:{words[0].casefold().strip('.,:;()[]')}" if words else "first:-")
        found.append(f"last:{words[-1].casefold().strip('.,;()[]')}" if words else "last:-")
    if size > 25:
        known = sum(word.casefold() in _FUNCTION_WORDS for word in words[:40])
        found.append(f"function:{known * 10 // min(len(words), 40)}{kind}")
    if text.isupper():
        found.append("upper")
    if "@" in text or "http" in text:
        found.append(f"address{kind}")
    if "|" in text:
        found.append(f"bar{kind}")
    return found
