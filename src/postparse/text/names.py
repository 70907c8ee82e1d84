"""Names in the lines around a comment: what introduces, follows and labels them is taken off."""

from __future__ import annotations

import re

from postparse.dates.finding import WEEKDAYS
from postparse.text.shapes import is_action

LONGEST_NAME = 60
MOST_WORDS = 7
LONGEST_SURE_NAME = 110
MOST_SURE_WORDS = 16

_LETTER = re.compile(r"[^\W\d_]")
_SIGN = re.compile(r"[^\W_]")
_BRACKETS = re.compile(r"(?:(?<!\s)\s+)?[(\[][^()\[\]]{0,40}[)\]]$")


def is_name(name: str, *, sure: bool = False) -> bool:
    """Tell whether words may be a name; they need to look less like one where a frame says that they are ("NAME says:")."""
    if not name or is_action(name) or name.casefold() in _LABELS or _SUBJECT.match(name):
        return False
    if _GREETING.match(name):
        return False
    if sure:
        return len(name) <= LONGEST_SURE_NAME and name.count(" ") < MOST_SURE_WORDS
    return len(name) <= LONGEST_NAME and name.count(" ") < MOST_WORDS and _LETTER.search(name) is not None


def is_framed(words: str) -> bool:
    """Tell whether a line says that it names who wrote: "Posted by NAME", "NAME says:"."""
    return _BY.match(words) is not None or _SAID.search(words) is not None


_SUBJECT = re.compile(r"(?:re|aw|sv|rv|odp|betreff|subject)\s?:|[(\[]", re.I)
_GREETING = re.compile(
    r"(?:hi|hey|hello|dear|thanks|thank you|hallo|liebe[rs]?|lieben|sehr geehrte[rs]?|guten tag|moin|servus|bonjour|salut|merci|cher|chère|hola|gracias|estimad[oa]|ciao|grazie|caro|cara"
    r"|olá|obrigad[oa]|beste|cześć|witam|hej|привет|здравствуйте) [^\W\d_][^\d]*$|(?:hi|hey|hello|hallo|thanks|bonjour|hola|merci)$"
    r"|(?:in reply to|last edited|edited|permalink|posts|messages|joined|registered)\b",
    re.I,
)
"""What addresses another one, or labels something else."""
_LABELS = frozenset(
    "at on am by um von tracked posted published registered joined edited answered asked member members mitglied offline online website location"
    " messages posts beiträge reaktionen reactions author stats about me reason old new default unread autor auteur autore verfasser"
    " homepage journal blog url profile profil contact kontakt country ort wohnort from et pt est edt pst pdt gmt utc cet cest uhr dabei"
    " beigetreten registriert status op moderator".split()
) | {
    "author stats",
    "about me",
    "original poster",
    "post author",
    "top fan",
    "thread starter",
    "topic starter",
    "last edited",
    "improve this answer",
    "improve this question",
}
"""What stands in the same places as names, and is none."""


