"""What kind of line a unit is, told by its shape: a date, a name that says something, a button, a number, prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from postparse.dates import DateMatch, find_date
from postparse.html.comments.miner.words import ACTIONS, LEADING, REPLY_TO, THREAD_WORDS, TRAILING
from postparse.text.units import Unit

MOST_HEADER = 160
"""A longer line is no header of a comment."""
_MOST_KEPT = 20_000

_SAYS = re.compile(
    r"(?:^|\s)(?:said|says?|wrote|writes|replied|replies|responded|adds|added|asked|commented|comments|meint|meinte|sagt|sagte|schrieb|schreibt|antwortet|antwortete"
    r"|kommentiert|kommentierte|hat (?:geschrieben|gesagt)|dit|a (?:dit|écrit)|écrit|dice|dijo|escribió|disse|diz|ha (?:scritto|detto)|scrive|schreef|zegt|skriver|skrev|säger|sier|siger"
    r"|napisał(?:\(a\))?|pisze|píše|napsal|írta|mondja|diyor ki|dedi ki|yazdı|пишет|написал|сказал|говорит|каже|より|说道|说)"
    r"(?:\s++(?:this|that|das|ceci|esto|am|on|at|um|le|el))?\s*+(?:[:：,]|\.{2,3}|…)?$",
    re.I,
)
_SAYS_MARK = re.compile(r"(?:[:：,]|\.{2,3}|…)$")
_BY = re.compile(
    r"^(?:(?:comment(?:ed)?|posted|written|submitted|left|kommentar|geschrieben|verfasst|eingereicht|publié|posté|écrit|publicado|enviado|escrito|scritto|inviato|geplaatst|opublikowane|reply)\s++)?"
    r"(?:by|von|par|por|da|door|af|av|przez|от)(?:\s*+:\s++|\s++)\S",
    re.I,
)
_COMMENT_BY = re.compile(
    r"^(?:comment|reply|response|answer|kommentar|antwort|commentaire|réponse|comentario|commento|reactie)\s++"
    r"(?:by|from|von|par|de|por|da|di|door|van)(?:\s*+:\s++|\s++)\S",
    re.I,
)
_SAYS_IN = re.compile(
    r"\b(?:said|says|wrote|posted|by|von|par|edited|joined|comments?|points?|votes?|reply|replies|antworten|schrieb|sagt|likes?)\b|[|·•/»#]",
    re.I,
)
_CLOCK = re.compile(r"^(?:at |um |à )?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\.?|uhr|h)?$", re.I)
_ADDRESS = re.compile(r"^https?://\S{1,90}(?:\s+(?=\S)|$)")
_NUMBER = re.compile(r"^(?:#|no\.?|nr\.?|n°|№)?\s?\d{1,5}[.):]?$", re.I)
_END = re.compile(r"[.!?。！？…][\"”’»)\]]*$")
_INITIAL = re.compile(r"^(?:[^\W\d_][\w'’-]*+ ){1,2}[^\W\d_]\.$")
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r"\s*[|·•/,»«–—-]\s*|\s{2,}|\s+(?=\()")
_HINT = re.compile(
    r"\d|\b(?:ago|yesterday|today|gestern|heute|vor|hace|hier|il y a|fa|geleden|sedan|siden|temu|назад|now)\b",
    re.I,
)
_VOTES = re.compile(
    r"^[+−-]?\d{1,5}\s*(?:votes?|points?|pts|likes?|upvotes?|stimmen|punkte|people (?:like|found)|thumbs|users?)\b.{0,24}$|^[+−-]\d{1,4}$",
    re.I,
)
_FORM = re.compile(
    r"^\W*+(?:\d{1,4}\W*+)?(?:leave (?:a |your |us )?(?:reply|comment|response|message)|post (?:a |your |new )?(?:comment|reply)|add (?:a |your |new )?(?:comment|reply|response)|(?:write|submit|make) a (?:comment|reply|response)"
    r"|your (?:name|e-?mail|comment|thoughts|email address)|name\s*(?:\(|\*|:)|speak your mind|join the (?:discussion|conversation)|(?:you must|please) (?:be logged|log ?in|sign in|register)|(?:log|sign) in (?:to|or)|login to|have your say|reply to this topic|what do you think"
    r"|cancel reply|click here to cancel|notify me of|comments? (?:are|is|have been|for this \w+ are) (?:now )?closed|commenting (?:is|has been) closed|discussion closed|share your thoughts|be the first to"
    r"|schreib(?:e|en)? (?:einen|deinen|ihren|uns)|kommentar (?:schreiben|hinterlassen|verfassen|abgeben|hinzufügen)|hinterlasse?n? |einen kommentar|antwort (?:schreiben|hinterlassen|verfassen|abbrechen)|deine? (?:e-?mail|meinung|kommentar|antwort)|ihr kommentar|mitdiskutieren|kommentieren|kommentare? (?:sind|ist) "
    r"|laisser un|ajouter un commentaire|écrire un|votre (?:commentaire|adresse|nom)|poster un|deja (?:un|tu) |escribe un|añadir|publicar un|tu (?:comentario|dirección)|lascia un|scrivi un|deixe (?:um|seu)|geef een|plaats een|reageer|dodaj komentarz|skomentuj|napisz|lämna (?:ett|en)|skriv (?:en|ett)|legg (?:igjen|inn)|добавить|оставить|комментировать)",
    re.I,
)
_AFTER = re.compile(
    r"^(?:related|similar|more (?:from|in|on|stories|posts|news)|you (?:may|might)|recommended|popular|most (?:read|popular|viewed|recent|commented)|recent (?:posts|comments|entries|articles)|latest|trending|archives?|categories|tags?\b|tagged|filed under|posted in|about (?:the author|me|us)|share (?:this|on)|sharing|follow (?:us|me)|subscribe|newsletter|sign up|blogroll|links|search|previous|next|older|newer|navigation|« |» |← |→ |copyright|©|all rights|privacy|terms|powered by|proudly|contact|advertis|sponsor|trackback|pingback|print|e-?mail this|read more|see also|also on|top stories"
    r"|ähnliche|verwandte|weitere|mehr (?:zum|von|aus)|das könnte|auch interessant|beliebt|neueste|letzte|meistgelesen|kategorien|schlagw|archiv|über (?:den autor|mich|uns)|teilen|folge|abonnier|impressum|datenschutz|agb|suche|zurück|weiter|vorherig|nächst|startseite|anzeige|werbung"
    r"|articles? (?:liés|similaires|récents)|sur le même|à lire|voir aussi|partager|catégories|mentions légales|précédent|suivant|artículos|relacionad|compartir|etiquetas|categorías|archivos|anterior|siguiente|articoli|condividi|categorie|archivi|gerelateerd|lees ook|delen|relaterade|läs (?:också|mer)|podobne|udostępnij|поделиться|похожие)",
    re.I,
)


@frozen
class Shape:
    """What a unit looks like.

    Attributes:
        kind: One letter, see `kind_of`.
        signature: The line with its date, numbers and rare words left open: lines of one kind share it.
        date: The date in it.
        size: How many characters it has.
        is_form: Whether it speaks of writing a comment.
        is_after: Whether it begins what follows posts and threads: related posts, archives, legal notes.
        is_reply_to: Whether it says to whom it answers.
        ends: Whether it ends like a sentence.
    """

    kind: str
    signature: str
    date: DateMatch | None
    size: int
    is_form: bool
    is_after: bool
    is_reply_to: bool
    ends: bool


_GLUED = frozenset(
    "respondereliminar rispondielimina responderexcluir beantwoordenverwijderen odpowiedzusuń svaraslett svarslet ответитьудалить reply↓".split()
)
"""Buttons that a renderer printed without a space between them."""


_VOTED = frozenset(
    "respect recommend recommended agree disagree funny insightful informative dislike up down".split()
)
"""Buttons of which one alone is a word like any other."""
_JOINT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|[|·•/↓↑›»]")
"""Where a renderer printed buttons without a space between them."""
_MOST_BUTTONS = 6


def is_action(text: str) -> bool:
    """Tell whether a line holds buttons only: "Reply", "Like | Report"."""
    folded = text.casefold().strip(" []()|·•:.»«↓↑→←>-")
    if folded in ACTIONS or folded in _GLUED:
        return True
    if len(folded) > 80:
        return False
    parts = [part.strip(" []()|·•:.»«↓↑→←>-") for part in _PARTS.split(folded)]
    parts = [part for part in parts if part and not part.isdigit()]
    return (bool(parts) and all(part in ACTIONS for part in parts)) or _is_row_of_buttons(text)


def _is_row_of_buttons(text: str) -> bool:
    """Tell whether a line is a row of buttons with no more than a space, or a count, between them: "Like 7ReplyShare"."""
    words = _JOINT.sub(" ", text).casefold().split()
    named = [word for word in words if not word.isdigit()]
    return (
        2 <= len(named) <= _MOST_BUTTONS
        and named[0] == words[0]
        and sum(word in ACTIONS for word in named) >= 2
        and all(word in ACTIONS or word in _VOTED for word in named)
    )


def without_frame(text: str) -> str:
    """Return a header's words without what introduces and follows a name: "Posted by", "says:", numbers, strokes."""
    for _ in range(6):
        shorter = LEADING.sub("", text, count=1)
        shorter = TRAILING.sub("", shorter, count=1)
        if shorter == text or not shorter:
            break
        text = shorter
    return text.strip()


