"""Words that comment threads use, in the languages in which they are written. They help; nothing rests on them alone."""

from __future__ import annotations

import re

ACTIONS = frozenset(
    """
click to expand|click to shrink|expand quote|reply|replies|reply to this|reply to this comment|reply to comment|quote|report|report this|report abuse|report comment|flag|flag comment
flag as inappropriate|like|likes|unlike|dislike|upvote|downvote|vote up|vote down|vote|permalink|permanent link|link|link to comment|link to this
share|share this|share comment|edit|delete|hide|show|show more|show replies|hide replies|view replies|collapse|expand|recommend|thanks|helpful
start now|learn more|log in to reply|login to reply|log in to post comments|login to post comments|login or register to post comments|register to post comments
expand full comment|read full comment|full comment|read more|see more|view more|continue reading|liked by|likes this|mehr anzeigen|mehr lesen|weiterlesen|lire la suite|voir plus|leer más|ver más
top|back to top|parent|prev|next|root|context|embed|award|give award|copy link|thread|cite|print|email|multi-quote|multiquote|quick reply|reply with quote|like this|comment link|direct link|copy link to reply|copy link to comment|copy link to post|copy comment link|ip logged|logged|save|follow|more
antworten|antwort|auf diesen kommentar antworten|kommentar melden|melden|zitieren|zitat|gefällt mir|bearbeiten|löschen|teilen|empfehlen|beantworten|anmelden zum antworten|zum antworten anmelden|nach oben|verstoß melden|missbrauch melden
répondre|réponse|signaler|citer|j'aime|partager|alerter|signaler un abus|modifier|supprimer|lien|lien permanent
responder|citar|denunciar|reportar|me gusta|compartir|enlace|editar|responder a este comentario
rispondi|segnala|cita|mi piace|condividi|modifica
responda|curtir|compartilhar|denuncie
beantwoorden|reageer|reageren|antwoord|melden|citeren|vind ik leuk|rapporteer
svara|anmäl|gilla|svar|rapporter|liker|svar på dette|besvar|citer
odpowiedz|zgłoś|cytuj|lubię to|udostępnij|odpovědět|odpovedať|válasz|yanıtla|cevapla|răspunde|отговор
ответить|цитировать|пожаловаться|нравится|ссылка|відповісти|цитата|відповісти на це
返信|回复|回覆|답글|引用|举报|赞|赞同|点赞|顶|踩|支持|反对|分享|推荐|引用回复|回复ta|いいね|通報|공감|신고|추천
""".strip()
    .replace("\n", "|")
    .split("|")
)
"""Labels of a comment's buttons and links, lower case."""

THREAD_WORDS = frozenset(
    """
comment comments comment: comments: response responses reply replies replies: responses: discussion feedback reactions thoughts said says opinions trackbacks pingbacks answers
kommentar kommentare kommentaren kommentieren antworten reaktionen meinungen rückmeldungen diskussion beiträge leserkommentare gedanken
commentaire commentaires réponses réactions avis comentario comentarios respuestas comentário comentários commenti commento risposte
reacties reactie kommentarer kommentarer: komentarze komentarz komentarzy komentáře komentářů hozzászólás hozzászólások yorum yorumlar comentarii
комментарии комментариев комментарий коментарі коментарів コメント 评论 評論 留言 回复 댓글 שתגובות تعليقات تعليق
""".split()
)
"""Words of a thread's heading, lower case."""

WIDE_THREAD_WORDS = ("评论", "評論", "コメント", "댓글")
"""Those of scripts that part no words, which stand inside longer texts ("3条评论")."""
_FIRST_WIDE = "\u2e80"
_WIDE = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\uff01-\uff60]")


def is_wide(text: str) -> bool:
    """Tell whether a text has signs of Chinese, Japanese or Korean."""
    return not text.isascii() and max(text) >= _FIRST_WIDE and _WIDE.search(text) is not None


def length_of(text: str) -> int:
    """Return the length of a text in letters; a sign of Chinese, Japanese or Korean says as much as two."""
    return len(text) + len(_WIDE.findall(text)) if is_wide(text) else len(text)


REPLY_TO = re.compile(
    r"^(?:\(?in (?:reply|response|answer) to|in antwort auf|als antwort auf|antwort auf|antwort an|en réponse à|en respuesta a|in risposta a|als reactie op"
    r"|replied to|replying to|↑|parent\b|\(parent\)|в ответ|som svar på)",
    re.I,
)

