"""Comments on markup that nobody has described: runs of like records that hold prose, a name and a date."""

from __future__ import annotations

from postparse.dates import DateReader
from postparse.html.comments.miner.mining import mine_page
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page

__all__ = ["mine"]


def mine(page: Page, dates: DateReader) -> Discussion | None:
    """Find the thread of a page by structure and text alone; None where there is none."""
    return mine_page(page)
