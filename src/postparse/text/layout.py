"""How a text is laid out: its lines, joined where a renderer wrapped them, with their columns and list markers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import chain, islice

from attrs import define, field

from postparse.dates.grammar import month_number
from postparse.text.heads import part_heads
from postparse.text.markdown import is_markdown, plain
from postparse.text.packing import gathered
from postparse.text.units import Unit

MOST_LINES_TRIED = 20_000
_SPLIT_AT_ONCE = 100_000
"""So many characters, and those up to the end of the line, become lines at once: those of a long text are not all kept."""
WIDTHS = range(56, 133)
LONGEST_BUTTON = 50
FEWEST_AGAIN = 4

_MARKER = re.compile(r"(?P<bullet>[*+•□☆○●■◦▪‣·◆◇★-]|[o#@](?=\s|$))(?=\s|$)|(?P<number>\d{1,5})[.)](?=\s|$)")
_IMAGE = re.compile(
    r"\[[\w.%+~@=-]{1,60}\]|\[[^\[\]\s]{1,200}\.(?:jpe?g|png|gif|webp|svg)(?:\?[^\[\]\s]{0,120})?\]|!\[[^\]\[]{0,200}\]\([^()\s]{0,500}\)"
)
_FILE = re.compile(
    r"\.(?:gif|png|jpe?g|svg|webp|bmp|ico|php|aspx?|cgi)$|[_%]|[a-zA-Z]\d|\d[a-zA-Z]|[a-z]-[a-z]", re.I
)
_NOT_A_PICTURE = frozenset(
    "deleted removed sic edit edited update updated quote spoiler hidden moderated entfernt gelöscht".split()
)
_LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=\S)")
_FIELD = re.compile(r"_{5,}|\(BUTTON\)|\[ {3,}\]")
"""Fields and buttons of forms as text browsers draw them."""
_RULE = re.compile(r"(?:[-=_*~─━—]\s?+){4,}+$")
_SPACE = re.compile(r"\s*+")
_SPACE_TO_END = re.compile(r"\s*+\Z")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_SPACES = "\u00a0\u2007\u202f\u2009\u3000"
_MONTH = r"(?:Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|März|Apr(?:il)?|Ma[iy]|Jun[ei]?|Jul[iy]?|Aug(?:ust)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?)"
_GLUED = (
    rf"(?<=[a-zäöüß])(?={_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? )|(?<=[^\W_])(?={_MONTH}\.? \d{{1,2}}, \d{{4}})"
    rf"|(?<=[a-zäöüß])(?=\d{{1,2}}\.? {_MONTH} \d{{4}},? (?:at )?\d{{1,2}}:\d\d)"
    r"|(?<=[a-zäöüß])(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, |(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag, |Mittwoch, )"
)
_GLUED_MONTH = re.compile(rf"[JFMASONDTW\d](?<=(?=(?:{_GLUED})).)")
"""Where a renderer printed a name and a date without a space between them."""
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_DIGITS = re.compile(r"\d+")
_NUMBER_ALONE = re.compile(r"\d{1,4}[.)]$")
_DAY_AND_YEAR = re.compile(r"\s\d{1,2}(?:st|nd|rd|th)?,\s\d{4}(?!\d)")
_BULLET_ALONE = re.compile(r"(\s*+)[*+-](?=\s|$)")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_FENCE = re.compile(r"(?:```|~~~)")
_QUOTED = re.compile(r"(?:>\s?+)++")


@define(eq=False)
class Layout:
    """A text's lines and what was found about the renderer that printed it.

    Attributes:
        units: The lines that have words.
        width: The column at which the renderer broke lines; None where it did not.
        markdown: Whether the text is Markdown.
        base: The column in which most prose stands.
    """

    units: Sequence[Unit] = field(factory=list)
    width: int | None = None
    markdown: bool = False
    base: int = 0

    @property
    def dialect(self) -> str:
        """A name for the layout."""
        if self.markdown:
            return "markdown"
        marked = any(unit.marker for unit in self.units)
        return f"{'listed' if marked else 'flat'}{'' if self.width is None else f', wrapped at {self.width}'}"


def _with_spaces(text: str) -> str:
    """Return a text with plain spaces for all others. Replacing one by one is much faster than translating."""
    for sign in _SPACES:
        text = text.replace(sign, " ")
    return text


def lines_of(text: str) -> Iterator[str]:
    """Yield a text's lines without invisible characters, tabs and entities resolved."""
    for sign in _INVISIBLE:
        text = text.replace(sign, "")
    text = _with_spaces(text)
    if _ENTITY.search(text):
        text = _with_spaces(_ENTITY.sub(lambda found: unescape(found.group()), text))
    text = _FIELD.sub(" ", text)
    text = _GLUED_MONTH.sub(r" \g<0>", text)
    place = 0
    while place < len(text):
        stop = text.find("\n", place + _SPLIT_AT_ONCE) + 1 or len(text)
        for line in text[place:stop].expandtabs(8).splitlines():
            yield line.rstrip()
        place = stop


