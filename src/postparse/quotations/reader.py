"""Reads an article's paragraphs in order and remembers who spoke last."""

from __future__ import annotations

import re

from postparse.quotations.incises import split_at_incise
from postparse.quotations.names import Names
from postparse.quotations.spans import Span, quoted_spans
from postparse.quotations.speakers import (
    Found,
    indirect_speaker,
    last_sentence,
    reporter,
    sentences,
    signed,
    speaker_after,
    speaker_before,
    speaker_between,
    subject_person,
)
from postparse.quotations.words import Wording

_FEWEST_WORDS = 4
_LONGEST_SENTENCE = 400
_SHORT_CLAUSE = 40
_CAPITALS_OF_A_TITLE = 2
_LONGEST_SMALL_WORD = 4
_WORDS_OF_A_SENTENCE = 8
_MOST_REMEMBERED = 20
_LONGEST_REMEMBERED = 5000
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_DIALOGUE = re.compile(r"^[—–]\s?(?=\S)")
_DASH = re.compile(r"\s[—–]\s?|[—–](?=[\s.,;:])")
_ENDS = (".", "!", "?", "…", "...", ",")

_LEADS = (":", ",", ".", "…", "?", "!")

_CLOSINGS = ("”", "“", "»", "«", '"', "’")

Quotation = tuple[int, int, str | None]


class Reader:
    """Finds quotations; one for each article, fed paragraph by paragraph."""

    def __init__(self, wording: Wording, names: Names) -> None:
        self.wording = wording
        self.names = names
        self._last: str | None = None
        self._unread: list[str] = []
        self.spoke: str | None = None
        self._heard: list[tuple[str, str]] = []
        self._ended_quoting = False

    def resolved(self, found: Found | None) -> str | None:
        """Return the speaker's full name, pronouns standing for the last speaker; remembers who it is."""
        if found is None:
            return None
        if found.is_pronoun:
            return self.last
        if found.name is None:
            return None
        name = self.names.of(found.name)
        self.last = name
        return name

    def speaker_at_end(self, text: str) -> str | None:
        """Return who spoke last where a paragraph, the last one read, ends with that speaker's words."""
        return self.last if self._ended_quoting and text.rstrip().endswith(_CLOSINGS) else None

    def watch(self, text: str) -> None:
        """Take note of the people whom sentences without quotations are about: pronouns stand for them."""
        self._unread.append(text)

    @property
    def last(self) -> str | None:
        """Whom a pronoun stands for; most texts have none, so what was watched is read only here."""
        while self._unread:
            for sentence in reversed(sentences(self._unread.pop())):
                clause = sentence[:_LONGEST_SENTENCE]
                person = reporter(clause, self.wording, self.names) or subject_person(clause, self.names)
                if person is not None:
                    self.last = person
                    return person
        return self._last

    @last.setter
    def last(self, name: str | None) -> None:
        self._last = name
        self._unread.clear()

    def has_heard(self, words: str, speaker: str | None) -> None:
        """Remember a block quote: an article likes to repeat a part of it."""
        if speaker is not None and len(self._heard) < _MOST_REMEMBERED:
            self._heard.append((words[:_LONGEST_REMEMBERED], speaker))

    def quotations(self, text: str) -> list[Quotation]:
        """Return the quotations of a paragraph: start, end, speaker."""
        spans, open_at = quoted_spans(text)
        if (
            open_at >= 0
            and len(text) - open_at > 30
            and (not open_at or text[:open_at].rstrip()[-1:] in _LEADS)
        ):
            spans.append((open_at, open_at + 1, len(text), len(text)))
        found = self._in_marks(text, spans) if spans else []
        if not spans:
            if _DIALOGUE.match(text) and not self.wording.is_english:
                found = self._dialogue(text)
            else:
                self.watch(text)
        self.spoke = found[-1][2] if found else None
        self._ended_quoting = bool(found) and found[-1][1] >= len(text.rstrip()) - 3
        return found

    def _in_marks(self, text: str, spans: list[Span]) -> list[Quotation]:
        found: list[Quotation] = []
        previous_speaker: str | None = None
        has_previous = False
        for n, (opening, start, stop, end) in enumerate(spans):
            words = text[start:stop].strip()
            count = len(_WORD.findall(words[:200]))
            before = text[spans[n - 1][3] if n else 0 : opening]
            after = text[end : spans[n + 1][0] if n + 1 < len(spans) else len(text)]
            if not has_previous or not _goes_on(before):
                self.watch(before)
            if count < 2 or (count < _FEWEST_WORDS and not words.endswith(_ENDS)):
                continue
            parts = (
                []
                if self.wording.is_english
                else split_at_incise(text, start, stop, self.wording, self.names)
            )
            if parts:
                has_previous, previous_speaker = True, self.resolved(Found(parts[0][2]))
                found.extend((first, last, previous_speaker) for first, last, _ in parts)
                continue
            if _is_title(words) and not before.rstrip().endswith(":") and not self.wording.has_capital_nouns:
                continue
            reported, speaker = self._speaker(words, before, after, n)
            if not reported and has_previous and _goes_on(before):
                between = speaker_between(before, self.wording, self.names)
                reported, speaker = True, self.resolved(between) or previous_speaker
            if (
                not reported
                and not n
                and not before.strip()
                and not after.strip(" .")
                and self._ended_quoting
            ):
                reported, speaker = True, self.spoke
            if not reported:
                if not _stands_alone(words, before, after):
                    has_previous = False
                    continue
                speaker = self.resolved(self._indirectly(before))
            if speaker is None:
                speaker = next((who for said, who in self._heard if words.rstrip(".,") in said), None)
            has_previous, previous_speaker = True, speaker
            if count >= _FEWEST_WORDS:
                lead = len(text[start:stop]) - len(text[start:stop].lstrip())
                found.append((start + lead, start + lead + len(words), speaker))
        return found

    def _indirectly(self, before: str) -> Found | None:
        """Return whose words the sentence before a quotation reports, where nothing else tells."""
        sentence = last_sentence(before[-_LONGEST_SENTENCE:].rstrip())
        if not sentence.rstrip().endswith((".", "!", "?", ":")):
            return None
        found = indirect_speaker(sentence, self.wording, self.names)
        if found is not None:
            return found
        person = subject_person(sentence[:_SHORT_CLAUSE], self.names, is_strict=True)
        return Found(person) if person is not None else None

    def _speaker(self, words: str, before: str, after: str, n: int) -> tuple[bool, str | None]:
        signature = signed(after, self.names)
        if signature is not None:
            return True, self.resolved(signature)
        follows = None
        is_comma = words.endswith(",") or after.lstrip().startswith(",")
        if not words.endswith(".") or _may_follow(after):
            follows = speaker_after(after, self.wording, self.names, is_comma=is_comma)
        if follows is not None and (is_comma or not before.rstrip().endswith(":")):
            return True, self.resolved(follows)
        leads_closely = before.rstrip().endswith((":", ","))
        if n and not leads_closely and _only_attribution(before):
            return False, None
        leads = speaker_before(before, self.wording, self.names)
        if (
            leads == Found()
            and not _is_sentence(words, after)
            and not self.wording.verbs.search(last_sentence(before))
        ):
            # A title after a colon: "Episode 12: "The wood and the town"".
            leads = None
        if leads is not None and leads.is_pronoun:
            # "Ann came late, for which she blamed": the pronoun is for whom the sentence begins with.
            sentence = last_sentence(before).lstrip()
            opening = self.names.find(sentence[:_LONGEST_SENTENCE])[:1]
            if opening and opening[0][0] == 0 and "," in sentence:
                leads = Found(opening[0][2])
        if leads is not None:
            return True, self.resolved(leads)
        if follows is not None:
            return True, self.resolved(follows)
        return False, None

    def _dialogue(self, text: str) -> list[Quotation]:
        start = _DIALOGUE.match(text).end()  # type: ignore[union-attr]
        dash = _DASH.search(text, start)
        if dash is None:
            parts = split_at_incise(text, start, len(text), self.wording, self.names)
            who = self.resolved(Found(parts[0][2])) if parts else None
            return [(first, last, who) for first, last, _ in parts]
        follows = speaker_after(text[dash.end() :], self.wording, self.names)
        if follows is None or len(text[start : dash.start()].split()) < _FEWEST_WORDS:
            return []
        speaker = self.resolved(follows)
        found: list[Quotation] = [(start, dash.start(), speaker)]
        again = _DASH.search(text, dash.end())
        if again is not None:
            rest = text[again.end() :].rstrip()
            if len(rest.split()) >= _FEWEST_WORDS:
                lead = len(rest) - len(rest.lstrip(" .,"))
                found.append((again.end() + lead, again.end() + len(rest), speaker))
        return found


