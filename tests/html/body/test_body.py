"""The article is told from what stands around it, by structure and wording, with and without class names."""

from __future__ import annotations

import re

import pytest

from postparse import parse_html
from postparse.html.body import Body, select_body
from postparse.html.comments.records import Discussion, Record
from postparse.html.dom import Page as parse_page
from postparse.html.metadata import Metadata

PROSE = [
    "The harbour freezes over in the second week of January, and for a month nobody in the village talks of"
    " anything but the thickness of the ice and who was the first to walk across it.",
    "My grandfather kept a notebook of those winters, one line a year, and never missed one until he died.",
    "What I like best about his lines is how little they say. A date, a number, the name of a dog. From that you"
    " can build a whole season if you know the people, and most of a season even if you do not.",
    "This year the ice came late, thin and grey, and it left again before the children had found their skates.",
]
NAVIGATION = (
    "<ul>"
    + "".join(
        f'<li><a href="/{name}">{name.title()}</a></li>'
        for name in ("home", "boats", "weather", "about", "contact")
    )
    + "</ul>"
)
TEASERS = "".join(f'<li><a href="/post-{n}">Another winter story, number {n}</a></li>' for n in range(1, 8))


def page(body: str, *, head: str = "<title>Ice on the harbour</title>") -> str:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def blog(content: str) -> str:
    return page(
        f'<div id="header"><a href="/">Harbour Notes</a><div class="menu">{NAVIGATION}</div></div>'
        f'<div id="main"><div class="post"><h1 class="entry-title">Ice on the harbour</h1>'
        f'<p class="meta">By Maud Ekholm on 3 February 2019</p><div class="entry-content">{content}</div>'
        '<div class="share"><a href="#">Tweet</a> <a href="#">Share on Facebook</a> <a href="#">Print</a></div>'
        f'<div class="related"><h3>Related posts</h3><ul>{TEASERS}</ul></div></div></div>'
        f'<div id="sidebar"><h3>Recent posts</h3><ul>{TEASERS}</ul><p>Subscribe to our newsletter.</p></div>'
        '<div id="footer"><p>© 2019 Harbour Notes. All rights reserved.</p></div>'
    )


def nameless(html: str) -> str:
    return re.sub(r' (?:class|id)="[^"]*"', "", html)


@pytest.mark.parametrize("view", [str, nameless], ids=["named", "nameless"])
def test_the_prose_is_kept_and_nothing_around_it(view):
    post = parse_html(view(blog(paragraphs(*PROSE))))
    assert post.text == "\n\n".join(PROSE)


@pytest.mark.parametrize("view", [str, nameless], ids=["named", "nameless"])
def test_headings_lists_quotes_and_code_between_prose_belong_to_it(view):
    content = (
        paragraphs(PROSE[0], PROSE[1])
        + "<h2>What the notebook says</h2>"
        + f"<blockquote><p>{PROSE[2]}</p></blockquote>"
        + f"<p>{PROSE[3]} Here is what he wrote down:</p>"
        + "<ul><li>the first night of frost, and its date</li><li>the day the ferry stopped running</li>"
        + "<li>the thickness at the pier, in hands</li></ul>"
        + f"<p>{PROSE[2]}</p><pre><code>ice = [3, 4, 7]\nprint(max(ice))</code></pre><p>{PROSE[1]}</p>"
    )
    post = parse_html(view(blog(content)))
    assert [type(block).__name__ for section in post.sections for block in section.blocks] == [
        "Paragraph", "Paragraph", "Quote", "Paragraph", "ListBlock", "Paragraph", "Code", "Paragraph",
    ]  # fmt: skip
    assert [section.title for section in post.sections] == [None, "What the notebook says"]
    assert "Related" not in post.text
    assert "Tweet" not in post.text


def test_title_byline_and_date_are_not_the_body():
    post = parse_html(blog(paragraphs(*PROSE)))
    assert post.title == "Ice on the harbour"
    assert not {"Ice on the harbour", "Maud Ekholm", "February"} & set(
        re.findall(r"[A-Z]\w+(?: \w+)*", post.text)
    )


def test_text_parted_by_line_breaks_in_a_table_layout():
    text = "<br><br>".join(PROSE)
    post = parse_html(
        page(
            f"<table width=800><tr><td width=150>{NAVIGATION.replace('li>', 'p>').replace('ul>', 'div>')}</td>"
            f"<td><b>Ice on the harbour</b><br><br>{text}</td>"
            "<td><a href=/a>Buy a mug</a><br><a href=/b>Guestbook</a></td></tr></table>"
        )
    )
    assert PROSE[0] in post.text
    assert PROSE[-1] in post.text
    assert "Guestbook" not in post.text
    assert "Boats" not in post.text


def test_the_comments_are_not_the_body():
    comments = "".join(
        f'<li class="comment" id="comment-{n}"><div class="comment-author vcard"><cite class="fn">Reader {n}</cite></div>'
        f'<div class="comment-meta"><a href="#comment-{n}">4 February 2019 at 10:0{n}</a></div>'
        f'<div class="comment-content"><p>I remember winter number {n} well, we lost a sledge that year.</p></div></li>'
        for n in range(1, 6)
    )
    html = blog(paragraphs(*PROSE)).replace(
        '<div id="sidebar">',
        f'<div id="comments"><h2>5 Comments</h2><ol class="commentlist">{comments}</ol></div><div id="sidebar">',
    )
    post = parse_html(html)
    assert post.text == "\n\n".join(PROSE)
    assert len(post.thread) == 5


