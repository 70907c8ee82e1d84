"""The parsed tree's nodes as parallel lists in document order, read in one walk."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import cast

from attrs import define
from selectolax.lexbor import LexborHTMLParser, LexborNode

from postparse.characters import holds_controls
from postparse.html.limits import most_elements

TEXT = "#text"
"""The tag of text nodes."""

Attributes = dict[str, str | None]
"""An element's attributes by their names."""

_NO_ATTRIBUTES: Attributes = {}
_UNCOUNTED = 4000
_TEXT_ID, _LAST_OTHER_ID, _FIRST_UNKNOWN_ID = 2, 5, 4096
# Lexbor numbers the tags that it knows; texts, comments and doctypes come before them. Others' numbers are addresses.
_NAMES: dict[int, str] = {}
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@define
class Nodes:
    """Parallel lists, one entry a node, and where each tag and each attribute is; see `dom.Page`."""

    tags: list[str]
    parents: Sequence[int]
    attributes: Sequence[Attributes]
    texts: Sequence[str]
    by_tag: dict[str, Sequence[int]]
    by_attribute: dict[str, Sequence[int]]
    blank: str
    """White space after the last text, which belongs to the text that is next."""


def nodes_of(markup: bytes, compared_with: bytes | None, *, is_clean: bool = False) -> Nodes | None:
    """Parse the markup and return its nodes, the texts without control characters.

    None where there are far more elements than the markup that it is compared with makes; without such, any number
    will do. Markup that `is_clean` is not searched for control characters.
    """
    nodes = _read([LexborHTMLParser(markup)], compared_with)
    if nodes is not None and not is_clean and holds_controls(markup):
        nodes.texts = [_CONTROL.sub("", text) for text in nodes.texts]
    return nodes


def _read(trees: list[LexborHTMLParser], markup: bytes | None) -> Nodes | None:
    """Fill the lists from the tree, and let go of it."""
    most = _UNCOUNTED if markup is not None else sys.maxsize
    tags: list[str] = []
    parents: list[int] = []
    attributes: list[Attributes] = []
    texts: list[str] = []
    root = trees.pop().root
    if root is None or root.parent is None:
        root_parent, nodes = 0, iter(cast("list[LexborNode]", []))
    else:
        root_parent, nodes = root.parent.mem_id, root.traverse(include_text=True)
    numbers: dict[int, int] = {root_parent: -1}
    add_tag, add_parent, add_attributes, add_text = (
        tags.append,
        parents.append,
        attributes.append,
        texts.append,
    )
    blank, count = "", 0
    names, no_attributes = _NAMES, _NO_ATTRIBUTES
    text_nodes: list[int] = []
    by_tag: dict[str, list[int]] = {}
    kinds: dict[int, tuple[str, Callable[[int], None]]] = {}
    by_attribute: defaultdict[str, list[int]] = defaultdict(list)
    add_text_node, kind_of = text_nodes.append, kinds.get
    # This loop runs once a node and is the library's most expensive: an attribute of a node costs about as much
    # as five list operations, and a tag's number less than its name.
    for node in nodes:
        tag_id = node.tag_id
        if tag_id == _TEXT_ID:
            words = node.text_content
            if not words or words.isspace():
                blank = words or ""
                continue
            add_text_node(count)
            add_tag(TEXT)
            add_attributes(no_attributes)
            if blank:
                words, blank = blank + words, ""
            add_text(words)
        elif tag_id <= _LAST_OTHER_ID:
            continue
        else:
            kind = kind_of(tag_id)
            if kind is None:
                tag = names.get(tag_id)
                if tag is None:
                    tag = node.tag or "unknown"
                    if tag_id < _FIRST_UNKNOWN_ID:
                        names[tag_id] = tag
                kind = kinds[tag_id] = tag, by_tag.setdefault(tag, []).append
            tag, add_number = kind
            numbers[node.mem_id] = count
            add_number(count)
            add_tag(tag)
            values = node.attributes
            if values:
                add_attributes(values)
                for name in values:
                    by_attribute[name].append(count)
            else:
                add_attributes(no_attributes)
            add_text("")
            if tag == "pre":
                blank = ""
            if count > most:
                most = most_elements(markup or b"")
                if count > most:
                    return None
        add_parent(numbers[node.parent.mem_id])  # type: ignore[union-attr]
        count += 1
    if text_nodes:
        by_tag[TEXT] = text_nodes
    return Nodes(tags, parents, attributes, texts, dict(by_tag), dict(by_attribute), blank)
