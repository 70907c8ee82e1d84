"""One pass over the nodes of a body (or a comment) builds its blocks.

A stack of open elements stands for the nesting; each entry says what happens at its end. Blocks nest in quotes and
list items; inside headings, cells, captions and terms everything is running text ("flat"), block boundaries being
line breaks there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from postparse.html.blocks.attribution import attributed, clean_name
from postparse.html.blocks.code import code_of, is_code_table, is_gutter
from postparse.html.blocks.embeds import EMBED_TAGS, embed_at, embed_of, embed_of_quote
from postparse.html.blocks.headings import with_inferred_headings
from postparse.html.blocks.images import emoji_of, formula_of, image_of
from postparse.html.blocks.inline import Run
from postparse.html.blocks.math import math_of
from postparse.html.blocks.tables import SourceCell, has_within, holds_data, span_of, table_of
from postparse.html.blocks.traits import (
    ANCHOR,
    CAPTION,
    CODE_BOX,
    EMBED,
    FIGURE,
    HIDDEN,
    MATH,
    NOTE,
    PULL,
    RENDERED_MATH,
    TWEET,
    hides,
    traits,
)
from postparse.html.comments.records import Range
from postparse.html.dom import INLINE, TEXT, Attributes, Page
from postparse.models import (
    MAX_BLOCK_NESTING,
    Block,
    Divider,
    Embed,
    Figure,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    QuoteKind,
    Section,
    Text,
)

_MARKS: dict[str, Any] = {
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "sub": "sub",
    "sup": "sup",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
}
_LEFT_OUT = frozenset(
    "style head title template textarea select option button input noframes svg canvas map area datalist"
    " nav rp rt dialog meta link base param source track col colgroup progress meter menuitem".split()
)
_PLAIN_INLINE = (INLINE | {"summary-inline", "g-emoji", "ins", "output", "applet", "o:p"}) - {
    TEXT,
    "svg",
    "img",
    "a",
    "q",
    *_MARKS,
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPECIAL = frozenset(
    {"script", "noscript", "form", "math", "a", "q", "img", "amp-img", "hr", "pre", "blockquote", "ul", "ol", "menu",
     "dl", "li", "dt", "dd", "table", "tr", "td", "th", "caption", "figure", "figcaption", "cite", "footer", "summary"}
) | _HEADINGS | EMBED_TAGS  # fmt: skip
_CAPTION_MOST = 600
_LEVELS = MAX_BLOCK_NESTING - 1  # of quotes and lists, which hold paragraphs
_BACK = frozenset("↩ ↩︎ ↑ ⤴ ⏎ ^ ↵ ⮐ ¶ #".split())

_Close = Callable[[], None]


class _Place:
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
    """Turns node ranges into sections of blocks; used once."""

    def __init__(self, page: Page, skip: Collection[int], *, infers_headings: bool = True) -> None:
        self._page = page
        self._skip = skip
        self._infers = infers_headings
        self._run = Run()
        self._place = _Place()
        self._level = 0
        self._flat = 0
        self._images: list[Image] | None = None
        self._late: list[Block] = []
        self._stack: list[tuple[int, _Close]] = []
        self._sections: list[Section] = []
        self._title: str | None = None
        self._title_level = 0
        self._title_anchor: str | None = None
        self._keeps_lines = 0
        self._notes: set[str] = set()
        self._targets: dict[str, str] = {}
        self._start = 0
        self._stop = 0

    def sections(self, ranges: Iterable[Range]) -> tuple[Section, ...]:
        """Return the content of the ranges, in order."""
        for start, stop in ranges:
            self._walk(start, stop)
        self._end_section()
        found = self._sections
        return tuple(with_inferred_headings(found) if self._infers and found else found)

    # -- the pass -----------------------------------------------------------

    def _walk(self, start: int, stop: int) -> None:
        page, skip, stack = self._page, self._skip, self._stack
        tags, texts, ends, attributes = page.tags, page.texts, page.ends, page.attributes
        self._start, self._stop = start, stop
        node = start
        close_at = stop + 1
        while node < stop:
            while close_at <= node:
                stack.pop()[1]()
                close_at = stack[-1][0] if stack else stop + 1
            if text := texts[node]:
                if node not in skip:
                    run = self._run
                    if run.breaks > 1 and run.length and not self._flat and not text.isspace():
                        self._flush()
                    run.add(text, keeps_lines=self._keeps_lines > 0)
                node += 1
                continue
            tag = tags[node]
            end = ends[node]
            if tag in _LEFT_OUT or node in skip:
                if tag not in INLINE:
                    self._break()
                node = end
                continue
            own = attributes[node]
            if own and self._left_out(node, tag, own):
                node = end
                continue
            if tag == "br":
                run = self._run
                run.breaks += bool(run.length)
                node += 1
                continue
            if tag in _SPECIAL:
                consumed = self._special(node, tag, own)
            elif tag in _MARKS:
                self._mark(end, _MARKS[tag], own)
                consumed = False
            elif tag in _PLAIN_INLINE:
                consumed = self._inline(node, end, own) if own else False
            else:
                consumed = self._block(node, end, own)
            node = end if consumed else node + 1
            close_at = stack[-1][0] if stack else stop + 1
        while stack:
            stack.pop()[1]()
        self._flush()

    def _left_out(self, node: int, tag: str, own: Attributes) -> bool:
        if classes := own.get("class"):
            found = traits(classes)
            if found & (HIDDEN | RENDERED_MATH) and tag not in _HEADINGS:
                return True
            if (
                found & ANCHOR
                and tag == "a"
                and self._page.text_of(node) in ("", "#", "¶", "§", "🔗", "Link", "link")
            ):
                return True
        if ("style" in own or "hidden" in own) and tag not in ("html", "body") and hides(own):
            # Scripts show what is most of the text; what is little was never shown.
            length = self._page.text_length(node)
            return 2 * length <= self._page.chars[self._stop] - self._page.chars[self._start] or not length
        return False

    # -- inline -------------------------------------------------------------

    def _push(self, end: int, close: _Close) -> None:
        self._stack.append((end, close))

    def _mark(self, end: int, kind: Any, own: Attributes) -> None:
        if own and (style := own.get("style")) and kind == "strong" and "font-weight" in style:
            weight = style.replace(" ", "").lower()
            if "font-weight:normal" in weight or "font-weight:400" in weight:
                return
        run = self._run
        if kind != "code" or not run.is_open("code"):
            run.open(kind)
            self._push(end, run.close)

    def _inline(self, node: int, end: int, own: Attributes) -> bool:
        classes, style = own.get("class"), own.get("style")
        if classes and (found := traits(classes)):
            if found & MATH and (formula := math_of(self._page, node)):
                self._formula(formula, display="katex-display" in classes)
                return True
            if found & CODE_BOX and has_within(self._page, "pre", node):
                return False
            if found & CAPTION and self._ends_figure(node, end):
                return True
        if style and ":" in style:
            lower = style[:500].replace(" ", "").lower()
            if "font-weight:bold" in lower or "font-weight:700" in lower:
                self._run.open("strong")
                self._push(end, self._run.close)
            if "font-style:italic" in lower:
                self._run.open("emphasis")
                self._push(end, self._run.close)
            if "display:block" in lower:
                self._break()
                self._push(end, self._break)
            if "white-space:pre" in lower:
                self._lines_kept(end)
        return False

    def _formula(self, formula: str, *, display: bool) -> None:
        if display:
            self._break()
        self._run.open("math")
        self._run.add(formula)
        self._run.close()
        if display:
            self._break()

    def _link(self, node: int, end: int, own: Attributes) -> bool:
        href = own.get("href")
        if not href:
            if (name := own.get("name") or own.get("id")) and name in self._notes:
                self._anchor_item(name)
            return False
        run = self._run
        if (href[0] == "#" and len(href) > 1) or ("#" in href and traits(own.get("class") or "") & NOTE):
            words = self._page.text_of(node)
            if words in _BACK or words == href or self._is_own_anchor(node, href[1:], words):
                return True
            fragment = "#" + href.rpartition("#")[2]
            if self._is_note_reference(node, words, own):
                self._notes.add(fragment[1:])
                if name := own.get("name"):
                    self._notes.discard(name)
                run.open("footnote", fragment)
                self._push(end, run.close)
                return False
            run.open("link", fragment if self._page.base_url is None else self._absolute(href))
        elif href.lstrip()[:11].lower().startswith("javascript:"):
            return False
        else:
            run.open("link", self._absolute(href))
        self._push(end, run.close)
        return False

    def _is_own_anchor(self, node: int, fragment: str, words: str) -> bool:
        """Tell whether a link stands beside a heading's words and leads to that heading."""
        page = self._page
        heading = next((above for above in page.ancestors(node) if page.tags[above] in _HEADINGS), -1)
        if heading < 0 or 2 * len(words) > page.text_length(heading):
            return False
        target = page.by_id.get(fragment, -1)
        return heading <= target < page.ends[heading]

    def _absolute(self, href: str | None) -> str | None:
        if not href:
            return None
        known = self._targets.get(href)
        if known is None:
            is_whole = href.startswith(("http://", "https://"))
            known = self._targets[href] = href.strip() if is_whole else self._page.absolute(href)
        return known

    def _is_note_reference(self, node: int, words: str, own: Attributes) -> bool:
        core = words.strip("[]() ")
        if not words or len(core) > 4 or not (core.isdigit() or core.strip("*†‡§¶") == "" or len(core) == 1):
            return False
        page = self._page
        if (
            own.get("rel") == "footnote"
            or own.get("role") == "doc-noteref"
            or traits(own.get("class") or "") & NOTE
        ):
            return True
        if self._run.is_open("sup") or words[0] == "[":
            return True
        child = node + 1
        return child < page.ends[node] and page.tags[child] == "sup"

    def _anchor_item(self, name: str) -> None:
        items = self._place.items
        if items and items[-1][2] is None:
            items[-1] = (items[-1][0], items[-1][1], name)

    def _quoted(self, end: int, own: Attributes) -> None:
        run = self._run
        run.add("“")
        run.open("quotation", self._absolute(own.get("cite")))

        def close() -> None:
            run.close()
            run.glue("”")

        run.glue("")
        self._push(end, close)

    def _image(self, node: int, own: Attributes) -> None:
        if formula := formula_of(own):
            self._formula(formula, display=False)
            return
        emoji = emoji_of(own)
        if emoji is not None:
            if emoji:
                self._run.add(emoji)
            return
        image = image_of(self._page, own)
        if image is None:
            return
        if self._images is not None:
            if not any(_same_picture(image, other) for other in self._images[-2:]):
                self._images.append(image)
            return
        target = self._late if self._run.length or self._flat else self._target()
        last = target[-1] if target else None
        if not (isinstance(last, Figure) and _same_picture(last.images[-1], image)):
            target.append(Figure((image,)))

    # -- blocks -------------------------------------------------------------

    def _target(self) -> list[Block]:
        place = self._place
        if place.items is None:
            return place.blocks
        if not place.items:
            place.items.append(([], None, None))
        return place.items[-1][0]

    def _put(self, block: Block) -> None:
        if self._flat:
            self._late.append(block)
        else:
            self._flush()
            self._target().append(block)

    def _break(self) -> None:
        if self._flat:
            run = self._run
            run.breaks = run.breaks or int(run.length > 0)
        else:
            self._flush()

    def _flush(self) -> None:
        content = self._run.take()
        if content is not None:
            self._target().append(Paragraph(content))
        if self._late and not self._flat:
            self._target().extend(self._late)
            self._late.clear()

    def _block(self, node: int, end: int, own: Attributes) -> bool:
        self._break()
        self._push(end, self._break)
        if not own:
            return False
        if classes := own.get("class"):
            found = traits(classes)
            if found and self._classed_block(node, end, found):
                return True
            if not self._flat and ("data-href" in own or "data-slug-hash" in own):
                embed = embed_of_quote(self._page, node)
                if embed is not None:
                    self._put(embed)
                    return True
        if (
            (style := own.get("style"))
            and "white-space" in style
            and "white-space:pre" in style.replace(" ", "")
        ):
            self._lines_kept(end)
        if (name := own.get("id")) and name in self._notes:
            self._anchor_item(name)
        return False

    def _classed_block(self, node: int, end: int, found: int) -> bool:
        page = self._page
        if found & MATH and (formula := math_of(page, node)):
            self._formula(formula, display=True)
            return True
        if found & FIGURE and not self._flat and self._opens_figure(node, end):
            return False
        if found & CAPTION and self._ends_figure(node, end):
            return True
        holds_more = self._flat or self._level >= _LEVELS or has_within(page, "blockquote", node)
        if found & PULL and not holds_more:
            self._quote(node, end, "pull")
        elif (
            found & CODE_BOX
            and not self._flat
            and not has_within(page, "pre", node)
            and has_within(page, "code", node)
            and has_within(page, "td", node)
        ):
            if code := code_of(page, node, self._skip):
                self._put(code)
            return True
        return False

    def _lines_kept(self, end: int) -> None:
        self._keeps_lines += 1

        def close() -> None:
            self._keeps_lines -= 1

        self._push(end, close)

    def _flatten(self, end: int, done: Callable[[Text | None], None]) -> None:
        """Gather everything up to `end` as one run of text."""
        self._break()
        outer, self._run = self._run, Run()
        self._flat += 1

        def close() -> None:
            content = self._run.take()
            self._run = outer
            self._flat -= 1
            done(content)
            if not self._flat:
                self._flush()

        self._push(end, close)

    # -- special tags -------------------------------------------------------

    def _special(self, node: int, tag: str, own: Attributes) -> bool:
        end = self._page.ends[node]
        if tag == "a":
            return self._link(node, end, own)
        if tag == "img" or tag == "amp-img":
            self._image(node, own)
            return True
        if tag in _HEADINGS:
            return self._heading(node, end, tag, own)
        if tag in EMBED_TAGS:
            return self._embed(node)
        return bool(getattr(self, f"_on_{tag}")(node, end, own))

    def _heading(self, node: int, end: int, tag: str, own: Attributes) -> bool:
        if self._flat:
            return self._block(node, end, own)
        if self._place.items is not None or self._level:
            self._break()
            self._push(end, self._break)
            self._mark(end, "strong", own)
            return False

        def done(content: Text | None) -> None:
            if content is None:
                return
            anchor = own.get("id")
            first = node + 1
            if not anchor and first < end:
                anchor = self._page.get(first, "id") or self._page.get(first, "name") or None
            self._end_section()
            self._title, self._title_level = " ".join(content.text.split()), int(tag[1])
            self._title_anchor = anchor

        self._flatten(end, done)
        return False

    def _end_section(self) -> None:
        blocks = self._place.blocks
        if blocks or self._title:
            self._sections.append(Section(self._title, self._title_level, tuple(blocks), self._title_anchor))
        self._place.blocks, self._title, self._title_level, self._title_anchor = [], None, 0, None

    def _embed(self, node: int) -> bool:
        embed = embed_of(self._page, node)
        if embed is not None:
            target = self._late if self._flat else self._target()
            if not (target and isinstance(target[-1], Embed) and target[-1].url == embed.url):
                self._put(embed)
        return True

    def _on_script(self, node: int, end: int, own: Attributes) -> bool:
        kind = own.get("type") or ""
        if kind.startswith("math/"):
            if (formula := math_of(self._page, node)) is not None:
                self._formula(formula, display="display" in kind)
        elif "gist.github.com" in (source := own.get("src") or "") and (
            embed := embed_at(self._page, source)
        ):
            self._put(embed)
        return True

    def _on_noscript(self, node: int, end: int, own: Attributes) -> bool:
        page = self._page
        if page.text_length(node) >= 200 or node <= self._start:
            return False
        for child in range(node + 1, end):
            if page.tags[child] == "img":
                self._image(child, page.attributes[child])
            elif page.tags[child] == "iframe":
                self._embed(child)
        return True

    def _on_form(self, node: int, end: int, own: Attributes) -> bool:
        page = self._page
        if page.text_length(node) < 300 and (
            has_within(page, "input", node) or has_within(page, "button", node)
        ):
            return (
                not has_within(page, "p", node)
                or 2 * page.text_length(node) < page.chars[self._stop] - page.chars[self._start]
            )
        return self._block(node, end, own)

    def _on_math(self, node: int, end: int, own: Attributes) -> bool:
        if (formula := math_of(self._page, node)) is not None:
            self._formula(formula, display=own.get("display") == "block")
        return True

    def _on_q(self, node: int, end: int, own: Attributes) -> bool:
        self._quoted(end, own)
        return False

    def _on_hr(self, node: int, end: int, own: Attributes) -> bool:
        self._break()
        if not self._flat:
            target = self._target()
            if target and not isinstance(target[-1], Divider):
                target.append(Divider())
        return True

    def _on_pre(self, node: int, end: int, own: Attributes) -> bool:
        if self._flat:
            self._lines_kept(end)
            return self._block(node, end, own)
        if is_gutter(self._page, node):
            return True
        if code := code_of(self._page, node, self._skip):
            self._put(code)
        return True

    # quotes

    def _on_blockquote(self, node: int, end: int, own: Attributes) -> bool:
        classes = own.get("class") or ""
        if classes and not self._flat and (embed := embed_of_quote(self._page, node)):
            self._put(embed)
            return True
        if self._flat or self._level >= _LEVELS or self._indents(node):
            return self._block(node, end, own)
        found = traits(classes)
        parent_class = (
            self._page.get(self._page.parents[node], "class") if self._page.parents[node] >= 0 else ""
        )
        is_pull = (found | traits(parent_class)) & PULL
        self._quote(node, end, "pull" if is_pull else "block", is_post=bool(found & TWEET))
        return False

    def _indents(self, node: int) -> bool:
        """Tell whether a block quote only indents the page: it holds the article."""
        page = self._page
        if not any(has_within(page, tag, node) for tag in ("h1", "h2", "h3")):
            return False
        return 10 * page.text_length(node) > 8 * (page.chars[self._stop] - page.chars[self._start])

    def _quote(self, node: int, end: int, kind: QuoteKind, *, is_post: bool = False) -> None:
        self._flush()
        outer, place = self._place, _Place()
        self._place = place
        self._level += 1
        cite_url = self._page.get(node, "cite").strip() or None

        def close() -> None:
            self._flush()
            self._place = outer
            self._level -= 1
            blocks, cited = list(place.blocks), place.cited
            url = cite_url
            if is_post:
                blocks, cited, link = _post_of(blocks)
                url = url or link
            inner, name = attributed(blocks, cited)
            if inner:
                self._target().append(Quote(inner, name, self._absolute(url), kind))

        self._push(end, close)

    def _cites(self, node: int, end: int, own: Attributes) -> bool:
        """Take a cite or footer for the attribution of the quote it closes."""
        place = self._place
        page = self._page
        if not self._level or place.items is not None or self._flat or not (place.blocks or self._run.length):
            return False
        words = page.text_of(node)
        after = page.text_between(end, min(self._stop, self._stack[-1][0])) if self._stack else ""
        if (
            not words
            or len(words) > 200
            or (self._run.length and self._run.breaks == 0 and page.tags[node] == "cite" and after)
        ):
            return False
        place.cited = f"{place.cited} {words}" if place.cited else words
        return True

    def _on_cite(self, node: int, end: int, own: Attributes) -> bool:
        if self._cites(node, end, own):
            return True
        if self._level and not self._flat and not self._run.length and self._page.text_of(node)[-1:] == ":":
            self._push(end, self._break)  # "Ann wrote:" stands on a line of its own above the words
        self._mark(end, "emphasis", own)
        return False

    def _on_footer(self, node: int, end: int, own: Attributes) -> bool:
        return self._cites(node, end, own) or self._block(node, end, own)

    def _on_summary(self, node: int, end: int, own: Attributes) -> bool:
        return self._block(node, end, own)

    # lists

    def _list(self, node: int, end: int, own: Attributes) -> bool:
        page = self._page
        tag = page.tags[node]
        if self._flat or self._level >= _LEVELS or not self._is_list(node):
            return self._block(node, end, own)
        is_picture = tag == "dl" and self._holds_picture(node)
        if (is_picture or traits(own.get("class") or "") & FIGURE) and self._opens_figure(node, end):
            return False
        self._flush()
        outer, place = self._place, _Place()
        place.items = []
        self._place = place
        self._level += 1
        start = own.get("start") or ""
        first = int(start) if start.lstrip("-").isdigit() and start.isascii() and len(start) < 9 else 1

        def close() -> None:
            self._flush()
            if place.term is not None and place.items is not None:
                place.items.append(([], place.term, None))
            self._place = outer
            self._level -= 1
            items = tuple(
                ListItem(tuple(blocks), term, anchor)
                for blocks, term, anchor in place.items or ()
                if blocks or term is not None
            )
            if items:
                kind: Any = {"ol": "ordered", "dl": "definition"}.get(tag, "unordered")
                self._target().append(ListBlock(items, kind, first if tag == "ol" else 1))

        self._push(end, close)
        return False

    _on_ul = _on_ol = _on_menu = _on_dl = _list

    def _is_list(self, node: int) -> bool:
        """Tell whether list tags mark up a list: it has items, and they are no cards with headings."""
        page = self._page
        wanted = ("dt", "dd") if page.tags[node] == "dl" else ("li",)
        if not any(has_within(page, tag, node) for tag in wanted):
            return False
        return not any(has_within(page, tag, node) for tag in ("h1", "h2", "h3"))

    def _holds_picture(self, node: int) -> bool:
        """Tell whether a definition list is a picture with its caption: one term, which is an image."""
        page = self._page
        terms = [child for child in page.children(node) if page.tags[child] == "dt"]
        return len(terms) == 1 and not page.text_length(terms[0]) and has_within(page, "img", terms[0])

    def _on_li(self, node: int, end: int, own: Attributes) -> bool:
        items = self._place.items
        if items is None or self._flat:
            return self._block(node, end, own)
        self._flush()
        items.append(([], None, own.get("id")))
        self._push(end, self._flush)
        return False

    def _on_dt(self, node: int, end: int, own: Attributes) -> bool:
        place = self._place
        if place.items is None or self._flat:
            return self._block(node, end, own)
        self._flush()
        if place.term is not None:
            place.items.append(([], place.term, None))
            place.term = None

        def done(content: Text | None) -> None:
            place.term = content

        self._flatten(end, done)
        return False

    def _on_dd(self, node: int, end: int, own: Attributes) -> bool:
        place = self._place
        if place.items is None or self._flat:
            return self._block(node, end, own)
        self._flush()
        place.items.append(([], place.term, own.get("id")))
        place.term = None
        self._push(end, self._flush)
        return False

    # tables

    def _on_table(self, node: int, end: int, own: Attributes) -> bool:
        page = self._page
        if self._flat:
            return self._block(node, end, own)
        if (has_within(page, "pre", node) or has_within(page, "code", node)) and is_code_table(page, node):
            if code := code_of(page, node, self._skip):
                self._put(code)
            return True
        if traits(own.get("class") or "") & FIGURE and self._opens_figure(node, end):
            return False
        if not holds_data(page, node):
            return self._block(node, end, own)
        self._flush()
        outer, place = self._place, _Place()
        place.rows = []
        self._place = place

        def close() -> None:
            self._flush()
            self._place = outer
            table = table_of(place.rows or [], place.caption)
            if table is not None:
                self._target().append(table)
            self._target().extend(place.blocks)

        self._push(end, close)
        return False

    def _on_tr(self, node: int, end: int, own: Attributes) -> bool:
        rows = self._place.rows
        if rows is None or self._flat:
            return self._block(node, end, own)
        rows.append([])
        return False

    def _cell(self, node: int, end: int, own: Attributes) -> bool:
        rows = self._place.rows
        page = self._page
        if rows is None or self._flat:
            return self._block(node, end, own)
        if not rows:
            rows.append([])
        row, is_header = rows[-1], page.tags[node] == "th"
        across, down = (span_of(page, node, "colspan"), span_of(page, node, "rowspan")) if own else (1, 1)

        def done(content: Text | None) -> None:
            row.append(SourceCell(content, header=is_header, across=across, down=down))

        self._flatten(end, done)
        return False

    _on_td = _on_th = _cell

    def _on_caption(self, node: int, end: int, own: Attributes) -> bool:
        place = self._place
        if place.rows is None or self._flat:
            return self._block(node, end, own)

        def done(content: Text | None) -> None:
            place.caption = " ".join(content.text.split()) if content else None

        self._flatten(end, done)
        return False

    # figures

    def _on_figure(self, node: int, end: int, own: Attributes) -> bool:
        page = self._page
        if self._flat:
            return self._block(node, end, own)
        if (url := self._bare_embed(node, own)) and (embed := embed_at(page, url)):
            self._put(embed)
            return True
        if self._opens_figure(node, end):
            return False
        is_pull = self._level < _LEVELS and traits(own.get("class") or "") & PULL
        if is_pull and not has_within(page, "blockquote", node):
            self._quote(node, end, "pull")
            return False
        return self._block(node, end, own)

    def _bare_embed(self, node: int, own: Attributes) -> str | None:
        if not traits(own.get("class") or "") & EMBED or self._page.text_length(node) > 500:
            return None
        words = self._page.text_of(node)
        return words if words.startswith("http") and " " not in words else None

    def _opens_figure(self, node: int, end: int) -> bool:
        """Gather images and their caption up to `end`; False where the element is not only that."""
        page = self._page
        if not (has_within(page, "img", node) or has_within(page, "amp-img", node)):
            return False
        if page.text_length(node) > _CAPTION_MOST:
            return False
        if any(
            has_within(page, tag, node) for tag in ("blockquote", "pre", "figure", "iframe", "video", "audio")
        ):
            return False
        if page.tags[node] != "table" and has_within(page, "table", node):
            return False
        self._flush()
        images: list[Image] = []
        self._images = images

        def done(content: Text | None) -> None:
            self._images = None
            if images:
                self._target().append(Figure(tuple(images), content))
            elif content is not None:
                # A script loads the picture from an address that the page does not hold.
                self._target().append(Figure((), content))

        self._flatten(end, done)
        return True

    def _on_figcaption(self, node: int, end: int, own: Attributes) -> bool:
        if self._flat:
            return self._block(node, end, own)
        self._flush()
        target = self._target()
        last = target[-1] if target else None
        words = self._page.text_of(node)
        if isinstance(last, Quote) and last.attribution is None and 0 < len(words) <= 200:
            target[-1] = Quote(last.blocks, clean_name(words), last.cite_url, last.kind)
            return True
        return self._ends_figure(node, end) or self._block(node, end, own)

    def _ends_figure(self, node: int, end: int) -> bool:
        """Take a caption's words for the figure just before it."""
        page = self._page
        if self._flat or has_within(page, "img", node) or not 0 < page.text_length(node) <= _CAPTION_MOST:
            return False
        if self._run.length:
            return False
        self._flush()
        target = self._target()
        last = target[-1] if target else None
        if not isinstance(last, Figure) or last.caption is not None:
            return False
        target[-1] = Figure(last.images, Text(page.text_of(node)))
        return True


def _same_picture(one: Image, other: Image) -> bool:
    return one.url.partition("?")[0] == other.url.partition("?")[0]


def _post_of(blocks: list[Block]) -> tuple[list[Block], str | None, str | None]:
    """Return the words, the author and the address of an embedded post of a social network."""
    if len(blocks) < 2 or not isinstance(blocks[-1], Paragraph):
        return blocks, None, None
    content = blocks[-1].content
    if content.text[:1] not in "—–-":
        return blocks, None, None
    name, url = content.text, None
    for mark in content.marks:
        if mark.kind == "link" and mark.href:
            url = mark.href
            name = content.text[: mark.start]
    return blocks[:-1], clean_name(name or content.text), url