def kind_of(unit: Unit, date: DateMatch | None) -> str:
    """Return the letter of a unit's kind.

    ``d`` a date alone, ``D`` a date and a few words, ``e`` a date in a longer short line, ``s`` "NAME says:", ``b`` "by
    NAME", ``a`` buttons, ``n`` a number alone, ``h`` a thread's heading, ``v`` votes, ``N`` like a name, ``t`` a short
    line, ``q`` a short sentence, ``o`` a time of day, ``u`` an address and a name, ``m`` a line of 60 to 140 characters, ``p`` a longer one, ``l`` links, ``c`` code.
    """
    text = unit.text
    size = len(text)
    if unit.code:
        return "c"
    if unit.linked > 0.8 * size and size > 60:
        return "l"
    if size > MOST_HEADER:
        return "p"
    if date is not None and (size < 90 or date.start < 40):
        rest = text[: date.start] + " " + text[date.end :]
        loose = (
            date.kind != "absolute"
            and ":" not in text[date.start : date.end]
            and len(_WORDS.findall(rest)) > 3
            and not _BY.match(text)
        )
        if text[-1] in "?!" or (loose and (text[-1] == "." or _SAYS_IN.search(rest) is None)):
            date = None
    if date is not None and (size < 90 or date.start < 40):
        rest = text[: date.start] + " " + text[date.end :]
        bare = without_frame(rest)
        if len(bare) < 3 or is_action(bare):
            return "d"
        if len(bare) <= 40:
            return "D"
        if size - (date.end - date.start) <= 70:
            return "e"
    if is_action(text):
        return "a"
    if _NUMBER.match(text):
        return "n"
    if _CLOCK.match(text):
        return "o"
    if size <= 120 and (address := _ADDRESS.match(text)) is not None:
        return "u" if 0 < size - address.end() <= 50 else "t"
    folded = text.casefold()
    words = _WORDS.findall(folded)
    if size <= 80:
        if len(words) <= 7 and _COMMENT_BY.match(text):
            return "b"
        if (
            len(words) <= 9
            and any(word in THREAD_WORDS for word in words)
            and (len(words) <= 3 or _DIGITS.search(folded) or words[0] in THREAD_WORDS)
        ):
            if not (
                _SAYS_MARK.search(text)
                and _SAYS.search(text)
                and len(words) > 1
                and words[-1] not in ("comments", "kommentare", "replies")
            ):
                return "h"
        if len(words) <= 8 and _SAYS.search(text) and (_SAYS_MARK.search(text) or size <= 40):
            return "s"
        if len(words) <= 8 and _BY.match(text):
            return "b"
        if _VOTES.match(text) and len(words) <= 4:
            return "v"
    ends = _ends(text)
    if size <= 32 and len(text.split()) <= 4 and not ends and words:
        return "N"
    if size <= 60:
        return "q" if ends else "t"
    return "m" if size <= 140 else "p"


