"""Which line of a text is its title: a fitted linear score of where it stands and what it shares with the article."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import unquote, urlsplit

from postparse.dates import find_date
from postparse.text import title_weights
from postparse.text.article import main_stretch, shares_of_body
from postparse.text.features import Text
from postparse.text.labels import LABELS
from postparse.text.local import FUNCTION_WORDS
from postparse.text.packing import lines_joined

LONGEST = 250
SEARCHED = 60_000
"""How many characters at either end are searched for repetitions of a line."""

_TITLE = LABELS.index("T")
_WORD = re.compile(r"\w{3,}")
_COUNT = re.compile(r"(?<=\S)\s+\(?\d{1,5}\)?$")
_HOST = re.compile(r"(?<!\s)\s+\((?:[\w-]++\.)++[a-z]{2,}\)$")
_REPLY = re.compile(r"^(?:re|aw|antw):\s+(?=\S)", re.I)
_ADDRESS_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.I)
_ACCENT = re.compile(r"[\u0300-\u036f]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae"})
_CRUMB = re.compile(r"[|»›>/]")


def find_title(text: Text, labels: str, emitted: Sequence[Sequence[float]], url: str | None = None) -> int:
    """Return the number of the line that is the title; -1 where the text has none."""
    best, row = -1e9, -1
    for n, features in title_features(text, labels, emitted, url):
        score = title_score(features, title_weights.WEIGHTS)
        if score > best:
            best, row = score, n
    return row


def title_score(features: Sequence[str], weights: Mapping[str, int]) -> int:
    """Return the sum of the features' weights."""
    return sum(weights.get(name, 0) for name in features)


def title_words(text: Text, row: int) -> str:
    """Return the words of a title's line without a date, a count of comments, a host or "Re:" beside it."""
    words = _REPLY.sub("", _HOST.sub("", text.units[row].text)) or text.units[row].text
    date = find_date(words)
    if date is not None and date.end == len(words) and date.start >= 12 and date.kind == "absolute":
        words = words[: date.start].rstrip(" ,|-–—•·")
    if (found := _COUNT.search(words)) is not None and len(words.split()) > 3:
        bare = words[: found.start()]
        count = int(found.group().strip(" ()"))
        if count == text.claimed or any(unit.text == bare for unit in text.units):
            words = bare
    return words


def words_of_address(url: str | None) -> frozenset[str]:
    """Return the words that an address spells: those of its path's most telling part, as titles are put into addresses.

    >>> sorted(words_of_address("https://example.org/2024/03/on-baking-bread.html"))
    ['baking', 'bread', 'on']

    """
    if not url:
        return frozenset()
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return frozenset()
    parts = [_ADDRESS_WORD.findall(plain(_ENDING.sub("", part))) for part in path.split("/")[-4:]]
    words = max(parts, key=lambda found: (len(found), sum(map(len, found))), default=[])
    return frozenset(words) if len(words) > 1 else frozenset()


def plain(text: str) -> str:
    """Return a text's letters as addresses spell them: small, without accents, umlauts in two letters."""
    folded = text[:1000].casefold().translate(_UMLAUTS)
    return _ACCENT.sub("", unicodedata.normalize("NFKD", folded))


def _shared_with(words: frozenset[str], text: str) -> str:
    """Return how much of a line is in an address and how much of the address is in the line, in fifths."""
    if not words:
        return "-"
    own = set(_ADDRESS_WORD.findall(plain(text)))
    both = len(own & words)
    return f"{5 * both // max(len(own), 1)}{5 * both // len(words)}"


def name_of_host(url: str | None) -> str:
    """Return the letters of an address's host, which mostly spell the site's name.

    >>> name_of_host("https://www.the-weir.example.org/a")
    'theweirexampleorg'

    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return "".join(_ADDRESS_WORD.findall(host.removeprefix("www.")))


def _names_host(host: str, text: str) -> str:
    """Tell whether a line is the site's name, as its host spells it, and nothing more."""
    if not host:
        return "-"
    letters = "".join(_ADDRESS_WORD.findall(plain(text)))
    return "name" if len(letters) > 3 and letters in host else "other"


