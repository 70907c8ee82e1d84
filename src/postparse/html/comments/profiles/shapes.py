"""The fields of a comment by shape: who, when and what in markup whose names say nothing.

Used inside a unit that is known to be one comment, for the fields that no selector finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import Factory, define

from postparse.dates import WEEKDAYS, find_date, is_only_date
from postparse.html.comments.miner.words import ACTIONS, STOP_NAMES, TRAILING
from postparse.html.comments.records import Range
from postparse.html.dom import INLINE, TEXT, Page

MAX_HEADER = 160
"""A line longer than this is words, whatever it holds."""

_BYLINE = re.compile(
    r"^(?:(?P<lead>posted by|comment by|comment from|from|by|von|par|por|di|door|author|autor|name)\s*:?\s+)?(?P<name>[^:]{1,60}?)"
    r"(?:\s+(?P<verb>says|said|wrote|writes|commented|replied|responds|responded|sagt|sagte|meint|schrieb|schreibt|schrieb am|dit|a dit|a écrit|dice|dijo|escribió|disse|diz|ha scritto|scrive|schreef|zegt|skriver|skrev|säger|mówi|pisze|napisał|napisał\(a\)|пишет|говорит|さん|より))"
    r"(?:\s*[:,…]|\s+on\b|\s+at\b|\s+am\b|\s*$)",
    re.I,
)
_HEADER_WORDS = (
    STOP_NAMES
    | WEEKDAYS
    | frozenset(
        "from comment comments this written a the in reply to am pm o clock pingback trackback ping time date name said".split()
    )
    | {""}
)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]m\b", re.I)
_LEADING = re.compile(
    r"^(?:(?:comment )?#\s?\d{1,5}[.:)]?\s+|[\s|•·»›>\-–—:,#/(\[\"“„]+|\d{1,5}(?:\s?[.):|\]]\s*|\s+(?=by\b|#)|\s*$)"
    r"|(?:(?:a |this )?(?:comment(?:ed|aire)?|reply|response|posted|written|submitted|left|kommentar|geschrieben|verfasst|eingereicht|erstellt|publié|posté|écrit|publicado|enviado|escrito|scritto|inviato|geplaatst|skrevet|skrivet)\s+)?"
    r"(?:(?:by|from|von|vom|par|por|da|di|door|af|av)\s*:?\s+|(?:by|from|von)(?-i:(?=[A-Z])))"
    r"|(?:[^\W\d_]{1,15}\W{1,3})?\W?(?:comment|pingback|trackback)\W{1,2}(?:by|from)\s*(?=\S)"
    r"|(?:comment|commentaire|kommentar|author|autor|name|from|posted|says|verfasser|user|benutzer|posté|publié|scritto|pingback|trackback)\s*:\s*)",
    re.I,
)
_LABELS = frozenset(("permalink", "reply", "antworten", "répondre", "responder", "link", "edit", "permanent"))
_PARAGRAPHS = frozenset(("p", "blockquote", "pre"))
_PLUGIN_LABEL = re.compile(
    r"(?:please )?rate this(?: comment)?:?|like or dislike:?|twitter ?: ?@?\w{1,30}|(?:facebook|tweet|twitter|pinterest|email)(?: (?:facebook|tweet|twitter|pinterest|email))*",
    re.I,
)
_CUT_WEEKDAY = re.compile(
    r"\s?[|,·–—(]\s?(?:mo|di|mi|do|fr|sa|so|lu|ma|me|je|ve|di|seg|ter|qua|qui|sex|dom|пн|вт|ср|чт|пт|сб|вс)[.,]?\s*$",
    re.I,
)
_PING = re.compile(r"(?:ping|track)backs?\b|ピンバック|トラックバック|пингбэк|пінгбек", re.I)
_PLAIN_WORDS = frozenset(
    "thanks thank you like helpful more top follow yes save recommend curtir gilla нравится".split()
)
_NUMBER_ONLY = re.compile(r"^[#(\[]?\d{1,5}\s?[.)|\]:]?$|^[|•·»«›‹–—#\s]+$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,40}>")
_LEADING_NOTE = re.compile(
    r"\W*\d{1,5}[.)|:]\s|#|(?-i:by|von|par|por|di|da|av|posted by|comment by)\s|(?:posted|written|submitted|comment) (?:by|from)\b|(?:ping|track)back",
    re.I,
)
_NOT_VERIFIED = re.compile(
    r"\((?:not verified|nicht überprüft|nicht verifiziert|non vérifié|no verificado|niet gecontroleerd|non verificato)\)",
    re.I,
)
_AFTER_NAME = re.compile(
    r"\((?:not verified|nicht überprüft|nicht verifiziert|non vérifié|no verificado|niet gecontroleerd|non verificato)\)"
    r"|\s[-–|]\s(?:author|autor|auteur)\s*$|\s\d{1,7}\s?(?:pts|points)\b|\s\(@[\w.-]{1,40}\)\s*$|\s\(?Twitter\s?:\s?@?\w{1,30}\)?\s*$",
    re.I,
)
_EDGE = " \t\n\r\xa0|•·»«›‹:,–—-/()[]#"
_UNSEEN = frozenset(("script", "style", "form", "textarea", "button", "select", "input"))
_SCREEN = re.compile(
    r"(?:^|[\s_-])(?:screen-reader|sr-only|visually-?hidden|avatar|gravatar|reply|comment-reply|edit-link|vote|rating|karma|awaiting)",
    re.I,
)


@define
class Line:
    """A run of inline nodes between two block boundaries.

    Attributes:
        start: Its first node.
        stop: The node after its last.
        text: Its words, white space collapsed.
        link: How many of its characters stand in links.
        block: The innermost block element around it.
        spaced: Its words with a space between any two texts, where it is short enough for a header.
    """

    start: int
    stop: int
    text: str
    link: int
    block: int
    spaced: str


@define
class Shape:
    """What the shape of a comment tells.

    Attributes:
        author_node: The node that shows the name (an element or a text).
        author: The name.
        date: The date as printed.
        date_node: The element or text that shows the date.
        body: The ranges that hold the words.
        skip: Nodes within them that do not.
    """

    author: str | None = None
    author_node: int | None = None
    date: str | None = None
    date_node: int | None = None
    body: tuple[Range, ...] = ()
    skip: set[int] = Factory(set)


def lines_of(
    page: Page, ranges: Iterator[Range] | list[Range], skip: set[int] | frozenset[int] = frozenset()
) -> list[Line]:
    """Return the lines of node ranges; a line ends at a block boundary or a line break."""
    lines: list[Line] = []
    tags, texts, seen = page.tags, page.texts, page.seen
    for low, high in ranges:
        run = _Run(page, lines, low)
        link_stop = -1
        closing: list[int] = []
        node = low
        while node < high:
            while closing and closing[-1] <= node:
                closing.pop()
                run.end()
            tag = tags[node]
            if node in skip or tag in _UNSEEN or not seen[node]:
                node = page.ends[node]
                continue
            if tag == TEXT:
                run.add(node, texts[node], is_link=node < link_stop)
            elif tag == "br":
                run.end()
            elif tag == "a":
                link_stop = page.ends[node]
            elif tag not in INLINE:
                run.end()
                closing.append(min(page.ends[node], high))
            node += 1
        run.end()
    return lines


class _Run:
    """The texts since the last block boundary; at the next one they become a line."""

    def __init__(self, page: Page, lines: list[Line], low: int) -> None:
        self.page, self.lines = page, lines
        self.parts: list[str] = []
        self.first = self.last = low
        self.linked = 0

    def add(self, node: int, text: str, *, is_link: bool) -> None:
        if not self.parts:
            self.first = node
        self.parts.append(text)
        self.last = node + 1
        if is_link:
            self.linked += len(text.strip())

    def end(self) -> None:
        text = " ".join("".join(self.parts).split())
        if text:
            block = self.page.parents[self.first]
            while block >= 0 and self.page.tags[block] in INLINE:
                block = self.page.parents[block]
            spaced = " ".join(" ".join(self.parts).split()) if len(text) <= MAX_HEADER else text
            self.lines.append(Line(self.first, self.last, text, self.linked, block, spaced))
        self.parts.clear()
        self.linked = 0


def clean_name(text: str) -> str | None:
    """Return a displayed name without what stands around it (a date, "By", "says:", a number); None for no name."""
    text = _AFTER_NAME.sub("", _TAG.sub("", text))
    name = " ".join(word for word in text.split() if not word.startswith(("http://", "https://", "www.")))
    if not name or len(name) > MAX_HEADER:
        return None
    found = find_date(name)
    if found is not None and _is_inside_word(name, found.start, found.end):
        start = name.find(" ", found.start)
        found = find_date(name, start) if start > 0 else None
    if found is not None:
        before = name[: found.start].strip(_EDGE)
        if _CUT_WEEKDAY.search(before):
            before = _CUT_WEEKDAY.sub("", before)
        name = (
            before
            if any(c.isalpha() for c in before) and not _only_header_words(before)
            else name[found.end :]
        )
    for _ in range(5):
        before = name
        name = TRAILING.sub("", _LEADING.sub("", name, count=1)).strip(_EDGE)
        head, _, last = name.rpartition(" ")
        if head and (last.casefold().strip(".,") in WEEKDAYS or last.casefold() in _LABELS):
            name = head
        first, _, rest = name.partition(" ")
        if rest and first.casefold() in _LABELS:
            name = rest
        if name == before:
            break
    if name.count("(") > name.count(")"):
        name += ")"
    if not name or len(name) > 80 or not any(c.isalnum() for c in name) or _only_header_words(name):
        return None
    return name


def is_plain_name(text: str) -> bool:
    """Tell whether a text in a name's own element is all name: no date, no "says", no label in front."""
    found = find_date(text)
    return (
        any(c.isalnum() for c in text)
        and not is_button(text)
        and (found is None or found.kind == "partial")
        and not _LEADING_NOTE.match(text)
        and not TRAILING.search(text)
        and ":" not in text
    )


