"""What `to_html` writes runs nothing, in a real Chromium. Skipped where there is none (``CHROMIUM`` names one)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import postparse
from postparse.models import (
    Cell,
    Code,
    Comment,
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
)

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "chromium-headless-shell")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)

MARKUP = [
    "<script>ran(1)</script>",
    "<img src=x onerror=ran(2)>",
    "<svg onload=ran(3)>",
    "<svg><animate onbegin=ran(4) attributeName=x dur=1s>",
    "<iframe srcdoc='<script>parent.ran(5)</script>'></iframe>",
    "<details open ontoggle=ran(6)>",
    "<style>@import 'javascript:ran(7)';</style>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=ran(8)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=ran(9)>'>",
    "<form><button formaction=javascript:ran(10)>x</button></form>",
    "\"'><script>ran(11)</script>",
    "</p></div></article><script>ran(12)</script>",
    "<a href=javascript:ran(13)>x</a>",
    "<xmp><p title='</xmp><script>ran(14)</script>'>",
    "]]><script>ran(15)</script>",
    "<base href=javascript:ran(16)//>",
    "<meta http-equiv=refresh content='0;url=javascript:ran(17)'>",
    "<object data=javascript:ran(18)></object><embed src=javascript:ran(18)>",
    "<input autofocus onfocus=ran(19)><video src=x onerror=ran(19)></video>",
]
ADDRESSES = [
    "javascript:ran(20)",
    "JaVaScRiPt:ran(21)",
    " javascript:ran(22)",
    "java\tscript:ran(23)",
    "java\nscript:ran(24)",
    "\x01javascript:ran(25)",
    "javascript&colon;ran(26)",
    "vbscript:ran(27)",
    "data:text/html,<script>parent.ran(28)</script>",
    "data:image/svg+xml,<svg onload=parent.ran(29)>",
    "x' onerror='ran(30)",
    'x" onerror="ran(31)" onmouseover="ran(31)',
    "x onerror=ran(32)",
    '//blog.example/"><script>ran(33)</script>',
]
AROUND = """<!doctype html><meta charset=utf-8><script>
var count = 0; function ran() { count++; } alert = prompt = confirm = ran;
</script>%s<script>
onload = function () {
  for (const node of document.querySelectorAll("article *, article")) {
    for (const kind of ["click", "mouseover", "focus", "error", "load", "toggle"])
      node.dispatchEvent(new Event(kind, {cancelable: true}));
    if (node.href && !/^https?:|^mailto:|^file:/.test(node.href)) count++;
    for (const attribute of node.attributes) if (/^on/i.test(attribute.name)) count++;
  }
  for (const link of document.links) if (link.protocol == "javascript:") link.click();
  setTimeout(() => document.documentElement.setAttribute("data-ran", count), 300);
};
</script>"""


def hostile_post() -> Post:
    """Return a post that holds each attack in every field that is written."""
    blocks: list[postparse.models.Block] = []
    comments: list[Comment] = []
    for n, attack in enumerate([*MARKUP, *ADDRESSES]):
        content = Text(attack, (Mark(0, len(attack), "link", href=attack), Mark(0, len(attack), "code")))
        person = Person(attack, attack, attack)
        inner = Paragraph(content)
        blocks += [
            inner,
            Quote((inner,), attribution=attack, cite_url=attack),
            ListBlock((ListItem((inner,), term=content, anchor=attack),), kind="definition"),
            ListBlock((ListItem((inner,), anchor=attack),), kind="ordered"),
            Code(attack, language=attack),
            Table(((Cell(content, header=True),),), caption=attack),
            Figure((Image(attack, alt=attack),), caption=content),
            Embed(attack, provider=attack, title=attack),
        ]
        comments.append(
            Comment(id=f"{n}{attack}", author=person, published_raw=attack, permalink=attack, blocks=(inner,))
        )
    return Post(
        title=MARKUP[0],
        lead=MARKUP[1],
        language=ADDRESSES[-4],
        authors=tuple(comment.author for comment in comments if comment.author),
        sections=tuple(
            Section(attack, 2, tuple(blocks), anchor=attack) for attack in (MARKUP[10], ADDRESSES[11])
        ),
        thread=postparse.build_thread(comments),
    )


def times_ran(html: str, folder: Path) -> int:
    """Open a page in Chromium, touch all that is in it, and return how often something ran."""
    page = folder / "page.html"
    page.write_text(AROUND % html, "utf-8")
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--dump-dom",
        "--virtual-time-budget=3000", page.as_uri(),
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    found = re.search(r'data-ran="(\d+)"', result.stdout)
    assert found, result.stderr[-2000:]
    return int(found[1])


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_nothing_runs(tmp_path: Path) -> None:
    assert times_ran(postparse.to_html(hostile_post()), tmp_path) == 0


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize(
    "attack", [MARKUP[0], MARKUP[1], "<article><a href='javascript:ran()'>x</a></article>"]
)
def test_the_test_sees_what_runs(attack: str, tmp_path: Path) -> None:
    assert times_ran(attack, tmp_path) > 0


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_nothing_that_was_read_runs_either(tmp_path: Path) -> None:
    """The attacks as markup of a page: what the parser keeps of them is written."""
    words = "<p>Some words of a post, and more of them.</p>"
    links = "".join(f'<p>word <a href="{address}">word</a><img src="{address}"></p>' for address in ADDRESSES)
    page = f"<h1>Title</h1><article>{words.join(MARKUP)}{words}{links}</article>"
    assert times_ran(postparse.to_html(postparse.parse_html(page)), tmp_path) == 0
