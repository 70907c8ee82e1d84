"""How blocks are told apart in JSON."""

from __future__ import annotations

from postparse.models import (
    Block,
    Code,
    Divider,
    Embed,
    Figure,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)

CLASS_OF_TAG: dict[str, type[Block]] = {
    "paragraph": Paragraph,
    "quote": Quote,
    "list": ListBlock,
    "code": Code,
    "table": Table,
    "figure": Figure,
    "embed": Embed,
    "divider": Divider,
}

TAG_OF_CLASS: dict[type[Block], str] = {block: tag for tag, block in CLASS_OF_TAG.items()}
