"""The snapshot holds what the tree holds."""

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from postparse.html.dom import TEXT, Page

PAGE = Page(
    "<body><p>foo <b>x</b> <i>y</i> <a href='/z'>link</a><pre>\n a</pre><script>var q</script></body>",
    "https://blog.example/post",
)

markup = st.lists(
    st.sampled_from(
        [
            "<div>",
            "</div>",
            "<p>",
            "<b>",
            "</b>",
            "<ul><li>",
            "</ul>",
            "<br>",
            "<table><tr><td>",
            "</table>",
            "word",
            " ",
            "<!-- c -->",
            "<pre>\n",
            "</pre>",
        ]
    ),
    max_size=60,
).map("".join)


def test_white_space_between_inline_elements_parts_words() -> None:
    assert PAGE.text_of(0) == "foo x y link a"


def test_scripts_are_not_seen() -> None:
    script = PAGE.by_tag["script"][0]
    assert PAGE.text_length(script) == 0


def test_the_end_of_a_block_parts_words() -> None:
    page = Page("<div><p>one <i>two</i></p>three<b>four</b><div><span>five</span></div>six</div>")
    assert page.text_of(0) == "one two threefour five six"


def test_characters_are_counted() -> None:
    assert PAGE.text_length(0) == len("fooxylinka")


def test_relative_links_resolve_against_the_page() -> None:
    assert PAGE.absolute("/z") == "https://blog.example/z"
    assert PAGE.absolute("http://[broken") == "http://[broken"


def test_selectors_return_numbers_in_document_order() -> None:
    assert [PAGE.tags[node] for node in PAGE.select("i, b, p")] == ["p", "b", "i"]


@given(markup)
def test_lists_agree_with_each_other_and_with_the_tree(html: str) -> None:
    page = Page(html)
    for node, parent in enumerate(page.parents):
        assert parent < node < page.ends[node] <= len(page)
        if parent >= 0:
            assert page.ends[node] <= page.ends[parent]
            assert page.depths[node] == page.depths[parent] + 1
            assert page.tags[parent] != TEXT
    root = LexborHTMLParser(html).root
    assert root is not None
    seen = [node.text_content or "" for node in root.traverse(include_text=True) if node.tag == "-text"]
    assert "".join("".join(page.texts).split()) == "".join("".join(seen).split())
