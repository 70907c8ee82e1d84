"""Comments of a text: labelled lines become records, each record's name and date are found where most records have them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from os.path import commonprefix

from postparse.dates import DateReader
from postparse.dates.finding import WEEKDAYS
from postparse.html.comments.miner.words import CLOSED, PLACEHOLDER
from postparse.models import Block, Comment, Person, Thread
from postparse.text.blocks import blocks_of
from postparse.text.features import Text
from postparse.text.records import Record
from postparse.text.replies import answered_names, parents_of
from postparse.text.shapes import is_action
from postparse.threads import build_thread

LONGEST_NAME = 60
FEWEST_POSTS = 3
LINES_ABOVE = 12

_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_BRACKETS = re.compile(r"(?:(?<!\s)\s+)?[(\[][^()\[\]]{0,40}[)\]]$")


def records_of(labels: str) -> list[Record]:
    """Return the runs of labelled lines that make one comment each; those without text are left out."""
    records: list[Record] = []
    current: Record | None = None
    for n, name in enumerate(labels):
        if name in "SK" or (name == "C" and current is None):
            current = Record(n, n + 1)
            records.append(current)
        if name not in "SKXC":
            current = None
            continue
        if current is None:
            continue
        current.stop = n + 1
        (current.content if name in "CK" else current.frame).append(n)
    return [record for record in records if record.content]


def reclaim_text(text: Text, records: list[Record]) -> None:
    """Give comments back what was taken for their frame but reads like their text, and comes but once."""
    times = Counter(text.units[row].text for record in records for row in (*record.frame, *record.content))
    for record in records:
        first = record.content[0]
        found = [
            row
            for row in record.frame
            if row > first
            and times[text.units[row].text] == 1
            and text.shapes[row].kind in "qmp"
            and (text.shapes[row].ends or text.shapes[row].kind != "m")
            and text.shapes[row].date is None
            and not text.shapes[row].is_form
            and not text.shapes[row].is_after
        ]
        if found:
            record.content = sorted([*record.content, *found])
            record.frame = [row for row in record.frame if row not in found]


def drop_signatures(text: Text, records: list[Record]) -> None:
    """Take lines out of comments' texts that come again in other comments, below their text: signatures and buttons."""

    def key(row: int) -> str:
        words = text.units[row].text
        return _DIGITS.sub("0", words) if len(words) <= 60 else words

    counts: Counter[str] = Counter()
    for record in records:
        counts.update({key(row) for row in record.content[1:]})
    for record in records:
        content = record.content
        kept = [
            row
            for place, row in enumerate(content)
            if not place or counts[key(row)] < 2 or len(text.units[row].text) < 4
        ]
        if len(kept) < len(content):
            record.frame = sorted({*record.frame, *content} - set(kept))
            record.content = kept


def read_frames(text: Text, records: list[Record]) -> None:
    """Find each record's date and author.

    What stands in one place of most records, and differs from record to record, is the name; where a record has none
    there, the next likely place is asked.
    """
    for record in records:
        _read_date(text, record)
    slots: dict[str, Counter[str]] = defaultdict(Counter)
    options: list[list[tuple[str, list[str], int, float]]] = []
    for record in records:
        found = list(_names(text, record))
        options.append(found)
        counted: set[str] = set()
        for name, keys, _, _ in found:
            for key in keys:
                if key not in counted:
                    counted.add(key)
                    slots[key][_DIGITS.sub("0", name)] += 1
    count = len(records)
    often = Counter(
        name for options_of in options for name in {_DIGITS.sub("0", option[0]) for option in options_of}
    )
    distinct = len(often)
    most = max(4, 0.5 * count) if distinct > 3 else count + 1
    worth: dict[str, float] = {}
    for key, names in slots.items():
        covered = sum(names.values()) / count
        varied = len(names) / sum(names.values())
        worth[key] = covered * (0.35 + 0.65 * min(1.0, varied * 1.5)) if count > 2 else covered
    for record, found in zip(records, options, strict=True):
        found = [option for option in found if often[_DIGITS.sub("0", option[0])] < most] or (
            found if count < 4 else []
        )
        if found:
            name, _, row, _ = max(
                found, key=lambda option: option[3] * sum(worth[key] for key in option[1]) / len(option[1])
            )
            record.author, record.author_row = name, row
            unit = text.units[row]
            record.author_url = next(
                (address for words, address in unit.links if words == name and "://" in address), None
            )

    nameless = [record for record in records if record.author is None]
    if count > 2 and len(nameless) > 0.4 * count:
        _promote_first_lines(text, nameless)
    _unframe(records)


