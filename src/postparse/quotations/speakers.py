"""Who says what stands in quotation marks: the clause before it or after it names the speaker."""

from __future__ import annotations

import re

from attrs import frozen

from postparse.quotations.names import Names
from postparse.quotations.words import Wording

_FAR = 220
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b\d)(?<!\b\d\d)(?<!\b[A-Z][a-z])(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Lt\.|Col|Rev|Jan|Feb|Aug|Oct|Nov|Dec|Inc|Ltd|bzw|ggf))(?<!\bvs)"
    r"(?<!\bSept)(?<!\bProf)[.!?…]['”\"’»“)]?\s+(?=\S)|\n"
)
_CLAUSE_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)[.;:!?](?:\s|$)|\n|\s[—–-]\s")
_AUXILIARY = re.compile(
    r"(?<!\w)(?:a|ont|avait|ha|han|había|hat|hatte|haben|hanno|aveva|tinha|has|have|had)(?:[-‑](?:t[-‑])?(?:il|elle|ils|elles|on|je))?\s+(?:\w+\s+)?$",
    re.I,
)
_INVERTED = re.compile(r"[-‑](?:t[-‑])?(il|elle|ils|elles|on|je)\b", re.I)
_OF = re.compile(
    r"(?:\b(?:for|of|at|from|with|in|von|für|aus|beim|pour|du|des|de la|del|da|do|della|per)\s+(?:the\s+|der\s+|die\s+|la\s+|le\s+)?)$",
    re.I,
)
_NOUN_PHRASE = re.compile(
    r"\b(?:a|an|the|one|another|some|many|several|my|your|his|her|our|der|die|das|ein|eine|le|la|les|un|une|el|los|las|una|"
    r"o|os|um|uma|il|lo|gli|uno)\s++[^\s,.;:]++(?:\s++[^\s,.;:]++){0,6}+$|\bl[’'][^\s,.;:]++(?:\s++[^\s,.;:]++){0,4}+$",
    re.I,
)
_STOPS = re.compile(
    r"\s(?:in|on|at|during|after|when|as|while|who|to|last|this|via|about|with|from|before|that|by|and then|"
    r"am|im|nach|bei|gegenüber|zu|dem|vor|vom|auf|zum|über|das|"
    r"dans|lors|au|aux|sur|après|à|ce|en|durante|tras|ante|al|sobre|este|em|no|na|nos|ao|à|nel|nella|al|alla|ai|su|a)\s"
)  # fmt: skip
_PREPOSITIONS = frozenset(
    "in on at during after when as while who to via about with from before that by for of and but or if because than"
    " am im nach bei gegenüber zu zum zur vor vom von auf über aus mit dass wie und oder gegen für"
    " dans lors au aux sur après à avec que qui et pour en durante tras ante sobre con por em no na ao che e y".split()
)
_DETERMINERS = frozenset(
    "a an the one another some my your his her their our its der die das ein eine sein seine ihr ihre le la les un une"
    " el los las una o os as um uma il lo gli uno".split()
)
_NO_PREPOSITIONS = frozenset("to who qui que che and und et y e".split())
_ADVERBS = frozenset("and just also then to not even now only or but".split())
_FARTHEST_NAME = 6
_NOT_BEFORE_SUBJECT = re.compile(
    r"\b(?:of|by|to|with|at|from|in|on|for|about|like|and|than|as|between|"
    r"von|mit|bei|für|über|zu|an|auf|in|wie|und|aus|gegen|de|du|des|par|avec|pour|à|et|comme|"
    r"con|por|para|y|como|com|e|di|del|della|da|do|per)(?:\s+(?:the|der|die|den|dem|la|le|les|el|los|il|lo|o))?\s*$",
    re.I,
)
_CONJUNCTION = re.compile(
    r"[,\s](?:and|but|then|und|et|y|e|ed|and then)(?:\s+(?:then|also|now|later|even))?\s*$", re.I
)
_RELATIVE = re.compile(r"(?:,|(?<![\s,]))\s+(?:who|qui|que|quien|der|die|che|quem)$", re.I)
_DASHED = re.compile(r"^\s*(?:[—–―]|--?|~)\s*(?:from\s+|by\s+|von\s+)?(?=[^\W\d_])")
_PARENTHESIS = re.compile(r"^\s?\(([^()\n]{2,80})\)")
_ANY_VERB = {
    True: re.compile(r"^[,\s\xa0]*(?:\w+ly\s+)?([a-z]+(?:ed|[a-z]s))\s"),
    False: re.compile(r"^[,\s\xa0]*([^\W\d_A-Z][^\W\d_]{2,})\s"),
}
_NAME_THEN_VERB = re.compile(r"\s+(?:\w+ly\s+)?[a-z]+(?:ed|[a-z]s)\b")
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|[Ii]ch|[Ww]ir|[Jj]e|[Nn]ous|[Vv]ous|[Yy]o|[Nn]osotros|[Ee]u|[Ii]o)\b"
)
_ADVERB_OF_TIME = re.compile(
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|alors|ensuite|lunes|martes|miércoles|jueves|viernes|"
    r"sábado|domingo|ayer|hoy|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|ieri|oggi|ontem|hoje|gestern|"
    r"heute|auch|dann|dazu|etwa|uns|mir|daraufhin|später|weiter|nous|nos|me|ci|mi)\s+",
)
_ABBREVIATED_TITLE = re.compile(r"[A-Z][a-z]{1,3}\.$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?:\s+\w+ly)?\s+$")
_ORIGIN = re.compile(r"\b(?:by|from|par|por)\s+$")
_TOKEN = re.compile(r"\S+")
_LONGEST_SIGNATURE = 120
_NEAR_START = 60
_MOTTO = re.compile(
    r"[’']s?\s+(?:\w+\s+)?(?:tagline|motto|slogan|mantra|message|response|answer|reply|advice|words|statement|verdict|"
    r"explanation|comment|line|warning)\s+(?:is|was|are|were)$"
)
_WORK = (
    r"(?:note|story|article|report|post|letter|statement|announcement|release|book|paper|study|website|blog|page|e-?mail|"
    r"interview|review|speech|memo|filing|document|petition|manual|preface|introduction|abstract|FAQ|Artikel|Bericht|"
    r"Brief|Beitrag|Buch|Meldung|Mitteilung|Erklärung|texte|rapport|lettre|communiqué|livre|artículo|informe|"
    r"comunicado|carta|libro|artigo|relatório|nota|articolo|comunicato|lettera)(?=[\s,:]|$)"
)
_WORKS = re.compile(
    r"\b(?:the|this|his|her|their|its|der|die|das|dem|diesem|le|la|el|il|o|a)\s++"
    r"(?:(?!of\b|von\b|du\b|del\b)[\w’'-]++\s++){0,3}?" + _WORK,
    re.I,
)
_WORK_OF = re.compile(r"\s++(?:[\w’'-]++\s++){0,2}?" + _WORK, re.I)