LEADING = re.compile(
    r"^(?:[\s|•·»›>\-–—:,#/(\[\"“„]+|\d{1,4}[.):]\s+|\d{1,4}\s*[|·•]\s+|\d{1,4}\s*$"
    r"|(?:(?:comment|commented|posted|written|submitted|left|said|kommentar|geschrieben|verfasst|eingereicht|erstellt|gepostet|publié|posté|écrit|soumis|rédigé|déposé|laissé|ajouté|publicado|enviado|escrito|scritto|inviato|geplaatst|door|skrevet|skrivet|napisał|autor|author|name|user|from|permalink)\s+)?"
    r"(?:posted by|written by|by|von|vom|par|por|da|door|af|av|from)\s*:?\s+"
    r"|(?:commentaire|comentario|comentário|commento|reactie|kommentar)\s+(?:de|do|da|di|van|fra|från)\s+"
    r"|(?:comment|commentaire|kommentar|author|autor|name|from|posted|says|verfasser|user|benutzer|posté|publié|scritto)\s*:\s*)",
    re.I,
)
_COMMON_SAYS = r"said|says|say|wrote|writes|write|commented|comments|replied|replies|responded|adds|added|posted|asked|meint|meinte|sagt|sagte|schrieb|schreibt|antwortet|antwortete|kommentiert|kommentierte|hat geschrieben|hat gesagt|dit|a dit|a écrit|écrit|dice|dijo|escribió|disse|diz|ha scritto|scrive|ha detto|schreef|zegt|skriver|skrev|säger|sier|siger|napisał|napisał\(a\)|pisze|píše|napsal|írta|mondja|diyor ki|dedi ki|yazdı|пишет|написал|сказал|говорит|каже|より|说道|说|："
FURTHER_SAYS = (
    r"sanoo|kirjoitti|říká|řekl|napísal|hovorí|szerint|mondta|spune|zice|каза|казва|сказав|коментує|λέει|είπε|אומר|يقول|قال|گفت|님의 말"
    r"|說道|說|viết|nói|berkata|mengatakan|ha dit|kaže|pravi|rašo|ütles|พูดว่า"
)
"""What themes in the less frequent languages print behind a name: "says", "said", "wrote"."""

_SAYS = rf"{FURTHER_SAYS}|{_COMMON_SAYS}"
SAYING = _SAYS.removesuffix("|：")
_THIS = "this|that|das|ceci|esto|am|on|at|um|le|el|il|op"
_AT = "on|at|am|um|le|el|il|op|den|vom|von|the|in"
TRAILING = re.compile(
    r"(?:(?<![\s|•·«‹>\-–—:,/(\[\"”])[\s|•·«‹>\-–—:,/(\[\"”]+$"
    rf"|(?<!\s)\s+(?:{_SAYS})"
    rf"(?:\s*+(?:{_THIS}))?\s*+[:：.…]{{0,3}}$"
    rf"|(?<!\s)\s+(?:{_AT})$)",
    re.I,
)
_TRAILING_SIGNS = frozenset(' \t\n\r\xa0|•·«‹>-–—:：,/(["”.…')
_SAYING = [words.split()[-1].replace("\\", "") for words in _SAYS.split("|")]
_TRAILING_WORDS = frozenset(
    [
        *_SAYING,
        *_THIS.split("|"),
        *_AT.split("|"),
        *(says + this for says in _SAYING for this in _THIS.split("|")),
    ]
)


def may_trail(text: str) -> bool:
    """Tell whether `TRAILING` could match a text: most names end with none of its signs and words, which is quickly seen."""
    return (
        text[-1:] in _TRAILING_SIGNS
        or text.rpartition(" ")[2].lower() in _TRAILING_WORDS
        or not text.isprintable()
    )


STOP_NAMES = frozenset(
    """
says said wrote says: said: wrote: by on at am um uhr von posted permalink reply author admin: moderator guest: member new online offline
""".split()
)

DATE_WORDS = frozenset(
    "ago vor il hace fa geleden sedan siden temu назад yesterday today gestern heute hier ieri ayer hoy now".split()
)
HAS_DATE_WORD = (
    "ago",
    "yesterday",
    "today",
    "gestern",
    "heute",
    "vor ",
    "hace ",
    "il y a",
    "hier",
    "just now",
    "назад",
)
MONTH_STARTS = frozenset(
    """
jan feb mar apr may jun jul aug sep oct nov dec mär maj mai okt dez ene abr ago dic fév avr jui jui aoû déc gen mag giu lug set ott fev out mei sty lut kwi cze lip sie wrz paź lis gru янв фев мар апр мая июн июл авг сен окт ноя дек
""".split()
)
DATE_LABELS = frozenset("posted by on at says said | • · written submitted von am um uhr par le".split())

PLACEHOLDER = re.compile(
    r"^(?:your comment is awaiting moderation|this comment (?:has been|was) (?:removed|deleted|hidden)|\[?(?:deleted|removed)\]?$|dein kommentar wartet|kommentar gelöscht)",
    re.I,
)
MODERATION = re.compile(
    r"await(?:ing|s) (?:moderation|approval)|wartet auf (?:freischaltung|moderation)", re.I
)
CLOSED = re.compile(
    r"comments (?:are|have been|for this \w+ are) (?:now )?closed|closed for (?:new )?(?:comments|replies)|commenting (?:is|has been) (?:closed|disabled)"
    r"|kommentar(?:e|funktion)? (?:sind|ist|wurde) (?:derzeit |nun )?(?:geschlossen|deaktiviert)|les commentaires sont (?:fermés|clos)|comentarios (?:están )?cerrados|commenti (?:sono )?chiusi|reacties zijn gesloten",
    re.I,
)
