"""Names as comments show them, parted from what stands around them."""

from __future__ import annotations

import re
from functools import lru_cache

from postparse.dates import WEEKDAYS, find_date
from postparse.html.comments.miner.words import ACTIONS, TRAILING, may_trail
from postparse.html.comments.profiles.labels import EDGE, HEADER_WORDS, is_button
from postparse.html.comments.profiles.lines import MAX_HEADER

_LEADING = re.compile(
    r"^(?:(?:comment )?#\s?\d{1,5}[.:)]?\s+|[\s|•·»›>\-–—:,#/(\[\"“„]+|\d{1,5}(?:\s?[.):|\]]\s*|\s+(?=by\b|#)|\s*$)"
    r"|(?:(?:a |this )?(?:comment(?:ed|aire)?|reply|response|antwort|réponse|respuesta|risposta|resposta|posted|written|submitted|left|kommentar|geschrieben|verfasst|eingereicht|erstellt|publié|posté|écrit|publicado|enviado|escrito|scritto|inviato|geplaatst|skrevet|skrivet)\s+)?"
    r"(?:(?:by|from|von|vom|par|por|da|di|door|af|av)\s*:?\s+|(?:by|from|von)(?-i:(?=[A-Z])))"
    r"|(?:[^\W\d_]{1,15}\W{1,3})?\W?(?:comment|pingback|trackback)\W{1,2}(?:by|from)\s*(?=\S)"
    r"|(?:comment|commentaire|kommentar|author|autor|name|from|posted|says|verfasser|user|benutzer|posté|publié|scritto|pingback|trackback|автор|имя|作者|投稿者|名前)\s*[:：]\s*)",
    re.I,
)
_LABELS = frozenset(("permalink", "reply", "antworten", "répondre", "responder", "link", "edit", "permanent"))
_CUT_WEEKDAY = re.compile(
    r"\s?[|,·–—(]\s?(?:mo|di|mi|do|fr|sa|so|lu|ma|me|je|ve|di|seg|ter|qua|qui|sex|dom|пн|вт|ср|чт|пт|сб|вс)[.,]?\s*$",
    re.I,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,40}>")
_LEADING_NOTE = re.compile(
    r"\W*\d{1,5}[.)|:]\s|#|(?-i:by|von|par|por|di|da|av|posted by|comment by)\s|(?:posted|written|submitted|comment) (?:by|from)\b|(?:ping|track)back",
    re.I,
)
_NOT_VERIFIED = re.compile(
    r"\((?:not verified|nicht überprüft|nicht verifiziert|non vérifié|no verificado|niet gecontroleerd|non verificato)\)",
    re.I,
)
_AFTER_NAME = re.compile(
    r"\((?:not verified|nicht überprüft|nicht verifiziert|non vérifié|no verificado|niet gecontroleerd|non verificato)\)"
    r"|\s[-–|]\s(?:author|autor|auteur)\s*$|\s\d{1,7}\s?(?:pts|points)\b|\s\(@[\w.-]{1,40}\)\s*$|\s\(?Twitter\s?:\s?@?\w{1,30}\)?\s*$",
    re.I,
)


def clean_name(text: str) -> str | None:
    """Return a displayed name without what stands around it (a date, "By", "says:", a number); None for no name."""
    # People comment more than once, and several steps ask about one name.
    return _cleaned_once(text) if len(text) <= MAX_HEADER else _cleaned(text)


def _cleaned(text: str) -> str | None:
    text = _AFTER_NAME.sub("", _TAG.sub("", text))
    name = " ".join(word for word in text.split() if not word.startswith(("http://", "https://", "www.")))
    if not name or len(name) > MAX_HEADER:
        return None
    found = find_date(name)
    if found is not None and _is_inside_word(name, found.start, found.end):
        start = name.find(" ", found.start)
        found = find_date(name, start) if start > 0 else None
    if found is not None:
        before = name[: found.start].strip(EDGE)
        if _CUT_WEEKDAY.search(before):
            before = _CUT_WEEKDAY.sub("", before)
        name = (
            before
            if any(c.isalpha() for c in before) and not _only_header_words(before)
            else name[found.end :]
        )
    for _ in range(5):
        before = name
        name = _LEADING.sub("", name, count=1)
        name = (TRAILING.sub("", name) if may_trail(name) else name).strip(EDGE)
        head, _, last = name.rpartition(" ")
        if head and (last.casefold().strip(".,") in WEEKDAYS or last.casefold() in _LABELS):
            name = head
        first, _, rest = name.partition(" ")
        if rest and first.casefold() in _LABELS:
            name = rest
        if name == before:
            break
    if name.count("(") > name.count(")"):
        name += ")"
    if not name or len(name) > 80 or not any(c.isalnum() for c in name) or _only_header_words(name):
        return None
    return name


_cleaned_once = lru_cache(maxsize=1024)(_cleaned)


def is_plain_name(text: str) -> bool:
    """Tell whether a text in a name's own element is all name: no date, no "says", no label in front."""
    found = find_date(text)
    return (
        any(c.isalnum() for c in text)
        and not is_button(text)
        and (found is None or found.kind == "partial")
        and not _LEADING_NOTE.match(text)
        and not (may_trail(text) and TRAILING.search(text))
        and ":" not in text
    )


def without_notes(text: str) -> str:
    """Return a name without a remark behind it ("(not verified)")."""
    return _NOT_VERIFIED.sub("", text).strip(" \t\n\xa0,|·•") or text


def _is_inside_word(text: str, start: int, stop: int) -> bool:
    """Tell whether a stretch begins or ends in the middle of a word."""
    return (start > 0 and text[start].isalnum() and text[start - 1].isalnum()) or (
        stop < len(text) and text[stop - 1].isalnum() and text[stop].isalnum()
    )


def _only_header_words(text: str) -> bool:
    words = text.casefold().split()
    return all(word.strip(EDGE + ".") in HEADER_WORDS for word in words) or text.casefold() in ACTIONS