def _promote_first_lines(text: Text, records: list[Record]) -> None:
    """Take the first lines of comments as their authors' names where all of them look it and no other line does."""
    found: list[tuple[Record, str]] = []
    for record in records:
        row = record.content[0]
        if len(record.content) < 2 or text.shapes[row].kind not in "Ntsb":
            continue
        name = _name_line(text.units[row].text)
        if _is_name(name) and len(name) <= 40:
            found.append((record, name))
    if len(found) < 0.8 * len(records) or len({name for _, name in found}) < 0.5 * len(found):
        return
    for record, name in found:
        record.author, record.author_row = name, record.content[0]
        record.frame = sorted([*record.frame, record.content[0]])
        record.content = record.content[1:]


def _read_date(text: Text, record: Record) -> None:
    rank = {"d": 0, "D": 0, "e": 1}
    rows = [row for row in record.frame if text.shapes[row].date is not None]
    if not rows:
        return
    first = record.content[0]

    def order(row: int) -> tuple[int, bool, int]:
        found = text.shapes[row].date
        return (
            rank.get(text.shapes[row].kind, 2),
            found is not None and found.kind != "absolute",
            abs(row - first),
        )

    rows.sort(key=order)
    row = rows[0]
    date = text.shapes[row].date
    if date is not None:
        record.date, record.date_row = text.units[row].text[date.start : date.end], row


def _names(text: Text, record: Record) -> Iterator[tuple[str, list[str], int, float]]:
    """Yield what may be a record's author: the name, the places it stands in, its line, how likely its shape is."""
    first = record.content[0]
    for row in record.frame:
        unit, shape = text.units[row], text.shapes[row]
        if shape.kind in "apvnlo" and shape.date is None:
            continue
        words, likely = unit.text, 0.8
        place = "before" if row < first else "after"
        if shape.date is not None:
            before = _before_date(words[: shape.date.start])
            after = _after_date(words[shape.date.end :])
            for side, name in (("<", before), (">", after)):
                if _is_name(name):
                    yield name, [f"{place}date{side}"], row, 1.0 if side == "<" else 0.8
            continue
        name = _name_line(words)
        if not _is_name(name):
            continue
        if shape.kind == "s":
            likely = 1.3
        elif shape.kind in "bu":
            likely = 1.1
        elif shape.kind in "qmh":
            likely = 0.4
        keys = [
            f"{place}{shape.kind}{min(row - record.start, 4)}"
            if place == "before"
            else f"after{shape.kind}{row - record.stop}"
        ]
        if record.date_row >= 0:
            keys.append(f"date{row - record.date_row}")
        keys.append(f"text{max(row - first, -5)}" if row < first else f"end{row - record.content[-1]}")
        yield name, keys, row, likely