def title_features(
    text: Text, labels: str, emitted: Sequence[Sequence[float]], url: str | None = None
) -> list[tuple[int, list[str]]]:
    """Return the lines that may be the title with their features."""
    units, shapes, layout = text.units, text.shapes, text.layout
    count = len(units)
    address = words_of_address(url)
    host = name_of_host(url)
    low, high = main_stretch(text, labels, shares_of_body(labels, emitted))
    body = low if high else labels.find("B")
    comments = next((n for n, name in enumerate(labels) if name in "SK"), count)
    limit = body + 8 if body >= 0 else min(comments, 120)
    words_of_body: Counter[str] = Counter()
    early: set[str] = set()
    taken = 0
    for n, name in enumerate(labels):
        if name == "B" and n >= body:
            words = _WORD.findall(units[n].text.casefold())
            words_of_body.update(words)
            if taken < 60:
                early.update(words)
                taken += len(words)
    short: dict[str, int] = Counter(unit.text.casefold() for unit in units if len(unit.text) <= LONGEST)
    elsewhere = lines_joined(
        (unit.text.casefold() for unit in units if len(unit.text) <= 2 * LONGEST), " \n "
    )
    elsewhere = elsewhere if len(elsewhere) <= 2 * SEARCHED else elsewhere[:SEARCHED] + elsewhere[-SEARCHED:]
    headed = " \n ".join(
        unit.text.casefold() for unit, shape in zip(units, shapes, strict=True) if shape.kind == "h"
    )[:SEARCHED]
    levels = Counter(unit.level for unit in units if unit.level)
    rows: list[tuple[int, list[str]]] = []
    last_heading = -1
    for n in range(min(limit, count)):
        if labels[n] not in "SXCK" and _is_marked(text, n) and (body < 0 or n < body):
            last_heading = n
    seen_levels: Counter[int] = Counter()
    searched = 0
    for n in range(min(max(limit, 0), count)):
        unit, shape = units[n], shapes[n]
        size = len(unit.text)
        if unit.level:
            seen_levels[unit.level] += 1
        if labels[n] in "SXCK" or not 2 <= size <= LONGEST or shape.kind in "acln":
            continue
        folded = unit.text.casefold()
        if size < 12 and FUNCTION_WORDS.issuperset(folded.split()):
            # "About" and "All" are buttons of menus; every article has such words.
            continue
        own = set(_WORD.findall(folded))
        shared = sum(word in words_of_body for word in own) * 4 // len(own) if own else 9
        begun = sum(word in early for word in own) * 4 // len(own) if own else 9
        away = body - n if body >= 0 else 99
        marked = "-"
        if layout.markdown:
            marked = (
                f"{unit.level}{min(seen_levels[unit.level], 3)}{min(levels[unit.level], 3)}"
                if unit.level
                else "-"
            )
        elif layout.width and _is_marked(text, n):
            marked = "out"
        times = 0
        if size >= 6 and searched < 400:
            searched += 1
            times = min(elsewhere.count(folded), 5)
        margin = emitted[n][_TITLE] - max(value for k, value in enumerate(emitted[n]) if k != _TITLE)
        in_address = _shared_with(address, unit.text)
        soon = range(n + 1, min(n + 4, count))
        dated = any(shapes[k].date is not None and shapes[k].kind != "p" for k in soon)
        by = any(shapes[k].kind == "b" or units[k].text[:3].casefold() in ("by ", "von") for k in soon)
        place = bisect_right((0, 1, 2, 3, 5, 9, 20, 40), away)
        rows.append(
            (
                n,
                [
                    f"kind:{shape.kind}",
                    f"address:{in_address}",
                    f"address,marked:{in_address}{marked[:1]}",
                    f"host:{_names_host(host, unit.text)}",
                    f"marked:{marked}",
                    f"marked,away:{marked[:1]}{place}",
                    f"away:{place}",
                    f"shared:{shared}",
                    f"begun:{begun}",
                    f"begun,size:{begun}{bisect_right((12, 24, 40, 80), size)}",
                    f"times:{times}{bisect_right((12, 24), size)}",
                    f"equal:{min(short[folded], 3)}",
                    f"quoted:{size >= 6 and folded in headed}",
                    f"size:{bisect_right((6, 12, 20, 30, 45, 60, 80, 110, 150), size)}",
                    f"linked:{unit.linked * 4 // size if layout.markdown else 9}",
                    f"ends:{shape.ends}",
                    f"dated:{dated}{place < 4}",
                    f"by:{by}{place < 4}",
                    f"before:{shapes[n - 1].kind if n else '^'}",
                    f"after:{shapes[n + 1].kind if n + 1 < count else '$'}",
                    f"blanks:{min(unit.blanks, 3)}{layout.markdown}",
                    f"marker:{unit.marker != ''}",
                    f"alone:{min(unit.blanks, 2)}{min(units[n + 1].blanks, 2) if n + 1 < count else 2}{layout.markdown}",
                    f"share:{bisect_right((2, 4, 8), len(own))}{begun}",
                    f"under:{labels[n + 1] if n + 1 < count else '$'}{labels[n - 1] if n else '^'}",
                    f"label:{labels[n]}",
                    f"margin:{bisect_right((-12, -8, -5, -3, -1, 0, 1, 3), margin)}",
                    f"first:{bisect_right((1, 2, 4, 8, 16, 40), n)}",
                    f"crumb:{_CRUMB.search(unit.text) is not None}",
                    f"upper:{unit.text.isupper()}",
                    f"last heading:{n == last_heading}",
                    f"date:{shape.date is not None}",
                    f"after words:{shape.is_after or shape.is_form}",
                    f"capital:{unit.text[:1].isupper()}",
                ],
            )
        )
    return rows


def _is_marked(text: Text, row: int) -> bool:
    unit = text.units[row]
    return bool(unit.level) or bool(text.layout.width and unit.indent < text.layout.base and not unit.marker)
