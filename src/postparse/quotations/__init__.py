"""Quotations in running text: who is quoted and what they said."""

from __future__ import annotations

import re

from postparse.models import (
    Block,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Quote,
    Section,
    Text,
    text_of_blocks,
)
from postparse.quotations.data import is_data
from postparse.quotations.names import Names
from postparse.quotations.reader import Reader
from postparse.quotations.speakers import signed, speaker_before
from postparse.quotations.words import wording_of

__all__ = ["mark_quotations"]

_SIGNS = re.compile("[\"“”„«»‘‚‹›]|^[—–-] ?\\S|''")
_FEWEST_PULLED_WORDS = 5
_MOST_WORDS_OF_A_LINK = 8
_MOST_SEARCHED = 300_000_000
"""So many characters are searched for quotes one by one; beyond, the article's rows of words are noted first."""
_SHORT_ROW, _LONG_ROW = _FEWEST_PULLED_WORDS - 2, 8


def mark_quotations(sections: tuple[Section, ...], *, language: str | None = None) -> tuple[Section, ...]:
    """Return the sections with quotation marks (and speakers) on their text, and attributions on block quotes.

    Args:
        sections: The body of an article.
        language: Its language (BCP 47); guessed from the words where it is None or not one we know.

    """
    if not any(_may_quote(block) for section in sections for block in section.blocks):
        return sections
    text = "\n\n".join(section.text for section in sections)
    wording = wording_of(language, text)
    reader = Reader(
        wording, Names(text, has_capital_nouns=wording.has_capital_nouns, is_english=wording.is_english)
    )
    pulled = _Repeats(sections)
    return tuple(_marked(section, reader, pulled) for section in sections)