def wrap_width(lines: list[str]) -> int | None:
    """Return the width at which lines were broken: the one that explains most breaks; None where nothing was wrapped."""
    pairs: Counter[tuple[int, int]] = Counter()
    longest: Counter[int] = Counter()
    for line, following in zip(lines[:MOST_LINES_TRIED], lines[1 : MOST_LINES_TRIED + 1], strict=False):
        size = len(line)
        if size < WIDTHS[0] - 30:
            continue
        longest[size] += 1
        words = following.split(None, 1)
        if words and not _MARKER.match(words[0]):
            pairs[size, size + 1 + len(words[0])] += 1
    best, best_score = None, 0.0
    total = sum(pairs.values())
    for width in WIDTHS:
        explained = sum(
            count for (size, needed), count in pairs.items() if size <= width < needed and width - size < 24
        )
        over = sum(count for size, count in longest.items() if size > width)
        score = explained - 0.5 * over
        if score > best_score:
            best, best_score = width, score
    return best if best is not None and best_score >= max(2, 0.12 * total) else None


def read_layout(text: str) -> Layout:
    """Return the lines of a text, wrapped ones joined, with their columns, markers and Markdown marks."""
    markdown = is_markdown(text)
    lines = lines_of(text)
    first = list(islice(lines, MOST_LINES_TRIED + 1))
    width = None if markdown else wrap_width(first)
    whole = _whole_lines(first) if width is not None else frozenset()
    units = part_heads(gathered(_units_of(chain(first, lines), markdown, width, whole)))
    return Layout(units, width, markdown, _base(units))


def _units_of(
    lines: Iterable[str], markdown: bool, width: int | None, whole: frozenset[str]
) -> Iterator[Unit]:
    """Yield the lines that have words, wrapped ones joined."""
    current: Unit | None = None
    wrapped: list[str] = []
    above = ""
    blanks, fenced = 0, False
    number_alone: tuple[str, int, int] | None = None
    bullet_alone = -1
    hollow: list[int] = []
    for number, line in enumerate(lines):
        stripped = line.strip()
        if markdown and _FENCE.match(stripped):
            fenced = not fenced
            blanks += 1
            continue
        if not stripped:
            blanks += 1
            continue
        if not fenced and _NUMBER_ALONE.match(stripped):
            # Some renderers print an item's number on a line of its own.
            number_alone = (stripped.rstrip(".)"), len(line) - len(line.lstrip()) + len(stripped) - 1, number)
            blanks += 1
            continue
        if fenced:
            yield from _whole(current, wrapped)
            current = Unit(line, 0, "", 0, blanks, code=True)
            blanks = 0
            continue
        if _RULE.match(stripped):
            blanks += 2
            continue
        if (
            width is not None
            and current is not None
            and not blanks
            and not current.code
            and _continues(current, above, line, width)
            and _ending(above) not in whole
            and _masked(stripped) not in whole
        ):
            wrapped.append(_without_images(stripped))
            above = line
            continue
        unit = _unit(line, markdown, blanks)
        above = line
        if unit is None:
            blanks += 1
            bullet = _BULLET_ALONE.match(line) if markdown else None
            bullet_alone = len(bullet.group(1)) if bullet is not None else bullet_alone
            if not markdown and len(stripped) == 1 and _MARKER.match(stripped):
                hollow.append(len(line) - 1)
            continue
        if hollow:
            unit.hollow, hollow = tuple(hollow), []
        if bullet_alone >= 0:
            unit.item = bullet_alone if not unit.marker else -1
            bullet_alone = -1
        if number_alone is not None:
            if number - number_alone[2] <= 2 and not unit.marker:
                unit.marker, unit.marker_column = number_alone[:2]
            number_alone = None
        yield from _whole(current, wrapped)
        current = unit
        blanks = 0
    yield from _whole(current, wrapped)


def _whole(unit: Unit | None, wrapped: list[str]) -> Iterator[Unit]:
    """Yield a line with those that a renderer wrapped from it, if it has words; they are taken out of the list."""
    if unit is None:
        return
    if not unit.code:
        unit.text = " ".join(" ".join((unit.text, *wrapped)).split())
    wrapped.clear()
    if unit.text:
        yield unit


def _continues(unit: Unit, line: str, following: str, width: int) -> bool:
    """Tell whether a line goes on in the next one: its first word did not fit."""
    stripped = following.lstrip()
    first = stripped.split(None, 1)[0]
    column = len(following) - len(stripped)
    if abs(column - unit.indent) > 1 or (_MARKER.match(stripped) and column < unit.indent):
        return False
    return len(line) + 1 + len(first) > width - 2 and len(line) > width // 3


