"""Quotations in running text: who is quoted and what they said."""

from __future__ import annotations

from postparse.models import Section


def mark_quotations(sections: tuple[Section, ...], *, language: str | None = None) -> tuple[Section, ...]:
    """Return the sections with quotation marks (and speakers) on their text, and attributions on block quotes."""
    return sections