def _may_quote(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return _SIGNS.search(block.content.text) is not None
    if isinstance(block, ListBlock):
        return _SIGNS.search(block.text) is not None
    return isinstance(block, Quote)


def _marked(section: Section, reader: Reader, pulled: _Repeats) -> Section:
    blocks: list[Block] = []
    source = _joined(section.blocks)
    for n, block in enumerate(source):
        if isinstance(block, Paragraph):
            blocks.append(_paragraph(block, reader))
        elif isinstance(block, ListBlock) and _may_quote(block):
            blocks.append(_list(block, reader))
        elif isinstance(block, Quote):
            blocks.extend(_quote(block, source[max(n - 2, 0) : n], source[n + 1 : n + 2], reader, pulled))
        else:
            blocks.append(block)
    return Section(section.title, section.level, tuple(blocks), section.anchor, section.inferred)


def _paragraph(block: Paragraph, reader: Reader) -> Paragraph:
    content = block.content
    found = reader.quotations(content.text)
    if not found:
        return block
    taken = [mark for mark in content.marks if mark.kind == "quotation"]
    marks = [
        Mark(start, end, "quotation", None, speaker)
        for start, end, speaker in found
        if not any(mark.start < end and start < mark.end for mark in taken)
    ]
    if not marks:
        return block
    every = sorted([*content.marks, *marks], key=lambda mark: (mark.start, -mark.end))
    return Paragraph(Text(content.text, tuple(every)))


def _list(block: ListBlock, reader: Reader) -> ListBlock:
    items = tuple(
        ListItem(
            tuple(
                _paragraph(inner, reader) if isinstance(inner, Paragraph) else inner for inner in item.blocks
            ),
            item.term,
            item.anchor,
        )
        for item in block.items
    )
    return ListBlock(items, block.kind, block.start)


def _quote(
    block: Quote, before: list[Block], below: list[Block], reader: Reader, pulled: _Repeats
) -> tuple[Block, ...]:
    """Return a block quote with its speaker.

    ``before`` holds the one or two blocks that introduce it, ``below`` the one that may sign it.

    A block quote that only indents data comes back as the blocks that it holds.
    """
    if block.kind == "block" and block.attribution is None and is_data(block.blocks):
        return block.blocks
    kind = "pull" if block.kind == "block" and pulled.has(block) else block.kind
    attribution = block.attribution
    if attribution is None and kind != "pull":
        signature = signed(below[0].text, reader.names) if below and isinstance(below[0], Paragraph) else None
        attribution = reader.resolved(signature) or _introduced(before, reader)
        if attribution is None and before and isinstance(before[-1], Paragraph):
            # A quotation set apart right behind another one is the same speaker's.
            attribution = reader.speaker_at_end(before[-1].content.text)
    if kind != "pull":
        reader.has_heard(text_of_blocks(block.blocks), attribution)
    if attribution == block.attribution and kind == block.kind:
        return (block,)
    return (Quote(block.blocks, attribution, block.cite_url, kind),)


def _introduced(before: list[Block], reader: Reader) -> str | None:
    """Return who the paragraphs before a block quote say that speaks in it."""
    for introduction in reversed(before):
        if not isinstance(introduction, Paragraph):
            break
        sentence = introduction.content.text.rstrip()
        opens = sentence.endswith((":", ","))
        attribution = None
        if opens or not sentence.endswith((".", "!", "?", "”", "»", "“", '"')):
            found = speaker_before(sentence, reader.wording, reader.names)
            if found is not None and found.is_pronoun and reader.spoke is not None:
                # "He" goes on from whom the paragraph has quoted already.
                attribution = reader.spoke
            else:
                attribution = reader.resolved(found)
            if attribution is None and opens and reader.spoke is not None and _SIGNS.search(sentence):
                # The paragraph quotes somebody already; its last words only lead on.
                attribution = reader.spoke
        # "Which translates as:" names nobody; the sentence that it goes on from does.
        if attribution is not None or not opens or len(sentence.split()) > _MOST_WORDS_OF_A_LINK:
            return attribution
    return None


class _Repeats:
    """Tells which quotes only repeat the article's own words."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self._sections = sections
        self._words: str | None = None
        self._searched = 0
        self._rows: dict[int, bytearray] = {}

    def has(self, quote: Quote) -> bool:
        words = _letters(text_of_blocks(quote.blocks))
        if len(words.split()) < _FEWEST_PULLED_WORDS:
            return False
        if self._words is None:
            self._words = " | ".join(
                _letters(block.content.text)
                for section in self._sections
                for block in section.blocks
                if isinstance(block, Paragraph)
            )
        self._searched += len(self._words)
        return (self._searched <= _MOST_SEARCHED or self._may_have(words)) and words in self._words

    def _may_have(self, words: str) -> bool:
        """Tell whether the article may have the words: a row of them it must have (the first and the last perhaps cut)."""
        wanted = words.split(maxsplit=_LONG_ROW + 2)
        size = _LONG_ROW if len(wanted) > _LONG_ROW + 1 else _SHORT_ROW
        text = self._words or ""
        places = 2 * len(text) + 1
        noted = self._rows.get(size)
        if noted is None:
            noted = self._rows[size] = bytearray(places)
            for paragraph in text.split(" | "):
                own = paragraph.split()
                for row in zip(*(own[first:] for first in range(size)), strict=False):
                    found = hash(row)
                    noted[found % places] = noted[found // places % places] = 1
        found = hash(tuple(wanted[1 : 1 + size]))
        return noted[found % places] == noted[found // places % places] == 1


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _joined(blocks: tuple[Block, ...]) -> list[Block]:
    """Join paragraphs that one quotation runs through: each is opened by a mark, only the last is closed."""
    found: list[Block] = []
    n = 0
    while n < len(blocks):
        stop = _end_of_speech(blocks, n)
        if stop > n + 1:
            found.append(Quote(blocks[n:stop]))
        else:
            found.append(blocks[n])
        n = max(stop, n + 1)
    return found


_OPENINGS = {"“": "”", "„": "“", "«": "»", '"': '"', "»": "«", "‘": "’"}


def _end_of_speech(blocks: tuple[Block, ...], n: int) -> int:
    block = blocks[n]
    if not isinstance(block, Paragraph) or not block.content.text:
        return n
    opening = block.content.text[0]
    closing = _OPENINGS.get(opening)
    if closing is None or closing in block.content.text[1:]:
        return n
    for stop in range(n + 1, min(n + 40, len(blocks))):
        after = blocks[stop]
        if not isinstance(after, Paragraph) or not after.content.text.startswith(opening):
            return n
        place = after.content.text.find(closing, 1)
        if place >= 0:
            return stop + 1 if place >= len(after.content.text) - 2 else n
    return n
