"""Names of people in the short texts around a post: what is a name, and where in a byline it ends."""

from __future__ import annotations

import re

from postparse.dates import find_date
from postparse.html.comments.profiles.shapes import clean_name
from postparse.html.metadata.byline_words import AUTHOR, AUTHOR_OF_CJK, BEFORE_DATE, BY, TEAMS

_END_OF_NAME = re.compile(
    r"(?:(?<!\s)\s+)?(?:[|•·⋅∙/\\›»@]|\s[–—-]\s|,|;|\(|\bon\b|\bat\b|\bam\b|\bin\b|\bunder\b|\bfor\b|\bis\b|\bwith\b|\bvia\b|\bvom\b|\ble\b|\bel\b|\ben\b|\bunter\b|\bto\b|\bfiled\b|\bposted\b|\bpublished\b|\bupdated\b|\blast\b|\bfact[ -]checked\b|\b(?:medically )?reviewed\b|https?:|\d{1,2}[./]\d)"
    r"|\s\d{1,5}(?=\s|$)|(?<=[^\W\d_])(?-i:Published|Updated|Posted|Follow)\b|\brss feed\b|\.\s+(?:photos?|photograph|photography|pictures|images|illustration|illustrations|video|fotos?)\b",
    re.I,
)
_JOINED = re.compile(r"(?:(?<!\s)\s+)?(?:,|&|\b(?:and|und|et|y|e|och|og|ve|oraz|và|и)\b)\s+|、", re.I)
_JOINER = re.compile(
    r"(?:(?<!\s)\s+)?(?:(?:[,&;、]|\b(?:and|und|et|y|e|och|og|ve|oraz|và|и|with)\b)\s*+)+", re.I
)
_NO_NAMES = frozenset(
    "home share print email comments comment reply permalink tweet facebook twitter more menu search news blog login"
    " subscribe follow tags category categories today yesterday advertisement views google google+ linkedin instagram pinterest youtube flickr tumblr events".split()
)
_LABEL_BEFORE = re.compile(
    r"^\W*+(?:(?:(?:view|see|read|show)\s*+)?(?:(?:all|more)\s*+)?(?:posts|articles|entries|stories|content)\s++(?:by|from)|post author|article author"
    rf"|written by|posted by|published by|about the author|about|{BY}|{AUTHOR}|{AUTHOR_OF_CJK})\b\s*+[:：]?\s*+",
    re.I,
)
_LABEL_AFTER = re.compile(
    r"(?:(?<!\s)\s+)?(?:\brss feed|\b\d+\s*comments?|\s\d{1,5}|['’]s (?:posts|blog|profile))\s*+$", re.I
)
_BAR = re.compile(r"\s[|•·›»]\s|\s[–—-]\s")
_NO_PERSON = re.compile(
    r"\b(?:updated?|min(?:ute)?s? read|read(?:ing)? time|(?:fact|medically)[ -](?:checked|reviewed)|reviewed|call us|jump to|archived?|cookies?"
    r"|privacy|newsletter|sign up|read more|learn more|ask (?:a )?question|all posts|discussion starter|(?:of )?this article|contact us|copyright|aktualisiert|editorial (?:process|policy|guidelines|standards))\b",
    re.I,
)
_ROLE = re.compile(
    r"\b(?:writers?|editors?|authors?|contributors?|reporters?|correspondents?|journalists?|columnists?|bloggers?|staff|founders?|co-founder|ceo"
    r"|cto|managers?|directors?|specialists?|strategists?|experts?|analysts?|producers?|engineers?|developers?|designers?|consultants?|president"
    r"|professor|teacher|lecturer|head of|vice president|chief|lead|principal|advis[eo]rs?|researchers?|scientists?|photographers?|historians?"
    r"|redakteur(?:in)?|redaktion|autorin|journaliste|rédact(?:eur|rice)|redactora?|giornalista)\b",
    re.I,
)
_GROUP = re.compile(
    r"\b(?:team|blogs?|store|shop|inc|llc|ltd|gmbh|corp|company|co|news|media|studios?|group|magazine|times|post|daily|weekly|journal|gazette|herald"
    r"|tribune|university|college|school|institute|foundation|association|society|council|cent(?:er|re)|agency|labs?|software|systems?|solutions"
    r"|services|digital|online|network|press|publishing|museum|library|church|clinic|hospital|club|guide|tips|reviews?|world|hub|diary|diaries|notes|chronicles?|kitchen|life|project|official|stories|www|com|org|net)\b",
    re.I,
)
_LOGIN = re.compile(r"[a-z0-9]++(?:[._-][a-z0-9]++)++|[a-z]*+[0-9]++[a-z0-9]*+")
_BLANK = re.compile(r"(?:page|site|post|entry|article|user|author)\.\S++|.{0,40}[{}<>$%].{0,40}")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_PARTICLES = frozenset(
    "van von de der den del della di da dos du la le el al bin ibn zu zur ten ter y e und".split()
)


