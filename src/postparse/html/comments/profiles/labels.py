"""Labels: texts of a comment that are no words of it (buttons, remarks of plugins, what stands around names and dates)."""

from __future__ import annotations

import re

from postparse.dates import WEEKDAYS, find_date
from postparse.html.comments.miner.words import ACTIONS, STOP_NAMES

HEADER_WORDS = (
    STOP_NAMES
    | WEEKDAYS
    | frozenset(
        "from comment comments this written a the in reply to am pm o clock pingback trackback ping time date name said le il el автор дата".split()
    )
    | {""}
)
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]m\b", re.I)
PLUGIN_LABEL = re.compile(
    r"(?:please )?rate this(?: comment)?:?|like or dislike:?|twitter ?: ?@?\w{1,30}|(?:facebook|tweet|twitter|pinterest|email)(?: (?:facebook|tweet|twitter|pinterest|email))*",
    re.I,
)
_PING = re.compile(r"(?:ping|track)backs?\b|ピンバック|トラックバック|пингбэк|пінгбек", re.I)
_PLAIN_WORDS = frozenset(
    "thanks thank you like helpful more top follow yes save recommend curtir gilla нравится".split()
)
_PARTING, _GAP = re.compile(r"[|•·/()\[\]]"), re.compile(r"\s\s")
_SEPARATOR = re.compile(r"\s*[|•·/()\[\]]\s*|\s{2,}")
NUMBER_ONLY = re.compile(r"^[#(\[]?\d{1,5}\s?[.)|\]:]?$|^[|•·»«›‹–—#【】\s]+$")
EDGE = " \t\n\r\xa0|•·»«›‹:,–—-/()[]#"


def is_rest_of_header(text: str) -> bool:
    """Tell whether a line holds nothing but words that stand around names and dates ("Comment by", "said this on", "at 07:56")."""
    found = find_date(text)
    if found is not None:
        text = text[: found.start] + " " + text[found.end :]
    text = CLOCK.sub(" ", text)
    words = [word.strip(EDGE + ".@*").casefold() for word in text.split()]
    return all(word in HEADER_WORDS or word.isdigit() for word in words)


def is_button(text: str) -> bool:
    """Tell whether a line is made of labels of buttons and links ("Reply", "Like (3)", "Permalink | Quote")."""
    if len(text) > 70:
        return False
    label = text.strip(EDGE + "0123456789+.").casefold()
    if not label or label in ACTIONS:
        return True
    if (
        label.startswith(("reply to ", "antworte auf ", "répondre à ", "responder a ", "in reply to "))
        and len(text) < 60
    ):
        return True
    if not _PARTING.search(label) and not _GAP.search(label):
        return False
    parts = [part for part in _SEPARATOR.split(label) if part.strip("0123456789 +-")]
    return len(parts) > 1 and all(part.strip(EDGE + "0123456789") in ACTIONS for part in parts)


def is_plain_word(text: str) -> bool:
    """Tell whether a label could as well be a comment's words ("Thanks", "Like!", ":-)", "1:07:31")."""
    return not any(c.isalpha() for c in text) or text.strip(EDGE + ".!").casefold() in _PLAIN_WORDS


def is_ping_label(text: str) -> bool:
    """Tell whether a line of a ping is no excerpt: its label, a date, buttons."""
    return (
        is_button(text)
        or is_rest_of_header(text)
        or (len(text) < 30 and text.endswith((":", "：")))
        or (len(text) < 70 and _PING.search(text) is not None)
    )
