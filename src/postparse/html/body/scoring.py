"""The probability of each unit to be the article's, by the fitted weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp
from operator import getitem

from postparse.html.body.context import CONTEXT, context_of
from postparse.html.body.evidence import NAMES
from postparse.html.body.features import FEATURES, Described, bits_of
from postparse.html.body.units import Units
from postparse.html.body.weights import FIRST, SECOND
from postparse.html.body.wording import WORDINGS
from postparse.html.dom import Page

_LIKELY, _UNLIKELY = 0.5, 0.05
_SHORTEST_POST = 60


@cache
def _columns() -> tuple[list[tuple[float, ...]], ...]:
    """Return the tables in the order of the rows; at first use, so that new features can be fitted."""
    return (
        [FIRST[name] for name in FEATURES],
        [SECOND[name] for name in FEATURES],
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


def probabilities_of(page: Page, units: Units, described: Described) -> list[float]:
    """Return the probability of each unit: first alone, then by what the first says of the others."""
    first_tables, second_tables, context_tables = _columns()
    first_bias, second_bias = FIRST["bias"][0], SECOND["bias"][0]
    first: list[float] = []
    rest: list[float] = []
    for row, near, far, words, length in zip(
        described.rows, described.near, described.far, described.words, described.lengths, strict=True
    ):
        near_first, near_second = _near_weights(near)
        far_first, far_second = _far_weights(far)
        said_first, said_second = _word_weights(words, length)
        place = near_first + far_first
        first.append(_probability(first_bias + place + said_first + sum(map(getitem, first_tables, row))))
        rest.append(second_bias + (near_second + far_second) + said_second)
    return [
        0.0
        if around is None
        else _probability(
            score + sum(map(getitem, second_tables, row)) + sum(map(getitem, context_tables, around))
        )
        for score, row, around in zip(
            rest, described.rows, context_of(page, units, described, first), strict=True
        )
    ]


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
