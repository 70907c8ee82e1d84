"""Hostile inputs of any size, one generator for each way to hurt a stage.

Each takes a size (about the number of repetitions) and returns a page or a text. Used by the tests here (small) and by
the growth benchmark (large, fitted exponent).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import postparse
from postparse.writers.tree import to_tree
from tests.hostile.records import DOCUMENTS, EXPORTS

Generator = Callable[[int], str] | Callable[[int], bytes]

COMMENT = '<li id="comment-{0}" class="comment depth-1"><cite class="fn">Ann {0}</cite> <a href="#comment-{0}">March 3, 2012 at 4:0{1} pm</a><p>Some words number {0} that somebody wrote here.</p></li>'


def _comments(count: int, row: str = COMMENT) -> str:
    rows = "".join(row.format(n, n % 10) for n in range(count))
    return f"<html><body><h1>Title</h1><p>{'Words of a post. ' * 20}</p><ol class=commentlist>{rows}</ol></body></html>"


def _reply_chain(count: int) -> str:
    opening = '<li id="comment-{0}" class="comment depth-{0}"><cite class="fn">Ann</cite> <a href="#comment-{0}">March 3, 2012</a><p>Words {0}.</p><ul class=children>'
    return "<body><h1>Title</h1><ol class=commentlist>" + "".join(
        opening.format(n) for n in range(1, count + 1)
    )


HTML: dict[str, Generator] = {
    "a million siblings": lambda n: "<body><h1>T</h1>" + "<div>word</div>" * n,
    "nested divs": lambda n: "<div>" * n + "word",
    "nested divs with stray end tags": lambda n: "<div></q>" * n + "word",
    "nested lists": lambda n: "<ul><li>word" * n,
    "nested quotes": lambda n: "<blockquote><p>word</p>" * n,
    "nested tables": lambda n: "<table><tr><td>word" * n,
    "nested inline tags": lambda n: "<p>" + "<b><i><a href=x>" * n + "word",
    "formatting left open": lambda n: "".join(f"<p><b id=n{k}>word" for k in range(n)),
    "many comments": _comments,
    "comments with equal ids": lambda n: _comments(n, COMMENT.replace('id="comment-{0}"', 'id="comment-1"')),
    "a deep reply chain": _reply_chain,
    "comments without end tags": lambda n: _comments(n).replace("</li>", ""),
    "one long text": lambda n: "<body><p>" + "word " * n,
    "one long word": lambda n: "<body><p>" + "w" * (5 * n),
    "many attributes": lambda n: "<body><div " + " ".join(f"a{k}=v" for k in range(n)) + ">word</div>",
    "one long attribute": lambda n: f"<body><div class='{'name ' * n}'>word</div>",
    "empty elements": lambda n: "<body>" + "<i></i>" * n,
    "line breaks": lambda n: "<body><p>" + "word<br>" * n,
    "double line breaks": lambda n: "<body><div>" + "word<br><br>" * n,
    "headings": lambda n: "<body>" + "<h2>word</h2><p>word</p>" * n,
    "links": lambda n: "<body>" + "<p><a href=/x>word word</a></p>" * n,
    "images": lambda n: "<body><article>" + "<img src=a.png srcset='b.png 1x, c.png 2x'>" * n,
    "rows": lambda n: "<body><table>" + "<tr><td>a<td>b</tr>" * n,
    "wide spans": lambda n: "<body><table>" + "<tr><td colspan=1000 rowspan=1000>a</td></tr>" * (n // 10 + 1),
    "dates": lambda n: "<body>" + "<p>Posted on March 3, 2012 at 4:01 pm by Ann</p>" * n,
    "digits": lambda n: "<body><p>" + "1" * (5 * n),
    "digits and separators": lambda n: "<body><p>" + "1/2-3. " * n,
    "quotation marks": lambda n: "<body><p>" + "“word " * n,
    "straight quotation marks": lambda n: "<body><p>" + '"word said ' * n,
    "json-ld of many comments": lambda n: (
        '<script type="application/ld+json">{"@type":"BlogPosting","comment":['
        + ",".join('{"@type":"Comment","text":"words","author":{"name":"Ann"}}' for _ in range(n))
        + "]}</script><p>word</p>"
    ),
    "json-ld nested deep": lambda n: (
        '<script type="application/ld+json">' + '{"comment":[' * n + "]}" * n + "</script><p>word</p>"
    ),
    "json-ld that refers to itself": lambda n: (
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":['
        + ",".join(
            f'{{"@type":"Comment","@id":"#{k}","text":"words {k}","comment":[{{"@id":"#{k}"}},{{"@id":"#{(k + 1) % n}"}}],'
            f'"parentItem":{{"@id":"#{(k + 1) % n}"}},"author":{{"@id":"#{k}","name":"Ann"}}}}'
            for k in range(n)
        )
        + "]}</script><p>word</p>"
    ),
    "json-ld that does not end": lambda n: (
        '<script type="application/ld+json">' + "[" * n + "</script><p>word</p>"
    ),
    "ampersands": lambda n: "<body><p>" + "&amp;&lt;&#x26;& " * n,
    "less-than signs": lambda n: "<body><p>" + "< " * n,
    "tags that do not end": lambda n: "<body><p>word " + "<a " * n,
    "comments in markup": lambda n: "<body>" + "<!-- x --><p>word</p>" * n,
    "templates": lambda n: "<body>" + "<template><p>word</p></template>" * n,
    "scripts": lambda n: "<body>" + "<script>var a = '<p>';</script>" * n + "<p>word</p>",
    "comments in circles": lambda n: _comments(
        n, COMMENT.replace("<p>", '<a class="in-reply-to" href="#comment-{1}">in reply to</a><p>')
    ),
    "comments without their parents": lambda n: _comments(
        n, COMMENT.replace("<li ", '<li data-parent="x{0}" data-depth="{0}" style="margin-left:{0}px" ')
    ),
    "comments on unknown markup": lambda n: (
        "<body><h1>T</h1>"
        + "".join(
            f"<div><div><b>Ann {k}</b> <span>March 3, 2012</span></div><div>Some words of number {k}.</div></div>"
            for k in range(n)
        )
    ),
    "classes": lambda n: "<body>" + "".join(f'<p class="a{k} b{k}" id=c{k}>word</p>' for k in range(n)),
    "dates that nearly are": lambda n: "<body>" + "<p>March 3rd, , 2012 at at 4:0 1:: pm on the</p>" * n,
    "words of dates": lambda n: "<body><p>" + "March of May 12 at the Mon, " * n,
    "footnotes": lambda n: (
        "<body>"
        + "".join(f"<p>word<sup><a href=#f{k} id=r{k}>{k}</a></sup></p>" for k in range(n))
        + "<ol>"
        + "".join(f"<li id=f{k}>note <a href=#r{k}>back</a></li>" for k in range(n))
    ),
    "definitions": lambda n: "<body><dl>" + "<dt>word<dd>word" * n,
    "preformatted lines": lambda n: "<body><pre>" + "  1 word\n" * n,
    "half tags": lambda n: "<body><p>" + "</p <p </" * n,
    "comments in markup left open": lambda n: "<body><p>word</p>" + "<!--" * n,
    "doctypes": lambda n: "<!doctype html>" * n + "<p>word",
    "microdata comments": lambda n: (
        "<body>"
        + "<div itemprop=comment itemscope itemtype='https://schema.org/Comment'><span itemprop=author>Ann</span><p itemprop=text>words</p></div>"
        * n
    ),
}
"""Pages by what is hostile about them."""

TEXT: dict[str, Generator] = {
    "numbered lines": lambda n: "Title\n\n" + "\n".join(f"{k}. word" for k in range(n)),
    "ever deeper lines": lambda n: "\n".join(" " * (k % 500) + "word" for k in range(n)),
    "names that say": lambda n: "Title\n\n" + "Ann says:\nMarch 3, 2012 at 4:01 pm\nSome words.\n\n" * n,
    "dates": lambda n: "3 March 2012\n" * n,
    "empty lines": lambda n: "a" + "\n" * n + "b",
    "one long line": lambda n: "word " * n,
    "spaces": lambda n: " " * (5 * n) + "x",
    "quote marks": lambda n: "> " * n + "word",
    "mail quotes": lambda n: "\n".join(">" * (k % 200) + " word" for k in range(n)),
    "quotation marks": lambda n: "“word " * n,
    "brackets": lambda n: "[" * n + "word" + "](" * n,
    "stars": lambda n: "**a *b " * n,
    "table rows": lambda n: "| a | b |\n" * n,
    "hashes": lambda n: "# word\n" * n,
    "backticks": lambda n: "`" * n + "word",
    "tabs": lambda n: "\t" * n + "word",
    "replies by number": lambda n: (
        "Title\n\nWords of the post that go on for a while.\n\n"
        + "".join(f"{k}. Ann{k} says:\nMarch 3, 2012 at 4:01 pm\nSome words.\n\n" for k in range(n))
    ),
    "links in Markdown": lambda n: "# Title\n\n" + "[word](https://blog.example/a_(b)) " * n,
    "tables that are ragged": lambda n: "".join(f"| a {'| b ' * (k % 50)}|\n" for k in range(n)),
    "bullets in a row": lambda n: "• " * n + "word",
    "numbers in a row": lambda n: "1. " * n + "word",
    "dashes": lambda n: "-" * n + "\n" + "- " * n,
    "dates that nearly are": lambda n: "March 3rd, , 2012 at at 4:0 1:: pm on the\n" * n,
    "one line of dates": lambda n: "March 3, 2012 12/31/2012 4:01 pm " * n,
    "carriage returns": lambda n: "word\r\n" * n,
}
"""Plain texts by what is hostile about them."""


def write_all(document: bytes) -> None:
    """Read a document and write it in every form; what is none of ours is refused."""
    try:
        post = postparse.from_json(document)
    except postparse.InvalidDocument:
        return
    postparse.to_json(post)
    postparse.to_json(post, nested=True)
    postparse.to_html(post)
    postparse.to_markdown(post)
    postparse.to_text(post)
    to_tree(post)


def read_all(file: bytes) -> list[postparse.Post]:
    """Read a file's posts; what is no export is refused."""
    try:
        return list(postparse.read(io.BytesIO(file)))
    except postparse.PostparseError:
        return []


GENERATORS: dict[str, dict[str, Any]] = {
    "html": HTML,
    "text": TEXT,
    "export": EXPORTS,
    "document": DOCUMENTS,
}
"""The generators by the stage that they are to hurt."""

STAGES: dict[str, Callable[[Any], object]] = {
    "html": postparse.parse_html,
    "text": postparse.parse_text,
    "export": read_all,
    "document": write_all,
}
"""What each stage does with an input."""
