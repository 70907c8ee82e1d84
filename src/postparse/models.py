"""The typed values that postparse returns: a post, its sections and blocks, and its comment thread.

Every class is immutable and slotted. ``None`` means that the page does not say.
Nothing here reads a page; parsers build these values and codecs and writers consume them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Literal, TypeAlias, overload

from attrs import field, frozen

MarkKind: TypeAlias = Literal[
    "link", "emphasis", "strong", "code", "sub", "sup", "strike", "quotation", "footnote", "math"
]
QuoteKind: TypeAlias = Literal["block", "pull", "inline"]
ListKind: TypeAlias = Literal["unordered", "ordered", "definition"]
CommentKind: TypeAlias = Literal["comment", "pingback", "trackback", "webmention"]
CommentState: TypeAlias = Literal["shown", "deleted", "moderated", "collapsed"]

MAX_BLOCK_NESTING = 32
"""Blocks hold blocks at most this deep; parsers flatten what lies deeper, keeping its text."""


@frozen
class Mark:
    """A span of a `Text`: ``text[start:end]`` is a link, is emphasised, …

    Attributes:
        start: Offset of the first character (Unicode code points).
        end: Offset after the last character.
        kind: What the span is. A ``footnote`` is a reference to a note, a ``quotation`` somebody's words,
            ``math`` a formula in TeX.
        href: Target of a link or of a footnote reference (``#anchor``).
        speaker: Whose words a quotation is, where the text says.

    """

    start: int
    end: int
    kind: MarkKind
    href: str | None = None
    speaker: str | None = None


@frozen
class Text:
    r"""A run of text with marks over spans of it.

    Attributes:
        text: The characters; a line break is ``\n``.
        marks: Marks in the order of their start; marks may nest and overlap.

    """

    text: str
    marks: tuple[Mark, ...] = ()

    def __str__(self) -> str:
        return self.text


@frozen
class Paragraph:
    """A paragraph of running text."""

    content: Text

    @property
    def text(self) -> str:
        """The words, without markup."""
        return self.content.text


@frozen
class Quote:
    """Somebody's words set apart as a block, repeated as a pull quote, or quoted inline.

    Attributes:
        blocks: What is quoted.
        attribution: Who is quoted, as the text names them.
        cite_url: Where the quotation comes from.
        kind: ``block``, ``pull`` (a repeat of the article's own words for show) or ``inline``.

    """

    blocks: tuple[Block, ...]
    attribution: str | None = None
    cite_url: str | None = None
    kind: QuoteKind = "block"

    @property
    def text(self) -> str:
        """The quoted words."""
        return text_of_blocks(self.blocks)


@frozen
class ListItem:
    """One item of a list.

    Attributes:
        blocks: The item's content; a nested list is one of its blocks.
        term: In a definition list, what the item defines (one item per description).
        anchor: The item's own id in the page, the target of footnote references.

    """

    blocks: tuple[Block, ...]
    term: Text | None = None
    anchor: str | None = None

    @property
    def text(self) -> str:
        """The item's words, the term first."""
        words = "\n".join(text for block in self.blocks if (text := block.text))
        return f"{self.term.text}\n{words}" if self.term is not None and self.term.text else words


@frozen
class ListBlock:
    """A list: unordered, ordered or of definitions.

    Attributes:
        items: The items in order.
        kind: What sort of list it is.
        start: Number of the first item of an ordered list.

    """

    items: tuple[ListItem, ...]
    kind: ListKind = "unordered"
    start: int = 1

    @property
    def text(self) -> str:
        """The items' words, an item a line."""
        return "\n".join(text for item in self.items if (text := item.text))


@frozen
class Code:
    """Preformatted text: code, console output, verse set with ``pre``.

    Attributes:
        text: The lines as they stand.
        language: Name of the programming language, where the page says.

    """

    text: str
    language: str | None = None


@frozen
class Cell:
    """A cell of a table.

    Attributes:
        content: The cell's words.
        header: Whether it is a header cell.
        continues: Whether the place is covered by a cell above or to the left (its own content is empty).

    """

    content: Text
    header: bool = False
    continues: bool = False

    @property
    def text(self) -> str:
        """The cell's words."""
        return self.content.text


@frozen
class Table:
    """A table of data: a rectangular grid with spans resolved.

    Attributes:
        rows: The rows, each as long as the others.
        caption: The table's caption.

    """

    rows: tuple[tuple[Cell, ...], ...]
    caption: str | None = None

    @property
    def text(self) -> str:
        """A row a line, cells parted by a tab."""
        lines = ["\t".join(cell.text for cell in row if not cell.continues) for row in self.rows]
        return "\n".join([self.caption, *lines] if self.caption else lines)


@frozen
class Image:
    """An image.

    Attributes:
        url: Absolute address where a base is known.
        alt: The alternative text.
        width: Declared width in CSS pixels.
        height: Declared height in CSS pixels.

    """

    url: str
    alt: str | None = None
    width: int | None = None
    height: int | None = None


@frozen
class Figure:
    """One or more images with a caption."""

    images: tuple[Image, ...]
    caption: Text | None = None

    @property
    def text(self) -> str:
        """The caption's words."""
        return self.caption.text if self.caption is not None else ""


@frozen
class Embed:
    """Something of another site shown in the page: a video, a track, a map.

    Attributes:
        url: Canonical address of the thing itself.
        provider: Name of the service, lower case (``youtube``).
        title: Title of the thing, where the page gives one.

    """

    url: str
    provider: str | None = None
    title: str | None = None

    @property
    def text(self) -> str:
        """Always empty: an embed has no words of the article."""
        return ""


@frozen
class Divider:
    """A thematic break."""

    @property
    def text(self) -> str:
        """Always empty."""
        return ""


Block: TypeAlias = Paragraph | Quote | ListBlock | Code | Table | Figure | Embed | Divider


def text_of_blocks(blocks: Sequence[Block]) -> str:
    """Return the blocks' words, blocks parted by a blank line; blocks without words leave nothing."""
    return "\n\n".join(text for block in blocks if (text := block.text))


def block_nesting(blocks: Sequence[Block]) -> int:
    """Return how many levels of blocks lie below these: 0 if none holds another."""
    level = 0
    inside = [block for block in blocks if isinstance(block, Quote | ListBlock)]
    while inside:
        below: list[Block] = []
        for block in inside:
            if isinstance(block, Quote):
                below.extend(block.blocks)
            else:
                below.extend(inner for item in block.items for inner in item.blocks)
        level += bool(below)
        inside = [block for block in below if isinstance(block, Quote | ListBlock)]
    return level


@frozen
class Section:
    """A heading with the blocks under it; the text before the first heading is a section with title None.

    Attributes:
        title: The heading's words.
        level: The heading's level, 1 to 6; 0 where there is no heading.
        blocks: The blocks up to the next heading of any level.
        anchor: The heading's id in the page.
        inferred: Whether the heading is marked up as a paragraph and only acts as a heading.

    """

    title: str | None
    level: int
    blocks: tuple[Block, ...]
    anchor: str | None = None
    inferred: bool = False

    @property
    def text(self) -> str:
        """The title and the blocks, parted by blank lines."""
        words = text_of_blocks(self.blocks)
        if self.title and words:
            return f"{self.title}\n\n{words}"
        return self.title or words


@frozen
class Person:
    """Somebody as a page shows them.

    Attributes:
        name: The displayed name.
        url: Their page or profile.
        avatar: Address of their picture.

    """

    name: str
    url: str | None = None
    avatar: str | None = None


@frozen(kw_only=True)
class Comment:
    """One reader's comment (or a ping from another site).

    Attributes:
        id: Unique in the thread: the page's own id where it has one.
        parent_id: Id of the comment that this one answers; None at the top level.
        depth: 0 at the top level, one more than the parent's else.
        author: Who wrote it.
        published: When; aware where the page gives a zone, else naive.
        published_raw: The date as printed.
        blocks: The comment's words and only those.
        permalink: The comment's own address.
        score: Votes, likes or points, as far as the page sums them up.
        kind: A comment, or what sort of ping.
        by_post_author: Whether the post's author wrote it.
        state: Whether it is shown, or only its place.
        in_reply_to: Whom or what the comment says it answers, as printed.

    """

    id: str
    parent_id: str | None = None
    depth: int = 0
    author: Person | None = None
    published: datetime | None = None
    published_raw: str | None = None
    blocks: tuple[Block, ...] = ()
    permalink: str | None = None
    score: int | None = None
    kind: CommentKind = "comment"
    by_post_author: bool = False
    state: CommentState = "shown"
    in_reply_to: str | None = None

    @property
    def text(self) -> str:
        """The comment's words, paragraphs parted by a blank line."""
        return text_of_blocks(self.blocks)

    def __repr__(self) -> str:
        who = self.author.name if self.author is not None else None
        text = self.text
        words = text if len(text) <= 40 else f"{text[:39]}…"
        return f"<Comment {self.id!r} by {who!r}: {words!r}>"


def thread_fault(comments: Sequence[Comment]) -> tuple[int, str, str] | None:
    """Return the first breach of a thread's order: the comment's position, the field and what is wrong; else None.

    In a thread every id is there once, and comments stand depth first: a comment at the top level has no parent and
    depth 0; any other comes after its parent and is one deeper, with only the parent's other replies (and what is
    below them) in between.
    """
    seen: set[str] = set()
    path: list[str] = []
    for n, comment in enumerate(comments):
        depth = comment.depth
        parent_id = comment.parent_id
        if comment.id in seen:
            return n, "id", f"{comment.id!r} is there twice"
        if depth < 0 or depth > len(path):
            return (
                n,
                "depth",
                f"{depth} after a comment of depth {len(path) - 1}" if n else "the first is not at 0",
            )
        if parent_id != (path[depth - 1] if depth else None):
            return n, "parent_id", f"{parent_id!r} is not the comment above at depth {depth - 1}"
        seen.add(comment.id)
        del path[depth:]
        path.append(comment.id)
    return None


class Thread(Sequence[Comment]):
    """An ordered, immutable container of comments, parents before replies.

    Comments are stored flat, in depth-first page order; nesting is a view, so no operation recurses.
    `postparse.build_thread` puts comments in that order.

    Args:
        comments: The comments in depth-first order, with `parent_id` and `depth` set.

    Raises:
        ValueError: The comments are not in that order (the message says where), or an id is there twice.

    >>> thread = Thread([Comment(id="a"), Comment(id="b", parent_id="a", depth=1), Comment(id="c")])
    >>> thread
    <Thread 3 comments, 2 roots>
    >>> thread.replies("a") == (thread["b"],)
    True

    """

    __slots__ = ("_children", "_comments", "_place")

    _comments: tuple[Comment, ...]
    _place: dict[str, int] | None
    _children: dict[str | None, tuple[Comment, ...]] | None

    def __init__(self, comments: Iterable[Comment] = ()) -> None:
        self._comments = tuple(comments)
        self._place = None
        self._children = None
        fault = thread_fault(self._comments)
        if fault is not None:
            n, name, reason = fault
            raise ValueError(f"comments[{n}].{name}: {reason}")

    def __len__(self) -> int:
        return len(self._comments)

    def __iter__(self) -> Iterator[Comment]:
        return iter(self._comments)

    def __contains__(self, key: object) -> bool:
        """Tell whether a comment, or one with this id, is in the thread."""
        if isinstance(key, str):
            return key in self._places()
        if not isinstance(key, Comment):
            return False
        place = self._places().get(key.id)
        return place is not None and self._comments[place] == key

    @overload
    def __getitem__(self, key: int | str) -> Comment: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Comment, ...]: ...
    def __getitem__(self, key: int | str | slice) -> Comment | tuple[Comment, ...]:
        if isinstance(key, str):
            return self._comments[self._places()[key]]
        return self._comments[key]

    def __eq__(self, other: object) -> bool:
        return self._comments == other._comments if isinstance(other, Thread) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._comments)

    def __repr__(self) -> str:
        return f"<Thread {len(self)} comments, {len(self.roots)} roots>"

    def __reduce__(self) -> tuple[Any, ...]:
        return Thread, (self._comments,)

    def __copy__(self) -> Thread:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Thread:
        return self  # immutable all the way down

    def _places(self) -> dict[str, int]:
        if self._place is None:
            self._place = {comment.id: n for n, comment in enumerate(self._comments)}
        return self._place

    def _replies(self) -> dict[str | None, tuple[Comment, ...]]:
        if self._children is None:
            lists: dict[str | None, list[Comment]] = {}
            for comment in self._comments:
                lists.setdefault(comment.parent_id, []).append(comment)
            self._children = {key: tuple(value) for key, value in lists.items()}
        return self._children

    @property
    def roots(self) -> tuple[Comment, ...]:
        """The comments at the top level, in page order."""
        return self._replies().get(None, ())

    def replies(self, comment: Comment | str) -> tuple[Comment, ...]:
        """Return the direct replies to a comment (or to the comment with this id), in page order."""
        return self._replies().get(comment if isinstance(comment, str) else comment.id, ())

    def parent(self, comment: Comment | str) -> Comment | None:
        """Return the comment that this one answers, or None at the top level."""
        if isinstance(comment, str):
            comment = self[comment]
        return None if comment.parent_id is None else self[comment.parent_id]

    def ancestors(self, comment: Comment | str) -> tuple[Comment, ...]:
        """Return the comments above this one, the direct parent first."""
        found = []
        parent = self.parent(comment)
        while parent is not None:
            found.append(parent)
            parent = self.parent(parent)
        return tuple(found)

    def walk(self) -> Iterator[tuple[Comment, int]]:
        """Yield each comment with its depth, depth first in page order."""
        for comment in self._comments:
            yield comment, comment.depth

    def subtree(self, comment: Comment | str) -> tuple[Comment, ...]:
        """Return the comment and everything below it, depth first."""
        if isinstance(comment, str):
            comment = self[comment]
        start = self._places()[comment.id]
        stop = start + 1
        while stop < len(self._comments) and self._comments[stop].depth > comment.depth:
            stop += 1
        return self._comments[start:stop]

    @property
    def participants(self) -> tuple[Person, ...]:
        """Everybody who comments, once each, in order of appearance."""
        return tuple(dict.fromkeys(c.author for c in self._comments if c.author is not None))

    @property
    def max_depth(self) -> int:
        """The largest depth; 0 for a flat or empty thread."""
        return max((comment.depth for comment in self._comments), default=0)