def _ends(text: str) -> bool:
    """Tell whether a line ends like a sentence; the full stop of a name's initial is none: "Ada L."."""
    return _END.search(text) is not None and not (len(text) <= 32 and text.istitle() and _INITIAL.match(text))


def shape_of(unit: Unit) -> Shape:
    """Return a unit's shape."""
    text = unit.text
    size = len(text)
    date = find_date(text) if size <= 2 * MOST_HEADER and _HINT.search(text) else None
    kind = kind_of(unit, date)
    return Shape(
        kind=kind,
        signature=_signature(unit, date, kind),
        date=date,
        size=size,
        is_form=size <= MOST_HEADER and _FORM.match(text) is not None,
        is_after=size <= MOST_HEADER and _AFTER.match(text) is not None,
        is_reply_to=size <= MOST_HEADER and REPLY_TO.match(text) is not None,
        ends=_ends(text),
    )


def _signature(unit: Unit, date: DateMatch | None, kind: str) -> str:
    text = unit.text
    marker = "#" if unit.marker.isdigit() else unit.marker
    if kind in "mplcq":
        return f"{kind}{marker}"
    if kind == "a":
        return f"{marker}a:{text.casefold()}"
    if date is not None and kind in "dDe":
        before, after = text[: date.start], text[date.end :]
        follows = "w" if _LETTERS.search(after) else "0" if _DIGITS.search(after) else ""
        return f"{marker}{_masked(before)}<{date.kind[0]}>{follows}"
    if kind == "s":
        words = text.split()
        return f"{marker}s:{words[-1].casefold()}"
    return f"{marker}{kind}:{_masked(text)}"


