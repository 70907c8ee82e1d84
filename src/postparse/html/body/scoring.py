"""The probability of each unit to be the article's, by the fitted weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp, log
from operator import getitem

from postparse.html.body.context import CONTEXT, HOPELESS, context_of
from postparse.html.body.evidence import NAMES
from postparse.html.body.features import FEATURES, Described, bits_of
from postparse.html.body.told import TEXT_FEATURES, tell
from postparse.html.body.units import Units
from postparse.html.body.weights import FIRST, SECOND
from postparse.html.body.wording import WORDINGS
from postparse.html.dom import Page
from postparse.html.huge import fractions
from postparse.html.metadata import Metadata

_LIKELY, _UNLIKELY = 0.5, 0.05
_SHORTEST_POST = 60
_TYPICAL, _MOST = 0.8, 3.0
"""What words add to the score of a unit that is not the article's, usually and at most (of 20,000 units measured)."""
_LEAST = log(HOPELESS / (1 - HOPELESS)) - _MOST
"""The score of a unit by its place from which on its words can make it worth a second look."""


@cache
def _columns() -> tuple[list[tuple[float, ...]], ...]:
    """Return the tables in the order of the rows; at first use, so that new features can be fitted."""
    return (
        [FIRST[name] for name in FEATURES],
        [FIRST[name] for name in TEXT_FEATURES],
        [SECOND[name] for name in FEATURES],
        [SECOND[name] for name in TEXT_FEATURES],
        [SECOND[name] for name in CONTEXT],
    )


@cache
def _bit_weights(prefix: str, names: tuple[str, ...], place: int = 0) -> list[tuple[float, float]]:
    """Return what each bit of a mask weighs, at first and at second."""
    keys = [f"{prefix}: {name}" for name in names]
    return [(FIRST[key][place], SECOND[key][place]) for key in keys]


def _sums(weights: list[tuple[float, float]], mask: int) -> tuple[float, float]:
    found = [weights[bit] for bit in bits_of(mask)]
    return sum([first for first, _ in found]), sum([second for _, second in found])


@lru_cache(maxsize=16384)
def _near_weights(mask: int) -> tuple[float, float]:
    return _sums(_bit_weights("near", NAMES), mask)


@lru_cache(maxsize=16384)
def _far_weights(mask: int) -> tuple[float, float]:
    return _sums(_bit_weights("far", NAMES), mask)


@lru_cache(maxsize=16384)
def _word_weights(mask: int, length: int) -> tuple[float, float]:
    return _sums(_bit_weights("wording", WORDINGS, length), mask)


def _probability(score: float) -> float:
    return 1.0 / (1.0 + exp(-score)) if score > -30.0 else 0.0


def probabilities_of(page: Page, units: Units, described: Described, metadata: Metadata) -> list[float]:
    """Return the probability of each unit: first alone, then by what the first says of the others.

    Of units whose place alone leaves no hope, which are half of a page's, the words are not read.
    """
    tables, text_tables, second_tables, second_text_tables, context_tables = _columns()
    count, bias = len(units.starts), FIRST["bias"][0]
    places = fractions(
        (
            bias + _near_weights(near)[0] + _far_weights(far)[0] + sum(map(getitem, tables, row))
            for row, near, far in zip(described.rows, described.near, described.far, strict=True)
        ),
        count,
    )
    told = tell(page, units, metadata, described.lengths, [place >= _LEAST for place in places])
    first = fractions(
        (
            _probability(place + _TYPICAL)
            if text is None
            else _probability(place + _word_weights(words, length)[0] + sum(map(getitem, text_tables, text)))
            for place, text, words, length in zip(
                places, told.rows, told.words, described.lengths, strict=True
            )
        ),
        count,
    )
    found: list[float] = []
    for unit, around in enumerate(context_of(page, units, described, first)):
        text = told.rows[unit]
        if around is None or text is None:
            found.append(0.0)
            continue
        place = (
            SECOND["bias"][0] + _near_weights(described.near[unit])[1] + _far_weights(described.far[unit])[1]
        )
        said = _word_weights(told.words[unit], described.lengths[unit])[1]
        found.append(
            _probability(
                place
                + said
                + sum(map(getitem, second_tables, described.rows[unit]))
                + sum(map(getitem, second_text_tables, text))
                + sum(map(getitem, context_tables, around))
            )
        )
    return found


def likely(units: Units, probabilities: Sequence[float]) -> list[bool]:
    """Tell which units are the article's; where none is likely (a post of one line), the likeliest prose is."""
    best = max(
        (
            probability
            for probability, size in zip(probabilities, units.chars, strict=True)
            if size >= _SHORTEST_POST
        ),
        default=1.0,
    )
    least = min(_LIKELY, max(best * 0.7, _UNLIKELY))
    return [probability > least for probability in probabilities]