@frozen
class Dropped:
    """How many candidate comment records were left out, and why."""

    reason: str
    count: int = 1


@frozen
class Repair:
    """One thing that the reconstructor had to mend.

    Attributes:
        kind: ``missing-parent``, ``self-parent``, ``cycle``, ``duplicate-id``, ``late-parent``, ``depth-jump``, …
        id: The comment concerned.
        detail: What was found and what was done.

    """

    kind: str
    id: str
    detail: str = ""


@frozen(kw_only=True)
class Provenance:
    """Where the values of a post come from and how sure they are.

    Attributes:
        format: ``html``, ``text``, or the name of an export format.
        encoding: The character encoding that the bytes were read with.
        dialect: The layout of a plain text (name of the renderer it looks like).
        platform: The platform profile that read the comments.
        thread_source: ``profile``, ``microdata``, ``json-ld``, ``microformats``, ``rdfa``, ``script``, ``miner``, …
        confidence: How sure the thread is, 0 to 1.
        dropped: Comment records left out, with reasons.
        repairs: What the reconstructor mended.
        inferred: Names of fields that were inferred, not read.
        declared: Declared values that the page's visible ones overruled, as (field, value) pairs.
        notes: Anything else a careful user should know.

    """

    format: str = "html"
    encoding: str | None = None
    dialect: str | None = None
    platform: str | None = None
    thread_source: str | None = None
    confidence: float | None = None
    dropped: tuple[Dropped, ...] = ()
    repairs: tuple[Repair, ...] = ()
    inferred: tuple[str, ...] = ()
    declared: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@frozen(kw_only=True)
