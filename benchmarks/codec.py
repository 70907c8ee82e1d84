"""How much a post's way to JSON and back costs beside the JSON library alone.

    python -m benchmarks.codec [--comments N]

The measures are `orjson.dumps` of ready-made dicts and `orjson.loads` to dicts of the very same document.
What bounds it: for each comment some five dicts have to be made (writing) or some seven values checked and put in
frozen objects (reading), in Python, while orjson does its part in machine code.
"""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta, timezone
from typing import Any

import orjson

from benchmarks.measure import megabytes, save, seconds, table
from postparse import Comment, Person, Post, build_thread, from_json, to_dict, to_json
from postparse.models import Mark, Paragraph, Text

WORDS = "What a lovely garden you have there, and how well you tell of it through the year. "


def post_of(count: int) -> Post:
    """Return a post with comments as they are: a name, a date, a link, two paragraphs."""
    start = datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=1)))
    link = (Mark(7, 20, "link", "https://blog.example/garden"),)
    comments = [
        Comment(
            id=f"comment-{n}",
            author=Person(f"Reader {n % 1000}", f"https://reader.example/{n % 1000}"),
            published=start + timedelta(minutes=n),
            published_raw="1 January 2024 at 10:00",
            blocks=(Paragraph(Text(WORDS * (1 + n % 4))), Paragraph(Text(WORDS, link if n % 8 == 0 else ()))),
            permalink=f"https://blog.example/garden#comment-{n}",
        )
        for n in range(count)
    ]
    return Post(title="The garden", thread=build_thread(comments, depths=[n % 3 for n in range(count)]))


def compare(count: int) -> list[dict[str, Any]]:
    post = post_of(count)
    ready = to_dict(post)
    data = to_json(post)
    nested = to_json(post, nested=True)
    assert from_json(data) == post
    calls = [
        ("orjson.dumps", "orjson.dumps", lambda: orjson.dumps(ready)),
        ("to_json", "orjson.dumps", lambda: to_json(post)),
        ("to_json, nested", "orjson.dumps", lambda: to_json(post, nested=True)),
        ("orjson.loads", "orjson.loads", lambda: orjson.loads(data)),
        ("from_json", "orjson.loads", lambda: from_json(data)),
        ("from_json, nested", "orjson.loads", lambda: from_json(nested)),
    ]
    times = {name: float("inf") for name, _, _ in calls}
    for _ in range(5):
        for name, _, call in calls:
            times[name] = min(times[name], seconds(call, rounds=1))
    return [
        {
            "call": name,
            "seconds": times[name],
            "ratio": times[name] / times[base],
            "megabytes": megabytes(call),
        }
        for name, base, call in calls
    ]


def report(count: int) -> str:
    figures = compare(count)
    save("codec", {"comments": count, "calls": figures})
    rows = [[f["call"], f"{f['seconds']:.2f}", f"{f['ratio']:.1f}", f"{f['megabytes']:.0f}"] for f in figures]
    return table(f"A post with {count:,} comments", ["", "seconds", "x orjson", "peak MB"], rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--comments", type=int, default=100_000)
    print(report(parser.parse_args().comments))


if __name__ == "__main__":
    main()
