"""Names of people in running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹŁŃŇŐŒŘŚŠŞŤŪŮŰŹŻŽ"
_TOKEN = rf"(?:[{_UPPER}]\.(?:[{_UPPER}]\.)*|[{_UPPER}][^\W_]*(?:[-’'][^\W\d_]+){{0,3}})"
_PARTICLE = r"(?:de|del|della|di|da|do|dos|das|von|van|der|den|ten|ter|la|le|el|al|bin|ibn|du|des|zu|y)"
NAME = re.compile(
    rf"(?<![\w@])@?{_TOKEN}(?:[ \xa0]{_TOKEN}|[ \xa0]{_PARTICLE}(?:[ \xa0]{_PARTICLE})?[ \xa0]{_TOKEN}){{0,5}}"
)
"""A run of capitalised words."""

_ENGLISH_NOT_NAMES = frozenset(
    (
        "a an the this that these those and but or so if when while as in on at by for from of to with after before"
        " then there here it its his her their our my your he she they we i you who what why how where which one two"
        " yes no not now also once still later today yesterday tomorrow monday tuesday wednesday thursday friday"
        " saturday sunday january february march april june july august september october november december although"
        " though however because since until during last next first another some many most all each every meanwhile"
        " asked added speaking writing according even just only like more despite unlike under without both again well"
        " ever never yet please maybe perhaps every see cf quote read via photo however says"
    ).split()
)
_NOT_NAMES = _ENGLISH_NOT_NAMES | frozenset(
    (
        " der die das dem den des ein eine einer einem und aber oder wenn als im in am auf bei mit nach von vor zu zum"
        " zur auch so doch dann da dort hier es er sie wir ich ihr man wie was wer warum montag dienstag mittwoch"
        " viele manche einige alle andere beide kein keine jede jeder jedes donnerstag freitag samstag sonntag zudem außerdem dazu daher dabei darüber ferner jedoch allerdings trotzdem"
        " deshalb damit danach davor seit während weil dass ob nachdem bevor damals heute gestern inzwischen bereits"
        " laut denn nun noch schon sein seine ihre dieser diese dieses"
        " le la les un une des du et mais ou où si quand comme dans en sur par pour avec après avant puis il elle on"
        " nous vous ils elles je ce cette ces selon son sa ses lundi mardi mercredi jeudi vendredi samedi dimanche"
        " el los las una unos y pero o cuando como por para con después antes él ella ellos nosotros yo este esta"
        " según su sus lunes martes miércoles jueves viernes sábado domingo al del"
        " o os as um uma e mas quando como em por para com depois antes ele ela eles nós eu este esta segundo seu sua"
        " il lo gli i uno ed ma quando come per con dopo prima lui lei noi io questo questa secondo suo sua"
    ).split()
)
_AFTER_ARTICLE = frozenset(
    "angeles vegas paso alamos palmas salvador paz rochelle plata monde figaro país pais mundo mans havre jolla point"
    " parisien progrès soir stampa repubblica nación nacion vanguardia tercera globo".split()
)
_TITLE = re.compile(
    r"(?:owner|co-?owner|founder|co-?founder|editor|author|co-?author|analyst|researcher|lawyer|engineer|economist|"
    r"partner|principal|inspector|candidate|mr|mrs|ms|miss|dr|prof|professor|professorin|sir|dame|lord|lady|president|president-elect|senator|sen|rep|gov|governor|"
    r"mayor|minister|chancellor|secretary|ceo|cfo|cto|coach|captain|general|gen|judge|justice|detective|officer|"
    r"sergeant|sgt|lt|col|chief|director|chairman|chairwoman|congressman|congresswoman|representative|attorney|"
    r"spokesman|spokeswoman|spokesperson|pope|king|queen|prince|princess|rev|reverend|father|pastor|bishop|"
    r"cardinal|prime|vice|former|herr|frau|señor|señora|sr|sra|don|doña|monsieur|madame|m|mme|signor|signora|"
    r"presidente|présidente?|ministro|ministre|ministra|senador|senadora|papa|papst)\.?",
    re.I,
)
_GERMAN_TITLE = re.compile(
    r"\S*(?:sprecher|minister|präsident|kanzler|chef|direktor|leiter|führer|anwalt|autor|experte|forscher|trainer|"
    r"politiker|bürgermeister|vorsitzende[rn]?|vorstand|richter|sekretär|beauftragte[rn]?|abgeordnete[rn]?|"
    r"manager|[a-zäöü]{2}ist|olog|graf|steller|künstler|wissenschaftler|professor|ärzt|arzt|pfarrer|bischof|könig|gründer)(?:in|en|e|s)?",
    re.I,
)


_ORGANISATIONS = frozenset(
    "university college school institute institution foundation association department ministry agency bureau office"
    " court house senate congress parliament party committee commission council board bank company corporation group"
    " times post journal news magazine press street avenue road park river lake city county state states kingdom union"
    " world north south east west america europe africa asia center centre museum hospital church club league team"
    " university’s act bill law war award awards festival conference summit show project system systems technology"
    " technologies software media network networks services international national federal united company day week"
    " inc ltd llc gmbh ag verein verband universität institut stiftung partei ministerium gericht amt zeitung"
    " gesellschaft bundesregierung bundestag bundesamt université ministère parti tribunal société universidad"
    " division subcommittee rights civil edition section paper review studies study health report"
    " ministerio partido instituto fundación universidade ministério università ministero partito istituto".split()
)
_FUNCTION_WORDS = frozenset(
    "the an of to for with from between under over into onto about their our your this that these those how what why"
    " who which when where and or nor but is are was were be do does did not more most best new free top every"
    " is are der das und oder für mit wie was les des pour avec los las para com della delle con per".split()
)
_CONJUNCTIONS = frozenset(
    "when while after before although since because wenn während nachdem bevor weil obwohl quand lorsque cuando mientras"
    " quando mentre enquanto".split()
)
_INNER_CAPITAL = re.compile(r"(?<!Mc)(?<!Mac)(?<!De)(?<!Di)(?<!La)(?<!Le)(?<!Fitz)(?<![’'-])(?<=[a-z])[A-Z]")
_HYPHENED = re.compile(r"-(?:based|born|style|led|area|backed|owned|trained|educated|native|speaking)$")
_GERMAN_NOUN = re.compile(r"(?:ung|ungen|heit|keit|schaft|tion|tionen|ismus|tät|nis|ling|linge)s?$")
_DETERMINED = re.compile(
    r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Dd]iese[nmrs]?|[Ss]olche[nmrs]?|[Uu]nsere[nmrs]?|mehrere[nr]?|[KkDdMmSs]?[Ee]ine?[nmrs]?|[Ii]hre?[nmrs]?|[Vv]iele|[Ii]m|[Zz]u[rm]) "
    r"(?:(?!über|unter|hinter|neben|gegen|oder|aber|wegen)[a-zäöüß0-9-]{1,40}(?:e|en|er|es|em) )?([A-ZÄÖÜ]\w+)"
)
_GERMAN_GENITIVE = re.compile(r"(?<!von) (?:des|der|dem|den|das|el|al|la|le|da|do|y|zu) ")
_GERMAN_OF = re.compile(r"((?:\S+ )?\S+ \S+) von (?=[A-ZÄÖÜ]\S* [A-ZÄÖÜ])")
_WITHIN_SENTENCE = re.compile(rf"[a-zß-ÿ,][ \xa0]([{_UPPER}][^\W_]*)")


def bare_name(run: str, *, is_english: bool = False) -> str | None:
    """Return a run of capitalised words without titles, articles and possessives; None where nothing is left.

    In English "Les" and "Al" are no articles.
    """
    not_names = _ENGLISH_NOT_NAMES if is_english else _NOT_NAMES
    words = run.replace("\xa0", " ").lstrip("@").split()
    for n in range(len(words) - 2, -1, -1):
        # "Acme's Ann Smith", "London-based Ann Smith": the name comes after.
        if words[n].endswith(("’s", "'s")) or words[n].lower() in _CONJUNCTIONS or _HYPHENED.search(words[n]):
            words = words[n + 1 :]
            break
    if words and _HYPHENED.search(words[-1]):
        return None
    if words:
        for ending in ("’s", "'s"):
            if words[-1].endswith(ending):
                words[-1] = words[-1][:-2]
    while words and words[0].lower() in not_names:
        if len(words) > 1 and words[1].lower() in _AFTER_ARTICLE:
            break
        words.pop(0)
    while len(words) > 1 and _is_title(words[0], is_english):
        words.pop(0)
    for n in range(len(words) - 3, 0, -1):
        # "Acme Chairwoman Ann Smith": what stands before the title is no part of the name.
        if _is_title(words[n], is_english):
            words = words[n + 1 :]
            break
    while words and words[-1].lower() in not_names:
        words.pop()
    if not words or (len(words) == 1 and (len(words[0]) < 2 or _is_title(words[0], is_english))):
        return None
    return " ".join(words)


@lru_cache(maxsize=2048)
def _is_title(word: str, is_english: bool) -> bool:
    return _TITLE.fullmatch(word) is not None or (
        not is_english and _GERMAN_TITLE.fullmatch(word) is not None
    )


def is_person(name: str) -> bool:
    """Tell whether a name has the shape of a person's full name."""
    words = name.split()
    if not 2 <= len(words) <= 5:
        return False
    return not any(
        word.lower() in _ORGANISATIONS
        or word.lower() in _FUNCTION_WORDS
        or any(sign.isdigit() for sign in word)
        or (len(word) > 2 and word.isupper() and "." not in word)
        or _INNER_CAPITAL.search(word)
        for word in words
    )


