"""Posts to JSON.

cattrs takes values apart. Comments, people and paragraphs, of which a post may have very many, have hooks written
by hand; comments are encoded a few at a time, so that their dicts are gone before they leave the processor's cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

import attrs
import orjson

from postparse.codec.tags import TAG_OF_CLASS
from postparse.codec.version import SCHEMA_VERSION
from postparse.errors import InvalidDocument
from postparse.models import (
    MAX_BLOCK_NESTING,
    Block,
    Comment,
    ListBlock,
    Mark,
    Paragraph,
    Person,
    Post,
    Quote,
    Text,
    block_nesting,
)
from postparse.threads.order import collector_paused

if TYPE_CHECKING:
    from cattrs import Converter

AT_A_TIME = 64
"""How many comments are taken apart before they are encoded."""

_POST_FIELDS = [field.name for field in attrs.fields(Post)]

Json = dict[str, Any]


def to_json(post: Post, *, nested: bool = False) -> bytes:
    """Return a post as JSON (UTF-8, in one line, without a line break).

    Args:
        post: The post.
        nested: Whether a comment holds its replies (``replies``) instead of a flat list of all comments.

    Raises:
        InvalidDocument: The post holds what JSON cannot: text that is no Unicode, a number beyond 64 bits,
            blocks nested beyond the limit.

    >>> to_json(Post(title="Hello"))
    b'{"schema_version":1,"title":"Hello","sections":[],"thread":[]}'

    """
    head = _encoded(_post_dict(post), "")
    with collector_paused():
        pieces = _nested_pieces(post.thread) if nested else _flat_pieces(post.thread)
    return b"".join([head[:-1], b',"thread":[', *pieces, b"]}"])


def to_dict(post: Post, *, nested: bool = False) -> Json:
    """Return a post as plain dicts, lists, strings, numbers and None: what `to_json` encodes.

    Args:
        post: The post.
        nested: Whether a comment holds its replies. Mind that Python's own functions fail on deep nesting.

    Raises:
        InvalidDocument: Blocks are nested beyond the limit, or a number is not finite.

    """
    comments = [comment_dict(comment) for comment in post.thread]
    document = _post_dict(post)
    document["thread"] = _nest(comments) if nested else comments
    return document


def _encoded(value: Any, path: str) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError as error:
        raise _fault_in(value, path, str(error)) from None


def _flat_pieces(thread: Sequence[Comment]) -> list[bytes]:
    pieces: list[bytes] = []
    for start in range(0, len(thread), AT_A_TIME):
        some = [comment_dict(comment) for comment in thread[start : start + AT_A_TIME]]
        try:
            pieces.append(orjson.dumps(some)[1:-1])
        except TypeError as error:
            for n, comment in enumerate(some, start):
                _encoded(comment, f"thread[{n}]")
            raise _fault_in(some, "thread", str(error)) from None
        pieces.append(b",")
    return pieces[:-1]


def _nested_pieces(thread: Sequence[Comment]) -> list[bytes]:
    """Open and close ``replies`` as the depth goes up and down: no nesting of calls, however deep the thread."""
    pieces: list[bytes] = []
    last = len(thread) - 1
    for n, comment in enumerate(thread):
        pieces.append(_encoded(comment_dict(comment), f"thread[{n}]")[:-1])
        following = thread[n + 1].depth if n < last else 0
        if following > comment.depth:
            pieces.append(b',"replies":[')
        else:
            pieces.append(b"}" + b"]}" * (comment.depth - following))
            if n < last:
                pieces.append(b",")
    return pieces


def _nest(comments: list[Json]) -> list[Json]:
    roots: list[Json] = []
    lists = [roots]
    for comment in comments:
        depth = comment["depth"]
        del lists[depth + 1 :]
        if len(lists) <= depth:
            lists.append(lists[-1][-1].setdefault("replies", []))
        lists[depth].append(comment)
    return roots


def _post_dict(post: Post) -> Json:
    document: Json = {"schema_version": SCHEMA_VERSION}
    for n, section in enumerate(post.sections):
        _check_nesting(section.blocks, f"sections[{n}].blocks")
    fields = _converter().unstructure(post, Post)
    document.update({name: fields[name] for name in _POST_FIELDS if name in fields})
    return document


def comment_dict(comment: Comment) -> Json:
    """Return a comment as a dict, without what has its default."""
    fields: Json = {"id": comment.id, "parent_id": comment.parent_id, "depth": comment.depth}
    if (author := comment.author) is not None:
        fields["author"] = _person_dict(author)
    if (published := comment.published) is not None:
        fields["published"] = published.isoformat()
    if (published_raw := comment.published_raw) is not None:
        fields["published_raw"] = published_raw
    if blocks := comment.blocks:
        fields["blocks"] = [_block_dict(block) for block in blocks]
    if (permalink := comment.permalink) is not None:
        fields["permalink"] = permalink
    if (score := comment.score) is not None:
        fields["score"] = score
    if (kind := comment.kind) != "comment":
        fields["kind"] = kind
    if comment.by_post_author:
        fields["by_post_author"] = True
    if (state := comment.state) != "shown":
        fields["state"] = state
    if (in_reply_to := comment.in_reply_to) is not None:
        fields["in_reply_to"] = in_reply_to
    return fields


def _person_dict(person: Person) -> Json:
    fields = {"name": person.name}
    if (url := person.url) is not None:
        fields["url"] = url
    if (avatar := person.avatar) is not None:
        fields["avatar"] = avatar
    return fields


def _text_dict(content: Text) -> Json:
    marks = content.marks
    return (
        {"text": content.text, "marks": [_mark_dict(mark) for mark in marks]}
        if marks
        else {"text": content.text}
    )


def _mark_dict(mark: Mark) -> Json:
    fields: Json = {"start": mark.start, "end": mark.end, "kind": mark.kind}
    if (href := mark.href) is not None:
        fields["href"] = href
    if (speaker := mark.speaker) is not None:
        fields["speaker"] = speaker
    return fields


def _block_dict(block: Block) -> Json:
    if isinstance(block, Paragraph):
        content = block.content
        if not content.marks:  # nearly every block there is
            return {"type": "paragraph", "content": {"text": content.text}}
        return {"type": "paragraph", "content": _text_dict(content)}
    if isinstance(block, Quote | ListBlock):
        _check_nesting((block,), "blocks")
    return _any_block_dict(block)


def _any_block_dict(block: Block) -> Json:
    kind = block.__class__
    return {"type": TAG_OF_CLASS[kind], **_converter().unstructure(block, kind)}


def _check_nesting(blocks: Sequence[Block], path: str) -> None:
    if block_nesting(blocks) > MAX_BLOCK_NESTING:
        raise InvalidDocument(path, f"blocks are nested more than {MAX_BLOCK_NESTING} deep")


def _finite(number: float) -> float:
    if not isfinite(number):
        raise InvalidDocument("provenance.confidence", f"{number} is no number of JSON")
    return number


@cache
def _converter() -> Converter:
    from cattrs import Converter, override  # noqa: PLC0415
    from cattrs.gen import make_dict_unstructure_fn  # noqa: PLC0415

    converter = Converter(unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook_factory(
        attrs.has, lambda cls: make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    )
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_unstructure_hook(float, _finite)
    converter.register_unstructure_hook(Person, _person_dict)
    converter.register_unstructure_hook(Text, _text_dict)
    converter.register_unstructure_hook(Block, _any_block_dict)
    converter.register_unstructure_hook(
        Post,
        make_dict_unstructure_fn(
            Post,
            converter,
            _cattrs_omit_if_default=True,
            sections=override(omit_if_default=False),
            thread=override(omit=True),
        ),
    )
    return converter


def _fault_in(value: Any, path: str, reason: str) -> InvalidDocument:
    """Return the error that names the first place that JSON cannot hold."""
    stack = [(value, path)]
    while stack:
        value, path = stack.pop()
        if isinstance(value, dict):
            below = [(inner, f"{path}.{name}" if path else name) for name, inner in value.items()]
        elif isinstance(value, list | tuple):
            below = [(inner, f"{path}[{n}]") for n, inner in enumerate(value)]
        else:
            try:
                orjson.dumps(value)
            except TypeError as error:
                return InvalidDocument(path, str(error))
            continue
        stack.extend(reversed(below))
    return InvalidDocument(path, reason)
