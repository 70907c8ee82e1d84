"""Write src/postparse/dates/month_names.py from Unicode's CLDR, as the package Babel ships it.

python -m pip install babel && python -m benchmarks.generate_month_names
"""

from __future__ import annotations

import collections
from pathlib import Path

from babel import Locale

LANGUAGES = (
    "en de fr es pt it nl pl sv da nb nn fi cs sk hu ro ru uk bg be mk el tr az id ms vi ca eu gl hr sl sr lt lv et is"
    " ga cy af sq hy ka kk fa ar he hi bn th sw"
).split()
TARGET = Path(__file__).resolve().parents[1] / "src" / "postparse" / "dates" / "month_names.py"


def main() -> None:
    """Collect the names; the first language in the list decides what a shared name means elsewhere."""
    meanings: dict[str, dict[int, list[str]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    for language in LANGUAGES:
        months = Locale.parse(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    word = name.casefold().strip().rstrip(".")
                    if len(word) > 2 and not any(c.isdigit() or c.isspace() for c in word):
                        if language not in meanings[word][number]:
                            meanings[word][number].append(language)
    default = {word: next(iter(numbers)) for word, numbers in meanings.items()}
    special = {
        word: {language: number for number, languages in list(numbers.items())[1:] for language in languages}
        for word, numbers in meanings.items()
        if len(numbers) > 1
    }
    lines = [
        '"""Names of months in many languages: generated from CLDR by benchmarks/generate_month_names.py."""',
        "",
    ]
    lines += [
        "MONTHS: dict[str, int] = {",
        *(f"    {word!r}: {number}," for word, number in sorted(default.items())),
        "}",
    ]
    lines += [
        '"""Month by name, casefolded and without a full stop."""',
        "",
        "OTHERWISE: dict[str, dict[str, int]] = {",
    ]
    lines += [
        *(f"    {word!r}: {dict(sorted(numbers.items()))!r}," for word, numbers in sorted(special.items())),
        "}",
    ]
    lines += ['"""Names that mean another month in some languages: month by language."""', ""]
    TARGET.write_text("\n".join(lines).replace("'", '"'), "utf-8")


if __name__ == "__main__":
    main()
