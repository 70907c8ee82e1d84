"""Changes of a page or a text that a reader cannot see: after them the post must be the same.

Used by the tests on fixtures, and by ``python -m benchmarks.metamorphic`` on real pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Change = Callable[[str], str]

_START_TAG = re.compile(
    r"<([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`]+))?)*)\s*>"
)
# What a parser takes for a tag: markup in a value whose quotes were never closed is no tag, and is left alone.
_ANY_TAG = re.compile(r"""<[a-zA-Z][^\s/>]*+(?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+>""")
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>=`]+)))?")
_RAW = re.compile(r"(<(script|style|textarea|pre|xmp|iframe|noscript)\b.*?</\2\s*>|<!--.*?-->)", re.I | re.S)


def outside_raw_text(html: str, change: Callable[[str], str]) -> str:
    """Apply a change to the markup, but not inside scripts, styles, preformatted text and comments."""
    parts = _RAW.split(html)
    return "".join(change(part) if n % 3 == 0 else part for n, part in enumerate(parts) if n % 3 != 2)


def in_start_tags(html: str, change: Callable[[re.Match[str]], str]) -> str:
    """Apply a change to the start tags that are well formed."""

    def changed(tag: re.Match[str]) -> str:
        found = _START_TAG.fullmatch(tag[0])
        return change(found) if found is not None else tag[0]

    return outside_raw_text(html, lambda part: _ANY_TAG.sub(changed, part))


def reordered_attributes(html: str) -> str:
    """Attributes in reverse order, in the other kind of quotes where their value allows."""

    def change(tag: re.Match[str]) -> str:
        found = _ATTRIBUTE.findall(tag[2])
        if len({name.lower() for name, *_ in found}) < len(found):
            return tag[0]
        parts = []
        for name, double, single, bare in reversed(found):
            value = double or single or bare
            quote = '"' if "'" in value else "'"
            parts.append(
                f" {name}={quote}{value}{quote}"
                if value or ("=" in tag[2] and quote not in value)
                else f" {name}"
            )
        return f"<{tag[1]}{''.join(parts)}>"

    return in_start_tags(html, change)


def upper_case_tags(html: str) -> str:
    return outside_raw_text(
        html,
        lambda part: re.sub(r"(</?)([a-z][a-z0-9]*)(?=[\s>])", lambda tag: tag[1] + tag[2].upper(), part),
    )


def comments_between_tags(html: str) -> str:
    return outside_raw_text(
        html, lambda part: re.sub(r"(</(?:p|div|li|ul|ol|h\d)>)", r"\1<!-- nothing -->", part)
    )


def space_between_blocks(html: str) -> str:
    return outside_raw_text(html, lambda part: re.sub(r"(</(?:p|div|li|ul|ol|h\d)>)", "\\1\n\t  ", part))


def wrapped(html: str) -> str:
    """The whole body in two elements that nobody knows."""
    html = re.sub(r"(<body\b[^>]*>)", r'\1<div class="qqx"><div id="zzy">', html, count=1, flags=re.I)
    return re.sub(r"(</body\s*>)", r"</div></div>\1", html, count=1, flags=re.I)


BOILERPLATE = '<div class="qqw"><ul><li><a href="/one">One page</a></li><li><a href="/two">Another page</a></li></ul></div>'


def boilerplate_around(html: str) -> str:
    html = re.sub(r"(<body\b[^>]*>)", rf"\1{BOILERPLATE}", html, count=1, flags=re.I)
    return re.sub(r"(</body\s*>)", rf"{BOILERPLATE}\1", html, count=1, flags=re.I)


def space_in_tags(html: str) -> str:
    """Line feeds before the attributes and before the end of tags."""
    return in_start_tags(html, lambda tag: f"<{tag[1]}\n{tag[2]}\n >")


def unknown_spans(html: str) -> str:
    """What every paragraph holds in an inline element with a name that nobody knows."""
    return outside_raw_text(
        html,
        lambda part: re.sub(
            r"(<p\b[^<>]*>)([^<>]*)(</p\s*>)", r"\1<span class=qqz>\2</span>\3", part, flags=re.IGNORECASE
        ),
    )


def references(html: str) -> str:
    """Characters outside ASCII as numbers."""
    return outside_raw_text(html, lambda part: part.encode("ascii", "xmlcharrefreplace").decode())


PAGE_CHANGES: dict[str, Change] = {
    change.__name__.replace("_", " "): change
    for change in (
        reordered_attributes,
        upper_case_tags,
        comments_between_tags,
        space_between_blocks,
        space_in_tags,
        wrapped,
        unknown_spans,
        boilerplate_around,
        references,
    )
}
"""Changes of markup, by name."""

MENU = "Home\nAbout us\nContact\nPrivacy\n"

TEXT_CHANGES: dict[str, Change] = {
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "space at the end of lines": lambda text: text.replace("\n", "  \n"),
    "blank lines around": lambda text: "\n\n\n" + text + "\n\n\n",
    "a byte order mark": lambda text: "\ufeff" + text,
    "no-break spaces": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text, count=50),
    "a menu before and after": lambda text: f"{MENU}\n\n{text}\n\n{MENU}",
}
"""Changes of plain text, by name."""
