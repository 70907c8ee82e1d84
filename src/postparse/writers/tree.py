"""Posts as a drawn tree, for eyes: who said what when, in reply to whom."""

from __future__ import annotations

from collections.abc import Iterator

from postparse.models import Comment, Post, Thread
from postparse.writers.lines import MAX_SHOWN_DEPTH, author_name, comment_date, date_line, one_line

MOST_LETTERS = 4000
"""Of a comment, no more letters than this are looked at for its first words."""


def tree_lines(post: Post, *, width: int = 100) -> Iterator[tuple[str, str, str, str]]:
    """Yield each line of the drawing as (branches, name, date, words), cut to a width where that is possible.

    The post itself comes first: its title in place of a name, then a line about it.
    """
    yield "", one_line(post.title or "(no title)"), "", ""
    yield "", "", "", about(post)
    for comment, branches in zip(post.thread, branches_of(post.thread), strict=True):
        name = author_name(comment)
        date = comment_date(comment) or ""
        left = width - len(branches) - len(name) - len(date) - 4
        yield branches, name, date, first_words(comment, max(left, 20))


def to_tree(post: Post, *, width: int = 100) -> str:
    """Return the drawing as text.

    >>> from postparse import Person, build_thread
    >>> people = [Comment(id=str(n), author=Person(name)) for n, name in enumerate(("Ann", "Ben", "Cleo"))]
    >>> print(to_tree(Post(title="Hello", thread=build_thread(people, depths=[0, 1, 0]))), end="")
    Hello
    3 comments
    ├─ Ann
    │  └─ Ben
    └─ Cleo

    """
    lines = []
    for branches, *parts in tree_lines(post, width=width):
        lines.append((branches + "  ".join(part for part in parts if part)).rstrip())
    return "".join(f"{line}\n" for line in lines)


def about(post: Post) -> str:
    """Return what can be said of a post in one line: authors, date, size, number of comments."""
    parts = []
    if post.authors:
        parts.append("by " + ", ".join(one_line(person.name) for person in post.authors))
    if post.published is not None:
        parts.append(date_line(post.published))
    words = len(post.text.split())
    if words:
        parts.append(f"{words:,} words")
    count = len(post.thread)
    parts.append(f"{count:,} comment{'' if count == 1 else 's'}")
    if post.comment_count is not None and post.comment_count != count:
        parts[-1] += f" of {post.comment_count:,}"
    return " · ".join(parts)


def first_words(comment: Comment, most: int) -> str:
    """Return a comment's beginning on one line, or its state where it has no words."""
    words = ""
    for block in comment.blocks:
        words += " " + one_line(block.text[:MOST_LETTERS])
        if len(words) > most:
            break
    words = words.strip()
    if not words and comment.state != "shown":
        return f"({comment.state})"
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def branches_of(thread: Thread) -> Iterator[str]:
    """Yield the lines drawn before each comment; below `MAX_SHOWN_DEPTH` only the number of the level is told."""
    depths = [comment.depth for comment in thread]
    goes_on = _has_later_sibling(depths)
    bars: list[str] = []
    for depth, more in zip(depths, goes_on, strict=True):
        if depth >= MAX_SHOWN_DEPTH:
            yield "".join(bars[:MAX_SHOWN_DEPTH]) + f"[{depth}] "
            continue
        del bars[depth:]
        yield "".join(bars) + ("├─ " if more else "└─ ")
        bars.append("│  " if more else "   ")


def _has_later_sibling(depths: list[int]) -> list[bool]:
    found = [False] * len(depths)
    later: list[bool] = []
    for n in range(len(depths) - 1, -1, -1):
        depth = depths[n]
        del later[depth + 1 :]
        later.extend([False] * (depth + 1 - len(later)))
        found[n], later[depth] = later[depth], True
    return found