_BY = re.compile(
    r"^(?:(?:re(?:ply|: )?|comment(?:ed)?|posted|written|submitted|left|kommentar|geschrieben|verfasst|eingereicht|erstellt|publié|posté|écrit|publicado|enviado|escrito|scritto|inviato"
    r"|geplaatst|opublikowane|author|autor|verfasser|name|user|from)\s*)?(?:by|von|vom|par|por|da|door|af|av|przez|от|by:|:)\s*:?\s+",
    re.I,
)
_SAID = re.compile(
    r"(?:(?<!\s)\s+)?\b(?:said|says|say|wrote|writes|replied|replies|responded|adds|added|asked|commented|comments|meint|meinte|sagt|sagte|schrieb|schreibt|antwortet|antwortete|kommentiert|kommentierte"
    r"|hat (?:am )?geschrieben|hat gesagt|dit|a dit|a écrit|écrit|dice|dijo|escribió|disse|diz|ha scritto|scrive|ha detto|schreef|zegt|skriver|skrev|säger|sier|siger|napisał(?:\(a\))?|pisze|píše"
    r"|napsal|írta|mondja|diyor ki|dedi ki|yazdı|пишет|написал|сказал|говорит|каже|より|posted|geschrieben)(?:\s++(?:this|that|das|ceci|esto|am|on|at|um|le|el))?\s*+(?:[:：]|\.{2,3}|…)?$",
    re.I,
)
_BEFORE_DATE = re.compile(
    r"(?:(?<![\s,|·•»«@(\[–—-])[\s,|·•»«@(\[–—-]+|\b(?:on|at|am|um|le|el|op|den|the|il|posted|date|datum|joined|posts?|wrote|schrieb)\s*+:?)$",
    re.I,
)
_AFTER_DATE = re.compile(
    r"^(?:[\s,|·•»«:;)\]#–—-]+|(?:am|pm|uhr|h)\b\s*|(?:am|pm|uhr)?\d{1,5}(?=[A-Z]|\s+[^\W\d]))", re.I
)
_COUNT = re.compile(
    r"^(?:(?:comment|post|reply|beitrag|kommentar|antwort|nr|no)\.?\s*+(?:[#№]\s*+)?\d{1,5}|[#№]\s?\d{1,5}|\d{1,5}[.):])\s*(?:[-–:.|]\s*)?",
    re.I,
)
_CONTACT = re.compile(
    r"(?:(?<!\s)\s+)?(?:\(\d+\)\s*+)?(?:<[^<>\s@]++@[^<>\s]++>|\(?https?://\S++)\s*+$", re.I
)
_REACTED = re.compile(
    r"(?<!\s)\s+(?:reblogged|liked|rebloggte) (?:this|das)\b.*$|(?:(?<!\s)\s+)?(?:responded|replied|antwortete) (?:to|auf)\s.*$",
    re.I,
)
_ADDRESS = re.compile(r"^https?://\S{1,90}\s+(?=\S)")
_VOTES = re.compile(r"^(?:[+−-]\d{1,4}|\d{1,4}(?=\s+#))\s+(?=\S)")


def _name_line(words: str) -> str:
    """Return the name in a line without a date."""
    words = _VOTES.sub("", words.strip())
    words = _ADDRESS.sub("", words, count=1)
    words = _CONTACT.sub("", words)
    words = _REACTED.sub("", words)
    words = _COUNT.sub("", words, count=1)
    words = _BY.sub("", words, count=1)
    words = _SAID.sub("", words, count=1)
    return _trimmed(words)


def _before_date(words: str) -> str:
    """Return the name that stands before a date."""
    words = _weekday_off(words)
    for _ in range(6):
        shorter = _weekday_off(_BEFORE_DATE.sub("", words, count=1))
        if shorter == words:
            break
        words = shorter
    return _name_line(words)


def _weekday_off(words: str) -> str:
    bare = words.rstrip(" ,.|·-–")
    last = bare.rsplit(None, 1)[-1] if bare else ""
    if last.casefold().strip("(,.|") in WEEKDAYS or last in _SHORT_DAYS:
        return bare[: len(bare) - len(last)]
    return words


_SHORT_DAYS = frozenset("Mo Di Mi Do Fr Sa So lun mar mer jeu ven sam dim".split())


def _after_date(words: str) -> str:
    """Return the name that stands after a date."""
    for _ in range(6):
        shorter = _AFTER_DATE.sub("", words, count=1)
        if shorter == words:
            break
        words = shorter
    return _name_line(words)


def _trimmed(words: str) -> str:
    words = words.strip(' \t,;:|·•-–—»«"“”*_↓↑→')
    shorter = _BRACKETS.sub("", words).rstrip(" ,|-–")
    if shorter != words and _LETTER.search(shorter) and _BRACKETS.search(words) and _IS_NOTE.search(words):
        return shorter
    return words


