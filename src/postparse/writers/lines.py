"""Lines that the plain-text and the Markdown writer share: bylines, dates, indents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from postparse.models import Comment, Post

MAX_SHOWN_DEPTH = 16
"""Replies are indented to this depth; deeper ones stay there and name whom they answer."""


def date_line(moment: datetime) -> str:
    """Return a date as ``2024-03-01 11:00``, with seconds if there are any and the zone if it is known."""
    precision = "minutes" if not moment.second and not moment.microsecond else "seconds"
    if (moment.hour, moment.minute, moment.second, moment.tzinfo) == (0, 0, 0, None):
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat(" ", precision)


def byline(post: Post) -> list[str]:
    """Return the lines that say who wrote the post and when."""
    lines = [f"By {name}" for person in post.authors if (name := one_line(person.name))]
    if post.published is not None:
        lines.append(date_line(post.published))
    return lines


def comments_heading(post: Post) -> str:
    """Return the heading of the thread: ``12 comments``."""
    count = len(post.thread)
    return f"{count} comment{'' if count == 1 else 's'}"


def author_name(comment: Comment) -> str:
    """Return a comment's author on one line; ``Anonymous`` where the page names nobody."""
    return one_line(comment.author.name) if comment.author is not None else "Anonymous"


def comment_date(comment: Comment) -> str | None:
    """Return a comment's date line: the date read, else the words printed."""
    if comment.published is not None:
        return date_line(comment.published)
    return one_line(comment.published_raw) if comment.published_raw else None


def one_line(text: str) -> str:
    """Return a text with all white space and control characters collapsed to single spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def indented(lines: Iterable[str], prefix: str) -> list[str]:
    """Return lines with a prefix; empty lines stay empty unless the prefix shows something."""
    return [prefix + line if line else prefix.rstrip() for line in lines]