Place = tuple[int, int, str]
"""Where a name begins and ends in a text, and the name."""


class Names:
    """The names of one article: finds them in its sentences and gives the full ones."""

    def __init__(self, text: str, *, has_capital_nouns: bool = False, is_english: bool = False) -> None:
        """Take the article's whole text; ``has_capital_nouns`` is for German, where any noun looks like a name."""
        self._is_english = is_english
        self._text = text
        self._has_capital_nouns = has_capital_nouns
        self._full: dict[str, str] | None = None
        self._nouns: frozenset[str] | None = None
        self._within: frozenset[str] | None = None

    def find(self, text: str) -> list[Place]:
        """Return the names in a piece of the article with their places."""
        found = []
        for first, run in self._runs(text):
            name = bare_name(run, is_english=self._is_english)
            if name and not (self._has_capital_nouns and " " not in name and self._is_noun(name)):
                found.append((first + max(run.find(name.split()[0]), 0), first + len(run), name))
        return found

    def is_sure(self, name: str) -> bool:
        """Tell whether a word is a name because it has its capital also within a sentence, or is one of a full name."""
        if " " in name or self.of(name) != name:
            return True
        if self._has_capital_nouns:
            return False
        if self._within is None:
            self._within = frozenset(_WITHIN_SENTENCE.findall(self._text))
        return name in self._within

    def _runs(self, text: str) -> Iterator[tuple[int, str]]:
        for match in NAME.finditer(text):
            first = match.start()
            if self._has_capital_nouns:
                if (of := _GERMAN_OF.match(match[0])) is not None:
                    # "Ann Schmidt von Acme Brot": where she works.
                    yield first, of[1]
                    first += of.end()
                # "Hospital des Camps" is two nouns, no name.
                for joint in _GERMAN_GENITIVE.finditer(match[0]):
                    yield self._without_nouns(text, first, match.start() + joint.start())
                    first = match.start() + joint.end()
                yield self._without_nouns(text, first, match.end())
            else:
                yield first, match[0]

    def _without_nouns(self, text: str, first: int, last: int) -> tuple[int, str]:
        """Return a run without the nouns before the name; "Schule Kinder" are two nouns, no name."""
        run = text[first:last]
        while " " in run:
            ahead, rest = run.split(" ", 1)
            if not self._has_form_of_noun(ahead):
                break
            run = rest
        return last - len(run), run

    def of(self, name: str) -> str:
        """Return the full name that the article gives; the name itself where it has none."""
        if " " in name or len(name) < 3:
            return name
        return self._index().get(name, name)

    def person(self, name: str) -> str | None:
        """Return the full name where it is a person's."""
        full = self.of(name)
        return full if is_person(full) else None

    def _index(self) -> dict[str, str]:
        if self._full is None:
            counts: dict[str, int] = {}
            # Runs of one word give no full name; the others come again and again.
            runs = Counter(run for _, run in self._runs(self._text) if len(run.split(None, 1)) > 1)
            for run, times in runs.items():
                full = bare_name(run, is_english=self._is_english)
                if full and " " in full and len(full.split()) <= 5:
                    counts[full] = counts.get(full, 0) + times
            firsts: dict[str, set[str]] = {}
            best: dict[str, tuple[bool, int]] = {}
            self._full = {}
            for full, count in counts.items():
                rank = (is_person(full), count)
                last = full.split()[-1]
                if rank > best.get(last, (False, 0)):
                    best[last], self._full[last] = rank, full
                if is_person(full):
                    firsts.setdefault(full.split()[0], set()).add(full)
            for first, fulls in firsts.items():
                if len(fulls) == 1 and first not in self._full:
                    self._full[first] = next(iter(fulls))
        return self._full

    def _is_noun(self, word: str) -> bool:
        full = self._index().get(word)
        if full is not None and is_person(full):
            return False
        return self._has_form_of_noun(word)

    def _has_form_of_noun(self, word: str) -> bool:
        if self._nouns is None:
            self._nouns = frozenset(_DETERMINED.findall(self._text))
        return word in self._nouns or "-" in word or _GERMAN_NOUN.search(word) is not None
