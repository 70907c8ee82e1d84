"""The lines that recur in every comment of a thread."""

from __future__ import annotations

from postparse import parse_text

WORDS = (
    "The kettle on the stove sang long before anyone thought of tea, and we let it.",
    "My neighbour keeps his ladders under the stairs and swears that they sing at night.",
    "Nobody asked the baker, who had been up since three and knew the answer.",
    "A bridge of that age wants oil, patience and somebody who listens to it.",
    "We tried the same with rye flour last winter; it took two days and was worth it.",
    "The ferry leaves at nine whatever the timetable on the pier may say about it.",
)
NAMES = ("adamoor", "na1led", "carlap", "dovh", "eddal", "finno")


def test_headers_of_collapsed_comments_lack_the_date() -> None:
    """Half of the comments tell when they were written: all lines that begin with "by NAME" are headers."""
    records = []
    for n, (name, words) in enumerate(zip(NAMES * 2, WORDS * 2, strict=True)):
        when = f" on Tuesday July 24, @10:{20 + n}AM (#4074{n}677)" if n % 3 else ""
        records.append(f"Re: (Score:{n % 5})\n\nby {name} (28{n}81) writes:{when}\n\n{words} {n}")
    article = "\n\n".join(f"{words} {words} The rest of it is told another day." for words in WORDS[:3])
    post = parse_text(f"On Kettles\n\n{article}\n\n" + "\n\n".join(records) + "\n")
    assert [comment.author.name if comment.author else None for comment in post.thread] == [*NAMES * 2]
    assert [comment.published_raw is not None for comment in post.thread] == [n % 3 > 0 for n in range(12)]


def test_what_someone_wrote_on_a_date_follows_the_line_that_says_so() -> None:
    """Here lines that are no comments stand above the first header and below each comment, so that both sides look alike."""
    names = [*NAMES, *(f"{name}x" for name in NAMES)]
    said = [*WORDS, *(words.replace(".", " indeed.") for words in WORDS)]
    records = [
        f"{name}wrote on {n + 2} March 2012 at 10:{20 + n} Link To Comment | Reply\n\n{words}\n\nPlease rate what was said here: up 3 down 1\n\n"
        for n, (name, words) in enumerate(zip(names, said, strict=True))
    ]
    article = "\n\n".join(f"{words} {words} The rest of it is told another day." for words in WORDS[:3])
    heading = "12 Responses to “On Kettles”\n\nSort these: the last first or the best first"
    post = parse_text(f"On Kettles\n\n{article}\n\n{heading}\n\n{''.join(records)}")
    assert [comment.author.name if comment.author else None for comment in post.thread] == names
    assert [comment.text for comment in post.thread] == said
