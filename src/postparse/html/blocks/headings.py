"""Bold lines that act as headings."""

from __future__ import annotations

from postparse.models import Block, Figure, ListBlock, Paragraph, Section, Text

_LONGEST = 80
_MOST_WORDS = 12
_NO_HEADING_ENDS = (".", ",", ";", ":", "…", ")", "”", '"', "“", "»")


def with_inferred_headings(sections: list[Section]) -> list[Section]:
    """Return the sections, cut at bold lines that act as headings.

    Conservative: there must be two such lines at least, each a short line of its own before running text.
    """
    places = [
        (n, place)
        for n, section in enumerate(sections)
        for place, block in enumerate(section.blocks)
        if isinstance(block, Paragraph) and block.content.marks and _acts_as_heading(section.blocks, place)
    ]
    if len(places) < 2:
        return sections
    cuts: dict[int, list[int]] = {}
    for n, place in places:
        cuts.setdefault(n, []).append(place)
    found: list[Section] = []
    for n, section in enumerate(sections):
        found.extend(_cut(section, cuts[n]) if n in cuts else [section])
    return found


def _cut(section: Section, places: list[int]) -> list[Section]:
    first = section.blocks[: places[0]]
    parts = [Section(section.title, section.level, first, section.anchor)] if first or section.title else []
    level = min(section.level + 1, 6) if section.level else 2
    for place, stop in zip(places, [*places[1:], len(section.blocks)], strict=True):
        parts.append(
            Section(section.blocks[place].text, level, section.blocks[place + 1 : stop], inferred=True)
        )
    return parts


def _acts_as_heading(blocks: tuple[Block, ...], place: int) -> bool:
    content = blocks[place].content if isinstance(blocks[place], Paragraph) else None  # type: ignore[union-attr]
    if content is None or not _is_bold_line(content) or place + 1 >= len(blocks):
        return False
    after = blocks[place + 1]
    if isinstance(after, Paragraph):
        return not any(_covers(mark.start, mark.end, after.content) for mark in after.content.marks)
    return isinstance(after, ListBlock | Figure)


def _is_bold_line(content: Text) -> bool:
    text = content.text
    if len(text) > _LONGEST or "\n" in text or len(text.split()) > _MOST_WORDS or not text[0].isalnum():
        return False
    if text.endswith(_NO_HEADING_ENDS) or text[0].islower():
        return False
    return any(
        mark.kind == "strong" and _covers(mark.start, mark.end, content) for mark in content.marks
    ) and not any(mark.kind == "link" and _covers(mark.start, mark.end, content) for mark in content.marks)


def _covers(start: int, end: int, content: Text) -> bool:
    return start == 0 and end == len(content.text)
