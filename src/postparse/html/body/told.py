"""What the words of a unit say, of which a look at its place alone tells nothing: read where there is hope that it is the article's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from postparse.html.body.declared import places_in_declared
from postparse.html.body.features import HEADINGS
from postparse.html.body.units import Units
from postparse.html.body.wording import WORDINGS, wording_of
from postparse.html.dom import Page
from postparse.html.metadata import Metadata

TEXT_FEATURES = {
    "start": 6,
    "heading above": 128,
    "capitals and digits": 4,
    "repeated": 4,
    "told by the metadata": 6,
    "declared": 18,
}
"""How many values each feature has, in the order of a row."""

_TELLING_START = 40
_DIGITS = b"0123456789"


@frozen
class Told:
    """What units say.

    Attributes:
        rows: For each unit one value per feature, in the order of `TEXT_FEATURES`; None where it was not read.
        words: The kinds of wording of each unit; of those not read only as far as they are needed for others.
    """

    rows: list[bytes | None]
    words: list[int]


def tell(
    page: Page, units: Units, metadata: Metadata, lengths: Sequence[int], hopeful: Sequence[bool]
) -> Told:
    """Return what the hopeful ones of a page's units say."""
    texts, chars = units.texts, units.chars
    repeats = _Repeats(metadata)
    headings = _Headings(page, units)
    alike = Counter(map(hash, texts))
    in_declared = places_in_declared(page, units)
    rows: list[bytes | None] = []
    for unit, text in enumerate(texts):
        if not hopeful[unit]:
            rows.append(None)
            continue
        capitals = 0
        if chars[unit] < 100:
            capitals = (1 if text.isupper() else 0) + (2 if _digits(text) * 3 > chars[unit] else 0)
        rows.append(
            bytes(
                [
                    _start(text),
                    headings.above(unit),
                    capitals,
                    min(alike[hash(text)], 3),
                    repeats.place_of(text),
                    in_declared[unit] * 3 + lengths[unit],
                ]
            )
        )
        headings.words_of(unit)
    return Told(rows, headings.words)


class _Headings:
    """What the headings above units say; of the units between two that are asked for, only the last headings are read."""

    def __init__(self, page: Page, units: Units) -> None:
        self.words = [-1] * len(units.texts)
        self._tags = [page.tags[block] for block in units.blocks]
        self._texts, self._chars = units.texts, units.chars
        self._heading = self._done = 0

    def above(self, unit: int) -> int:
        """Return what is above a unit; to be asked for in page order."""
        low = self._done
        for n in range(unit - 1, low - 1, -1):
            tag = self._tags[n]
            if tag in HEADINGS:
                self._heading = 1 + _heading_words(self.words_of(n)) + (64 if tag >= "h4" else 0)
                low = n + 1
                break
        for n in range(low, unit) if self._heading else ():
            if (
                self._chars[n] < 50
                and self._tags[n] != "li"
                and self._texts[n][-1:] not in ".,;!"
                and self.words_of(n) & _TELLING
            ):
                self._heading = self._heading // 64 * 64 + 32 + _heading_words(self.words[n])
        self._done = unit
        return self._heading

    def words_of(self, unit: int) -> int:
        """Return the kinds of wording of a unit."""
        if self.words[unit] < 0:
            self.words[unit] = wording_of(self._texts[unit])
        return self.words[unit]


class _Repeats:
    """Compares units with what the metadata says of the page."""

    def __init__(self, metadata: Metadata) -> None:
        self._title = _normal(metadata.title or "")
        self._names = [name for person in metadata.authors if len(name := _normal(person.name)) > 3]
        self._description = _normal(metadata.description or "")[:_TELLING_START]

    def place_of(self, text: str) -> int:
        """Return what a unit repeats: nothing, the title, part of it, the description, an author's name."""
        words = text[:600].lower().strip()  # white space is collapsed already
        size = len(words)
        if size <= len(self._title):
            if self._title and words == self._title:
                return 1
            if size > 5 and words in self._title:
                return 2
        if size >= _TELLING_START == len(self._description) and self._description in words:
            return 3
        for name in self._names:
            if name in words:
                return 4 if len(words) < len(name) + 40 else 5
        return 0


def _normal(text: str) -> str:
    return " ".join(text.lower().split())


def _start(text: str) -> int:
    first = text[:1]
    if first.isupper():
        return 0
    if first.islower():
        return 1
    if first.isdigit():
        return 2
    if first in "\"“„«‘'":
        return 3
    return 4 if first.isalpha() else 5


def _digits(text: str) -> int:
    """Return how many of a text's characters are digits."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _DIGITS))
    return sum(map(str.isdigit, text))


_MARKS = [1 << WORDINGS.index(name) for name in ("related", "comments", "sign up", "author", "contents")]
_TELLING = sum(_MARKS)


def _heading_words(said: int) -> int:
    return sum(1 << place for place, mark in enumerate(_MARKS) if said & mark) if said & _TELLING else 0
