"""Posts as Markdown: CommonMark with GitHub's tables and strikethrough, in a form that says of everything what it is.

What Markdown has no form for is told by small signs that it shows as they should look: who is quoted is a ``cite``,
the standfirst and names of the byline are emphasised by underscores (all other emphasis has asterisks), an embed is a
link with its provider as title, a picture's caption stands in its paragraph, lists of definitions have asterisks for bullets, and the
numbers of comments a bracket. `postparse.text.written` reads this form back exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

import attrs

from postparse.models import (
    Block,
    Cell,
    Code,
    Divider,
    Embed,
    Figure,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Post,
    Quote,
    Section,
    Table,
    Text,
    Thread,
)
from postparse.writers.inline import escaped, inline, is_safe, target
from postparse.writers.lines import (
    MAX_SHOWN_DEPTH,
    comment_date,
    comments_heading,
    date_line,
    indented,
    one_line,
)
from postparse.writers.plain import CLOSED, in_reply_to

APART = "<!-- -->"
"""Stands between two lists that would be read as one, and for the term that an item of a list of definitions lacks."""
NAMELESS = "*Anonymous*"
_LARGEST_START = 10**8


def to_markdown(post: Post, *, comments: bool = True) -> str:
    r"""Return a post as Markdown, its comments as nested numbered lists unless `comments` is false.

    >>> from postparse.models import Paragraph, Section, Text
    >>> post = Post(title="Hello", sections=(Section(None, 0, (Paragraph(Text("One *star*.")),)),))
    >>> print(to_markdown(post), end="")
    # Hello
    <BLANKLINE>
    One \*star\*.
    """
    parts = _head(post)
    for section in post.sections:
        parts.extend(_section(section))
    if comments and (post.thread or post.comments_open is False):
        parts.append([f"## {comments_heading(post)}"])
        parts.extend(_thread(post.thread))
        if post.comments_open is False:
            parts.append([CLOSED])
    return "".join("\n".join(part) + "\n\n" for part in parts).rstrip("\n") + "\n" if parts else ""


def _head(post: Post) -> list[list[str]]:
    parts = [[f"# {_heading(post.title)}"]] if one_line(post.title or "") else []
    if lead := one_line(post.lead or ""):
        parts.append([f"_{escaped(lead)}_"])
    names = [f"__{escaped(name)}__" for person in post.authors if (name := one_line(person.name))]
    lines = ["By " + ", ".join(names)] if names else []
    if post.published is not None:
        lines.append(f"__{date_line(post.published)}__")
    if lines:
        parts.append(["  \n".join(lines)])
    return parts


def _heading(title: str | None) -> str:
    """Return a heading's words; number signs at its end would be taken for its closing."""
    return re.sub(r"(?<=\s)(#+)$", r"\\\1", escaped(one_line(title or "")))


def _section(section: Section) -> Iterable[list[str]]:
    if one_line(section.title or ""):
        yield [f"{'#' * max(2, min(section.level, 6))} {_heading(section.title)}"]
    if lines := _blocks(section.blocks):
        yield lines


def _thread(thread: Thread) -> Iterable[list[str]]:
    running = {comment.id: number for number, comment in enumerate(thread, 1)}
    numbers = [0] * (MAX_SHOWN_DEPTH + 1)
    margins = [""] * (MAX_SHOWN_DEPTH + 2)
    for comment in thread:
        level = min(comment.depth, MAX_SHOWN_DEPTH)
        numbers[level] += 1
        numbers[level + 1 :] = [0] * (MAX_SHOWN_DEPTH - level)
        name = one_line(comment.author.name) if comment.author is not None else ""
        head = [f"**{escaped(name)}**" if name else NAMELESS]
        if when := comment_date(comment):
            head.append(escaped(when))
        if comment.depth > MAX_SHOWN_DEPTH and (parent := thread.parent(comment)) is not None:
            head.append(escaped(in_reply_to(running[parent.id], parent)))
        lines = "  \n".join(head).split("\n")
        if blocks := _blocks(comment.blocks):
            lines += ["", *blocks]
        marker = f"{numbers[level]}) "
        margins[level + 1] = margins[level] + " " * len(marker)
        yield [margins[level] + marker + lines[0], *indented(lines[1:], margins[level + 1])]


