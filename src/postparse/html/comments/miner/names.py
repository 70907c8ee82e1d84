"""The name that a short text holds, without the date, "by", "says:", numbers and marks around it."""

from __future__ import annotations

import re
from functools import lru_cache

from postparse.dates import WEEKDAYS
from postparse.html.comments.miner.words import ACTIONS, LEADING, STOP_NAMES, TRAILING, may_trail

LONGEST_NAME = 60

_PREPOSITIONS = "by|von|vom|par|por|da|door|af|av|från|przez|od|автор"
_NOUNS = "author|autor|autore|auteur|name|user|username|benutzer|verfasser"
_BY = f"{_PREPOSITIONS}|{_NOUNS}"
BYLINE = re.compile(rf"(?:^|[\s\-–—|•·#\d.:,(])(?:{_BY})(?:\s*+:\s++|\s++)(?=\S)", re.I)
"""What introduces a name inside a line ("Comment 3 posted by: Ann on …")."""
BY_LABEL = re.compile(
    rf"(?:^|\W)(?:(?:{_PREPOSITIONS})\s*+:?|(?:{_NOUNS})\s*+:)\s*+$|^(?:{_NOUNS})\s*+$"
    r"|^(?:comment|reply|kommentar|antwort|commentaire)\s++(?:from|von|de)\s*+:?$",
    re.I,
)
"""A text that ends by introducing a name in an element of its own; "Night User" is a name, "User:" introduces one."""
SAYS = re.compile(
    r"^[\s,]*+(?:says|said|say|wrote|writes|commented|comments|replied|replies|responded|sagt|sagte|schreibt|schrieb|meint|meinte|dit|a écrit|a dit|dice|dijo|ha scritto|ha detto|disse|diz|schreef|zegt|skrev|skriver|säger|sier|napisał|pisze|пишет|говорит)\b"
    r"(?:\s++(?:on|at|am|this|le|that)\b)?\s*+[:.,…]{0,3}",
    re.I,
)
_TIME_WORDS = WEEKDAYS | frozenset(
    "mo di mi do fr sa so th st nd rd am pm a.m p.m uhr um at on et est edt pst pdt cst cdt cet cest bst gmt utc ago the of and um le à el il op kl"
    " den vom der date time datum posted permalink edited".split()
)
_CLOCK = re.compile(r"^[\s(]*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?\W*", re.I)
_NUMBER = re.compile(r"^\W*\d[\d.,]*(?:\s*[.):])?\s+(?=[^\W\d])")
_TAG = re.compile(r"</?[a-z]{1,9}>", re.I)
_NOTE = re.compile(
    r"\((?:not verified|unverified|guest|gast|nicht überprüft|non vérifié|sin verificar|\d{2,8})\)\W{0,3}$",
    re.I,
)
"""What a site adds to a name: how sure it is of it, a member's number."""
_EDITED = re.compile(
    r"^\W*(?:last )?(?:edited|modified|updated|reason for edit|zuletzt|geändert|bearbeitet|modifié|editado|modificato)\b",
    re.I,
)
_EDGE = ' \t,:|•·"“”»«[]–—/\\;…>'
_PARTICLES = frozenset(
    "of the and von van der den de del della di da do dos das du la le el al bin ibn ben y e i und et zu zum ter af av".split()
)
_NOT_NAMES = re.compile(
    r"^(?:re\s?:|aw\s?:|https?://|www\.|permalink|quote|page \d|read more|log ?in|sign ?in|join(?:ed)?\b|posts?\b|messages?\b|location\b|liked by\b|edited by\b|last edited|originally (?:posted|written)\b|in reply to\b|replying to\b"
    r"|#?第?\d{1,5}\s?[楼樓]"
    r"|\d+ (?:points?|votes?|likes?|replies|posts?|comments?|people|hours?|days?|weeks?|months?|years?|min)\b)",
    re.I,
)


@lru_cache(maxsize=4096)
def bare(words: str) -> str | None:
    """Return a text without "by", "says:", numbers and punctuation at its ends; None where nothing is left."""
    words = _NOTE.sub("", _TAG.sub("", words))
    for _ in range(4):
        shorter = LEADING.sub("", words, count=1)
        if shorter == words or not shorter:
            break
        words = shorter
    for _ in range(4):
        shorter = TRAILING.sub("", words, count=1) if may_trail(words) else words
        if shorter == words:
            break
        words = shorter
    words = words.strip(_EDGE).lstrip("-) ").rstrip("-( ")
    if words.endswith(")") and "(" not in words:
        words = words.rstrip(") ")
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1].strip()
    lowered = words.lower()
    if not any(map(str.isalpha, words)) or lowered in STOP_NAMES or lowered in ACTIONS:
        return None
    if _NOT_NAMES.match(words) or _CLOCK.match(words):
        return None
    if BY_LABEL.search(words) and len(words) < 16:
        return None
    return words


@lru_cache(maxsize=4096)
def name_beside_date(words: str, found: tuple[int, int]) -> str | None:
    """Return the name in what a date leaves of its text; None where that is only more of the date."""
    if _EDITED.match(words):
        return None
    left, right = words[: found[0]], words[found[1] :]
    for part in (left, right):
        match = None
        for match in BYLINE.finditer(part):  # noqa: B007 - the last one counts
            pass
        if match and (name := bare(_without_time(part[match.end() :]))) and not _is_time(name):
            return name if len(name) <= LONGEST_NAME else None
    for part in (_without_time(left), _without_time(right)):
        name = bare(part)
        if name and not _is_time(name):
            return name if len(name) <= LONGEST_NAME else None
    return None


def _without_time(part: str) -> str:
    part = _CLOCK.sub("", part.strip(_EDGE + ")(-"))
    kept = part.split()
    while kept and kept[-1].strip(_EDGE + "().-").lower() in _TIME_WORDS:
        kept.pop()
    return " ".join(kept)


def _is_time(name: str) -> bool:
    return all(
        word.strip(".,:()-").lower() in _TIME_WORDS or not any(map(str.isalpha, word)) or word[0].isdigit()
        for word in name.split()
    )


@lru_cache(maxsize=4096)
def is_introduced(words: str, found: tuple[int, int] | None) -> bool:
    """Tell whether a text itself says that it holds a name ("by Ann", "Ann says:")."""
    if _EDITED.match(words):
        return False
    part = words[: found[0]] if found and found[0] else words
    if len(part) > LONGEST_NAME + 30:
        return False
    match = BYLINE.search(part)
    return match is not None and match.start() < 32


def without_number(words: str) -> str:
    """Return a text without the number that it begins with."""
    return _NUMBER.sub("", words, count=1)


def has_number(words: str) -> bool:
    """Tell whether a text begins with a number that a name follows, and not what is counted ("2 points")."""
    return _NUMBER.match(words) is not None and _NOT_NAMES.match(words) is None


@lru_cache(maxsize=4096)
def is_phrase(name: str) -> bool:
    """Tell whether a text of several words is rather said or done than a name: "Start now", "read the whole story"."""
    words = name.split()
    return len(words) > 1 and any(
        word[0].islower() and word.lower().rstrip(".,") not in _PARTICLES for word in words[1:]
    )
