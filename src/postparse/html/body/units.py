"""A page's visible text in units: the runs of text that no block boundary parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from postparse.html.comments.records import Range
from postparse.html.dom import INLINE, TEXT, Page
from postparse.html.huge import growing, growing_texts, marks, sums


@frozen
class Units:
    """Parallel lists, one entry a unit, in document order.

    Attributes:
        starts: First text node.
        stops: Node after the last text node.
        blocks: The block element whose own text the unit is.
        chars: Visible characters.
        linked: Visible characters inside links.
        texts: The text, on one line.
        before: Prefix sums over nodes (one longer than the page): units that start before each node.

    """

    starts: Sequence[int]
    stops: Sequence[int]
    blocks: Sequence[int]
    chars: list[int]
    linked: list[int]
    texts: Sequence[str]
    before: Sequence[int]


def units_of(page: Page, regions: Iterable[Range] = ()) -> Units:
    """Part a page's visible text at block boundaries and double line breaks, the regions left out."""
    tags, parents, seen, inline = page.tags, page.parents, page.seen, INLINE
    chars, link_chars = page.chars, page.link_chars
    count = len(tags)
    starts, stops, blocks = growing(count), growing(count), growing(count)
    block_of = growing(count)
    block_of.extend(range(count))
    breaks, open_block = 0, -1
    left_out = bytearray(len(tags))
    for low, high in regions:
        left_out[low:high] = b"\x01" * (min(high, len(tags)) - low)
    for node, tag in enumerate(tags):
        if tag == TEXT:
            if left_out[node]:
                open_block = -1
            elif seen[node]:
                parent = parents[node]
                block = block_of[parent] if parent >= 0 else 0
                if block != open_block or breaks > 1:
                    starts.append(node)
                    stops.append(node + 1)
                    blocks.append(block)
                    open_block = block
                else:
                    stops[-1] = node + 1
                breaks = 0
        elif tag in inline:
            if (parent := parents[node]) >= 0:
                block_of[node] = block_of[parent]
        elif tag == "br":
            breaks += 1
        else:
            breaks = 2
    begins = marks(count)
    for node in starts:
        begins[node] = 1
    before = sums(begins, count)
    sizes = [chars[stop] - chars[start] for start, stop in zip(starts, stops, strict=True)]
    linked = [link_chars[stop] - link_chars[start] for start, stop in zip(starts, stops, strict=True)]
    texts = growing_texts(count)
    for start, stop in zip(starts, stops, strict=True):
        texts.append(page.line_of(start) if stop - start == 1 else page.text_between(start, stop))
    return Units(starts, stops, blocks, sizes, linked, texts, before)