def _masked(text: str) -> str:
    """Return the words that begin and end a text as long as they belong to headers; what varies between them is left open."""
    words = [
        ("0" if (bare := word.strip(".,:;()[]|#")).isdigit() else word, bare)
        for word in text.casefold().split()
    ]
    first, last = 0, len(words)
    while first < last and (words[first][1] in _KEPT or words[first][0] == "0" or not words[first][1]):
        first += 1
    while last > first and (
        words[last - 1][1] in _KEPT or words[last - 1][0] == "0" or not words[last - 1][1]
    ):
        last -= 1
    parts = [word for word, _ in words[:first]]
    if last > first:
        parts.append("w")
    return " ".join(parts + [word for word, _ in words[last:]])


_KEPT = frozenset(
    "post posted: by: by on at posted said says wrote reply comment comments response from in to ago the and for is of via link permalink edited joined"
    " von am um uhr schrieb schreibt sagt sagte vom den le par dit à de el por dijo a op door om del da il alle kl af den".split()
) | {"|", "-", "–", "—", "·", "•", "/", "»", "«", "#", ":", ","}


def shapes_of(units: Sequence[Unit]) -> list[Shape]:
    """Return the shapes of units, each computed once for equal lines, and kept once for lines that look alike."""
    seen: dict[tuple[str, str, bool, bool], Shape] = {}
    alike: dict[Shape, Shape] = {}
    shapes: list[Shape] = []
    for unit in units:
        key = (
            unit.text,
            unit.marker if not unit.marker.isdigit() else "#",
            unit.code,
            unit.linked > 0.8 * len(unit.text),
        )
        shape = seen.get(key)
        if shape is None:
            shape = shape_of(unit)
            shape = alike.setdefault(shape, shape)
            if len(unit.text) <= MOST_HEADER:
                if len(seen) >= _MOST_KEPT:
                    seen.clear()
                seen[key] = shape
        shapes.append(shape)
    return shapes
