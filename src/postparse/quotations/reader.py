"""Reads an article's paragraphs in order and remembers who spoke last."""

from __future__ import annotations

import re

from postparse.quotations.names import FullNames
from postparse.quotations.spans import Span, quoted_spans
from postparse.quotations.speakers import Found, speaker_after, speaker_before
from postparse.quotations.words import WORDINGS, Wording

_FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_DIALOGUE = re.compile(r"^[—–]\s?(?=\S)")
_DASH = re.compile(r"\s[—–]\s?|[—–](?=\s)")
_ENDS = (".", "!", "?", "…", "...", ",")

Quotation = tuple[int, int, str | None]


class Reader:
    """Finds quotations; one for each article, fed paragraph by paragraph."""

    def __init__(self, wording: Wording, names: FullNames) -> None:
        self.wording = wording
        self._names = names
        self._last: str | None = None
        self._ended_quoting = False

    def resolved(self, found: Found | None) -> str | None:
        """Return the speaker's full name, pronouns standing for the last speaker; remembers who it is."""
        if found is None:
            return None
        if found.is_pronoun:
            return self._last
        if found.name is None:
            return None
        name = self._names.of(found.name)
        self._last = name
        return name

    def quotations(self, text: str) -> list[Quotation]:
        """Return the quotations of a paragraph: start, end, speaker."""
        spans, open_at = quoted_spans(text)
        if open_at >= 0 and len(text) - open_at > 30:
            spans.append((open_at, open_at + 1, len(text), len(text)))
        found = self._in_marks(text, spans) if spans else []
        if not spans and _DIALOGUE.match(text) and self.wording is not WORDINGS["en"]:
            found = self._dialogue(text)
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
            if count < 2 or (count < _FEWEST_WORDS and not words.endswith(_ENDS)):
                continue
            reported, speaker = self._speaker(words, before, after, n)
            if not reported and has_previous and _goes_on(before, words):
                reported, speaker = True, previous_speaker
            if (
                not reported
                and not n
                and not before.strip()
                and not after.strip(" .")
                and self._ended_quoting
            ):
                reported, speaker = True, self._last
            if not reported and not _stands_alone(words, before, after):
                has_previous = False
                continue
            has_previous, previous_speaker = True, speaker
            if count >= _FEWEST_WORDS:
                lead = len(text[start:stop]) - len(text[start:stop].lstrip())
                found.append((start + lead, start + lead + len(words), speaker))
        return found

    def _speaker(self, words: str, before: str, after: str, n: int) -> tuple[bool, str | None]:
        follows = None
        if not words.endswith(".") or after[:1] in ",–— " or not after:
            follows = speaker_after(after, self.wording)
        leads_closely = before.rstrip().endswith((":", ","))
        if follows is not None and not before.rstrip().endswith(":"):
            return True, self.resolved(follows)
        if n and not leads_closely and _only_attribution(before):
            return False, None
        leads = speaker_before(before, self.wording)
        if leads is not None:
            return True, self.resolved(leads)
        if follows is not None:
            return True, self.resolved(follows)
        return False, None

    def _dialogue(self, text: str) -> list[Quotation]:
        start = _DIALOGUE.match(text).end()  # type: ignore[union-attr]
        dash = _DASH.search(text, start)
        if dash is None:
            return []
        follows = speaker_after(text[dash.end() :], self.wording)
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
    return core.endswith(".") and len(core) < 120


def _goes_on(before: str, words: str) -> bool:
    """Tell whether a quotation goes on after the words between, which say who speaks."""
    return (
        len(before) < 160
        and before.count(".") <= 1
        and (before.rstrip().endswith((",", ".", "–", "—")) or len(before.strip()) < 3)
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
