"""How the time of ``parse_text`` grows with a text: ``python -m benchmarks.text``.

One page in our own words, its thread repeated until the text has 1, 2, 4 and 8 million characters. Time in proportion
to size is a ratio of about 2 from line to line.
"""

from __future__ import annotations

from time import process_time

import postparse

SIZES = (1, 2, 4, 8)
HEAD = """Home
About

The heron on the weir

by Nora Quill on May 2, 2015

We took the path along the river on a grey morning, and for a long time we saw nothing at all.

Then a heron stood up from the reeds, looked at us, and went back to its business. Nobody said a word.

Comments

"""
NAMES = ("Ada", "Bela", "Cato", "Dora", "Emil", "Fay", "Gus", "Hana")
WORDS = "I walked there twice and never saw a bird, but the weir alone was worth the mud on my boots.".split()


def text_of(size: int) -> str:
    """Return a page of about this many characters."""
    parts = [HEAD]
    total = len(HEAD)
    number = 0
    while total < size:
        turn = number % len(WORDS)
        said = " ".join(WORDS[turn:] + WORDS[:turn]).capitalize()
        part = f"{NAMES[number % 8]}{number} says:\nMay {1 + number % 28}, 2015 at {1 + number % 12}:15 pm\n\n{said}.\n\nReply\n\n"
        parts.append(part)
        total += len(part)
        number += 1
    return "".join(parts) + "Leave a Reply\n"


def main() -> None:
    """Print seconds, seconds a million characters, and the ratio to the line before."""
    before = 0.0
    for millions in SIZES:
        text = text_of(millions * 1_000_000)
        started = process_time()
        post = postparse.parse_text(text)
        seconds = process_time() - started
        ratio = f"{seconds / before:5.2f}" if before else "    -"
        print(
            f"{millions} MB  {seconds:7.2f} s  {seconds / millions:6.2f} s/MB  x {ratio}  {len(post.thread)} comments"
        )
        before = seconds


if __name__ == "__main__":
    main()
