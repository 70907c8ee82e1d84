"""Block quotes that quote nobody: markup that only indents a list of ingredients or of labelled values."""

from __future__ import annotations

import re

from postparse.models import Block, Paragraph

_FEWEST_LINES = 3
_LABEL = re.compile(r"^[^\W\d_][^:.!?\n]{0,30}:(?:\s|$)")
_AMOUNT = re.compile(r"^[–•*-]?\s*(?:\d(?!\d{0,2}[.)]\s)|[¼½¾⅓⅔⅛])")
_SENTENCE_END = (".", "!", "?", "…", "”", "»", '"')


def is_data(blocks: tuple[Block, ...]) -> bool:
    """Tell whether most lines of a block quote are amounts ("2 onions") or have labels ("Size: 12 cm")."""
    if not all(isinstance(block, Paragraph) for block in blocks):
        return False
    lines = [line for block in blocks for line in block.text.split("\n") if line.strip()]
    if len(lines) < _FEWEST_LINES:
        return False
    amounts = sum(_AMOUNT.match(line) is not None and not line.endswith(_SENTENCE_END) for line in lines)
    labels = sum(_LABEL.match(line) is not None for line in lines)
    speakers = len({line.split(":")[0] for line in lines})
    # Names repeat before the colons of a dialogue, labels do not.
    return amounts * 2 > len(lines) or (labels * 3 >= 2 * len(lines) and speakers * 4 >= 3 * len(lines))
