"""Who wrote a text's article: bylines in many languages, names beside dates, boxes about the author."""

from __future__ import annotations

import pytest

import postparse
from postparse.html.metadata.byline import authors_in

PROSE = (
    "The first batch of bread came out flat as a slate, and the second was hardly better than that, although learning had begun.\n\n"
    "By the fourth week the oven and I had reached an understanding, and the loaves began to rise at last. I wrote down what I did"
    " each time, how warm the water was and how long the dough had rested, and threw most of the notes away again.\n\n"
    "What is left fits on a card: bake when the dough is ready and not when the clock says so, and never open the door to look.\n"
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Por Luiza Prado em 3 de março de 2021", ["Luiza Prado"]),
        ("12 октября 2019, автор: Игорь Савин", ["Игорь Савин"]),
        ("Опубликовал Игорь Савин 12.10.2019", ["Игорь Савин"]),
        ("Publicerat av Lars Berg den 3 mars 2021", ["Lars Berg"]),
        ("Opublikowane przez Jan Nowak w dniu 3 marca 2021", ["Jan Nowak"]),
        ("Yazan: Ayşe Kaya, 3 Mart 2021", ["Ayşe Kaya"]),
        ("Írta: Kovács Péter, 2021. március 3.", ["Kovács Péter"]),
        ("Από Νίκος Παππάς στις 3 Μαρτίου 2021", ["Νίκος Παππάς"]),
        ("作者：王小明", ["王小明"]),
        ("投稿者 田中太郎 2021年3月3日", ["田中太郎"]),
        ("글쓴이: 김민수", ["김민수"]),
        ("بقلم: أحمد علي", ["أحمد علي"]),
        ("Ditulis oleh Budi Santoso", ["Budi Santoso"]),
        ("Words by Ann Bee. Photos by Carl Dee", ["Ann Bee"]),
        ("By Ann Bee, Carl Dee, and Eva Fay", ["Ann Bee", "Carl Dee", "Eva Fay"]),
        ("August 6, 2012 by Ann Bee 2 Comments", ["Ann Bee"]),
        ("ByAnn Bee 12th February 2025", ["Ann Bee"]),
        ("By Ann Bee ⋅ Review Editor", ["Ann Bee"]),
        ("By default, the oven is hot", []),
        ("Par exemple, le pain", []),
        ("Por Redação", []),
        ("By Dan Mori on May 3, 2020", ["Dan Mori"]),
    ],
)
def test_a_byline_names_its_authors_in_any_language(line: str, names: list[str]) -> None:
    assert authors_in(line) == names


@pytest.mark.parametrize(
    "header",
    [
        "Mira Holt\n\nDec 14, 2025",
        "Mira Holt\n\nVice President of Ovens\n\nDec 14, 2025",
        "14. Dezember 2025 | Mira Holt | 3 Kommentare",
        "Mira Holt am 14. Dezember 2025 um 15:47",
        "By\n\nMira Holt\n\nDec 14, 2025",
    ],
)
def test_a_name_beside_the_date_below_the_title_is_the_author(header: str) -> None:
    post = postparse.parse_text(f"Home\nAbout\n\nLearning to bake\n\n{header}\n\n{PROSE}")
    assert [author.name for author in post.authors] == ["Mira Holt"]


def test_a_category_that_the_menu_has_is_no_author() -> None:
    post = postparse.parse_text(
        f"The Oven Log\nHome\nAbout\nContact\nSlow Baking\nQuick Cakes\n\nLearning to bake\n\nSlow Baking\n\nDec 14, 2025\n\n{PROSE}"
    )
    assert post.authors == ()


def test_a_box_behind_the_article_tells_its_author() -> None:
    post = postparse.parse_text(
        f"Learning to bake\n\nDec 14, 2025\n\n{PROSE}\nMira Holt\n\nMira is a baker in a small town by the sea and writes about flour.\n"
    )
    assert [author.name for author in post.authors] == ["Mira Holt"]
