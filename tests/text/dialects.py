"""Writes a post with its thread as text, the way one or another renderer prints it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from attrs import frozen


@frozen
class Said:
    """A comment to be written."""

    author: str
    date: str
    paragraphs: tuple[str, ...]
    depth: int


@frozen
class Page:
    """A post to be written."""

    title: str
    byline: str
    paragraphs: tuple[str, ...]
    comments: tuple[Said, ...]

    @property
    def heading(self) -> str:
        count = len(self.comments)
        return f"{count} comment{'' if count == 1 else 's'}"


def _numbers(page: Page) -> list[int]:
    """Return each comment's number in its list."""
    counts: list[int] = []
    numbers = []
    for comment in page.comments:
        del counts[comment.depth + 1 :]
        while len(counts) <= comment.depth:
            counts.append(0)
        counts[comment.depth] += 1
        numbers.append(counts[comment.depth])
    return numbers


def _listed(first: int, step: int, text: int, width: int | None) -> Callable[[Page], str]:
    """Return a writer of numbered items: column of the first number, step of a level, offset of the text."""

    def write(page: Page) -> str:
        margin = 3 if width else 0

        def filled(words: str, column: int) -> str:
            if width is None:
                return " " * column + words
            return textwrap.fill(
                words,
                width,
                initial_indent=" " * column,
                subsequent_indent=" " * column,
                break_long_words=False,
                break_on_hyphens=False,
            )

        lines = [page.title, "", filled(page.byline, margin), ""]
        for paragraph in page.paragraphs:
            lines += [filled(paragraph, margin), ""]
        lines += [page.heading, ""]
        for comment, number in zip(page.comments, _numbers(page), strict=True):
            column = first + step * comment.depth
            mark = f"{number}. "
            lines.append(" " * (column + text - len(mark)) + mark + f"{comment.author} says:")
            lines += [" " * (column + text) + comment.date, ""]
            for paragraph in comment.paragraphs:
                lines += [filled(paragraph, column + text), ""]
            lines += [" " * (column + text) + "Reply", ""]
        return "\n".join([*lines, "Leave a Reply", ""])

    return write


def flat(page: Page) -> str:
    """Write no marks and no columns, as copying a page gives."""
    lines = ["Home", "About", "", page.title, page.byline, ""]
    for paragraph in page.paragraphs:
        lines += [paragraph, ""]
    lines += [page.heading, ""]
    for comment in page.comments:
        lines += [f"{comment.author} says:", comment.date, ""]
        for paragraph in comment.paragraphs:
            lines += [paragraph, ""]
        lines.append("Reply")
    return "\n".join([*lines, "Leave a Reply", ""])


def markdown(page: Page) -> str:
    """Write Markdown whose nested items keep only their number's column."""
    lines = ["[Home](/)", "[About](/about)", "", f"# {page.title}", "", page.byline, ""]
    for paragraph in page.paragraphs:
        lines += [paragraph, ""]
    lines += [f"## {page.heading}", ""]
    for comment, number in zip(page.comments, _numbers(page), strict=True):
        lines += [
            f"{' ' * (2 + 3 * comment.depth)}{number}. {comment.author} says:",
            "",
            f"[{comment.date}](#comment)",
            "",
        ]
        for paragraph in comment.paragraphs:
            lines += [paragraph, ""]
        lines += ["[Reply](#respond)", ""]
    return "\n".join([*lines, "### Leave a Reply", ""])


NESTING: dict[str, Callable[[Page], str]] = {
    "indented by two": _listed(0, 2, 4, None),
    "indented by four": _listed(0, 4, 4, None),
    "wrapped, indented by five": _listed(4, 5, 3, 79),
    "wrapped, indented by four": _listed(0, 4, 4, 80),
    "markdown": markdown,
}
FLAT: dict[str, Callable[[Page], str]] = {"flat": flat}