@frozen
class Found:
    """What a clause says about who speaks.

    Attributes:
        name: The speaker's name or description; None where only a pronoun or nothing is there.
        is_pronoun: Whether a pronoun stands for somebody named before.

    """

    name: str | None = None
    is_pronoun: bool = False


def sentences(text: str) -> list[str]:
    """Return a text's sentences."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        found.append(text[start : match.end()])
        start = match.end()
    return [*found, text[start:]]


def last_sentence(text: str) -> str:
    """Return what stands after the last full stop."""
    return sentences(text[-2 * _FAR :])[-1]


def speaker_after(after: str, wording: Wording, names: Names, *, is_comma: bool = False) -> Found | None:
    """Return who speaks by the clause that follows the closing mark; None where it reports no speech.

    Args:
        after: What follows, up to the next quotation.
        wording: How the language reports speech.
        names: The article's names.
        is_comma: Whether a comma ends the quotation, so that the sentence goes on after it.

    """
    after = after[:_FAR]
    lead = len(after) - len(after.lstrip(" ,.\xa0–—-"))
    skipped = after[:lead].strip()
    if lead and skipped in (".", "...") and after[lead : lead + 1].isupper():
        return None
    stop = _CLAUSE_END.search(after, lead)
    clause = after[lead : stop.start() if stop else None]
    if not clause:
        return None
    source = wording.sources.match(clause)
    if source:
        return _subject(_head(clause[source.end() :]), wording, names) or Found()
    verb = wording.verbs.search(clause[:120])
    found = None
    if verb is not None:
        found = _reporting(clause, verb, wording, names)
    if found is None and (is_comma or skipped.startswith(",")):
        found = _by_any_verb(clause, wording, names)
    return found


def _reporting(clause: str, verb: re.Match[str], wording: Wording, names: Names) -> Found | None:
    ahead = clause[: verb.start()]
    if "," in ahead.strip(" ,") and not _is_apposition(ahead):
        # "…," Ann Smith, head of the works, told us.
        opening = names.find(ahead)[:1]
        if opening and opening[0][0] == 0 and ahead[opening[0][1] : opening[0][1] + 1] == ",":
            return Found(opening[0][2])
        return None
    inverted = _INVERTED.match(clause, verb.end())
    if inverted or (inverted := _INVERTED.search(ahead)):
        return Found(is_pronoun=inverted[1].lower() not in wording.nobody)
    ahead = _AUXILIARY.sub("", ahead)
    rest = clause[verb.end() :]
    if ahead.rstrip().endswith(",") and (found := _subject_first(rest, wording, names, needs_name=True)):
        # "…," which is a pity, said Ann Smith.
        return found
    if ahead.strip(" ,"):
        return _subject(ahead, wording, names)
    return _subject_first(rest, wording, names) or _subject(_head(rest), wording, names) or Found()


def speaker_between(between: str, wording: Wording, names: Names) -> Found | None:
    """Return whom the words between two quotations name with a verb of saying."""
    for verb in wording.verbs.finditer(between):
        if between[: verb.start()].strip(" .–—") and not between[: verb.start()].rstrip().endswith(","):
            continue
        found = _subject_first(between[verb.end() :], wording, names, needs_name=True)
        if found is not None and found.name is not None:
            return found
    return None


def _by_any_verb(clause: str, wording: Wording, names: Names) -> Found | None:
    """Return the name that stands next to whatever verb follows a quotation that ends with a comma."""
    verb = _ANY_VERB[wording.is_english].match(clause)
    if verb is not None and verb[1] not in _PREPOSITIONS and verb[1] not in _DETERMINERS:
        return _subject_first(clause[verb.end() :], wording, names, needs_name=True)
    if wording.is_english:
        for start, end, name in names.find(clause)[:1]:
            if start == 0 and _NAME_THEN_VERB.match(clause, end):
                return Found(name)
    return None


def signed(after: str, names: Names) -> Found | None:
    """Return the name after a dash or in brackets that signs a quotation."""
    after = after[:_FAR]
    bracket = _PARENTHESIS.match(after)
    if bracket is not None:
        inner = names.find(bracket[1])
        return Found(inner[0][2]) if inner and inner[0][0] == 0 and " " in inner[0][2] else None
    dash = _DASHED.match(after)
    if dash is None:
        return None
    line = after[dash.end() :].split("\n", 1)[0]
    found = names.find(line)
    if not found or found[0][0] or len(line) > _LONGEST_SIGNATURE:
        return None
    rest = line[found[0][1] :].lstrip()
    if rest and not rest.startswith((",", ".", "(", "|", "/", "–", "—", "-")) and len(rest.split()) > 4:
        return None
    return Found(found[0][2])


def speaker_before(before: str, wording: Wording, names: Names) -> Found | None:
    """Return who speaks by the sentence that leads up to the opening mark; None where it reports no speech."""
    sentence = last_sentence(before).rstrip()
    has_colon = sentence.endswith((":", "…", "..."))
    core = sentence.rstrip(" :,–—-…\xa0")
    if not core:
        return None
    verbs = list(wording.verbs.finditer(core))
    source = wording.sources.search(core)
    if source and (not verbs or source.start() < 3):
        found = _subject(_head(core[source.end() :].split(",")[0]), wording, names)
        if found is not None and (has_colon or sentence.endswith(",") or verbs or source.start() < 3):
            return found
    if not verbs:
        return introducer(core, wording, names) if has_colon else _motto(core, names)
    verb = verbs[-1]
    ahead, behind = core[: verb.start()], core[verb.end() :]
    if len(behind) > 140 and not has_colon:
        return None
    inverted = _INVERTED.match(behind)
    if inverted:
        return Found(is_pronoun=inverted[1].lower() not in wording.nobody)
    if wording.puts_verb_first and behind[:60].strip():
        follower = _subject_first(behind, wording, names)
        if follower is not None:
            return follower
    joined = _CONJUNCTION.search(ahead)
    if _PASSIVE.search(ahead):
        return Found()
    if wording.is_english and verb[0].endswith("ing") and not ahead.strip(" ,"):
        return Found(is_pronoun=True)
    if wording.is_english and verb[0].endswith("ing") and ahead.rstrip().endswith(","):
        # "Smith disagreed, noting that": the subject is the sentence's.
        opening = ahead.split(None, 1)[0].casefold() if ahead.strip() else ""
        is_pronoun = opening in wording.pronouns
        found = Found(is_pronoun=True) if is_pronoun else _first_subject(ahead, wording, names)
    elif joined is not None:
        found = _first_subject(core[: joined.start()], wording, names, _FAR)
    else:
        found = _nearest(ahead, names) or _subject(_AUXILIARY.sub("", ahead), wording, names)
    if found is None and behind.strip() and (not wording.is_english or ahead.strip(" ,") in ("", "so", "So")):
        found = _subject_first(behind, wording, names)
    if found is None and len(verbs) > 1:
        found = _subject(core[: verbs[0].start()], wording, names)
    if found is None and has_colon:
        found = introducer(core, wording, names)
    return found or (Found() if has_colon or sentence.endswith(",") else None)


def _nearest(ahead: str, names: Names) -> Found | None:
    """Return a name that stands alone between the last comma and the verb: "On Monday, in Ghent, Smit said"."""
    parts = _AUXILIARY.sub("", ahead).rsplit(",", 1)
    words = parts[-1].split()
    if len(parts) < 2 or not 0 < len(words) <= 3 or not all(word[0].isupper() for word in words):
        return None
    found = names.find(parts[-1])
    return Found(found[-1][2]) if found and found[-1][2] == " ".join(words) else None


def indirect_speaker(sentence: str, wording: Wording, names: Names) -> Found | None:
    """Return the subject of a sentence that reports speech without quotation marks: "Smith said that …"."""
    verb = wording.verbs.search(sentence[:_FAR])
    if verb is None:
        return None
    found = _subject(_AUXILIARY.sub("", sentence[: verb.start()]), wording, names)
    if found is None or found.name is None or not any(mark.isupper() for mark in found.name):
        return None
    place = sentence.find(found.name)
    return found if 0 <= place < _NEAR_START else None


def reporter(sentence: str, wording: Wording, names: Names) -> str | None:
    """Return the person right before a verb of saying: "As for the river, Smith said that …"."""
    verb = wording.verbs.search(sentence)
    if verb is None:
        return None
    ahead = sentence[: verb.start()].rstrip()
    start = max(0, len(ahead) - _NEAR_START)
    for _, end, name in reversed(names.find(ahead[start:])):
        return names.person(name) if start + end == len(ahead) else None
    return None


def subject_person(
    sentence: str, names: Names, before: int = 10_000, *, is_strict: bool = False
) -> str | None:
    """Return the person that a sentence is about, as far as the names' places (before one) tell.

    Strictly, a name after a preposition is nobody's; else it will do where the sentence has no other.
    """
    spare = None
    for start, end, name in names.find(sentence):
        if sentence[end - 2 : end] in ("’s", "'s") or sentence[end : end + 2] in ("’s", "'s", "’ ", "' "):
            continue
        person = names.person(name)
        if person is None or start >= before:
            continue
        if not _NOT_BEFORE_SUBJECT.search(sentence[max(0, start - 20) : start]):
            return person
        if not is_strict:
            spare = spare or person
    return spare


def introducer(core: str, wording: Wording, names: Names) -> Found:
    """Return who speaks by a sentence with a colon and no verb of saying; nothing where it does not tell."""
    for start, end, name in names.find(core):
        if _ORIGIN.search(core[max(0, start - 8) : start]) and names.person(name) is not None:
            return Found(name)
        if core[max(end - 2, 0) : end] in ("’s", "'s") and _WORK_OF.match(core, end):
            return Found(name)
    found = _first_subject(core, wording, names)
    if found is not None:
        return found
    works = [match[0] for match in _WORKS.finditer(core)]
    # "A post on the Acme blog": better the one with a name.
    return Found(next((work for work in works if names.find(work)), works[0])) if works else Found()


def _first_subject(core: str, wording: Wording, names: Names, limit: int = _NEAR_START) -> Found | None:
    speaks_itself = _FIRST_PERSON.search(core)
    if speaks_itself is not None:
        # "I", "we": whoever writes does not name a speaker after that.
        limit = min(limit, speaks_itself.start())
    person = subject_person(core[: limit + _NEAR_START], names, limit, is_strict=True)
    if person is not None:
        return Found(person)
    if speaks_itself is None:
        for word in core.lower().replace(",", " ").split():
            if word in wording.pronouns:
                return Found(is_pronoun=True)
    return None


def _motto(core: str, names: Names) -> Found | None:
    """Return whose motto it is: "Acme's motto is “…”"."""
    match = _MOTTO.search(core[-60:])
    if match is None:
        return None
    places = names.find(core[: len(core) - len(core[-60:]) + match.start() + 1])
    return Found(places[-1][2]) if places else None


def _is_apposition(ahead: str) -> bool:
    return ahead.rstrip().endswith(",") or len(ahead) < 25


def _head(phrase: str) -> str:
    """Return the noun phrase that a clause begins with."""
    phrase = phrase.lstrip(" ,")
    stop = len(phrase)
    for sign in (",", "(", ";", ":", ". "):
        place = phrase.find(sign)
        if 0 <= place < stop:
            stop = place
    phrase = phrase[:stop]
    match = _STOPS.search(phrase)
    return phrase[: match.start()] if match else phrase


def _subject_first(phrase: str, wording: Wording, names: Names, *, needs_name: bool = False) -> Found | None:
    """Return the subject that a phrase begins with, as after a verb: a pronoun, a name, "the old man"."""
    phrase = phrase.lstrip(" ,\xa0")[:_FAR]
    while (adverb := _ADVERB_OF_TIME.match(phrase)) is not None:
        phrase = phrase[adverb.end() :]
    places = {start: name for start, _, name in names.find(phrase)}
    at, is_noun_phrase = 0, False
    for count, token in enumerate(_TOKEN.finditer(phrase)):
        word = token[0].strip("“”\"'’").lower()
        if token.start() in places:
            ahead = phrase[: token.start()]
            name = places[token.start()]
            if _OF.search(ahead) and is_noun_phrase:
                return Found(phrase[: token.start()] + name)
            apposed = _apposed(phrase, token.start(), names) if names.person(name) is None else None
            return Found(apposed or name)
        if word in wording.nobody and count == 0:
            return Found()
        if word in wording.pronouns and count == 0:
            return Found(is_pronoun=True)
        if word in _PREPOSITIONS and not (is_noun_phrase and word in ("of", "de", "für", "for", "von")):
            break
        if count == 0:
            is_noun_phrase = word in _DETERMINERS
        if count > _FARTHEST_NAME:
            break
        at = token.end()
        if token[0][-1] in ",.;:" and len(token[0]) > 2 and not _ABBREVIATED_TITLE.match(token[0]):
            break
        # A German noun ends the phrase that its article begins.
        if is_noun_phrase and count and wording.has_capital_nouns and token[0][0].isupper():
            break
    words = phrase[:at].strip(" ,.;:")
    if words and (is_noun_phrase or words[0].isupper()) and (apposed := _apposed(phrase, at - 1, names)):
        return Found(apposed)
    if is_noun_phrase and len(words.split()) > 1 and not needs_name:
        return Found(words)
    if is_noun_phrase and len(words.split()) > 1 and wording.has_capital_nouns:
        return Found(words)
    return None


def _apposed(phrase: str, start: int, names: Names) -> str | None:
    """Return the person after the first comma: "the head of the agency, Ann Smith"."""
    comma = phrase.find(", ", max(start, 0))
    if comma < 0 or comma > start + 2 * _NEAR_START:
        return None
    for place, _, name in names.find(phrase[comma + 2 : comma + 2 + _NEAR_START])[:1]:
        if place == 0 and names.person(name) is not None:
            return name
    return None


def _subject(phrase: str, wording: Wording, names: Names) -> Found | None:
    """Return the subject that a phrase ends with (or is)."""
    phrase = phrase.strip(" \xa0")
    relative = _RELATIVE.search(phrase)
    if relative is not None:
        phrase = phrase[: relative.start()]
    if not phrase:
        return None
    if phrase.endswith(","):
        # "Ann Smith, a teacher from York, said": the subject stands before the first comma.
        parts = phrase.rstrip(", ").split(",")
        head = next(
            (part for part in parts if (within := names.find(part.strip())) and within[0][0] == 0),
            parts[0] if names.find(parts[0]) else (parts[-2] if len(parts) > 1 else parts[0]),
        )
        phrase = head.strip()
    words = phrase.lower().replace(",", " ").split()
    if not words:
        return None
    if words[-1] in _PREPOSITIONS and words[-1] not in _NO_PREPOSITIONS:
        return None
    near = words[-3:]
    places = names.find(phrase)
    last = places[-1] if places else None
    tail = phrase[last[1] :].split() if last else words
    if last is None or len(tail) > 3 or (tail and tail[-1].lower() in wording.pronouns | wording.nobody):
        for word in reversed(near):
            if word in wording.pronouns:
                return Found(is_pronoun=True)
            if word in wording.nobody:
                return Found()
    if last is not None and last[0] == 0 and tail and not names.is_sure(last[2]):
        # "Think this thought:" begins with no name.
        last = None
    if last is not None and len(tail) <= 4:
        ahead = phrase[: last[0]]
        if names.person(last[2]) is None:
            # "Ann Smith, head of Acme said": the person before the comma speaks.
            for start, end, name in places[:-1]:
                if start < _NEAR_START and phrase[end : end + 1] == "," and names.person(name) is not None:
                    return Found(name)
        if _OF.search(ahead) and (match := _NOUN_PHRASE.search(ahead.rstrip() + " X")):
            start = match.start()
            return Found(phrase[start : last[1]][:100])
        return Found(last[2])
    clause = phrase[-100:]
    match = _NOUN_PHRASE.search(clause)
    if match and len(match[0].split()) <= 8:
        ahead_words = clause[: match.start()].split()
        if match[0].split()[-1].lower() in _ADVERBS:
            return None
        if not ahead_words or ahead_words[-1].lower() not in _PREPOSITIONS:
            return Found(match[0])
    return None
