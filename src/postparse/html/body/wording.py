"""What the words of a unit say about it: share bars, bylines, notices, headings of lists of other posts."""

from __future__ import annotations

import re

_MONTHS = (
    "jan|feb|mar|mär|maer|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|ene|abr|ago|dic|janv|févr|fév|avr|juin|juil|août|déc"
    "|gen|mag|giu|lug|set|ott|fev|out"
)
_WORDING = {
    "dated": rf"\b(19|20)\d\d\b|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\b({_MONTHS})[a-zéûç]{{0,8}}\.? \d{{1,2}}\b|\b\d{{1,2}}(st|nd|rd|th|\.)? (de )?({_MONTHS})|\b\d+ (second|minute|hour|day|week|month|year)s? ago|\bvor \d+|\bil y a \d+|\bhace \d+",
    "clock": r"\b\d{1,2}[:.h]\d{2}\b",
    "byline": r"^(by|von|par|por|di|written by|posted by|posted on|posted in|published|published on|author|from|publié|veröffentlicht|publicado|pubblicato|door|text|words by|story by|photos? by|reviewed by|edited by|medically reviewed|fact.checked|submitted by|reporting by|updated|last updated|zuletzt aktualisiert|modified|first published|created|erstellt|geschrieben|escrito)\b",
    "read time": r"\b\d+ ?min(ute)?s?\b.{0,8}(read|lesezeit|lectura|lecture)|reading time|lesezeit|min read|time to read|\bviews?\b|\bshares\b",
    "share": r"\b(share|tweet|facebook|twitter|pinterest|linkedin|whatsapp|reddit|telegram|e-?mail|print|copy link|bookmark|teilen|drucken|partager|imprimer|compartir|imprimir|condividi|stampa|delicious|digg|stumbleupon|google\+|instagram|youtube|flipboard|messenger|click to|like this|permalink|save|listen|follow us|like us|follow)\b",
    "comments": r"\b(comments?|responses?|replies|reply|trackbacks?|pingbacks?|kommentare?n?|antworten|commentaires?|réponses?|comentarios?|respuestas?|comentários?|commenti|reacties|discussion|leave a|responder|rispondi|join the conversation|have your say)\b",
    "related": r"\b(related|read more|read next|see also|more from|more on|more in|more stories|you may also|you might also|also read|also like|read also|recommended|popular|trending|latest|recent|recently|most read|most viewed|similar|up next|next up|previous|next|older|newer|featured|around the web|sponsored|promoted|advertis\w+|don't miss|must read|keep reading|continue reading|top stories|headlines|related articles|mehr zum thema|mehr|auch interessant|weiterlesen|lesen sie|ähnliche|à lire|lire aussi|voir aussi|en savoir plus|lea también|leer más|relacionad\w+|te puede interesar|leggi anche|leia também|lees ook|anzeige|werbung|publicidad|publicité)\b",
    "tags": r"^(tags?|tagged|filed under|categories|category|topics?|keywords?|labels?|posted in|in|schlagw\w+|kategorien?|thema|themen|etiquetas|categorías?|mots.clés|catégories?|more about|source|sources|quellen?|via|credit|image|photo|foto|bild)\b ?:?",
    "legal": r"©|\(c\) ?\d|copyright|all rights reserved|alle rechte|tous droits|todos los derechos|privacy|cookies?|terms of|terms and|datenschutz|impressum|disclaimer|disclosure|affiliate|powered by|trademark|licen[sc]ed?\b|creative commons|this (article|story|post|site) (was|may|contains|originally)|opinions expressed|views expressed|nutzungsbedingungen|mentions légales|commission|investment advice",
    "sign up": r"\b(subscribe|newsletter|sign up|sign in|log in|login|register|e-?mail address|your inbox|abonnieren|anmelden|inscri\w+|suscri\w+|iscriviti|join (our|us|now)|free trial|get started|contact us|learn more|click here|download|buy now|shop now|get in touch|book a|donate|support us|become a|enter your|required fields|javascript|advertisement|request a|schedule a|unsubscribe|rss|app store|google play|add to)\b",
    "author": r"^about (the )?(author|writer)|\b(is|was) (a|an|the) [\w\s,’'-]{0,60}\b(writer|editor|journalist|reporter|author|blogger|founder|contributor|correspondent|columnist|freelance\w*|professor|director|consultant|specialist|producer|strategist|co-?founder|ceo|manager|expert|photographer)\b|\b(follow (him|her|them|me)|you can (find|reach|follow)|reach (him|her|me)|lives in|view all posts|all posts|more posts|posts by|articles by|über de[nr] autor|contributed to this)\b",
    "first person": r"\b(i|i'm|i’m|i've|we|my|our|you|your|he|she|they|ich|wir|je|nous|yo)\b",
}
WORDINGS = tuple(_WORDING)
"""Kinds of wording in the order of the bits of a mask."""

LONGEST_READ = 400
"""Only so many characters of a unit are searched."""

_PATTERNS = [(1 << bit, re.compile(pattern)) for bit, pattern in enumerate(_WORDING.values())]


def wording_of(text: str) -> int:
    """Return the mask of the kinds of wording in a unit's (lower-case) text."""
    return sum(bit for bit, pattern in _PATTERNS if pattern.search(text))
