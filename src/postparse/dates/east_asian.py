"""The time of day behind a date as Chinese, Japanese and Korean pages print it.

A weekday may stand between the date and the time ("2011/05/03(火) 14:15"), the half of the day before the hour
("下午2:15", "오후 2:15"), and hours and minutes may be named ("14時15分").
"""

from __future__ import annotations

import re
from typing import NamedTuple

HALVES = {
    "上午": "am", "午前": "am", "오전": "am", "凌晨": "am", "早上": "am", "am": "am",
    "下午": "pm", "午後": "pm", "오후": "pm", "中午": "pm", "晚上": "pm", "pm": "pm",
}  # fmt: skip
"""Names of the halves of the day, casefolded."""
_OTHER_HALF = frozenset((("晚上", 12), ("中午", 11)))
"""Hours that a name puts into the other half: twelve at night is midnight, eleven around noon is before it."""

_TIME = re.compile(
    r"\.?\s{0,2}(?:[(（[]\s?[日月火水木金土一二三四五六일월화수목금토](?:曜日?|요일)?[^\w\s]?祝?\s?[)）\]]"
    r"|(?:星期|周|週|礼拜)[一二三四五六日天]|[日月火水木金土]曜日?|[일월화수목금토]요일)?[\s,，、]{0,3}"
    r"(上午|下午|午前|午後|오전|오후|凌晨|早上|中午|晚上|[AP]M(?=\s?\d))?\s{0,2}"
    r"(\d{1,2})(?:\s?[:：](\d{2})(?:[:：](\d{2}))?|\s?[时時点點시]\s?(?:(\d{1,2})\s?[分분](?:\s?(\d{1,2})\s?[秒초])?)?)(?![\d:])",
    re.I,
)


class Printed(NamedTuple):
    """A time of day as printed: where it ends, its numbers, and ``am`` or ``pm``."""

    end: int
    hour: str
    minute: str | None
    second: str | None
    half: str | None


def time_behind(text: str, place: int) -> Printed | None:
    """Return the time of day that stands at ``text[place:]``; None where none does."""
    found = _TIME.match(text, place)
    if found is None:
        return None
    half = HALVES[found[1].casefold()] if found[1] else None
    if (found[1], int(found[2])) in _OTHER_HALF:
        half = "am"
    return Printed(found.end(), found[2], found[3] or found[5], found[4] or found[6], half)
