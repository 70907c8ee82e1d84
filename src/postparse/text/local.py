"""What a line of a text tells by itself: its kind, length, marker, words and marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from postparse.text.layout import Layout
from postparse.text.shapes import Shape
from postparse.text.units import Unit

TOLD_OF_NEIGHBOURS = 6
"""How many of a line's features also tell what the lines beside it are."""
COARSE = {
    **dict.fromkeys("dDeo", "d"),
    **dict.fromkeys("sbu", "s"),
    **dict.fromkeys("anv", "a"),
    **dict.fromkeys("qm", "q"),
    **dict.fromkeys("lc", "l"),
    **dict.fromkeys("Nthp^$", ""),
}
COARSE = {kind: coarse or kind for kind, coarse in COARSE.items()}
"""Kinds of lines, fewer of them: dates, names that say something, buttons, sentences, links and code."""

FUNCTION_WORDS = frozenset(
    "the of and to in a is that it for was on are with as i be at this have from or by not but you we they he she his her my had has were will would can which their there if what about so"
    " der die das und ist nicht ein eine zu den mit sich auf für es im dem auch an wie als aus bei nach noch nur aber ich wir sie er war sind hat haben wird man oder so wenn dass"
    " le la les et des est un une que qui dans pour pas ce il elle je nous vous ne se sur au plus par avec mais son sa"
    " el los las y en un una que es por con no se su para como más pero lo al del o os as e da do em para não uma il lo gli di che è per non una con si ma"
    " de het een en van ik niet dat op te met zijn voor och att det som är på av för med inte".split()
)
_STOPS = re.compile(r"[,;.!?]")
_FIRST_PERSON = re.compile(
    r"\b(?:i|my|me|you|your|i'm|i’m|thanks|lol|ich|mir|mich|du|sie|danke|je|moi|yo|merci|gracias)\b"
)
_LEGAL = (
    "©",
    "copyright",
    "all rights reserved",
    "powered by",
    "cookie",
    "privacy policy",
    "terms of",
    "datenschutz",
    "impressum",
)


_ANSWER = re.compile(r"(?:re|aw|antw)(?:\[\d+\])?:\s+(?=\S)", re.I)
_LONGEST_LISTED = 70
"""Up to this length all words of a line tell what it is; of longer ones those that begin it."""
_MOST_WORDS = 8
LONGEST_REPEATED = 120


def subject_of(text: str) -> str:
    """Return a line without "Re:": answers repeat the subject that they answer."""
    found = _ANSWER.match(text)
    return text[found.end() :] if found is not None else text


def ending_of(text: str) -> str:
    """Return how a line ends: with a sentence's end, cut off, with another mark, a digit or a word."""
    last = text.rstrip("\"”’»“)]*' ")[-1:]
    if last in ".。":
        return "…" if text.endswith(("...", "...]", "...)")) else "."
    if last in "!?！？":
        return "!"
    if last in "…:,;|»":
        return last
    return "0" if last.isdigit() else "w" if last.isalpha() else "-"


def local_features(unit: Unit, shape: Shape, repeated: Counter[str], layout: Layout) -> tuple[str, ...]:
    """Return what a line tells by itself; the first few also tell of its neighbours."""
    text, kind, size = unit.text, shape.kind, shape.size
    coarse = COARSE[kind]
    subject = subject_of(text) if size <= LONGEST_REPEATED else text
    times = repeated.get(subject, 1)
    ending = ending_of(text)
    if ending == "." and not shape.ends:
        ending = "w"
    marker = "#" if unit.marker.isdigit() else unit.marker or "-"
    is_heading = bool(unit.level) or bool(
        layout.width and unit.indent < layout.base and not unit.marker and not unit.quoted
    )
    found = [
        f"kind:{kind}",
        f"marker:{marker}{coarse}",
        "form" if shape.is_form else "after" if shape.is_after else "no words",
        f"heading:{is_heading}{coarse}",
        f"length:{bisect_right((8, 16, 32, 64, 128, 256, 512), size)}",
        f"times:{bisect_right((2, 3, 6), times)}{coarse}",
        f"ends:{ending}{kind}",
        f"column:{(unit.indent > layout.base) - (unit.indent < layout.base)}{coarse}",
    ]
    if subject is not text:
        found.append("answers")
    if layout.markdown:
        found.append(f"linked:{unit.linked * 4 // size}{coarse}")
        if unit.level:
            found.append(f"level:{unit.level}")
    if shape.is_reply_to:
        found.append("reply to")
    if unit.quoted:
        found.append("quoted")
    folded = text[:400].casefold()
    if any(words in folded for words in _LEGAL):
        found.append("legal")
    words = text.split()
    if size <= 60:
        found.append(f"first:{words[0].casefold().strip('.,:;()[]')}")
        found.append(f"last:{words[-1].casefold().strip('.,;()[]')}")
    if size <= _LONGEST_LISTED:
        bare = {word.strip(".,:;()[]|»«“”\"'!?") for word in folded.split()[:_MOST_WORDS]}
        found += [f"word:{word}" for word in sorted(bare) if word.isalpha()]
    elif size <= 200:
        found.append(f"begins:{' '.join(folded.split(None, 2)[:2])}")
    capitals = sum(word[:1].isupper() for word in words[:12])
    found.append(f"capitals:{capitals * 4 // min(len(words), 12)}{coarse}")
    if size > 25:
        known = sum(word.casefold() in FUNCTION_WORDS for word in words[:40])
        found.append(f"function:{bisect_right((1, 2, 3, 4, 6), known * 10 // min(len(words), 40))}{coarse}")
        found.append(f"stops:{bisect_right((1, 2, 4), len(_STOPS.findall(text[:400])))}{coarse}")
        if _FIRST_PERSON.search(folded):
            found.append(f"person:{coarse}")
    if text.isupper():
        found.append("upper")
    if "@" in text or "http" in text:
        found.append(f"address:{coarse}")
    if "|" in text:
        found.append("bar")
    return tuple(found)