def without_notes(text: str) -> str:
    """Return a name without a remark behind it ("(not verified)")."""
    return _NOT_VERIFIED.sub("", text).strip(" \t\n\xa0,|·•") or text


def _is_inside_word(text: str, start: int, stop: int) -> bool:
    """Tell whether a stretch begins or ends in the middle of a word."""
    return (start > 0 and text[start].isalnum() and text[start - 1].isalnum()) or (
        stop < len(text) and text[stop - 1].isalnum() and text[stop].isalnum()
    )


def _only_header_words(text: str) -> bool:
    words = text.casefold().split()
    return all(word.strip(_EDGE + ".") in _HEADER_WORDS for word in words) or text.casefold() in ACTIONS


def shape_of(
    page: Page,
    ranges: list[Range],
    known: set[int],
    *,
    has_author: bool,
    has_date: bool,
    body: Range | None = None,
) -> Shape:
    """Read a comment's fields by shape.

    Args:
        page: The page.
        ranges: The comment's own node ranges.
        known: Nodes already known to be its header or buttons: they are passed over.
        has_author: Whether the author is known.
        has_date: Whether the date is known.
        body: The range of the element that holds the words, if it is known: only header lines and buttons at its
            edges are then taken out of it.
    """
    shape = Shape(skip=set(known))
    lines = lines_of(page, ranges, known)
    head = _header(page, lines, shape, has_author=has_author, has_date=has_date)
    labels = {place for place, line in enumerate(lines) if place not in head and _is_label_line(line, body)}
    if body is None:
        at_edges = {*_leading(list(range(len(lines))), head | labels)}
        at_edges.update(_leading(list(range(len(lines)))[::-1], head | labels))
        labels = {place for place in labels if place in at_edges or lines[place].link}
        if len(head) + len(labels) == len(lines):
            labels -= _words_among(page, lines, labels)
        _body(page, lines, head | labels, shape)
    else:
        inside = [place for place, line in enumerate(lines) if body[0] <= line.start < body[1]]
        around = head | labels
        for edge in (*_leading(inside, around), *_leading(inside[::-1], around)):
            shape.skip.update(range(lines[edge].start, lines[edge].stop))
    return shape


