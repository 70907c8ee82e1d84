"""Relative dates: "2 hours ago", "gestern um 14:30", "hace 3 días", "5h"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from attrs import frozen

_UNITS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629746, "year": 31556952,
}  # fmt: skip
_WORDS = {
    "second": "s sec secs second seconds sekunde sekunden segundo segundos seconde secondes secondo secondi seconden sekund сек saniye sekund секунд",
    "minute": "m min mins minute minutes minuten minuto minutos minuti minut minuty минут минуты минуту мин dakika dk хв хвилин хвилини",
    "hour": "h hr hrs hour hours stunde stunden std hora horas heure heures ora ore uur uren godzin godziny godzinę час часа часов timmar timer tuntia saat ч годину години годин hodin hodiny hodinami",
    "day": "d day days tag tage tagen día días dia dias jour jours giorno giorni dag dagen dni dzień день дня дней dagar dage päivää gün dny dní дн днів дні",
    "week": "w wk wks week weeks woche wochen semana semanas semaine semaines settimana settimane weken tydzień tygodni недель недели неделю veckor uger viikkoa hafta týdny týdnem тижні тижнів",
    "month": "mo mos month months monat monate monaten mes meses mois mese mesi maand maanden miesiąc miesięcy miesiące месяц месяца месяцев månader måneder kuukautta mês ay měsíci měsícem міс місяці місяців",
    "year": "y yr yrs year years jahr jahre jahren año años ano anos an ans anno anni jaar rok lata lat год года лет år vuotta yıl lety rokem рік роки років",
}
_UNIT_OF = {word: unit for unit, words in _WORDS.items() for word in words.split()}
_COUNTS = {
    "a",
    "an",
    "one",
    "einem",
    "einer",
    "ein",
    "eine",
    "un",
    "una",
    "uno",
    "une",
    "um",
    "uma",
    "een",
    "en",
}
_AMOUNT = r"(?:(\d{1,4})\+?|(?<!\w)(an?|one|eine[mr]?|ein|une?|una|uno|uma?|een))"
_AFTER = re.compile(
    _AMOUNT
    + r"\s?([^\W\d_]{1,9})\.?(?:[\s,]{1,2}(?:and\s)?\d{1,2}\s?[^\W\d_]{1,9})?\s{1,2}(?:ago|fa|atrás|geleden|temu|назад|sedan|siden|sitten|zuvor|earlier|önce|тому)(?!\w)",
    re.I,
)
_BEFORE = re.compile(
    r"(?<!\w)(?:vor|hace|il y a|há|faz|før|för|před)\s{1,2}(?:about |over |almost |etwa |environ |cerca de )?"
    + _AMOUNT
    + r"\s?([^\W\d_]{1,9})(?!\w)",
    re.I,
)
_CJK_UNITS = {
    "秒": "second", "分": "minute", "分钟": "minute", "分鐘": "minute", "時間": "hour", "小时": "hour", "小時": "hour", "日": "day", "天": "day",
    "週間": "week", "周": "week", "週": "week", "ヶ月": "month", "か月": "month", "个月": "month", "個月": "month", "年": "year",
}  # fmt: skip
_CJK = re.compile(
    rf"(?<!\w)(\d{{1,4}})\s?({'|'.join(sorted(_CJK_UNITS, key=len, reverse=True))})\s?(?:之?前)(?!\w)"
)
_SHORT = re.compile(r"^\W{0,3}(\d{1,3})\s?(s|m|min|h|hr|hrs|d|w|wk|mo|y|yr)\.?\W{0,3}$")
_DAY = re.compile(
    r"(?<!\w)(?:(just now|a moment ago|moments ago|now|gerade eben|ahora|à l'instant)|(today|heute|hoy|aujourd'hui|hoje|oggi|vandaag|dzisiaj|сегодня)|(yesterday|gestern|ayer|hier|ontem|ieri|gisteren|wczoraj|вчера))(?!\w)"
    r"(?:[\s,]{0,3}(?:at|um|a las|à|às|alle|om|o|в)?\s{0,2}(\d{1,2})[:.h](\d{2})(?::\d{2}(?!\d))?(?:\s?([ap]\.?m\b\.?))?)?",
    re.I,
)
_TRIGGERS = frozenset(
    "ago earlier zuvor vor hace y há faz fa atrás geleden temu назад sedan siden sitten för før před önce тому now today heute hoy"
    " aujourd'hui hoje oggi vandaag dzisiaj сегодня yesterday gestern ayer hier ontem ieri gisteren wczoraj вчера eben"
    " ahora l'instant".split()
)
_LONGEST_DAY_WORD_TEXT = 48
_LONGEST_SHORT, _LONGEST_TEXT = 12, 200
_WITHOUT_EDGES = str.maketrans("", "", ".,;:()|•·!?")


@frozen
class Relative:
    """A relative date at ``text[start:end]``: so many seconds ago, or a time of an earlier day."""

    start: int
    end: int
    seconds: int
    clock: tuple[int, int] | None = None

    def resolved(self, now: datetime) -> datetime:
        """Return the moment meant, seen from `now`."""
        moment = now - timedelta(seconds=self.seconds)
        if self.clock is not None:
            return moment.replace(hour=self.clock[0], minute=self.clock[1], second=0, microsecond=0)
        return moment


def scan_relative(text: str) -> Relative | None:
    """Return the first relative date of a short text; None where there is none."""
    if len(text) <= _LONGEST_SHORT and (short := _SHORT.match(text)):
        return Relative(short.start(1), short.end(2), int(short[1]) * _UNITS[_UNIT_OF[short[2]]])
    if len(text) <= _LONGEST_DAY_WORD_TEXT and "前" in text and (cjk := _CJK.search(text)):
        return Relative(cjk.start(), cjk.end(), int(cjk[1]) * _UNITS[_CJK_UNITS[cjk[2]]])
    if len(text) > _LONGEST_TEXT or _TRIGGERS.isdisjoint(text.casefold().translate(_WITHOUT_EDGES).split()):
        return None
    for pattern in (_AFTER, _BEFORE):
        for found in pattern.finditer(text):
            unit = _UNIT_OF.get(found[3].casefold())
            if unit is not None:
                return Relative(found.start(), found.end(), int(found[1] or 1) * _UNITS[unit])
    day = _DAY.search(text) if len(text) <= _LONGEST_DAY_WORD_TEXT else None
    return _day(day) if day is not None else None


def _day(found: re.Match[str]) -> Relative | None:
    clock = None
    if found[4]:
        hour, minute = int(found[4]), int(found[5])
        if found[6]:
            hour = hour % 12 + (12 if found[6][0] in "pP" else 0)
        clock = (hour, minute) if hour < 24 and minute < 60 else None
    return Relative(found.start(), found.end(), 86400 if found[3] else 0, clock)