_BY = re.compile(
    r"^(?!re: (?!by\b))(?:(?:re(?:ply|: )?|comment(?:ed)?|posted|written|submitted|left|kommentar|geschrieben|verfasst|eingereicht|erstellt|publié|posté|écrit|publicado|enviado|escrito|scritto|inviato"
    r"|geplaatst|opublikowane|author|autor|verfasser|name|user|from)\s*)?(?:by|von|vom|par|por|da|door|af|av|przez|от|by:|:)\s*:?\s+",
    re.I,
)
_SAID = re.compile(
    r"(?:(?<!\s)\s+)?\b(?:said|says|say|wrote|writes|replied|replies|responded|adds|added|asked|commented|comments|meint|meinte|sagt|sagte|schrieb|schreibt|antwortet|antwortete|kommentiert|kommentierte"
    r"|hat (?:am )?geschrieben|hat gesagt|dit|a dit|a écrit|écrit|dice|dijo|escribió|disse|diz|ha scritto|scrive|ha detto|schreef|zegt|skriver|skrev|säger|sier|siger|napisał(?:\(a\))?|pisze|píše"
    r"|napsal|írta|mondja|diyor ki|dedi ki|yazdı|пишет|написал|сказал|говорит|каже|より|posted|geschrieben)(?:\s++(?:this|that|das|ceci|esto|am|on|at|um|le|el))?\s*+(?:[:：]|\.{2,3}|…)?$",
    re.I,
)
_BEFORE_DATE = re.compile(
    r"(?:(?<![\s,|·•»«@(\[–—-])[\s,|·•»«@(\[–—-]+|\b(?:on|at|am|um|le|el|op|den|the|il|posted|date|datum|joined|posts?|wrote|schrieb)\s*+:?)$",
    re.I,
)
_AFTER_DATE = re.compile(
    r"^(?:[\s,|·•»«:;)\]#–—-]+|(?:am|pm|uhr|h)\b\s*|(?:am|pm|uhr)?\d{1,5}(?=[A-Z]|\s+[^\W\d]))", re.I
)
_COUNT = re.compile(
    r"^(?:(?:comment|post|reply|beitrag|kommentar|antwort|nr|no)\.?\s*+(?:[#№]\s*+)?\d{1,5}|[#№]\s?\d{1,5}|\d{1,5}[.):])\s*(?:[-–:.|]\s*)?",
    re.I,
)
_CONTACT = re.compile(
    r"(?:(?<!\s)\s+)?(?:\(\d+\)\s*+)?(?:<[^<>\s@]++@[^<>\s]++>|\(?https?://\S++)\s*+$", re.I
)
_LONGEST_WITH_CONTACT = 300
_REACTED = re.compile(
    r"(?<!\s)\s+(?:reblogged|liked|rebloggte) (?:this|das)\b.*$|(?:(?<!\s)\s+)?(?:responded|replied|antwortete) (?:to|auf)(?=\s|[A-Z]).*$"
    r"|(?<!\s)\s+(?:replying|in reply|in response|in antwort|en réponse|en respuesta|in risposta) (?:to|auf|à|a)\s.*$",
    re.I,
)
_MARKUP = re.compile(r"</?[a-z]{1,8}>|\[([^\[\]]{0,80})\]\([^()\s]{0,300}\)")
_NOISE = re.compile(r"(?<!\w)_+|_+(?!\w)|\*+")
_ROLE = re.compile(
    r"(?:(?<!\s)\s*[-–—|,•·]\s*(?:(?:the |post |article |blog )?(?:author|autor|admin|administrator|op|mod|moderator|staff|verfasser|auteur|autore))"
    r"|(?<!\s)\s+(?:(?:discussion|thread|topic) starter|original poster|post author|beitragsautor|themenstarter|(?:lead |senior )?moderators?|members|(?:\w )?(?:online|offline)|permalink|perma-link"
    r"|recently|\d{1,6}\s?(?:pts?|points?|punkte)|(?:\(twitter|\(facebook)\b.{0,40}\)?)|(?<=\w)\s*via (?:facebook|twitter|google))\W*$",
    re.I,
)
_SAID_THEN = re.compile(r"(?<!\s)\s+(?:writes|wrote|says|said|schrieb|sagte?)\s?:\s.*$", re.I)
_PICTURE = re.compile(
    r"(?:[●○△▲•*]\s*+)?(?:\[[^\[\]]{1,40}\]\s*+(?=[^\W_])|(?:[^\W\d_]{1,12} ){0,2}(?:grav)?avatar(?:\s(?:von|of|for|de|by|image|picture))?\s?:?\s?(?=[^\W_])"
    r"|(?:profile |user )?(?:picture|photo|image|portrait|profilbild|foto) (?:of|for|von)\s(?=\S))",
    re.I,
)
"""What stands for the picture beside a name."""
_PICTURED = re.compile(
    r"(?<=\w)(?:['’]s? (?:user |profile )?|s? profil|s? benutzer)(?:avatar|picture|photo|pic|image|bild)$",
    re.I,
)
_MEMBER = re.compile(
    r"(?<!\s)\s+(?:posts|messages|beiträge|joined|registered|registriert|location|ort|from|likes|karma)\s?:\s.*$",
    re.I,
)
"""What a renderer printed of a member's column on the line of the name."""
_FROM = re.compile(r"^[»«>]+\s.{2,120}\sfrom\s(?=\S)", re.I)
_ADDRESS = re.compile(r"^https?://\S{1,90}\s+(?=\S)")
_VOTES = re.compile(r"^(?:[+−-]\d{1,4}|\d{1,4}(?=\s+#))\s+(?=\S)")


