"""One pass over the nodes of a body (or a comment) builds its blocks.

A stack of open elements stands for the nesting; each entry says what happens at its end. Blocks nest in quotes and
list items; inside headings, cells, captions and terms everything is running text ("flat"), block boundaries being
line breaks there. What an element becomes is said by a rule: `postparse.html.blocks.rules` has the table of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from attrs import frozen

from postparse.html.blocks.headings import with_inferred_headings
from postparse.html.blocks.inline import Run
from postparse.html.blocks.tables import SourceCell
from postparse.html.blocks.traits import ANCHOR, HIDDEN, RENDERED_MATH, hides, traits
from postparse.html.comments.records import Range
from postparse.html.dom import INLINE, TEXT, Attributes, Page
from postparse.models import MAX_BLOCK_NESTING, Block, Image, Paragraph, Section, Text

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEVELS = MAX_BLOCK_NESTING - 1
"""Of quotes and lists, which hold paragraphs."""
_LEFT_OUT = frozenset(
    "style head title template textarea select option button input noframes svg canvas map area datalist"
    " nav rp rt dialog meta link base param source track col colgroup progress meter menuitem".split()
)
_PLAIN_INLINE = (INLINE | {"summary-inline", "g-emoji", "ins", "output", "applet", "o:p"}) - {TEXT, "svg"}

Close = Callable[[], None]
Rule = Callable[["Walk", int, int, Attributes], bool]
"""What is done at an element, given the pass, its node, its end and its attributes; tells whether all of it is done with."""


@frozen
class Rules:
    """What elements become.

    Attributes:
        by_tag: The rules of tags that have one of their own.
        inline: For other elements that stand in a line of text and have attributes.
        block: For all others.
    """

    by_tag: Mapping[str, Rule]
    inline: Rule
    block: Rule


class Place:
    """Where blocks go: the body itself, a quote or a list (whose blocks are those of its last item)."""

    __slots__ = ("blocks", "caption", "cited", "items", "rows", "term")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.items: list[tuple[list[Block], Text | None, str | None]] | None = None
        self.rows: list[list[SourceCell]] | None = None
        self.caption: str | None = None
        self.cited: str | None = None
        self.term: Text | None = None


class Walk:
    """Turns node ranges into sections of blocks; used once.

    Attributes:
        page: The page.
        skip: Nodes that are left out with all they hold.
        run: The line of text that is being gathered.
        place: Where blocks go.
        level: How many quotes and lists are open.
        flat: How many elements are open that hold running text alone; their blocks wait in `late`.
        images: The pictures of the figure that is open; None where none is.
        stack: Where each open element ends, and what is done there.
        keeps_lines: How many elements are open whose line breaks count.
        notes: The ids of footnotes that were referred to.
        start: Where the range begins that is being read.
        stop: Where it ends.
    """

    def __init__(
        self, page: Page, skip: Collection[int], rules: Rules, *, infers_headings: bool = True
    ) -> None:
        self.page = page
        self.skip = skip
        self._rules = rules
        self._infers = infers_headings
        self.run = Run()
        self.place = Place()
        self.level = 0
        self.flat = 0
        self.images: list[Image] | None = None
        self.late: list[Block] = []
        self.stack: list[tuple[int, Close]] = []
        self._sections: list[Section] = []
        self.title: str | None = None
        self.title_level = 0
        self.title_anchor: str | None = None
        self.keeps_lines = 0
        self.notes: set[str] = set()
        self._targets: dict[str, str] = {}
        self.start = 0
        self.stop = 0

    def sections(self, ranges: Iterable[Range]) -> tuple[Section, ...]:
        """Return the content of the ranges, in order."""
        for start, stop in ranges:
            self._walk(start, stop)
        self.end_section()
        found = self._sections
        return tuple(with_inferred_headings(found) if self._infers and found else found)

    def _walk(self, start: int, stop: int) -> None:
        page, skip, stack = self.page, self.skip, self.stack
        tags, texts, ends, attributes = page.tags, page.texts, page.ends, page.attributes
        by_tag, inline, block = self._rules.by_tag, self._rules.inline, self._rules.block
        self.start, self.stop = start, stop
        node = start
        close_at = stop + 1
        while node < stop:
            while close_at <= node:
                stack.pop()[1]()
                close_at = stack[-1][0] if stack else stop + 1
            if text := texts[node]:
                if node not in skip:
                    run = self.run
                    if run.breaks > 1 and run.length and not self.flat and not text.isspace():
                        self.end_paragraph()
                    run.add(text, keeps_lines=self.keeps_lines > 0)
                node += 1
                continue
            tag = tags[node]
            end = ends[node]
            if tag in _LEFT_OUT or node in skip:
                if tag not in INLINE:
                    self.end_line()
                node = end
                continue
            own = attributes[node]
            if own and self._is_left_out(node, tag, own):
                node = end
                continue
            if tag == "br":
                run = self.run
                run.breaks += bool(run.length)
                node += 1
                continue
            if (rule := by_tag.get(tag)) is not None:
                consumed = rule(self, node, end, own)
            elif tag in _PLAIN_INLINE:
                consumed = inline(self, node, end, own) if own else False
            else:
                consumed = block(self, node, end, own)
            node = end if consumed else node + 1
            close_at = stack[-1][0] if stack else stop + 1
        while stack:
            stack.pop()[1]()
        self.end_paragraph()

    def _is_left_out(self, node: int, tag: str, own: Attributes) -> bool:
        if classes := own.get("class"):
            found = traits(classes)
            if found & (HIDDEN | RENDERED_MATH) and tag not in HEADINGS:
                return True
            if (
                found & ANCHOR
                and tag == "a"
                and self.page.text_of(node) in ("", "#", "¶", "§", "🔗", "Link", "link")
            ):
                return True
        if ("style" in own or "hidden" in own) and tag not in ("html", "body") and hides(own):
            # Scripts show what is most of the text; what is little was never shown.
            length = self.page.text_length(node)
            return 2 * length <= self.page.chars[self.stop] - self.page.chars[self.start] or not length
        return False

    def push(self, end: int, close: Close) -> None:
        """Have `close` called where the element that is being opened ends."""
        self.stack.append((end, close))

    def target(self) -> list[Block]:
        """Return the blocks that the next one is put behind."""
        place = self.place
        if place.items is None:
            return place.blocks
        if not place.items:
            place.items.append(([], None, None))
        return place.items[-1][0]

    def put(self, block: Block) -> None:
        """Put a block behind the text so far; behind all of it where only running text may stand."""
        if self.flat:
            self.late.append(block)
        else:
            self.end_paragraph()
            self.target().append(block)

    def end_paragraph(self) -> None:
        """Make the text so far a paragraph."""
        content = self.run.take()
        if content is not None:
            self.target().append(Paragraph(content))
        if self.late and not self.flat:
            self.target().extend(self.late)
            self.late.clear()

    def end_line(self) -> None:
        """End the line of text: where blocks may stand that ends the paragraph, else it is a line break."""
        if self.flat:
            run = self.run
            run.breaks = run.breaks or int(run.length > 0)
        else:
            self.end_paragraph()

    def end_section(self) -> None:
        """Make the blocks so far, and the heading above them, a section."""
        blocks = self.place.blocks
        if blocks or self.title:
            self._sections.append(Section(self.title, self.title_level, tuple(blocks), self.title_anchor))
        self.place.blocks, self.title, self.title_level, self.title_anchor = [], None, 0, None

    def open_block(self, node: int, end: int, own: Attributes) -> bool:
        """Do what is done with a block element that has no rule of its own."""
        return self._rules.block(self, node, end, own)

    def keep_lines(self, end: int) -> None:
        """Keep line breaks and spaces as they stand up to `end`."""
        self.keeps_lines += 1

        def close() -> None:
            self.keeps_lines -= 1

        self.push(end, close)

    def flatten(self, end: int, done: Callable[[Text | None], None]) -> None:
        """Gather everything up to `end` as one run of text."""
        self.end_line()
        outer, self.run = self.run, Run()
        self.flat += 1

        def close() -> None:
            content = self.run.take()
            self.run = outer
            self.flat -= 1
            done(content)
            if not self.flat:
                self.end_paragraph()

        self.push(end, close)

    def absolute(self, href: str | None) -> str | None:
        """Return the address of a link, resolved against the page's."""
        if not href:
            return None
        known = self._targets.get(href)
        if known is None:
            is_whole = href.startswith(("http://", "https://"))
            known = self._targets[href] = href.strip() if is_whole else self.page.absolute(href)
        return known

    def anchor_item(self, name: str) -> None:
        """Give the list item that is open its anchor: a footnote that the text refers to."""
        items = self.place.items
        if items and items[-1][2] is None:
            items[-1] = (items[-1][0], items[-1][1], name)
