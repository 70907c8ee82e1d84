"""What the head of a page calls the post: its document title and its declarations, and how like them a text is."""

from __future__ import annotations

import re
from collections.abc import Sequence

SEPARATOR = re.compile(r"(?<!\s)\s+[|–—\-»«·•:/~>]+\s+|(?:(?<!\s)\s+)?[|»«]\s*|:\s+")
_OUTER = re.compile(r"(?<!\s)\s+[|–—\-»«·•]+\s+|(?:(?<!\s)\s+)?[|»«]\s*")
_WORD = re.compile(r"[^\W_]+")
_ASCII_WORD = re.compile("[a-z0-9]+")
"""The same in folded ASCII, where it is found in half the time."""
_EDGE = " |–—-»«·•:>/~\xa0"
_MOST_PARTS, _LONGEST = 12, 500
_SITE_IN_HEADING = 30
"""A heading shorter than this may be named like its site."""


def normal(text: str) -> str:
    """Return a text's letters and digits, lower case, words parted by one space."""
    folded = text.casefold()
    return " ".join((_ASCII_WORD if folded.isascii() else _WORD).findall(folded))


class Naming:
    """The names that a page's head gives its post.

    Attributes:
        document: The words of the document's title.
        claims: Declared titles, the surest first.
    """

    def __init__(self, document: str, claims: list[str], sites: frozenset[str]) -> None:
        document, claims = document[:_LONGEST], [claim[:_LONGEST] for claim in claims]
        document = _without_ends(document, sites)
        self.document, self.claims, self._sites = document, claims, sites
        self.is_known = bool(document or claims)
        self._whole = normal(document)
        self._words = frozenset(self._whole.split())
        self._known = [normal(claim) for claim in claims]
        self._runs = frozenset(_runs(document))

    def likeness(self, text: str) -> float:
        """Score how like the declared names a text is: 0 for not at all, from 3 on it is (a whole part of) one."""
        own = normal(text)
        if not own:
            return 0.0
        score, whole = 0.0, self._whole
        if own == whole:
            score = 4.0
        elif own in self._runs:
            score = 3.2 if len(own) > 0.3 * len(whole) else 2.8
        elif whole.startswith(own + " ") or whole.endswith(" " + own) or f" {own} " in whole:
            score = 2.5 if len(own) > min(0.35 * len(whole), 25) else 0.8
        elif len(whole) > 15 and (
            own.startswith(whole) or (self.document.endswith(("…", "...")) and own.startswith(whole))
        ):
            score = 2.0
        else:
            score = self._overlap(own)
        for known in self._known[:2]:
            if own == known:
                score += 3
            elif (
                (known.startswith(own) or own.startswith(known) or known.endswith(own))
                and min(len(own), len(known)) > 12
                and len(own) > 0.4 * len(known)
            ):
                score += 1.5
        return score

    def parts(self, text: str, part: str) -> bool:
        """Tell whether the document's title is a text with a separator where a part of the text begins or ends."""
        own = normal(text)
        return (
            (own == self._whole or own in self._runs) and normal(part) in self._runs and normal(part) != own
        )

    def _overlap(self, own: str) -> float:
        """Score by shared words a text that is no part of the document's title."""
        words = set(own.split())
        if len(words) < 3 or not self._words:
            return 0.0
        shared = len(words & self._words)
        share = shared / min(len(words), len(self._words))
        return 2 * share if shared > 2 and share >= 0.5 else 0.0

    def without_site(self, text: str) -> str:
        """Return a text without a site's name behind a bar."""
        return self._without_site(text) if "|" in text else text

    def best(self) -> str | None:
        """Return the title that the head gives, without the site's name; None where it gives none."""
        text = self.claims[0] if self.claims else self.document
        if len(text) < len(self.document) and self.document.startswith(text):
            rest = _OUTER.match(self.document, len(text))
            if rest is not None:
                return text  # what the document's title says more is the site's
        return self._without_site(text) or None

    def _without_site(self, title: str) -> str:
        parts = [part.strip() for part in _OUTER.split(title) if part.strip(_EDGE)]
        if len(parts) < 2:
            return title.strip(_EDGE) if not title.startswith("-") else title.strip()
        rest = [part for part in parts if normal(part) not in self._sites]
        if 0 < len(rest) < len(parts):
            low, high = title.find(rest[0]), title.rfind(rest[-1]) + len(rest[-1])
            return title[low:high].strip(_EDGE)
        return max(parts, key=len)

    def without_label(self, heading: str, parts: Sequence[str]) -> str:
        """Return a heading without what stands behind the title in it and is no word of it.

        Args:
            heading: Its words.
            parts: Its texts, element by element: a standfirst or a label is one of its own, the title's words are not parted.

        """
        own = normal(heading)
        if not any(own in text for text in (self._whole, *self._known)):
            known = frozenset(known for known in self._known if len(known) > max(16, 0.25 * len(own)))
            for stop in range(1, min(len(parts), _MOST_PARTS)):
                text = " ".join("".join(parts[:stop]).split())
                if normal(text) in known and not text.endswith(("…", "...")):
                    return text.strip(_EDGE)
        return self._without_trail(heading)

    def _without_trail(self, heading: str) -> str:
        """Return a heading without the site or the sections that it is filed under, as its last parts."""
        first, *rest = [part.strip() for part in heading.split("|")]
        if rest and len(first.split()) > 3 and (len(rest) > 1 or len(rest[0].split()) == 1):
            heading = first
        separators = list(_OUTER.finditer(heading)) if len(heading) > _SITE_IN_HEADING else []
        if separators and normal(heading[separators[-1].end() :]) in self._sites:
            return heading[: separators[-1].start()]
        return heading


def _without_ends(document: str, sites: frozenset[str]) -> str:
    """Return a document's title without a site's name that ends it with no separator, or "at" alone, before it."""
    own, trimmed = normal(document), document.strip(_EDGE)
    for site in sorted(sites, key=len, reverse=True):
        if len(site) > 4 and own.endswith(" " + site):
            words = _WORD.findall(trimmed)
            kept = len(words) - site.count(" ") - 1
            place = 0
            for word in words[:kept]:
                place = trimmed.index(word, place) + len(word)
            rest = trimmed[place:]
            tail = _WORD.search(rest)
            gap = rest[: tail.start()] if tail is not None else ""
            if kept > 0 and not gap.strip():
                head = trimmed[:place]
                return (
                    re.sub(r"(?<!\s)\s+at$", "", head)
                    if head.endswith(" at")
                    else trimmed[: place + len(gap)].strip()
                )
    return trimmed


def _runs(document: str) -> list[str]:
    """Return the parts of a document's title between any two of its separators."""
    parts = [normal(part) for part in SEPARATOR.split(document)][:_MOST_PARTS]
    parts = [part for part in parts if part]
    return [" ".join(parts[low:high]) for low in range(len(parts)) for high in range(low + 1, len(parts) + 1)]