def _whole_lines(lines: list[str]) -> frozenset[str]:
    """Return short lines that come again, and what several lines end in: buttons and headers, not words of a paragraph.

    Paragraphs are wrapped at other words each time. What ends in the same three words again and again was not wrapped
    there, however long it is, and a line that comes again does not go on with the one above it.
    """
    found: Counter[str] = Counter()
    for line in lines[:MOST_LINES_TRIED]:
        stripped = line.strip()
        if stripped and len(stripped) <= LONGEST_BUTTON and stripped[-1] not in ".,;:!?":
            found[_masked(stripped)] += 1
        if ending := _ending(line):
            found[ending] += 1
    return frozenset(words for words, count in found.items() if count >= FEWEST_AGAIN)


def _ending(line: str) -> str:
    """Return the last three words of a long line, numbers masked."""
    words = line.rsplit(None, 3)[1:] if len(line) > LONGEST_BUTTON else []
    return f"…{_masked(' '.join(words))}" if words else ""


def _masked(words: str) -> str:
    return _DIGITS.sub("0", words)


def _without_images(text: str) -> str:
    """Return a line without the names of pictures that text browsers print in brackets."""
    if "[" not in text:
        return text
    text = _LINK_NUMBER.sub("", text)
    if _IMAGE.search(text) is None:
        return text
    alone = not _IMAGE.sub("", text).strip()

    def kept(found: re.Match[str]) -> str:
        name = found.group()
        if name.startswith("!"):
            return ""
        inner = name[1:-1]
        if inner.casefold() in _NOT_A_PICTURE:
            return name
        is_name = _FILE.search(inner) is not None or (
            inner.islower() and (alone or not found.start()) and len(inner) > 3
        )
        return "" if is_name or (alone and inner.isascii() and not inner.istitle()) else name

    return _IMAGE.sub(kept, text)


def _unit(line: str, markdown: bool, blanks: int) -> Unit | None:
    column = len(line) - len(line.lstrip())
    rest = line[column:]
    quoted = level = 0
    if rest.startswith(">") and (found := _QUOTED.match(rest)):
        quoted = found.group().count(">")
        rest = rest[found.end() :]
    marker, marker_column = "", column
    place = gap = 0
    hollow: tuple[int, ...] = ()
    while found := _MARKER.match(rest, place):
        if markdown and gap > 2:
            # An item without words, and this one's own line printed behind it.
            hollow = (*hollow, marker_column)
            column = gap - 1
        if (found.group() == "o" and column < 6) or (found.group() in "#@" and (column < 12 or markdown)):
            break
        if found.group("number") and marker and _SPACE_TO_END.match(rest, found.end()):
            break
        if found.group("number") and _is_day(rest, found.end()):
            break
        if found.group("number"):
            marker = found.group("number")
            # Markdown aligns numbers to the left, text browsers align them to the right.
            marker_column = column if markdown else column + found.end() - place - 2
        else:
            marker = "*"
            marker_column = column
        end = _SPACE.match(rest, found.end()).end()  # type: ignore[union-attr]
        gap = end - found.end()
        column += end - place
        place = end
        if place == len(rest):
            break
    rest = rest[place:]
    if markdown:
        if (heading := _HEADING.match(rest)) is not None:
            level = len(heading.group(1))
            rest = rest[heading.end() :].rstrip("# ")
        text, linked, links = plain(rest)
        text = _GLUED_MONTH.sub(r" \g<0>", text)
    else:
        text, linked, links = _without_images(rest).strip(), 0, ()
    if not text:
        if marker and marker != "*":
            return Unit(f"{marker}.", column, marker, marker_column, blanks)
        return None
    return Unit(
        text,
        column,
        marker,
        marker_column,
        blanks,
        level,
        quoted,
        linked,
        links,
        hollow=hollow,
    )


def _is_day(rest: str, end: int) -> bool:
    """Tell whether a number with a full stop is the day of a date ("3. Mai 2019")."""
    words = rest[end : end + 30].split(None, 1)
    if not words or not words[0].rstrip(".,").isalpha() or month_number(words[0].rstrip(".,")) is None:
        return False
    # "3. May 12, 2019" is the third item, and its date.
    return _DAY_AND_YEAR.match(rest, rest.index(words[0], end) + len(words[0])) is None


def _base(units: Sequence[Unit]) -> int:
    columns: Counter[int] = Counter()
    for unit in units:
        if not unit.marker and len(unit.text) > 60:
            columns[unit.indent] += len(unit.text)
    return columns.most_common(1)[0][0] if columns else 0
