"""Which tables are data and which only lay a page out."""

from __future__ import annotations

import pytest

from postparse.html.blocks import sections_of
from postparse.html.dom import Page
from postparse.models import Block, Table


def blocks_of(markup: str) -> list[Block]:
    page = Page(f"<body>{markup}</body>", None)
    return [block for section in sections_of(page, [(0, len(page))]) for block in section.blocks]


def rows_of(markup: str) -> list[list[str]]:
    return [
        [cell.text for cell in row]
        for block in blocks_of(markup)
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_rows_and_columns_of_words_are_data() -> None:
    markup = "<table><tr><td>Leeds</td><td>12</td></tr><tr><td>York</td><td>9</td></tr></table>"
    assert rows_of(markup) == [["Leeds", "12"], ["York", "9"]]


def test_a_box_with_one_text_a_row_is_layout() -> None:
    markup = (
        "<table><tr><td colspan='2'>About Ann</td></tr>"
        "<tr><td>Ann writes about rivers.</td><td><img src='ann.png'></td></tr></table>"
    )
    assert rows_of(markup) == []
    assert [block.text for block in blocks_of(markup) if block.text] == [
        "About Ann",
        "Ann writes about rivers.",
    ]


def test_names_between_columns_of_icons_are_data() -> None:
    row = "<tr><td><img src='face.png'></td><td>{}</td><td><img src='bird.png'></td></tr>"
    names = ["Ann", "Tom", "Eve"]
    markup = "<table>" + "".join(row.format(name) for name in names) + "</table>"
    assert [[cell for cell in line if cell] for line in rows_of(markup)] == [[name] for name in names]


def test_a_gallery_with_captions_is_layout() -> None:
    row = "<tr><td><img src='a.png'><br>A river</td></tr>"
    assert rows_of("<table>" + 4 * row + "</table>") == []


def test_a_head_makes_a_table_of_one_row_data() -> None:
    markup = "<table><tr><th>Town</th><th>Bridges</th></tr><tr><td>Leeds</td><td></td></tr></table>"
    assert rows_of(markup) == [["Town", "Bridges"], ["Leeds", ""]]


@pytest.mark.parametrize("width", [1, 3])
def test_large_tables_are_read_in_time(width: int) -> None:
    row = "<tr>" + "<td>word</td>" * width + "</tr>"
    blocks_of("<table>" + row * 5000 + "</table>")
