"""What the names that a theme gives its elements say about them ("comment-author", "beitrag_datum", "msgBody").

Where names can be read they are strong evidence on platforms that nobody has described. Nothing rests on them alone:
a page whose names say nothing is read by structure and text.
"""

from __future__ import annotations

import re
from functools import lru_cache

COMMENT, POST, AUTHOR, DATE, BODY, HEAD, EXTRA, ELSEWHERE, LATEST = (1 << n for n in range(9))
"""What a name can say: a comment or a list of them, a post of any kind, a field of one, what stands above the words,
what stands beside them (buttons, votes, signatures), what lies outside threads (menus, boxes in the margin), and a box
of the latest comments, which are on other pages."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
_COMMENT = (
    "comment|koment|kommentar|coment|commento|reactie|reaktion|reaction|respon|respuest|reponse|risposta"
    "|discuss|diskussion|replies|replys|answer|antwort|feedback|opinion|guestbook|disqus|talkback|avis|yorum"
).split("|")
_POST = frozenset(
    "post posts message messages msg beitrag beitraege reply note notes entry review reviews topic thread threads answer"
    " postbit article mensaje nachricht forum item child children bubble status tweet".split()
)
_AUTHOR = frozenset(
    "author authors autor autore auteur verfasser user username nick nickname poster commenter commentator kommentator creator"
    " name fn vcard byline who handle screenname displayname writer from by owner member profile benutzer usuario utente"
    " utilisateur nutzer persona nom nome naam nombre login sender account acct".split()
)
_AUTHORS = ("auth", "autor", "user", "nick", "commenter", "auteur", "poster")
_DATE = frozenset(
    "date datum fecha data time times timestamp datetime datestamp dtstamp dt posted published publish when ago zeit uhrzeit"
    " created heure hora ora tijd dato tid age posttime postdate postedon dateline permadate".split()
)
_NO_DATES = frozenset(
    "update updates candidate mandate validate lifetime sometime overtime runtime data".split()
)
_BODY = frozenset(
    "body content contents text txt message copy words inhalt texte texto testo contenu contenido corpo cuerpo markdown md"
    " rendered bbcode formatted prose cooked fulltext posttext postbody msgbody commenttext description desc".split()
)
_BODIES = ("body", "content", "text", "msg")
_HEAD = frozenset(
    "meta info head header heading top details tagline metadata infos kopf bar above title subject headline topline intro"
    " footer foot bottom".split()
)
_EXTRA = frozenset(
    "signature sig sign edit edited modified lastedit like likes liked vote votes voting voter rating ratings rate score"
    " share sharing social action actions tools toolbar tool button buttons btn btns badge badges rank ranking avatar avatars"
    " gravatar flag report controls control options menu karma count counter num stats stat statistics location joined join"
    " role roles reputation icon icons respond abuse moderate thumb thumbs points upvote downvote reactions award"
    " awards usertitle awaiting moderation aktionen melden bewertung antworten".split()
)
_ELSEWHERE = frozenset(
    "sidebar widget widgets related recent popular teaser teasers nav navigation navbar menu breadcrumb breadcrumbs promo"
    " advert ads trending latest archive archives tagcloud blogroll search product products carousel slider gallery"
    " newsletter cookie cookies modal popup dropdown pagination pager rail aside neueste verwandte similar recommended"
    " suggestions more banner toc references cite citation footnotes footnote login signup masthead".split()
)


_LATEST = frozenset(
    "latest recent newest last neueste neuesten letzte letzten aktuelle dernier derniers ultimos recientes ultimi recenti"
    " laatste recente".split()
)
_FIELDS = AUTHOR | DATE | BODY | HEAD


@lru_cache(maxsize=8192)
def said_by(names: str) -> int:
    """Return what the words of a class, an id or an item's property say, as flags; 0 for nothing."""
    found = 0
    for name in names.split():
        found |= _said_by_name(name)
    return found & ~BODY if found & (EXTRA | HEAD) and found & BODY else found


@lru_cache(maxsize=8192)
def _said_by_name(name: str) -> int:
    """Return what one name says: of the fields in it the last ("userText" is text), unless it tells of extras."""
    kinds = field = 0
    is_reply = is_latest = False
    for word in _WORD.findall(name):
        word = word.lower()
        said = _said_by_word(word)
        is_reply = is_reply or word == "reply"
        is_latest = is_latest or word in _LATEST
        kinds |= said & ~_FIELDS
        if said & (COMMENT | POST) and field & AUTHOR:
            field = 0
        if said & _FIELDS and not (field & HEAD and said & BODY):
            field = said & _FIELDS
    if is_latest and kinds & COMMENT:
        kinds |= LATEST
    if is_reply and not field:
        # A button, unless a field of the reply is named ("reply-author").
        kinds |= EXTRA
    return kinds if kinds & EXTRA else kinds | field


@lru_cache(maxsize=8192)
def _said_by_word(word: str) -> int:
    found = 0
    for stem in _COMMENT:
        if stem in word:
            found |= COMMENT
            word = word.replace(stem, "", 1).removeprefix("s")
            break
    if word in _EXTRA:
        found |= EXTRA
    if word in _POST:
        found |= POST
    if word in _ELSEWHERE:
        found |= ELSEWHERE
    if word in _HEAD:
        return found | HEAD
    if (word in _DATE or (word.endswith(("date", "time")) and len(word) < 13)) and word not in _NO_DATES:
        return found | DATE
    if word in _BODY or (word.endswith(_BODIES) and len(word) < 13):
        return found | BODY
    if word in _AUTHOR or word.startswith(_AUTHORS) or (word.endswith("name") and len(word) < 14):
        return found | AUTHOR
    return found


def said_on(path: str) -> int:
    """Return what the innermost element that says anything says of the texts at a path."""
    while path:
        path, _, last = path.rpartition("/")
        if said := said_by(last.partition(".")[2]):
            return said
    return 0