def _blocks(blocks: Iterable[Block]) -> list[str]:
    lines: list[str] = []
    last = ""
    for block in blocks:
        if found := _block(block):
            kind = block.kind if isinstance(block, ListBlock) else ""
            lines += [*([""] if lines else []), *([APART, ""] if kind and kind == last else []), *found]
            last = kind
    return lines


def _block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return _lines(block.content)
    if isinstance(block, Quote):
        return indented(_quote(block), "> ")
    if isinstance(block, ListBlock):
        return _list(block)
    if isinstance(block, Code):
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", block.text)), default=0))
        return [fence + one_line(block.language or "").replace("`", ""), *block.text.split("\n"), fence]
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Figure):
        return _figure(block)
    if isinstance(block, Embed):
        return _embed(block)
    assert isinstance(block, Divider)
    return ["***"]


def _lines(content: Text) -> list[str]:
    """Return running text with its line breaks as those of Markdown."""
    return inline(content).replace("\n", "\\\n").split("\n") if content.text else []


def _quote(quote: Quote) -> list[str]:
    lines = _blocks(quote.blocks)
    url = quote.cite_url if quote.cite_url and is_safe(quote.cite_url) else None
    if by := one_line(quote.attribution or "") or url:
        words = f"[{escaped(by)}]({target(url)})" if url else escaped(by)
        lines += [*([""] if lines else []), f"— <cite>{words}</cite>"]
    return lines


def _list(block: ListBlock) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, min(max(block.start, 0), _LARGEST_START)):
        marker = {"ordered": f"{number}. ", "definition": "* ", "unordered": "- "}[block.kind]
        inner = _item(item, block) or [""]
        lines += [(marker + inner[0]).rstrip(), *indented(inner[1:], " " * len(marker))]
    return lines


def _item(item: ListItem, block: ListBlock) -> list[str]:
    lines = _blocks(item.blocks)
    if block.kind == "definition":
        term = _lines(_all_strong(item.term)) if item.term is not None and item.term.text else [APART]
        lines = [*term, "", *lines] if lines else term
    if item.anchor:
        anchor = f'<a id="{escape(one_line(item.anchor))}"></a>'
        lines = [anchor, *([""] if lines else []), *lines]
    return lines


def _all_strong(content: Text) -> Text:
    return attrs.evolve(content, marks=(Mark(0, len(content.text), "strong"), *content.marks))


def _table(table: Table) -> list[str]:
    if not table.rows:
        return []
    rows = [[_in_a_cell(cell) for cell in row] for row in table.rows]
    has_header = any(cell.header for cell in table.rows[0])
    head = rows[0] if has_header else [""] * len(rows[0])
    lines = [_row(head), _row(["---"] * len(head))]
    lines += [_row(row) for row in (rows[1:] if has_header else rows)]
    return [*lines, "", f"_{escaped(caption)}_"] if (caption := one_line(table.caption or "")) else lines


def _in_a_cell(cell: Cell) -> str:
    return inline(cell.content).replace("\n", "<br>")


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _figure(figure: Figure) -> list[str]:
    """Return pictures, a line each, and the caption below them in the same paragraph."""
    lines = [
        f"![{escaped(one_line(image.alt or ''), at_start=False)}]({target(image.url)})"
        for image in figure.images
        if is_safe(image.url)
    ]
    if figure.caption is None or not figure.caption.text:
        return lines
    return [*([f"{line}\\" for line in lines] or ["![](<>)\\"]), *_lines(figure.caption)]


def _embed(embed: Embed) -> list[str]:
    provider = one_line(embed.provider or "") or "embed"
    if not is_safe(embed.url):
        return [escaped(one_line(embed.title or provider))]
    title = escape(provider).replace("\\", "")
    return [f'[{escaped(one_line(embed.title or embed.url))}]({target(embed.url)} "{title}")']
