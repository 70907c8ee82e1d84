"""Posts as clean, semantic, sanitised HTML: microformats2 names, nothing that runs."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import nh3

from postparse.characters import clean
from postparse.models import (
    Block,
    Cell,
    Code,
    Comment,
    Embed,
    Figure,
    ListBlock,
    Paragraph,
    Person,
    Post,
    Quote,
    Section,
    Table,
    Text,
    Thread,
)
from postparse.writers.lines import one_line
from postparse.writers.spans import nested_events

MAX_NESTED_COMMENTS = 50
"""Replies are nested lists to this depth; deeper ones follow in the same list and link to what they answer."""

_TAGS = {"emphasis": "em", "strong": "strong", "code": "code", "sub": "sub", "sup": "sup", "strike": "s"}
_ALLOWED_TAGS = set(
    "a article aside b blockquote br caption cite code dd div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header"
    " hr img li ol p pre q s section span strong sub sup table tbody td th thead time tr ul".split()
)
_ALLOWED_ATTRIBUTES = {
    "*": {"class", "id", "lang"},
    "a": {"href", "data-speaker"},
    "blockquote": {"cite"},
    "img": {"src", "alt", "width", "height"},
    "li": {"data-parent", "data-depth", "data-state", "data-score"},
    "ol": {"start"},
    "q": {"cite"},
    "span": {"data-speaker"},
    "time": {"datetime"},
}


def to_html(post: Post, *, comments: bool = True) -> str:
    """Return a post as an HTML fragment, one ``article.h-entry``; its comments are nested lists unless turned off.

    The fragment went through a sanitiser (nh3): no script, no style, no event handler, no address with a scheme
    other than http, https and mailto.

    >>> from postparse.models import Paragraph, Section, Text
    >>> post = Post(title="Hello", sections=(Section(None, 0, (Paragraph(Text("1 < 2")),)),))
    >>> print(to_html(post))
    <article class="h-entry">
    <h1 class="p-name">Hello</h1>
    <div class="e-content">
    <p>1 &lt; 2</p>
    </div>
    </article>
    """
    lines = [f'<article class="h-entry"{_attribute("lang", post.language)}>']
    lines += _head(post)
    lines += [
        '<div class="e-content">',
        *(line for section in post.sections for line in _section(section)),
        "</div>",
    ]
    if comments and (post.thread or post.comments_open is False):
        lines += ['<section id="comments" class="postparse-comments">', *_thread(post.thread)]
        if post.comments_open is False:
            lines.append('<p class="comments-closed">Comments are closed.</p>')
        lines.append("</section>")
    lines.append("</article>")
    return _sanitised(clean("\n".join(lines)))


def _sanitised(html: str) -> str:
    return nh3.clean(
        html,
        tags=_ALLOWED_TAGS,
        attributes=_ALLOWED_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )


def _attribute(name: str, value: str | int | None) -> str:
    return "" if value is None or value == "" else f' {name}="{escape(str(value))}"'


def _head(post: Post) -> Iterable[str]:
    if post.title:
        yield f'<h1 class="p-name">{escape(one_line(post.title))}</h1>'
    if post.lead:
        yield f'<p class="p-summary">{escape(one_line(post.lead))}</p>'
    for person in post.authors:
        yield f'<p class="byline">By {_person(person, "p-author h-card")}</p>'
    if post.published is not None:
        moment = post.published.isoformat()
        yield f'<p><time class="dt-published" datetime="{moment}">{escape(moment)}</time></p>'


def _person(person: Person, names: str) -> str:
    name = escape(one_line(person.name))
    if person.url:
        return f'<a class="{names}"{_attribute("href", person.url)}>{name}</a>'
    return f'<span class="{names}">{name}</span>'


def _section(section: Section) -> Iterable[str]:
    if section.title:
        level = max(2, min(section.level, 6))
        yield f"<h{level}{_attribute('id', section.anchor)}>{escape(one_line(section.title))}</h{level}>"
    for block in section.blocks:
        yield _block(block)


def _thread(thread: Thread) -> Iterable[str]:
    if not thread:
        return
    yield '<ol class="comment-list">'
    level = 0
    for n, comment in enumerate(thread):
        depth = min(comment.depth, MAX_NESTED_COMMENTS)
        if n:
            if depth > level:
                yield '<ol class="children">'
            else:
                yield "</li>" + "</ol></li>" * (level - depth)
        level = depth
        yield from _comment(comment)
    yield "</li>" + "</ol></li>" * level
    yield "</ol>"


def _comment(comment: Comment) -> Iterable[str]:
    yield (
        f'<li class="u-comment h-cite {comment.kind}{" bypostauthor" if comment.by_post_author else ""}"'
        f"{_attribute('id', f'comment-{comment.id}')}{_attribute('data-depth', comment.depth)}"
        f"{_attribute('data-parent', comment.parent_id)}{_attribute('data-score', comment.score)}"
        f"{_attribute('data-state', comment.state if comment.state != 'shown' else None)}>"
    )
    if comment.author is not None:
        avatar = (
            f'<img class="u-photo"{_attribute("src", comment.author.avatar)} alt="">'
            if comment.author.avatar
            else ""
        )
        yield f'<header class="comment-author">{avatar}{_person(comment.author, "p-author h-card")}</header>'
    if comment.published is not None or comment.published_raw:
        machine = comment.published.isoformat() if comment.published is not None else None
        printed = escape(one_line(comment.published_raw or machine or ""))
        stamp = f'<time class="dt-published"{_attribute("datetime", machine)}>{printed}</time>'
        if comment.permalink:
            stamp = f'<a class="u-url"{_attribute("href", comment.permalink)}>{stamp}</a>'
        yield f'<p class="comment-date">{stamp}</p>'
    yield '<div class="e-content p-name">'
    yield from (_block(block) for block in comment.blocks)
    yield "</div>"


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_inline(block.content)}</p>"
    if isinstance(block, Quote):
        by = (
            f"<footer><cite>{escape(one_line(block.attribution))}</cite></footer>"
            if block.attribution
            else ""
        )
        names = ' class="pullquote"' if block.kind == "pull" else ""
        return (
            f"<blockquote{names}{_attribute('cite', block.cite_url)}>{_blocks(block.blocks)}{by}</blockquote>"
        )
    if isinstance(block, ListBlock):
        return _list(block)
    if isinstance(block, Code):
        name = one_line(block.language).replace(" ", "-") if block.language else None
        return f"<pre><code{_attribute('class', f'language-{name}' if name else None)}>{escape(block.text)}</code></pre>"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Figure):
        images = "".join(
            f'<img{_attribute("src", image.url)} alt="{escape(image.alt or "")}"'
            f"{_attribute('width', image.width)}{_attribute('height', image.height)}>"
            for image in block.images
        )
        caption = f"<figcaption>{_inline(block.caption)}</figcaption>" if block.caption is not None else ""
        return f"<figure>{images}{caption}</figure>"
    if isinstance(block, Embed):
        words = escape(one_line(block.title or block.url))
        names = f"postparse-embed {one_line(block.provider or '')}".rstrip()
        return f"<p><a{_attribute('class', names)}{_attribute('href', block.url)}>{words}</a></p>"
    return "<hr>"


def _list(block: ListBlock) -> str:
    if block.kind == "definition":
        items = "".join(
            (f"<dt>{_inline(item.term)}</dt>" if item.term is not None else "")
            + f"<dd>{_blocks(item.blocks)}</dd>"
            for item in block.items
        )
        return f"<dl>{items}</dl>"
    items = "".join(f"<li{_attribute('id', item.anchor)}>{_blocks(item.blocks)}</li>" for item in block.items)
    if block.kind == "ordered":
        return f"<ol{_attribute('start', block.start if block.start != 1 else None)}>{items}</ol>"
    return f"<ul>{items}</ul>"


def _table(table: Table) -> str:
    caption = f"<caption>{escape(one_line(table.caption))}</caption>" if table.caption else ""
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in table.rows)
    return f"<table>{caption}<tbody>{rows}</tbody></table>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    return f"<{tag}>{_inline(cell.content)}</{tag}>"


def _inline(content: Text) -> str:
    parts: list[str] = []
    for event in nested_events(content):
        if event[0] == "text":
            parts.append(escape(event[1], quote=False).replace("\n", "<br>"))
            continue
        state, mark = event
        if mark.kind == "link" or mark.kind == "footnote":
            names = _attribute("class", "footnote" if mark.kind == "footnote" else None)
            parts.append(f"<a{names}{_attribute('href', mark.href)}>" if state == "open" else "</a>")
        elif mark.kind in _TAGS:
            parts.append(f"<{_TAGS[mark.kind]}>" if state == "open" else f"</{_TAGS[mark.kind]}>")
        elif mark.kind == "math":
            parts.append('<span class="math tex">' if state == "open" else "</span>")
    return "".join(parts)