def _words_among(page: Page, lines: list[Line], labels: set[int]) -> set[int]:
    """Return which of a comment's lines are its words where all of them could be buttons or header."""
    unlinked = sorted(place for place in labels if not lines[place].link)
    paragraphs = [place for place in unlinked if page.tags[lines[place].block] in _PARAGRAPHS]
    wordy = [place for place in unlinked if _is_wordy(lines[place].text)]
    return set(paragraphs[-1:] or wordy or unlinked[-1:])


def _is_label_line(line: Line, body: Range | None) -> bool:
    """Tell whether a line is a button, a number or a date; inside the element that holds the words only if it is a link."""
    if line.link == 0 and body is not None and body[0] <= line.start < body[1]:
        return False
    return (
        (is_button(line.text) and (line.link > 0 or not is_plain_word(line.text)))
        or _NUMBER_ONLY.match(line.text) is not None
        or TRAILING.fullmatch(" " + line.text) is not None
        or _PLUGIN_LABEL.fullmatch(line.text) is not None
        or (len(line.text) < 40 and any(map(str.isalpha, line.text)) and _is_rest_of_header(line.text))
        or (len(line.text) < 60 and is_only_date(line.text))
    )


def _is_wordy(text: str) -> bool:
    """Tell whether a text is more than a button's usual label: several words, or none at all."""
    return is_plain_word(text) or len(text.split()) > 3