def names_in(text: str) -> list[str]:
    """Return the names that a byline's text after "by" holds."""
    date = find_date(text)
    if date is not None:
        text = _without_preposition(text[: date.start])
    parts = _JOINED.split(text) if len(text) < 160 else [text]
    if len(parts) == 2 and "," in text and not re.search(r"&|\b(?:and|und|et)\b", text):
        parts = parts[:1]
    names: list[str] = []
    for part in filter(str.strip, parts):
        cut = _END_OF_NAME.search(part)
        name = clean_name(part[: cut.start()] if cut and cut.start() > 1 else part)
        if not name or not is_name(name) or (names and name.isupper() and len(name) < 7):
            break
        names.append(name)
    return names


def _without_preposition(text: str) -> str:
    """Return what stands before a date without the words that lead to it ("Ann Bee on")."""
    words = text.split()
    while len(words) > 1 and words[-1].casefold() in BEFORE_DATE:
        words.pop()
    return " ".join(words)


def name_of(text: str) -> str | None:
    """Return the name that an element's whole text is, without labels and counts around it; None for none."""
    date = find_date(text)
    if date is not None and date.kind != "relative":
        text = text[: date.start]
    for _ in range(3):
        short = _LABEL_AFTER.sub("", _LABEL_BEFORE.sub("", text, count=1)).strip(" \t,;|·•-–—:/")
        if not short or short == text:
            break
        text = short
    text = _BAR.split(text)[0] if _BAR.search(text, 1) else text
    first, comma, _ = text.partition(",")
    if comma and len(first.split()) > 1 and is_name(first):
        text = first
    name = clean_name(text)
    return name if name and is_name(name, of_element=True) else None


def split_names(text: str) -> list[str]:
    """Return the names of a list such as "Ann Bee, Carl Dee & Eva Fay"; the whole text's name where it is none."""
    parts = [part for part in _JOINER.split(text) if part.strip()]
    if len(parts) > 1 and all(is_full_name(part.strip()) for part in parts):
        if len(parts) > 2 or "," not in text:
            return [part.strip() for part in parts]
    name = name_of(text)
    return [name] if name else []


def is_joiner(text: str) -> bool:
    """Tell whether a text only joins two names."""
    return _JOINER.fullmatch(text) is not None


def is_role(text: str) -> bool:
    """Tell whether a text says what somebody is ("Senior Writer") and not who."""
    return _ROLE.search(text) is not None


def is_login(text: str) -> bool:
    """Tell whether a name is one that somebody signs in with, and not one that a page would print."""
    return _LOGIN.fullmatch(text) is not None


def is_blank(text: str) -> bool:
    """Tell whether a text is a template's blank that nobody has filled in ("{{ page.author }}")."""
    return _BLANK.fullmatch(text) is not None


def is_group(text: str) -> bool:
    """Tell whether a name has a word that names of companies, sites and teams have."""
    return _GROUP.search(text) is not None


def is_full_name(text: str) -> bool:
    """Tell whether a text is two to four capitalised words, or words of a script without capitals."""
    words = text.split()
    if not is_name(text) or len(words) > 5 or is_role(text) or any(c.isdigit() or c in "@#:/|" for c in text):
        return False
    if len(words) == 1:
        return not text.isascii() and text == text.swapcase() and len(text) > 1
    return all(
        word.casefold() in _PARTICLES or (_WORD.match(word) is not None and not word[0].islower())
        for word in words
    )


def is_name(text: str, *, of_element: bool = False) -> bool:
    """Tell whether a short text may be somebody's name.

    Args:
        text: The text.
        of_element: Whether an element of its own holds it: then it may be anything that is not a button's label.
    """
    words = text.split()
    if (
        not 1 <= len(words) <= 6
        or len(text) > 60
        or _NO_NAMES.issuperset(text.casefold().rstrip(" +*").split())
        or text.endswith("*")
        or (text.casefold() in TEAMS and not of_element)
        or text.casefold() in ("author", "by", "the", "none")
        or find_date(text) is not None
        or _NO_PERSON.search(text) is not None
        or words[-1].casefold() == "by"
        or (len(words) > 3 and words[0][0].isdigit())
    ):
        return False
    if len(words) > 1 and words[0].islower() and words[0] not in _PARTICLES and not of_element:
        return False
    return (any(c.isalpha() for c in text) and not text.endswith((".", "?", "!", ":"))) or (
        len(words) > 1 and text.endswith(".")
    )
