"""What the words before a date say of it: when a post was published, or when it was changed."""

from __future__ import annotations

import re

from postparse.dates.finding import DateMatch, find_dates

_CHANGED = re.compile(
    r"\b(?:updated?|modified|revised|last (?:edited|changed|reviewed)|edited (?:on|at)|reviewed|aktualisiert|geändert|bearbeitet"
    r"|mise? à jour|modifié|actualizad[oa]|última actualización|atualizad[oa]|última atualização|aggiornat[oa]|ultimo aggiornamento"
    r"|ultima modifica|bijgewerkt|gewijzigd|uppdaterad|opdateret|oppdatert|päivitetty|aktualizacja|zaktualizowan[oa]|güncellen\w{2,5}"
    r"|обновлен[оа]?|изменен[оа]?)\b|更新|修改|编辑于|編輯於|수정",
    re.I,
)
POSTED = re.compile(
    r"\b(?:posted|published|written|filed|geschrieben|veröffentlicht|publié|publicó|publicado|scritto|pubblicato|posté|geplaatst)\b",
    re.I,
)
"""The words that say when something was published."""
_FIRST = re.compile(r"\b(?:created|erstellt)\b|公開|发布|發布|発表|投稿|작성", re.I)
_MOST_LABEL, _LONGEST_LABEL, _MOST_DATES = 60, 30, 4


def published_in(text: str) -> DateMatch | None:
    """Return the first full date of a text that no word before it calls the date of a change."""
    return next((date for date, is_change in _labelled(text) if not is_change), None)


def changed_in(text: str) -> DateMatch | None:
    """Return the first full date of a text that the words before it call the date of a change."""
    return next((date for date, is_change in _labelled(text) if is_change), None)


def is_update(text: str) -> bool:
    """Tell whether a text has a word for a change."""
    return _CHANGED.search(text) is not None


def is_label_of_change(text: str) -> bool:
    """Tell whether a short text behind which a date stands says that it is the date of a change ("Last updated on")."""
    return len(text) < _LONGEST_LABEL and is_update(text) and not any(find_dates(text))


def is_label_of_publication(text: str) -> bool:
    """Tell whether a short text begins with a word for publication and has no date itself ("Published on:")."""
    return len(text) < _LONGEST_LABEL and POSTED.match(text) is not None and not any(find_dates(text))


def _labelled(text: str) -> list[tuple[DateMatch, bool]]:
    """Return the first full dates of a text, and whether the last label before each is that of a change."""
    found, place = [], 0
    for date in find_dates(text):
        label = text[max(place, date.start - _MOST_LABEL) : date.start]
        place = date.end
        changes = [match.end() for match in _CHANGED.finditer(label)]
        firsts = [match.end() for pattern in (POSTED, _FIRST) for match in pattern.finditer(label)]
        if date.kind == "absolute":
            found.append((date, max(changes, default=0) > max(firsts, default=0)))
        if len(found) == _MOST_DATES:
            break
    return found
