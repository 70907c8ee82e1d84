"""Block quotes of a text, whose marks are lost: paragraphs that stand wholly in quotation marks, or that are introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from postparse.models import Block, Paragraph, Quote, Text

_PAIRS = {"“": "”", "„": "“", "«": "»", "»": "«", '"': '"', "‘": "’", "‚": "‘"}
_OPENING = frozenset(_PAIRS)
_FEWEST_WORDS = 8
_MOST_PARAGRAPHS = 12

_REPORTS = re.compile(
    r"\b(?:said|says|saying|wrote|writes|tweeted|tweets|posted|replied|replies|described|explained|explains|added|stated|states|told|asked|noted|notes|argued|argues|declared|announced"
    r"|commented|remarked|recalled|translates|quote[ds]?|according|reads?|concluded|warned|tarnished|put it|sagte?|schrieb|schreibt|erklärte?|twitterte|meinte?|betonte?|antwortete|zitiert|so heißt|übersetzt"
    r"|a dit|écrit|déclaré|explique|affirme|dijo|escribió|afirmó|explicó|disse|escreveu|afirmou|detto|scritto|afferma)\b",
    re.I,
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|I[’'](?:m|ve|d|ll)|me|my|we|our|us|ich|mich|mir|mein\w*|wir|uns|unser\w*|je|j[’']ai|nous|notre|yo|mi|nosotros|nuestr\w+|eu|meu|nós|io|noi)\b|^\["
)
_LIST = re.compile(r"^(?:\d{1,3}[.)]|[-*•–])\s")


def with_quotes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return an article's blocks, paragraphs that are quotations set apart as block quotes.

    A paragraph is one where it stands in quotation marks from its first to its last character, or where the paragraph
    before it ends in a colon after a word of reporting; such a quotation goes on in the next paragraphs as long as they
    begin in the first person.
    """
    found: list[Block] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        stop = place
        if isinstance(block, Paragraph):
            text = block.content.text
            before = found[-1] if found else None
            if _is_whole(text):
                stop = place + 1
            elif (
                isinstance(before, Paragraph)
                and _introduces(before.content.text)
                and text[:1] not in _OPENING
            ):
                stop = _end_of_speech(blocks, place)
        if stop > place:
            quoted = [_unmarked(b) for b in blocks[place:stop]]
            found.append(Quote(tuple(quoted)))
            place = stop
        else:
            found.append(block)
            place += 1
    return tuple(found)


def _is_whole(text: str) -> bool:
    """Tell whether a text stands in one pair of quotation marks."""
    closing = _PAIRS.get(text[:1])
    if closing is None or len(text.split()) < _FEWEST_WORDS:
        return False
    bare = text.rstrip(" .,")
    return bare.endswith(closing) and bare.find(closing, 1) == len(bare) - 1


def _introduces(text: str) -> bool:
    if not text.endswith(":"):
        return False
    sentence = text[-260:]
    return _REPORTS.search(sentence) is not None or text.rstrip(":").endswith(("”", "“", "»", '"'))


def _end_of_speech(blocks: Sequence[Block], place: int) -> int:
    """Return the place after the last paragraph of a quotation that may begin here; the place itself if none does."""
    stop = place
    while stop < len(blocks) and stop < place + _MOST_PARAGRAPHS:
        block = blocks[stop]
        if not isinstance(block, Paragraph):
            break
        text = block.content.text
        if text.endswith(":") or _LIST.match(text) or len(text.split()) < _FEWEST_WORDS:
            break
        if stop > place and not _FIRST_PERSON.match(text):
            break
        stop += 1
    return stop


def _unmarked(block: Block) -> Block:
    """Return a paragraph without the quotation marks around it."""
    if not isinstance(block, Paragraph) or not _is_whole(block.content.text) or block.content.marks:
        return block
    text = block.content.text[1:].rstrip(" .,")[:-1].strip()
    return Paragraph(Text(text))
