"""Random posts as a page could have been read: no empty parts, single spaces, marks that begin and end at words.

They have all kinds of blocks in each other, marks over words, and threads of any shape, with whatever signs a page may
hold: those that have a meaning in Markdown, in HTML or in our plain text among them.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from postparse.models import (
    Block,
    Cell,
    Code,
    Comment,
    Divider,
    Embed,
    Figure,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Person,
    Post,
    Quote,
    Section,
    Table,
    Text,
    Thread,
)
from postparse.threads import build_thread

_SIGNS = (
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~",
        "$",
        "#",
        "##",
        ">",
        "-",
        "+",
        "=",
        "===",
        "---",
        "|",
        "!",
        "[",
        "]",
        "\\",
        "•",
    ),
    *(
        "1.",
        "12)",
        ":",
        ";",
        "—",
        "— Ann",
        "* * *",
        "<b>",
        "</p>",
        "<!-- -->",
        "&amp;",
        "&",
        "#1",
        "[Image]",
        "1 comment",
    ),
    *(
        "“said”",
        "(a)",
        "http://x.example/",
        "e.g.",
        "2024-03-01",
        "By Ann",
        "Comments are closed.",
        "In reply to #1 A",
        "~",
    ),
)
_letters = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=6)
_plain = st.sampled_from("stones rivers and some words that people write now then fine".split())
_word = st.one_of(_plain, _plain, st.sampled_from(_SIGNS), _letters)
line = st.lists(_word, min_size=1, max_size=7).map(" ".join)
"""Words on one line."""
lines = st.lists(line, min_size=1, max_size=3).map("\n".join)
name = st.one_of(st.sampled_from(["Ann", "Ann, Ben", "Anonymous", "<b>Ann</b>", "#2", "Ann says:"]), line)
url = st.sampled_from(
    [
        "https://x.example/a",
        "https://x.example/a_(b)?c=1&copy;=2",
        "http://x.example/ü/%20",
        "mailto:a@b.example",
        "/a\\_b",
    ]
)


@st.composite
def texts(draw: st.DrawFn, words: st.SearchStrategy[str] = lines) -> Text:
    """Draw running text; marks begin and end at words or within them, links do not overlap."""
    text = draw(words)
    marks: list[Mark] = []
    linked = 0
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(
            st.sampled_from(
                ["emphasis", "strong", "strike", "sub", "sup", "code", "link", "footnote", "math"]
            )
        )
        if kind in ("link", "footnote"):
            if start < linked:
                continue
            linked = end
            href = draw(url) if kind == "link" else "#note-1"
            marks.append(Mark(start, end, kind, href))
        else:
            marks.append(Mark(start, end, kind))
    return Text(text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


code = st.lists(
    st.one_of(line, st.sampled_from(["", "  indented", "\ttab", "```", "> x", "1. x", "  #1 x", "   "])),
    min_size=1,
    max_size=5,
)
codes = st.builds(Code, code.map("\n".join).filter(str.strip), st.sampled_from([None, "python", "c++"]))
images = st.builds(Image, url=st.just("https://x.example/p.png"), alt=st.none() | line)
figures = st.builds(Figure, st.lists(images, min_size=1, max_size=2).map(tuple), st.none() | texts())
embeds = st.builds(
    Embed, url.filter(lambda u: u.startswith("http")), st.sampled_from([None, "youtube"]), st.none() | line
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table with or without a header."""
    width = draw(st.integers(1, 3))
    has_header = draw(st.booleans())
    rows = [
        tuple(
            Cell(
                draw(texts()) if draw(st.booleans()) or not column else Text(""),
                header=has_header and not row,
            )
            for column in range(width)
        )
        for row in range(draw(st.integers(1, 3)))
    ]
    return Table(tuple(rows), draw(st.none() | line))


leaves = st.one_of(
    st.builds(Paragraph, texts()),
    st.builds(Paragraph, texts()),
    codes,
    figures,
    embeds,
    tables(),
    st.just(Divider()),
)


def _several(inner: st.SearchStrategy[Block], least: int = 1) -> st.SearchStrategy[tuple[Block, ...]]:
    return st.lists(inner, min_size=least, max_size=3).map(tuple)


def _holders(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    items = st.builds(ListItem, _several(inner, 0), anchor=st.none() | st.just('note-1"&'))
    described = st.builds(ListItem, _several(inner), term=st.none() | texts(line))
    return st.one_of(
        st.builds(Quote, _several(inner), st.none() | line, st.none() | url),
        st.builds(
            ListBlock,
            st.lists(items, min_size=1, max_size=3).map(tuple),
            st.sampled_from(["ordered", "unordered"]),
        ),
        st.builds(
            ListBlock,
            st.lists(items, min_size=1, max_size=3).map(tuple),
            st.just("ordered"),
            st.integers(0, 1000),
        ),
        st.builds(ListBlock, st.lists(described, min_size=1, max_size=3).map(tuple), st.just("definition")),
    )


blocks: st.SearchStrategy[Block] = st.recursive(leaves, _holders, max_leaves=6)
moments = st.datetimes(
    datetime(1970, 1, 1),
    datetime(2100, 1, 1),
    timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=-3, minutes=-30))]),
).map(lambda moment: moment.replace(microsecond=0))
comments = st.builds(
    Comment,
    id=st.just(""),
    author=st.none() | st.builds(Person, name),
    published=st.none() | moments,
    blocks=_several(blocks, 0),
)


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    """Draw a thread, sometimes one chain of replies deeper than what writers indent."""
    if draw(st.integers(0, 9)) == 0:
        depths = [*range(draw(st.integers(17, 20))), 16, 0]
        found = [Comment(id=str(n), blocks=(Paragraph(Text(f"Words {n}.")),)) for n in range(len(depths))]
        return build_thread(found, depths=depths)
    drawn = draw(st.lists(comments, max_size=5))
    depths = []
    for _ in drawn:
        depths.append(draw(st.integers(0, depths[-1] + 1 if depths else 0)))
    found = [
        Comment(id=str(n), author=one.author, published=one.published, blocks=one.blocks)
        for n, one in enumerate(drawn)
    ]
    return build_thread(found, depths=depths)


@st.composite
def posts(draw: st.DrawFn) -> Post:
    """Draw a post with a title."""
    opening = Section(None, 0, draw(_several(blocks, 0)))
    rest = draw(st.lists(st.builds(Section, line, st.integers(2, 6), _several(blocks, 0)), max_size=3))
    sections = (opening, *rest) if opening.blocks else tuple(rest)
    return Post(
        title=draw(line),
        authors=tuple(draw(st.lists(st.builds(Person, name), max_size=2))),
        published=draw(st.none() | moments),
        lead=draw(st.none() | line) if sections else None,
        sections=sections,
        thread=draw(threads()),
        comments_open=draw(st.sampled_from([None, False])),
    )
