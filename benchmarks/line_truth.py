"""What each line of a plain text is, as far as the truth about its page tells: for fitting the text reader."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import Any

from postparse.text.features import Text

UNKNOWN = "?"


_ACCENTS = re.compile(r"[\u0300-\u036f]")


def norm(text: str | None) -> str:
    """Return a text's letters and digits in small letters, one space between words, as the scorer compares them.

    Accents are left out: some renderers print "u" where a page has "&uuml;", and a line is what it is all the same.
    """
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text or "")).casefold()
    return " ".join(re.findall(r"[^\W_]+", text))


class Stream:
    """The words of a text's lines in one string, and which line each place belongs to."""

    def __init__(self, text: Text) -> None:
        self.norms = [norm(unit.text) for unit in text.units]
        self.starts: list[int] = []
        place = 1
        for words in self.norms:
            self.starts.append(place)
            place += len(words) + 1 if words else 0
        self.all = " " + " ".join(words for words in self.norms if words) + " "

    def rows(self, start: int, end: int) -> range:
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        return range(first, last + 1)

    def find(self, words: str, after: int) -> tuple[int, int] | None:
        for place in (after, 0):
            found = self.all.find(f" {words} ", place)
            if found >= 0:
                return found + 1, found + 1 + len(words)
        if len(words) < 160:
            return None
        for place in (after, 0):
            head = self.all.find(f" {words[:60]}", place)
            if head >= 0:
                tail = self.all.find(f"{words[-60:]} ", head + len(words) // 2, head + 2 * len(words) + 400)
                if tail >= 0:
                    return head + 1, tail + 60
        return None


def posts_of(gold: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a thread's comments; a forum's first post looks like all others and is told apart only afterwards."""
    if gold.get("kind") != "forum" or not gold.get("body_text"):
        return list(gold["comments"])
    opener = {"text": gold["body_text"], "author": gold.get("author"), "date": gold.get("date")}
    return [opener, *gold["comments"]]


def labels_of(text: Text, gold: dict[str, Any]) -> str:
    """Return the true label of each line, as far as the truth about the page tells it."""
    stream = Stream(text)
    labels = ["F"] * len(text.units)
    starts: dict[int, dict[str, Any]] = {}
    place = 0
    for comment in posts_of(gold):
        words = norm(comment["text"])
        if not words:
            continue
        found = stream.find(words, place)
        if found is None:
            continue
        rows = stream.rows(*found)
        covered = found[1] - found[0]
        if sum(len(stream.norms[row]) for row in rows) > 1.6 * covered + 40:
            continue
        place = found[1] if found[0] >= place else place
        for row in rows:
            labels[row] = "C"
        starts[rows[0]] = comment
    body = "" if gold.get("kind") == "forum" else norm(gold.get("body_text"))
    in_body = [len(words) > 40 and f" {words} " in f" {body} " for words in stream.norms]
    ordered = sorted(starts)
    is_behind = _names_stand_behind(stream, labels, ordered, starts)
    for number, row in enumerate(ordered):
        if is_behind:
            labels[row] = "K"
            continue
        comment = starts[row]
        author, date = norm(comment["author"]), norm(comment["date"])
        low = max(row - 9, 0)
        lowest = low
        for before in range(row - 1, low - 1, -1):
            if labels[before] == "C" or in_body[before]:
                lowest = before + 1
                break
        first = None
        ahead = row
        misses = 0
        for before in range(row - 1, lowest - 1, -1):
            here = f" {stream.norms[before]} "
            if (
                author and (f" {author} " in here or (len(author) > 3 and author in here and len(here) < 120))
            ) or (date and f" {date} " in here):
                if len(here) < 200:
                    first, misses = before, 0
            else:
                misses += 1
        if first is not None:
            labels[first] = "S"
            for between in range(first + 1, row):
                labels[between] = "X"
        else:
            labels[row] = "K"
        ahead = ordered[number + 1] if number + 1 < len(ordered) else None
        if ahead is None:
            end = row
            while end < len(labels) and labels[end] in "CK":
                end += 1
            for after in range(end, min(end + 4, len(labels))):
                here = f" {stream.norms[after]} "
                if first is None and (
                    (
                        author
                        and (
                            f" {author} " in here or (len(author) > 3 and author in here and len(here) < 120)
                        )
                    )
                    or (date and f" {date} " in here)
                ):
                    for between in range(end, after + 1):
                        labels[between] = "X"
    if is_behind and ordered:
        _label_frame_behind(stream, labels, ordered[-1], starts[ordered[-1]])
    previous = None
    for row, name in enumerate(labels):
        if name in "SK" or (name == "C"):
            if name in "SK" and previous is not None:
                for between in range(previous + 1, row):
                    if labels[between] == "F" and row - previous < 30 and not in_body[between]:
                        labels[between] = "X"
            previous = row
        elif name == "X":
            previous = row
    if body:
        _label_body(stream, labels, gold, body)
    title = norm(gold.get("title"))
    if title:
        first_body = labels.index("B") if "B" in labels else len(labels)
        same = [row for row, words in enumerate(stream.norms) if words == title and labels[row] in "FB?"]
        before = [row for row in same if row < first_body]
        if same:
            labels[before[-1] if before else same[0]] = "T"
    return "".join(labels)


def _names_stand_behind(
    stream: Stream, labels: list[str], ordered: list[int], starts: dict[int, dict[str, Any]]
) -> bool:
    """Tell whether a page prints a comment's author behind its text."""
    before = behind = 0
    for number, row in enumerate(ordered):
        name = norm(starts[row]["author"])
        if not name:
            continue
        low = row - 1
        while low >= 0 and row - low < 8 and labels[low] != "C":
            low -= 1
        end = row
        limit = ordered[number + 1] if number + 1 < len(ordered) else len(labels)
        while end < limit and labels[end] == "C":
            end += 1
        high = end
        while high < limit and high - end < 6:
            high += 1
        has_before = any(f" {name} " in f" {stream.norms[n]} " for n in range(low + 1, row))
        has_behind = any(
            f" {name} " in f" {stream.norms[n]} " for n in range(end, high) if len(stream.norms[n]) < 200
        )
        before += has_before and not has_behind
        behind += has_behind and not has_before
    return behind > before


def _label_frame_behind(stream: Stream, labels: list[str], row: int, comment: dict[str, Any]) -> None:
    """Label the lines behind the last comment up to its author and date."""
    end = row
    while end < len(labels) and labels[end] in "CK":
        end += 1
    name, date = norm(comment["author"]), norm(comment["date"])
    for last in range(min(end + 6, len(labels)) - 1, end - 1, -1):
        here = f" {stream.norms[last]} "
        if (name and f" {name} " in here) or (date and f" {date} " in here):
            for between in range(end, last + 1):
                if labels[between] == "F":
                    labels[between] = "X"
            return


def _label_body(stream: Stream, labels: list[str], gold: dict[str, Any], body: str) -> None:
    """Label the article's lines: those whose words are its words, in the stretch that holds most of them.

    The same words elsewhere, in a teaser or a second printing of the article, are neither the body nor clearly not.
    """
    exact = {norm(line) for line in (gold["body_text"] or "").splitlines()}
    exact.update(norm(text) for _, text in gold.get("blocks") or ())
    padded = f" {body} "
    found = []
    for row, words in enumerate(stream.norms):
        if labels[row] == "F" and words:
            is_part = f" {words} " in padded or (
                len(words) > 120 and words[:50] in padded and words[-50:] in padded
            )
            if is_part and (len(words) > 12 or words in exact):
                found.append(row)
    low, high = _fullest(stream, labels, found)
    for row in found:
        if low <= row < high:
            labels[row] = "B"
        elif len(stream.norms[row]) > 25:
            labels[row] = UNKNOWN


def _fullest(stream: Stream, labels: list[str], found: list[int]) -> tuple[int, int]:
    """Return the stretch of lines with the most of the body's words and the fewest others (Kadane's maximum subarray)."""
    ours = set(found)
    best, run = 0.0, (0, 0)
    total, start = 0.0, 0
    for row, words in enumerate(stream.norms):
        if total <= 0:
            total, start = 0.0, row
        size = min(len(words), 400)
        total += size if row in ours else -100.0 - size if labels[row] in "SKC" else -4.0 - 0.5 * size
        if total > best:
            best, run = total, (start, row + 1)
    return run