def name_in(words: str) -> str:
    """Return the name in a line without a date."""
    if "<" in words or "[" in words or "_" in words or "*" in words:
        words = _NOISE.sub("", _MARKUP.sub(r"\1", words))
    words = _PICTURE.sub("", words.strip(), count=1)
    words = _VOTES.sub("", words)
    words = _FROM.sub("", words, count=1)
    words = _ADDRESS.sub("", words, count=1)
    if len(words) <= _LONGEST_WITH_CONTACT:  # the expression's time grows with the square of the length
        words = _CONTACT.sub("", words)
    words = _REACTED.sub("", words)
    words = _COUNT.sub("", words, count=1)
    words = _BY.sub("", words, count=1)
    words = _SAID.sub("", words, count=1)
    words = _SAID_THEN.sub("", words, count=1)
    words = _MEMBER.sub("", words, count=1)
    words = _PICTURED.sub("", words, count=1)
    words = _ROLE.sub("", words, count=1)
    return _once(_trimmed(words))


def _once(name: str) -> str:
    """Return a name that a renderer printed twice in a row, for its picture and for itself, once."""
    half = len(name) // 2
    if half >= 3 and name[:half] == name[half:] and name[0].isupper():
        return name[:half]
    return name


def twice(name: str) -> str | None:
    """Return the half of a name that is two equal ones: "Ada Moor Ada Moor"; None for others.

    >>> twice("Ada Moor Ada Moor")
    'Ada Moor'
    """
    words = name.split()
    middle = len(words) // 2
    return " ".join(words[:middle]) if middle and words[:middle] == words[middle:] else None


def name_before_date(words: str) -> str:
    """Return the name that stands before a date."""
    words = _weekday_off(words)
    for _ in range(6):
        shorter = _weekday_off(_BEFORE_DATE.sub("", words, count=1))
        if shorter == words:
            break
        words = shorter
    return name_in(words)


def _weekday_off(words: str) -> str:
    bare = words.rstrip(" ,.|·-–")
    last = bare.rsplit(None, 1)[-1] if bare else ""
    if last.casefold().strip("(,.|") in WEEKDAYS or last in _SHORT_DAYS:
        return bare[: len(bare) - len(last)]
    return words


_SHORT_DAYS = frozenset("Mo Di Mi Do Fr Sa So lun mar mer jeu ven sam dim".split())


def name_after_date(words: str) -> str:
    """Return the name that stands after a date."""
    for _ in range(6):
        shorter = _AFTER_DATE.sub("", words, count=1)
        if shorter == words:
            break
        words = shorter
    return name_in(words)


def _trimmed(words: str) -> str:
    words = words.strip(' \t,;:|·•-–—»«"“”*_↓↑→')
    shorter = _BRACKETS.sub("", words).rstrip(" ,|-–")
    if shorter != words and _SIGN.search(shorter) and _BRACKETS.search(words) and _IS_NOTE.search(words):
        return shorter
    return words


_IS_NOTE = re.compile(
    r"[(\[]\s*+(?:\d[\d.,\s]*+|profile|author|autor|guest|gast|not verified|nicht überprüft|unregistered|visitor|profil|admin|moderator|op|member|mitglied|post author|beitragsautor|[^\W\d_]{0,12}\s?[#:]?\s?\d{3,})\s*[)\]]$",
    re.I,
)
