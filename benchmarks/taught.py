"""More pages to fit the miner on: ones whose thread a platform's reader knows, seen again without their names.

The pages of ../shared/wcxb have no checked threads. Where a platform profile or structured data are sure of the
thread of a page as published, that thread is taken for the truth about the page with its names hashed; where no
source finds anything and no word of a discussion stands on the page, it holds none. Nothing of the pages is kept.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import postparse
from postparse.html.comments.miner.words import THREAD_WORDS
from postparse.html.decode import decode
from postparse.html.dom import Page

SURE = 0.8
"""Least confidence of a thread that is taken for the truth."""
LEAST_SHOWN = 0.9
"""Share of the comments that have to stand in the hashed page: threads told by scripts alone don't."""


def taught(path: Path) -> tuple[dict[str, Any], str, str | None] | None:
    """Return a page's truth, its HTML and its platform; None where nobody is sure."""
    gold = json.loads(path.read_text("utf-8"))
    data = gzip.decompress((path.parent.parent / "html" / f"{path.stem}.html.gz").read_bytes())
    html = decode(data).text
    url = gold.get("url")
    post = postparse.parse_html(html, url=url)
    page = Page(html, url)
    shown = " ".join(words for node, words in enumerate(page.texts) if words and page.seen[node]).split()
    source = post.provenance.thread_source
    truth: dict[str, Any] = {"id": f"wcxb-{path.stem}", "url": url, "comments": []}
    if source is None:
        return (truth, html, None) if THREAD_WORDS.isdisjoint(map(str.lower, shown)) else None
    if source == "miner" or (post.provenance.confidence or 0.0) < SURE:
        return None
    place = {comment.id: n for n, comment in enumerate(post.thread)}
    squeezed = "".join(shown)
    found = 0
    for comment in post.thread:
        found += "".join(comment.text.split())[:40] in squeezed
        truth["comments"].append(
            {
                "text": comment.text,
                "author": comment.author.name if comment.author else None,
                "date": comment.published_raw,
                "parent": place.get(comment.parent_id or ""),
            }
        )
    return (truth, html, post.provenance.platform) if found and found >= LEAST_SHOWN * len(place) else None
