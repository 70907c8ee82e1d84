"""One pass over the parsed page fills a snapshot: parallel lists in document order.

Every later step reads these lists, so each is a loop over small integers and not another walk of the tree.
Elements and texts share one numbering. A node's subtree is the half-open range ``[node, page.ends[node])``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from urllib.parse import urljoin

from postparse.characters import collapsed, without_control_references
from postparse.html.huge import compact, give_back_freed_memory, is_large, marks, running, zeros
from postparse.html.limits import (
    MAX_NESTING,
    bound_attributes,
    bound_nesting,
    drop_tags_nested_beyond,
    most_openings,
)
from postparse.html.naming import Firsts, Naming
from postparse.html.selectors import look_up
from postparse.html.stretches import is_huge, read_in_stretches
from postparse.html.thinning import thin_out
from postparse.html.tree import TEXT, Attributes, Nodes, nodes_of

__all__ = ["INLINE", "TEXT", "Attributes", "Page", "page_of"]

_UNSEEN = frozenset({"script", "style", "title", "template", "textarea", "option", "head", "noframes", "svg"})


class Page:
    """A parsed page as parallel lists in document order.

    Attributes:
        url: Address that the page was read from, if known.
        tags: Lower-case tag of each element, `TEXT` for a text node.
        parents: Number of each node's parent element; -1 for the root.
        ends: Number after the last node of each node's subtree.
        by_tag: Numbers of the elements of each tag (and of the texts), in document order.
        by_attribute: Numbers of the elements that carry each attribute, in document order.
        attributes: Each element's attributes (names lower-case; None for a bare one); empty for texts.
        is_bounded: Whether tags beyond a limit were left out (see `postparse.html.limits`).
        texts: The characters of a text node; empty for elements. White space that stood alone between two
            nodes is carried to the front of the next text, so joining texts loses none of it. There are no
            control characters in it other than tab, line feed and carriage return.

    """

    __slots__ = (
        "__dict__",
        "_collapsed",
        "attributes",
        "by_attribute",
        "by_tag",
        "ends",
        "is_bounded",
        "parents",
        "tags",
        "texts",
        "url",
    )

    def __init__(self, html: str, url: str | None = None, *, max_nesting: int = MAX_NESTING) -> None:
        self._parse([html], url, max_nesting, is_clean=False)

    def _parse(self, source: list[str], url: str | None, max_nesting: int, *, is_clean: bool) -> None:
        self.url = url
        html = without_control_references(source.pop())
        bounded = bound_attributes(html)
        openings = most_openings(bounded)
        bounded = thin_out(bound_nesting(bounded, max_nesting, openings), openings)
        self.is_bounded = bounded is not html
        if self.is_bounded:
            openings = most_openings(bounded)
        del html
        if is_huge(openings):
            nodes = read_in_stretches(bounded)
            give_back_freed_memory()
        else:
            # Text that is not Latin takes four bytes a character here and two or three in markup.
            markup = bounded.encode("utf-8", "surrogatepass")
            del bounded
            nodes = nodes_of(markup, markup, is_clean=is_clean)
            if nodes is None:
                bounded = markup.decode("utf-8", "surrogatepass")
        if nodes is None:
            # Formatting elements left open have multiplied; see `postparse.html.limits`.
            self.is_bounded = True
            fewer = drop_tags_nested_beyond(bounded, max_nesting, 0)
            nodes = read_in_stretches(fewer, is_compared=False)
            assert nodes is not None
        self._take(nodes)

    def _take(self, nodes: Nodes) -> None:
        self.tags: Sequence[str] = nodes.tags
        self.attributes: Sequence[Attributes] = nodes.attributes
        self.texts: Sequence[str] = nodes.texts
        self.parents, self.by_tag, self.by_attribute = nodes.parents, nodes.by_tag, nodes.by_attribute
        self._collapsed: dict[int, str] = {}
        self.ends: Sequence[int] = compact(_ends(self.parents))

    def __len__(self) -> int:
        return len(self.tags)

    @cached_property
    def depths(self) -> Sequence[int]:
        """Number of ancestors of each node."""
        depths: list[int] = []
        add_depth = depths.append
        for parent in self.parents:
            add_depth(depths[parent] + 1 if parent >= 0 else 0)
        return compact(depths)

    # -- text ---------------------------------------------------------------

    @cached_property
    def seen(self) -> Sequence[int]:
        """Whether each node is (inside) something whose text a reader can see."""
        seen, ends, by_tag = marks(len(self.tags), True), self.ends, self.by_tag
        stop = 0
        for node in sorted(node for tag in _UNSEEN for node in by_tag.get(tag, ())):
            if node >= stop:
                stop = ends[node]
                seen[node:stop] = [False] * (stop - node)
        return seen

    @cached_property
    def _sizes(self) -> Sequence[int]:
        """How many visible characters each text has, outer white space left out."""
        sizes, texts, seen = zeros(len(self.tags)), self.texts, self.seen
        for node in self.by_tag.get(TEXT, ()):
            if seen[node]:
                sizes[node] = len(texts[node].strip())
        return sizes

    @cached_property
    def chars(self) -> Sequence[int]:
        """Prefix sums (one longer than the page): visible characters before each node, outer white space left out."""
        return running(accumulate(self._sizes, initial=0), len(self.tags))

    @cached_property
    def link_chars(self) -> Sequence[int]:
        """Prefix sums of the visible characters that stand inside links."""
        sizes, ends = self._sizes, self.ends
        linked, stop = zeros(len(sizes)), 0
        for node in self.by_tag.get("a", ()):
            if node >= stop:
                stop = ends[node]
                linked[node:stop] = sizes[node:stop]
        return running(accumulate(linked, initial=0), len(linked))

    def text_length(self, node: int) -> int:
        """Return how many visible characters the subtree holds."""
        return self.chars[self.ends[node]] - self.chars[node]

    def line_of(self, node: int) -> str:
        """Return the characters of a text on one line, white space collapsed; kept, as most steps ask for them."""
        found = self._collapsed.get(node)
        if found is None:
            found = collapsed(self.texts[node])
            if not is_large(len(self.tags)):
                self._collapsed[node] = found
        return found

    def text_of(self, node: int) -> str:
        """Return the subtree's visible text on one line, white space collapsed."""
        return self.text_between(node, self.ends[node])

    def text_between(self, start: int, stop: int) -> str:
        """Return the visible text of the nodes in ``[start, stop)`` on one line, white space collapsed.

        Line breaks and block boundaries part words; inline tags do not.
        """
        parts = []
        tags, texts, seen, parents = self.tags, self.texts, self.seen, self.parents
        for node in range(start, stop):
            text = texts[node]
            if text:
                if seen[node]:
                    before, parent = node - 1, parents[node]
                    while before > parent and before >= start:  # what ends just before the text
                        if tags[before] not in INLINE:
                            parts.append(" ")
                            break
                        before = parents[before]
                    parts.append(text)
            elif tags[node] not in INLINE:
                parts.append(" ")
        return collapsed("".join(parts))

    # -- structure ----------------------------------------------------------

    def children(self, node: int) -> Iterator[int]:
        """Yield the numbers of a node's children, texts included."""
        child, stop = node + 1, self.ends[node]
        while child < stop:
            yield child
            child = self.ends[child]

    def ancestors(self, node: int) -> Iterator[int]:
        """Yield the numbers of a node's ancestors, the parent first."""
        node = self.parents[node]
        while node >= 0:
            yield node
            node = self.parents[node]

    def within(self, node: int, ancestor: int) -> bool:
        """Tell whether a node lies in the subtree of another (or is it)."""
        return ancestor <= node < self.ends[ancestor]

    def get(self, node: int, name: str) -> str:
        """Return an attribute's value; empty where the element has none."""
        return self.attributes[node].get(name) or ""

    # -- look-ups -----------------------------------------------------------

    @cached_property
    def by_value(self) -> dict[str, Mapping[str, Sequence[int]]]:
        """Numbers of the elements with each value of ``class`` and of ``id``, in document order."""
        return {name: self._by_value_of(name) for name in ("class", "id")}

    def _by_value_of(self, name: str) -> Mapping[str, Sequence[int]]:
        attributes, nodes = self.attributes, self.by_attribute.get(name, ())
        if is_large(len(self.tags)):
            named = ((node, value) for node in nodes if (value := attributes[node][name]))
            return Naming(named, lambda node: (attributes[node][name] or "",))
        found: dict[str, list[int]] = {}
        for node in nodes:
            value = attributes[node][name]
            if value:
                if value in found:
                    found[value].append(node)
                else:
                    found[value] = [node]
        return found

    @cached_property
    def joined_values(self) -> dict[str, str]:
        """All values of ``class`` and of ``id``, a line each."""
        return {name: "\n".join(values) for name, values in self.by_value.items()}

    @cached_property
    def joined_links(self) -> str:
        """All values of ``href``, a line each."""
        attributes = self.attributes
        return "\n".join([attributes[node]["href"] or "" for node in self.by_attribute.get("href", ())])

    @cached_property
    def by_class(self) -> Mapping[str, Sequence[int]]:
        """Numbers of the elements that carry each class word, in document order."""
        if is_large(len(self.tags)):
            nodes = self.by_attribute.get("class", ())
            named = ((node, word) for node in nodes for word in dict.fromkeys(self.classes(node)))
            return Naming(named, self.classes)
        found: dict[str, list[int]] = {}
        merged: set[str] = set()
        for value, nodes in self.by_value["class"].items():
            words = value.split()
            for word in words if len(words) < 2 else dict.fromkeys(words):
                if word in found:
                    found[word] += nodes
                    merged.add(word)
                else:
                    found[word] = [*nodes]
        for word in merged:
            found[word].sort()
        return found

    @cached_property
    def by_id(self) -> Mapping[str, int]:
        """Number of the (first) element with each id."""
        values = self.by_value["id"]
        if isinstance(values, Naming):
            return Firsts(values)
        return {name: nodes[0] for name, nodes in values.items()}

    def classes(self, node: int) -> Sequence[str]:
        """Return an element's class words."""
        return self.get(node, "class").split()

    def select(self, selector: str) -> list[int]:
        """Return the numbers of the elements that a CSS selector matches in the whole page, in document order."""
        return look_up(self, selector)

    @cached_property
    def base_url(self) -> str | None:
        """The address that relative links resolve against."""
        for node in self.by_tag.get("base", ()):
            if href := self.get(node, "href").strip():
                return urljoin(self.url, href) if self.url else href
        return self.url

    def absolute(self, href: str) -> str:
        """Return a link's target resolved against the page's base; as it stands where that fails."""
        href = href.strip()
        try:
            return urljoin(self.base_url, href) if self.base_url else href
        except ValueError:
            return href


def page_of(source: list[str], url: str | None = None, *, max_nesting: int = MAX_NESTING) -> Page:
    """Return the page of the decoded text that a list holds, and take it out of there: often it is half of the memory."""
    page = Page.__new__(Page)
    page._parse(source, url, max_nesting, is_clean=True)
    return page


INLINE = frozenset(
    [
        "#text",
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "svg",
    ]
)
"""Tags whose boundaries do not part words."""


def _ends(parents: Sequence[int]) -> list[int]:
    ends = list(range(1, len(parents) + 1))
    node = len(ends)
    # The root's "parent" is the list's last place, which nothing exceeds.
    for parent in reversed(parents):
        node -= 1
        end = ends[node]
        if ends[parent] < end:
            ends[parent] = end
    return ends