def _leading(places: list[int], head: set[int]) -> Iterator[int]:
    """Yield the places that are header lines up to the first that is none."""
    for place in places:
        if place not in head:
            return
        yield place


def _header(page: Page, lines: list[Line], shape: Shape, *, has_author: bool, has_date: bool) -> set[int]:
    """Find author and date; return the positions of the lines that are header or buttons."""
    head: set[int] = set()
    if not has_date:
        for place, line in enumerate(lines):
            if len(line.text) > MAX_HEADER or _is_quoted(page, line, lines[0].start):
                continue
            text = line.spaced
            found = find_date(text)
            if (
                found is not None
                and (found.kind != "partial" or _CLOCK.search(text) is not None)
                and (is_only_date(text) or _is_dateline(text, found.start, found.end))
            ):
                shape.date = text[found.start : found.end]
                shape.date_node = line.start
                head.add(place)
                if not has_author:
                    _author_beside_date(page, line, found.start, found.end, shape)
                break
    if not has_author and shape.author is None:
        _author_by_line(page, lines, head, shape)
    return head


def _is_rest_of_header(text: str) -> bool:
    """Tell whether a line holds nothing but words that stand around names and dates ("Comment by", "said this on", "at 07:56")."""
    found = find_date(text)
    if found is not None:
        text = text[: found.start] + " " + text[found.end :]
    text = _CLOCK.sub(" ", text)
    words = [word.strip(_EDGE + ".@*").casefold() for word in text.split()]
    return all(word in _HEADER_WORDS or word.isdigit() for word in words)


def _is_dateline(text: str, start: int, stop: int) -> bool:
    """Tell whether a line that holds a date is a header line: little stands beside the date."""
    return len(text) - (stop - start) < 70 and not text.rstrip().endswith((".", "!", "?"))


def _is_quoted(page: Page, line: Line, low: int) -> bool:
    """Tell whether a line stands in a quotation that begins at or after a node."""
    for above in page.ancestors(line.start):
        if above < low:
            return False
        if page.tags[above] == "blockquote":
            return True
    return False


def _author_beside_date(page: Page, line: Line, start: int, stop: int, shape: Shape) -> None:
    for rest in (line.spaced[:start], line.spaced[stop:]):
        name = clean_name(rest)
        if name and any(c.isalpha() for c in name) and len(name) <= 50 and not find_date(name):
            shape.author, shape.author_node = name, _node_of(page, line, name)
            return