def test_a_post_of_one_line_is_the_likeliest_prose():
    line = "The ferry does not run today, because the ice took the pier and the pier took the ferry."
    post = parse_html(blog(f"<p>{line}</p>"))
    assert post.text == line


def test_hidden_and_embedded_scripts_are_no_text():
    post = parse_html(blog(paragraphs(*PROSE) + "<script>var a = 'The ice is a script';</script>"))
    assert "script" not in post.text


@pytest.mark.parametrize("html", ["", "<p>", "<table></table>", "<!-- nothing -->", "<ul><li></ul>"])
def test_pages_without_text_have_no_body(html):
    assert parse_html(html).text == ""


def test_a_very_deep_page_is_read_in_linear_time():
    post = parse_html(page("<div>" * 20_000 + paragraphs(*PROSE)))
    assert PROSE[0] in post.text


def test_a_region_drawn_too_wide_does_not_swallow_the_article():
    html = parse_page(blog(paragraphs(*PROSE)))
    start = html.by_class["post"][0]
    last = html.by_class["related"][0]
    discussion = Discussion(
        source="miner",
        records=[Record(start=last, stop=html.ends[last])],
        region=[(start, html.ends[start])],
    )
    body = select_body(html, Metadata(), discussion)
    assert html.text_between(*body.ranges[0]).startswith(PROSE[0])


def test_a_later_page_of_a_forum_topic_has_no_body():
    html = parse_page(blog(paragraphs(*PROSE)))
    content = html.by_class["entry-content"][0]
    discussion = Discussion(
        source="profile",
        is_forum=True,
        records=[Record(start=content, stop=html.ends[content])],
        region=[(content, html.ends[content])],
    )
    assert select_body(html, Metadata(), discussion) == Body()


def test_the_first_post_of_a_forum_topic_is_the_body():
    html = parse_page(blog(paragraphs(*PROSE)))
    content = html.by_class["entry-content"][0]
    post = Record(start=content - 1, stop=html.ends[content], body=((content, html.ends[content]),))
    discussion = Discussion(source="profile", is_forum=True, post=post)
    assert select_body(html, Metadata(), discussion).ranges == post.body


def test_headings_that_nothing_follows_are_left_out():
    html = page(
        f"<h1>Ice on the harbour</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p><h3>Webmentions</h3>"
    )
    assert parse_html(html).text.endswith(PROSE[2])


def test_a_declared_recipe_is_kept_however_its_parts_are_marked_up() -> None:
    recipe = (
        '{"@type": "Recipe", "name": "Rye porridge", "recipeIngredient": ["200 ml milk", "60 g rye flakes", "1 pear"],'
        ' "recipeInstructions": [{"@type": "HowToStep", "text": "Warm the milk."}, {"@type": "HowToStep", "text": "Stir in the flakes."}],'
        ' "nutrition": {"@type": "NutritionInformation", "calories": "210 kcal", "fatContent": "7 g", "proteinContent": "9 g"}}'
    )
    ingredients = "".join(
        f'<dd><span>{amount}</span> <a href="/food/{what}">{what}</a></dd>'
        for amount, what in (("200 ml", "milk"), ("60 g", "rye flakes"), ("1", "pear"))
    )
    content = (
        paragraphs(*PROSE)
        + f"<div><h2>Ingredients</h2><div>for 2</div><dl>{ingredients}</dl></div>"
        + "<table><tr><td>Energy</td><td>210 kcal</td></tr><tr><td>Fat</td><td>7 g</td></tr>"
        "<tr><td>Protein</td><td>9 g</td></tr><tr><td>Iron</td><td>3 mg</td></tr></table>"
        + "<div><h2>Method</h2><div>1.</div><div>Warm the milk.</div><div>2.</div><div>Stir in the flakes.</div></div>"
    )
    head = f'<title>Ice on the harbour</title><script type="application/ld+json">{recipe}</script>'
    post = parse_html(blog(content).replace("<title>Ice on the harbour</title>", head))
    assert [section.title for section in post.sections] == [None, "Ingredients", "Method"]
    assert "60 g rye flakes" in " ".join(post.text.split())
    assert "Stir in the flakes." in post.text
    assert "210 kcal" not in post.text
    assert "Another winter story" not in post.text


def test_a_list_of_contents_is_kept_or_left_out_as_a_whole() -> None:
    names = [f"The winter of the {word} ice" for word in ("thin", "black", "loud", "late", "long")]
    entries = "".join(
        f'<li><a href="#w{n}">{name}</a><ul><li><a href="#w{n}b">Dogs</a></li></ul></li>'
        for n, name in enumerate(names)
    )
    sections = "".join(
        f'<h2 id="w{n}">{name}</h2>{paragraphs(*PROSE[:2])}<h3 id="w{n}b">Dogs</h3>{paragraphs(PROSE[2])}'
        for n, name in enumerate(names)
    )
    post = parse_html(blog(f"{paragraphs(*PROSE)}<ul>{entries}</ul>{sections}"))
    shown = [
        item.text for block in post.blocks if type(block).__name__ == "ListBlock" for item in block.items
    ]
    assert len(shown) in (0, len(names))
    assert [section.title for section in post.sections if section.level == 2] == names
