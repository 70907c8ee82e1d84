"""Which of a page's candidates the miner takes."""

from __future__ import annotations

from typing import Any

import pytest

from postparse.html.comments.miner import mining
from postparse.html.comments.miner.candidates import Candidate
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page

FIGURES = {
    "class": {"choose": 0.6, "bias_of_accept": -3.0},
    "anchors": {"choose": 0.5, "bias_of_accept": 2.0},
}


@pytest.mark.parametrize(("prop", "source"), [("itemprop=author", "anchors"), ("", "class")])
def test_of_two_good_candidates_the_one_that_would_be_refused_loses_where_names_tell(
    prop: str, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = mining.Tables({}, {"choose": 1.0}, {"bias_of_accept": 1.0}, 0.5)
    monkeypatch.setattr(mining, "tables_for", lambda _: tables)

    def read(_: Facts, candidate: Candidate, __: Any) -> mining.Extraction:
        return mining.Extraction(
            candidate, FIGURES[candidate.source], Discussion(source="miner", records=[]), (0, 1)
        )

    monkeypatch.setattr(mining, "extract", read)
    ranked = [({}, Candidate(((0, 1),), source)) for source in FIGURES]
    best = mining.best_of(Facts(Page(f"<p {prop}>Words</p>")), ranked)
    assert best is not None
    assert best.candidate.source == source
