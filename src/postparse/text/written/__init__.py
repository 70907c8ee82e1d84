"""What this library's own writers wrote, read back exactly.

A text is taken for theirs if it shows their sign, fits their form, and if what is read of it, written again, is the very
same text. Whatever else it may be, it then says just that; all other texts go the way of the line labels.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, frozen

from postparse.models import Post, Provenance
from postparse.quotations import mark_quotations
from postparse.text.written.faults import NotWritten
from postparse.text.written.markdown import has_markdown_sign, read_markdown
from postparse.text.written.plain import has_plain_sign, read_plain
from postparse.writers.markdown import to_markdown
from postparse.writers.plain import to_text

__all__ = ["Written", "read_written"]


@frozen
class Written:
    """A post that a text holds in a writer's form.

    Attributes:
        post: The post.
        is_sure: Whether others write nothing like it. They write headings and paragraphs in the same Markdown, and
            threads in forms of their own, but no thread of ours, and no names or date in its form below a title.
    """

    post: Post
    is_sure: bool


_FORMS: tuple[tuple[Callable[[str], bool], Callable[[str], Post], Callable[[Post], str]], ...] = (
    (has_markdown_sign, read_markdown, to_markdown),
    (has_plain_sign, read_plain, to_text),
)


def read_written(text: str, url: str | None = None, notes: tuple[str, ...] = ()) -> Written | None:
    """Return the post that `to_markdown` or `to_text` wrote as this text; None where neither did."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff").rstrip()
    for has_sign, read, write in _FORMS:
        if not has_sign(text):
            continue
        try:
            post = read(text)
        except NotWritten:
            continue
        if write(post).rstrip() == text:
            is_sure = bool(write is to_text or post.thread or post.authors or post.published is not None)
            return Written(_finished(post, url, notes), is_sure)
    return None


def _finished(post: Post, url: str | None, notes: tuple[str, ...]) -> Post:
    return evolve(
        post,
        url=url,
        sections=mark_quotations(post.sections),
        provenance=Provenance(
            format="text",
            dialect="postparse",
            thread_source="lines" if post.thread else None,
            confidence=1.0 if post.thread else None,
            notes=notes,
        ),
    )