_IS_NOTE = re.compile(
    r"[(\[]\s*+(?:\d[\d.,\s]*+|profile|author|autor|guest|gast|not verified|nicht überprüft|unregistered|visitor|profil|admin|moderator|op|member|mitglied|post author|beitragsautor|.{0,20}\d{3,}.{0,20})\s*[)\]]$",
    re.I,
)


def _unframe(records: list[Record]) -> None:
    """Take off what all names begin or end with: a label is no part of a name."""
    named = [record for record in records if record.author]
    names = {record.author for record in named if record.author}
    if len(names) < 4:
        return
    numbers = [
        int(found.group(1)) for record in named if (found := _LEADING_NUMBER.match(record.author or ""))
    ]
    if len(numbers) >= 0.8 * len(named) and sum(b > a for a, b in pairwise(numbers)) >= 0.8 * (
        len(numbers) - 1
    ):
        for record in named:
            record.author = _LEADING_NUMBER.sub("", record.author or "", count=1)
        names = {record.author for record in named if record.author}
    for _ in range(3):
        last = Counter(
            (record.author or "").rsplit(None, 1)[-1] for record in named if " " in (record.author or "")
        )
        word, times = last.most_common(1)[0] if last else ("", 0)
        if times < max(3, 0.6 * len(named)):
            break
        for record in named:
            if record.author is not None and record.author.endswith(f" {word}"):
                record.author = record.author[: -len(word)].rstrip(" ,|-–:")
        names = {record.author for record in named if record.author}
    reverse = commonprefix([name[::-1] for name in names])[::-1]
    if len(reverse) >= 4 and all(len(name) > len(reverse) for name in names):
        for record in named:
            record.author = (record.author or "")[: -len(reverse)].rstrip(" ,|-–:")
    prefix = commonprefix([record.author for record in named if record.author])
    if len(prefix) >= 4 and all(len(record.author or "") > len(prefix) for record in named):
        for record in named:
            record.author = (record.author or "")[len(prefix) :].strip(" ,|-–:")


_LEADING_NUMBER = re.compile(r"(\d{1,5})\s+(?=\S)")


def _is_name(name: str) -> bool:
    return (
        0 < len(name) <= LONGEST_NAME
        and len(name.split()) <= 7
        and _LETTER.search(name) is not None
        and not is_action(name)
    )


def thread_of(
    text: Text, records: list[Record], dates: DateReader, reference: datetime | None = None
) -> Thread:
    """Return the records as a thread; ``reference`` is when the article was published, which no comment precedes."""
    dates.learn((record.date for record in records if record.date), reference=reference)
    times = [dates.read(record.date) if record.date else None for record in records]
    answered = answered_names(text, records)
    above = parents_of(text, records, times, answered)
    comments: list[Comment] = []
    for n, record in enumerate(records):
        blocks: tuple[Block, ...] = blocks_of([text.units[row] for row in record.content])
        words = text.units[record.content[0]].text
        comments.append(
            Comment(
                id=f"c{n + 1}",
                parent_id=f"c{above[n] + 1}" if above[n] >= 0 else None,
                author=Person(record.author, record.author_url) if record.author else None,
                published=times[n],
                published_raw=record.date,
                blocks=blocks,
                in_reply_to=answered[n],
                state="moderated" if PLACEHOLDER.match(words) else "shown",
            )
        )
    return build_thread(comments)


def opens_topic(text: Text, records: list[Record]) -> bool:
    """Tell whether the first record is the post of a forum's topic: no line above calls what follows comments."""
    if len(records) < FEWEST_POSTS:
        return False
    start = records[0].start
    return not any(
        shape.kind == "h" or shape.is_form for shape in text.shapes[max(start - LINES_ABOVE, 0) : start]
    )


def is_closed(text: Text, after: int) -> bool:
    """Tell whether a line says that no comments are taken any more."""
    units: Sequence = text.units  # type: ignore[type-arg]
    return any(len(unit.text) < 200 and CLOSED.search(unit.text) for unit in units[after:])
