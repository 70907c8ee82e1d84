"""Inside the records: which text is the author, which the date, and which are the comment's words."""

from __future__ import annotations

from postparse.html.comments.miner.authors import choose_authors
from postparse.html.comments.miner.bodies import choose_bodies
from postparse.html.comments.miner.candidates import Candidate
from postparse.html.comments.miner.dates import choose_dates
from postparse.html.comments.miner.facts import Facts
from postparse.html.comments.miner.reading import Reader


def read_fields(facts: Facts, candidate: Candidate) -> Reader:
    """Return the records of a candidate with their authors, dates and words."""
    reader = Reader(facts, candidate)
    choose_dates(reader)
    choose_authors(reader)
    choose_bodies(reader)
    return reader
