"""Names of people in running text."""

from __future__ import annotations

import re

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹŁŃŇŐŒŘŚŠŞŤŪŮŰŹŻŽ"
_TOKEN = rf"(?:[{_UPPER}]\.(?:[{_UPPER}]\.)*|[{_UPPER}][^\W_]*(?:[-’'][^\W\d_]+){{0,3}})"
_PARTICLE = r"(?:de|del|della|di|da|do|dos|das|von|van|der|den|ten|ter|la|le|el|al|bin|ibn|du|des|zu|y)"
NAME = re.compile(
    rf"(?<![\w@])@?{_TOKEN}(?:[ \xa0]{_TOKEN}|[ \xa0]{_PARTICLE}(?:[ \xa0]{_PARTICLE})?[ \xa0]{_TOKEN}){{0,5}}"
)
"""A run of capitalised words."""

_NOT_NAMES = frozenset(
    (
        "a an the this that these those and but or so if when while as in on at by for from of to with after before"
        " then there here it its his her their our my your he she they we i you who what why how where which one two"
        " yes no not now also once still later today yesterday tomorrow monday tuesday wednesday thursday friday"
        " saturday sunday january february march april june july august september october november december although"
        " though however because since until during last next first another some many most all each every meanwhile"
        " asked added speaking writing according even just only like more"
        " der die das dem den des ein eine einer einem und aber oder wenn als im in am auf bei mit nach von vor zu zum"
        " zur auch so doch dann da dort hier es er sie wir ich ihr man wie was wer warum montag dienstag mittwoch"
        " donnerstag freitag samstag sonntag laut denn nun noch schon sein seine ihre dieser diese dieses"
        " le la les un une des du et mais ou où si quand comme dans en sur par pour avec après avant puis il elle on"
        " nous vous ils elles je ce cette ces selon son sa ses lundi mardi mercredi jeudi vendredi samedi dimanche"
        " el los las una unos y pero o cuando como por para con después antes él ella ellos nosotros yo este esta"
        " según su sus lunes martes miércoles jueves viernes sábado domingo al del"
        " o os as um uma e mas quando como em por para com depois antes ele ela eles nós eu este esta segundo seu sua"
        " il lo gli i uno ed ma quando come per con dopo prima lui lei noi io questo questa secondo suo sua"
    ).split()
)
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|professor|professorin|sir|dame|lord|lady|president|president-elect|senator|sen|rep|gov|governor|"
    r"mayor|minister|chancellor|secretary|ceo|cfo|cto|coach|captain|general|gen|judge|justice|detective|officer|"
    r"sergeant|sgt|lt|col|chief|director|chairman|chairwoman|congressman|congresswoman|representative|attorney|"
    r"spokesman|spokeswoman|spokesperson|pope|king|queen|prince|princess|rev|reverend|father|pastor|bishop|"
    r"cardinal|prime|vice|former|herr|frau|señor|señora|sr|sra|don|doña|monsieur|madame|m|mme|signor|signora|"
    r"presidente|présidente?|ministro|ministre|ministra|senador|senadora|papa|papst|"
    r"\S*(?:sprecher|minister|präsident|kanzler|chef|direktor|leiter|führer|anwalt|autor|experte|forscher|trainer|"
    r"politiker|bürgermeister|vorsitzende[rn]?|vorstand|richter|sekretär|beauftragte[rn]?|abgeordnete[rn]?|"
    r"journalist|manager|wissenschaftler|professor|ärzt|arzt|pfarrer|bischof|könig|gründer)(?:in)?)\.?",
    re.I,
)


def bare_name(run: str) -> str | None:
    """Return a run of capitalised words without titles, articles and possessives; None where nothing is left."""
    words = run.replace("\xa0", " ").lstrip("@").split()
    if words:
        for ending in ("’s", "'s"):
            if words[-1].endswith(ending):
                words[-1] = words[-1][:-2]
    while words and words[0].lower() in _NOT_NAMES:
        words.pop(0)
    while len(words) > 1 and _TITLE.fullmatch(words[0]):
        words.pop(0)
    while words and words[-1].lower() in _NOT_NAMES:
        words.pop()
    if not words or (len(words) == 1 and (len(words[0]) < 2 or _TITLE.fullmatch(words[0]))):
        return None
    return " ".join(words)


def names_in(text: str) -> list[tuple[int, int, str]]:
    """Return the names in a text with their places."""
    found = []
    for match in NAME.finditer(text):
        if name := bare_name(match[0]):
            found.append((match.start(), match.end(), name))
    return found


class FullNames:
    """Finds the full name that an article gives for somebody it later calls by one word."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Return the full name; the name itself where the article has none."""
        if " " in name or len(name) < 3:
            return name
        if name not in self._known:
            self._known[name] = self._search(name)
        return self._known[name]

    def _search(self, name: str) -> str:
        text, at, tries = self._text, 0, 0
        while tries < 20 and (at := text.find(name, at)) >= 0:
            tries += 1
            start = max(0, at - 60)
            window = text[start : at + len(name) + 40]
            for first, last, full in names_in(window):
                if first + start <= at < last + start and " " in full and len(full.split()) <= 5:
                    words = full.split()
                    if words[-1] == name or (
                        words[0] == name and len(words) == 2 and self._text.count(full) > 1
                    ):
                        return full
            at += len(name)
        return name
