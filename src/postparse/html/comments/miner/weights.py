"""Fitted weights: feature name to weight. Written by ``python benchmarks/fit_miner.py --write``; don't edit by hand."""

RANK: dict[str, float] = {
    "date_one": 2.0,
    "prose_some": 2.0,
    "share": 1.0,
    "heading_close": 1.0,
    "gaps": -2.0,
    "action_some": 1.0,
}
ACCEPT: dict[str, float] = {"bias": -2.0, "has_author": 1.0, "has_date": 1.5, "heading_close": 2.0}
THRESHOLD = 0.5