def _only_attribution(before: str) -> bool:
    """Tell whether the words between two quotations close the first one: "…," he said. "…"."""
    core = before.strip()
    return core.endswith(".") and len(core) < 200 and len(sentences(core)) == 1


def _may_follow(after: str) -> bool:
    """Tell whether what follows a full stop and a closing mark can still say who spoke."""
    return (
        not after
        or after[0] in ",–—"
        or not after.lstrip()[:1].isupper()
        or (len(after.strip()) < _SHORT_CLAUSE and after.rstrip().endswith("."))
    )


def _goes_on(before: str) -> bool:
    """Tell whether a quotation goes on after the words between, which say who speaks."""
    core = before.strip()
    return (
        len(core) < 200
        and (core.endswith((",", ".", "–", "—")) or len(core) < 3)
        and len(sentences(core)) == 1
    )


def _is_sentence(words: str, after: str) -> bool:
    return words.endswith(_ENDS) or after[:1] in (".", "!", "?") or len(words.split()) >= _WORDS_OF_A_SENTENCE


def _is_title(words: str) -> bool:
    """Tell whether nearly every word has a capital, as in titles of works."""
    tokens = _WORD.findall(words[:200])
    long = [token for token in tokens if len(token) > 3]
    if len(long) > 1 and sum(token[0].isupper() for token in long) * 10 > 8 * len(long):
        return True
    # "The Bridge over the Old Canal": only short words are small, and no full stop.
    return (
        not words.endswith(_ENDS)
        and sum(token[0].isupper() for token in tokens[1:]) >= _CAPITALS_OF_A_TITLE
        and all(token[0].isupper() for token in tokens if len(token) > _LONGEST_SMALL_WORD)
    )


def _stands_alone(words: str, before: str, after: str) -> bool:
    """Tell whether words in marks are a sentence of their own: speech, not a title or a borrowed phrase."""
    if not words[0].isupper() and words[0] not in "¿¡…[(":
        return False
    closes = words.endswith((".", "!", "?", "…", ",")) or after[:1] in (".", "!", "?")
    if not words.endswith((".", "!", "?", "…")) and not (closes and not before.strip()):
        return False
    tokens = [word for word in _WORD.findall(words) if len(word) > 3]
    capitals = sum(token[0].isupper() for token in tokens)
    if tokens and capitals * 10 > 7 * len(tokens) and len(tokens) > 1:
        return False
    lead = before.rstrip()
    return not lead or lead.endswith((".", "!", "?", ":", ",", "…")) or words.endswith(("!", "?"))
