"""A line of a text as its author meant it."""

from __future__ import annotations

from attrs import define


@define(eq=False)
class Unit:
    """A line as its author meant it: a paragraph, a heading, a line of a header, an item.

    Attributes:
        text: Its words, without marker, indent and markup.
        indent: The column of its text, from 0.
        marker: ``*`` for any bullet, the number of a numbered item, or empty.
        marker_column: The column where its marker stands; that of the text without one.
        blanks: How many blank lines stand before it.
        level: The level of a Markdown heading, else 0.
        quoted: How many ``>`` stand before it.
        linked: How many of its characters are links' (Markdown only).
        links: Links' words and addresses (Markdown only).
        code: Whether it is a line of a code block.
        hollow: The columns of markers without words on the same line, before its own (Markdown only).
        item: The column of a bullet that stood above it with no more than a picture; -1 for none (Markdown only).
    """

    text: str
    indent: int
    marker: str
    marker_column: int
    blanks: int
    level: int = 0
    quoted: int = 0
    linked: int = 0
    links: tuple[tuple[str, str], ...] = ()
    code: bool = False
    hollow: tuple[int, ...] = ()
    item: int = -1

    @property
    def item_column(self) -> int:
        """The column of the marker of the item that it begins; -1 where it begins none."""
        return self.marker_column if self.marker else self.item
