"""Who says what stands in quotation marks: the clause before it or after it names the speaker."""

from __future__ import annotations

import re

from attrs import frozen

from postparse.quotations.names import names_in
from postparse.quotations.words import Wording

_FAR = 220
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bMs)(?<!\bSt)(?<!\bSr)(?<!\bNr)[.!?…]['”\"’»“)]?\s+(?=\S)|\n"
)
_CLAUSE_END = re.compile(r"[.;:!?](?:\s|$)|\n|\s[—–-]\s")
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
    r"\b(?:a|an|the|one|another|some|many|several|my|your|his|her|their|our|der|die|das|ein|eine|le|la|les|un|une|el|los|las|una|"
    r"o|os|as|um|uma|il|lo|gli|uno)\s+[^\s,.;:]+(?:\s+[^\s,.;:]+){0,6}$|\bl[’'][^\s,.;:]+(?:\s+[^\s,.;:]+){0,4}$",
    re.I,
)
_STOPS = re.compile(
    r"\s(?:in|on|at|during|after|when|as|while|who|to|last|this|via|about|with|from|before|that|by|and then|"
    r"am|im|nach|bei|gegenüber|zu|dem|vor|auf|zum|über|"
    r"dans|lors|au|aux|sur|après|à|ce|en|durante|tras|ante|al|sobre|este|em|no|na|nos|ao|à|nel|nella|al|alla|ai|su|a)\s"
)  # fmt: skip


@frozen
class Found:
    """What a clause says about who speaks.

    Attributes:
        name: The speaker's name or description; None where only a pronoun or nothing is there.
        is_pronoun: Whether a pronoun stands for somebody named before.

    """

    name: str | None = None
    is_pronoun: bool = False


def last_sentence(text: str) -> str:
    """Return what stands after the last full stop."""
    text = text[-2 * _FAR :]
    start = 0
    for match in _SENTENCE_END.finditer(text):
        start = match.end()
    return text[start:]


def speaker_after(after: str, wording: Wording) -> Found | None:
    """Return who speaks by the clause that follows the closing mark; None where it reports no speech."""
    after = after[:_FAR]
    lead = len(after) - len(after.lstrip(" ,.\xa0–—-"))
    if lead and after[:lead].strip() in (".", ". ", "...") and after[lead : lead + 1].isupper():
        return None
    stop = _CLAUSE_END.search(after, lead)
    clause = after[lead : stop.start() if stop else None]
    if not clause:
        return None
    source = wording.sources.match(clause)
    if source:
        return _subject(_head(clause[source.end() :]), wording) or Found()
    verb = wording.verbs.search(clause[:120])
    if verb is None:
        return None
    ahead = clause[: verb.start()]
    if "," in ahead.strip(" ,") and not _is_apposition(ahead):
        return None
    inverted = _INVERTED.match(clause, verb.end())
    if inverted or (inverted := _INVERTED.search(ahead)):
        return Found(is_pronoun=inverted[1].lower() not in wording.nobody)
    ahead = _AUXILIARY.sub("", ahead)
    if ahead.strip(" ,"):
        found = _subject(ahead, wording)
        if found is not None:
            return found
        return None
    return _subject(_head(clause[verb.end() :]), wording) or Found()


def speaker_before(before: str, wording: Wording, *, is_introduced: bool = False) -> Found | None:
    """Return who speaks by the sentence that leads up to the opening mark; None where it reports no speech."""
    sentence = last_sentence(before).rstrip()
    has_colon = sentence.endswith(":")
    core = sentence.rstrip(" :,–—-\xa0")
    if not core:
        return None
    verbs = list(wording.verbs.finditer(core))
    source = wording.sources.search(core)
    if source and (not verbs or source.start() < 3):
        found = _subject(_head(core[source.end() :].split(",")[0]), wording)
        if found is not None and (has_colon or sentence.endswith(",") or verbs):
            return found
    if not verbs:
        if not has_colon:
            return None
        return _named_last(core)
    verb = verbs[-1]
    ahead, behind = core[: verb.start()], core[verb.end() :]
    if len(behind) > 140 and not has_colon:
        return None
    inverted = _INVERTED.match(behind)
    if inverted:
        return Found(is_pronoun=inverted[1].lower() not in wording.nobody)
    if wording.puts_verb_first and behind[:60].strip():
        follower = _subject(_head(behind), wording, is_tight=True)
        if follower is not None:
            return follower
    found = _subject(_AUXILIARY.sub("", ahead), wording)
    if found is None and behind.strip():
        found = _subject(_head(behind), wording, is_tight=True)
    if found is None and len(verbs) > 1:
        found = _subject(core[: verbs[0].start()], wording)
    if found is None and has_colon:
        found = _named_last(core)
    return found or (Found() if has_colon or sentence.endswith(",") else None)


def _named_last(core: str) -> Found:
    names = names_in(core)
    return Found(names[-1][2]) if names else Found()


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


def _subject(phrase: str, wording: Wording, *, is_tight: bool = False) -> Found | None:
    """Return the subject that a phrase ends with (or is)."""
    phrase = phrase.strip(" \xa0")
    if not phrase:
        return None
    if phrase.endswith(","):
        # "Ann Smith, a teacher from York, said": the subject stands before the first comma.
        parts = phrase.rstrip(", ").split(",")
        head = parts[0] if names_in(parts[0]) else (parts[-2] if len(parts) > 1 else parts[0])
        phrase = head.strip()
    words = phrase.lower().replace(",", " ").split()
    if not words:
        return None
    near = words[-3:]
    names = names_in(phrase)
    last = names[-1] if names else None
    tail = phrase[last[1] :].split() if last else words
    if last is None or len(tail) > 3 or (tail and tail[-1].lower() in wording.pronouns | wording.nobody):
        for word in reversed(near):
            if word in wording.pronouns:
                return Found(is_pronoun=True)
            if word in wording.nobody:
                return Found()
    if is_tight and last is not None and last[0] > 40:
        return None
    if last is not None and len(tail) <= 4:
        ahead = phrase[: last[0]]
        if _OF.search(ahead) and (match := _NOUN_PHRASE.search(ahead.rstrip() + " X")):
            start = match.start()
            return Found(phrase[start : last[1]][:100])
        return Found(last[2])
    match = _NOUN_PHRASE.search(phrase[-100:])
    if match and len(match[0].split()) <= 8:
        return Found(match[0])
    return None