def _author_by_line(page: Page, lines: list[Line], head: set[int], shape: Shape) -> None:
    for place, line in enumerate(lines[:6]):
        if (
            len(line.text) > MAX_HEADER
            or is_button(line.text)
            or _NUMBER_ONLY.match(line.text)
            or _is_quoted(page, line, lines[0].start)
        ):
            continue
        if found := _BYLINE.match(line.text):
            name = clean_name(found["name"])
            if name:
                shape.author, shape.author_node = name, _node_of(page, line, name)
                if found.end() >= len(line.text) - 2 or len(line.text) - found.end() < 50:
                    head.add(place)
                return
    date_place = next(iter(sorted(head)), None)
    order = range(min(len(lines), 4))
    if date_place is not None:
        order = sorted(order, key=lambda place: abs(place - date_place))  # type: ignore[assignment]
    for place in order:
        line = lines[place]
        if place in head or len(line.text) > 50 or is_button(line.text) or _ends_sentence(line.text):
            continue
        name = clean_name(line.text)
        if name and any(c.isalpha() for c in name) and len(name.split()) <= 5:
            shape.author, shape.author_node = name, _node_of(page, line, name)
            head.add(place)
            return


def _ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does and not with an initial ("Luca B.", "Sammy Jr.")."""
    return text.endswith(("!", "?")) or (text.endswith(".") and len(text.rsplit(maxsplit=1)[-1]) > 3)


def _node_of(page: Page, line: Line, name: str) -> int:
    """Return the node of a line whose text holds the name."""
    first = name.split(maxsplit=1)[0]
    for node in range(line.start, line.stop):
        if first in page.texts[node]:
            return node
    return line.start


def is_button(text: str) -> bool:
    """Tell whether a line is made of labels of buttons and links ("Reply", "Like (3)", "Permalink | Quote")."""
    if len(text) > 70:
        return False
    label = text.strip(_EDGE + "0123456789+.").casefold()
    if not label or label in ACTIONS:
        return True
    if (
        label.startswith(("reply to ", "antworte auf ", "répondre à ", "responder a ", "in reply to "))
        and len(text) < 60
    ):
        return True
    parts = [part for part in re.split(r"\s*[|•·/()\[\]]\s*|\s{2,}", label) if part.strip("0123456789 +-")]
    return len(parts) > 1 and all(part.strip(_EDGE + "0123456789") in ACTIONS for part in parts)


def is_plain_word(text: str) -> bool:
    """Tell whether a label could as well be a comment's words ("Thanks", "Like!", ":-)", "1:07:31")."""
    return not any(c.isalpha() for c in text) or text.strip(_EDGE + ".!").casefold() in _PLAIN_WORDS


def is_ping_label(text: str) -> bool:
    """Tell whether a line of a ping is no excerpt: its label, a date, buttons."""
    return (
        is_button(text)
        or _is_rest_of_header(text)
        or (len(text) < 30 and text.endswith((":", "：")))
        or (len(text) < 70 and _PING.search(text) is not None)
    )


def _body(page: Page, lines: list[Line], head: set[int], shape: Shape) -> None:
    """Take the lines that are left as the words."""
    words = [place for place in range(len(lines)) if place not in head]
    if not words:
        return
    ranges: list[Range] = []
    before = -1
    for place in words:
        line = lines[place]
        if ranges and place - 1 == before and line.start >= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], line.stop)
        else:
            ranges.append((line.start, line.stop))
        before = place
    shape.body = tuple((_with_wrappers(page, low, high), high) for low, high in ranges)


def _with_wrappers(page: Page, low: int, high: int) -> int:
    """Return the first node of a range moved up to the elements that begin with it and end within it."""
    above = page.parents[low]
    while above >= 0 and page.ends[above] <= high and above == low - 1:
        low, above = above, page.parents[above]
    return low


def is_hidden_part(names: str) -> bool:
    """Tell whether an element's class words say that it is no part of a comment's words."""
    return bool(_SCREEN.search(names))