class Post:
    """A blog post, article or forum topic with its comments.

    Attributes:
        title: The headline, without the site's name.
        url: Canonical address.
        authors: Who wrote it.
        published: When it was published; aware where the page gives a zone, else naive.
        modified: When it was last changed.
        site_name: The site's name.
        language: BCP 47 tag of the post's language.
        description: The standfirst, or the summary that the page declares.
        lead: The standfirst, only if the page shows one.
        image: Address of the lead image.
        tags: Tags in page order.
        categories: Categories in page order.
        sections: The body.
        thread: The comments.
        comments_open: Whether readers can (still) comment.
        comment_count: The number of comments that the page claims.
        next_comments_url: Address of the next page of comments.
        provenance: Where all this comes from.

    """

    title: str | None = None
    url: str | None = None
    authors: tuple[Person, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    site_name: str | None = None
    language: str | None = None
    description: str | None = None
    lead: str | None = None
    image: str | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    thread: Thread = field(factory=Thread)
    comments_open: bool | None = None
    comment_count: int | None = None
    next_comments_url: str | None = None
    provenance: Provenance = field(factory=Provenance)

    def __repr__(self) -> str:
        return f"<Post {self.title!r} {len(self.sections)} sections, {len(self.thread)} comments>"

    @property
    def text(self) -> str:
        """The article as a reader reads it: section titles and blocks, without the post's title and comments."""
        return "\n\n".join(text for section in self.sections if (text := section.text))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The top-level blocks of all sections, in order."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quotation in reading order: block and pull quotes, and the inline quotations of the text."""
        found: list[Quote] = []
        stack: list[Block] = list(reversed(self.blocks))
        while stack:
            block = stack.pop()
            if isinstance(block, Quote):
                found.append(block)
            elif isinstance(block, Paragraph):
                found.extend(inline_quotes(block.content))
            elif isinstance(block, ListBlock):
                stack.extend(inner for item in reversed(block.items) for inner in reversed(item.blocks))
        return tuple(found)


def inline_quotes(content: Text) -> Iterator[Quote]:
    """Yield the quotations that the marks of a text run point at."""
    for mark in content.marks:
        if mark.kind == "quotation":
            words = Paragraph(Text(content.text[mark.start : mark.end]))
            yield Quote(blocks=(words,), attribution=mark.speaker, cite_url=mark.href, kind="inline")
