"""What the words of a unit say about it: share bars, bylines, notices, headings of lists of other posts."""

from __future__ import annotations

import re

# Single words, and pairs of words that follow each other.
_WORDING = {
    "month": "january february march april june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec januar februar märz mai juni juli oktober dezember enero febrero marzo abril mayo junio julio"
    " agosto septiembre octubre noviembre diciembre janvier février avril juin juillet août septembre octobre novembre"
    " décembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre monday tuesday wednesday thursday"
    " friday saturday sunday ago am pm",
    "byline": "by von par por di author autor auteur written posted published publié veröffentlicht publicado pubblicato door"
    " reviewed edited submitted reporting updated aktualisiert modified erstellt geschrieben escrito editor staff"
    " correspondent contributor writer",
    "read time": "min_read minutes_read minute_read reading_time read_time lesezeit views shares view_count times_read",
    "share": "share tweet facebook twitter pinterest linkedin whatsapp reddit telegram email e-mail print copy_link bookmark"
    " teilen drucken partager imprimer compartir imprimir condividi stampa delicious digg stumbleupon google+ instagram"
    " youtube flipboard messenger click_to permalink listen follow_us like_this follow link_copied save tumblr x",
    "comments": "comment comments response responses reply replies trackback trackbacks pingback pingbacks kommentar"
    " kommentare kommentieren antworten commentaire commentaires réponses comentario comentarios respuestas comentários"
    " commenti reacties discussion leave_a responder rispondi the_conversation your_say no_comments",
    "related": "related read_more read_next see_also more_from more_on more_in more_stories may_also might_also also_read"
    " also_like read_also recommended popular trending latest recent most_read most_viewed similar up_next next_up previous"
    " next older newer featured around_the sponsored promoted advertisement don't_miss must_read keep_reading"
    " continue_reading top_stories headlines mehr_zum auch_interessant weiterlesen lesen_sie ähnliche à_lire lire_aussi"
    " voir_aussi en_savoir lea_también leer_más relacionados te_puede leggi_anche leia_também lees_ook anzeige werbung"
    " publicidad publicité previous_post next_post editor's_picks you_may other_posts read_full",
    "tags": "tags tag tagged filed_under categories category topics topic keywords labels posted_in schlagwörter kategorien"
    " themen etiquetas categorías mots-clés catégories more_about source sources quelle quellen via credit image_credit"
    " photo_credit foto photo bild courtesy getty",
    "legal": "© copyright rights_reserved alle_rechte tous_droits derechos privacy cookie cookies terms_of terms datenschutz"
    " impressum disclaimer disclosure affiliate powered_by trademark licensed license creative_commons opinions_expressed"
    " views_expressed commission originally_published originally_appeared investment_advice",
    "sign up": "subscribe newsletter newsletters sign_up sign_in log_in login register email_address your_inbox abonnieren"
    " anmelden inscrire suscríbete iscriviti join_our join_us join free_trial get_started contact_us learn_more click_here"
    " download buy_now shop_now shop get_in book_a donate support_us become_a enter_your required_fields javascript"
    " request_a schedule_a unsubscribe rss app_store google_play add_to subscribers subscription sponsors stay_up"
    " updates weekly daily inbox podcast",
    "author": "about_the is_a was_a is_an is_the freelance writes contributing view_all all_posts more_posts posts_by"
    " articles_by über_den can_find follow_him follow_her follow_me lives_in author_of founder_of editor_of his_work"
    " her_work has_been director_of professor_of reach_him blogs_at",
    "link text": "here more all home skip_to menu search go_to back_to toggle close open show hide view top read",
    "contents": "table_of on_this in_this jump_to contents inhaltsverzeichnis inhalt sommaire índice indice",
    "first person": "i i'm i’m i've i’ve my me we our us you your ich wir mein je nous yo",
    "third person": "he she they his her their was were had said said. says he's she's they're",
    "plain": "the of and to a in that is with as for it on are be this und der die das de la le que les el et en",
}
WORDINGS = (*_WORDING, "symbol")
"""Kinds of wording in the order of the bits of a mask."""

_SINGLE: dict[str, int] = {}
_PAIRS: dict[str, dict[str, int]] = {}
for _bit, _phrases in enumerate(_WORDING.values()):
    for _phrase in _phrases.split():
        _first, _, _second = _phrase.partition("_")
        if _second:
            _follow = _PAIRS.setdefault(_first, {})
            _follow[_second] = _follow.get(_second, 0) | 1 << _bit
        else:
            _SINGLE[_first] = _SINGLE.get(_first, 0) | 1 << _bit
_SYMBOLIC = 1 << len(_WORDING)
_WORD = re.compile(r"[^\W\d_][^\s.,:;!?()\[\]\"“”|/]*|[©|»›→←«•↑]")
_ASCII_WORD = re.compile(r"[a-z][^ \t\n\r\f\v.,:;!?()\[\]\"|/]*|\|")
"""The same in text of lower-case ASCII, where it is found in half the time."""
_SYMBOLS = frozenset("|»›→←«•↑")
_Follow = dict[str, int]
_KNOWN: dict[str, tuple[int, _Follow | None]] = {
    word: (_SINGLE.get(word, 0) | (_SYMBOLIC if word in _SYMBOLS else 0), _PAIRS.get(word))
    for word in (*_SINGLE, *_PAIRS, *_SYMBOLS)
}

LONGEST_READ = 160
"""Only so many characters of a unit are read: what a long one says is in how it begins."""


def wording_of(text: str) -> int:
    """Return the mask of the kinds of wording in a unit's text."""
    mask = 0
    follow: _Follow | None = None
    known = _KNOWN
    start = text[:LONGEST_READ].lower()
    for word in (_ASCII_WORD if start.isascii() else _WORD).findall(start):
        if follow is not None and word in follow:
            mask |= follow[word]
        if word in known:
            said, follow = known[word]
            mask |= said
        else:
            follow = None
    return mask
