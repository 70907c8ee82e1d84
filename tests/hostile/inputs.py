"""Hostile inputs of any size, one generator for each way to hurt a stage.

Each takes a size (about the number of repetitions) and returns a page or a text. Used by the tests here (small) and by
the growth benchmark (large, fitted exponent).
"""

from __future__ import annotations

from collections.abc import Callable

Generator = Callable[[int], str]

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
    "json-ld that does not end": lambda n: (
        '<script type="application/ld+json">' + "[" * n + "</script><p>word</p>"
    ),
    "ampersands": lambda n: "<body><p>" + "&amp;&lt;&#x26;& " * n,
    "less-than signs": lambda n: "<body><p>" + "< " * n,
    "tags that do not end": lambda n: "<body><p>word " + "<a " * n,
    "comments in markup": lambda n: "<body>" + "<!-- x --><p>word</p>" * n,
    "templates": lambda n: "<body>" + "<template><p>word</p></template>" * n,
    "scripts": lambda n: "<body>" + "<script>var a = '<p>';</script>" * n + "<p>word</p>",
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
    "carriage returns": lambda n: "word\r\n" * n,
}
"""Plain texts by what is hostile about them."""
