"""Markdown: whether a text is written in it, and what its inline marks say. The parser is markdown-it's."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

_SIGNS = re.compile(r"\]\(|^#{1,6} \S|\*\*\S|^> |^```|^ {0,3}[*-] \S", re.M)
_STRONG_SIGNS = re.compile(r"[^\s\[]\]\([^\s()]{2,}|^#{1,6} \S", re.M)
_SPECIAL = re.compile(r"[\\`*_\[\]<!&~]")
_ONE_LINK = re.compile(r"\[([^\\`*_\[\]<>!&~]+)\]\(((?:https?://|/)[\w./?=#:@+,;$-]*)\)", re.A)
"""A line that is one link and needs no parser: most lines of menus are."""
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
# Nothing is followed here: a link's words are words whatever its address would run.
_PARSER.validateLink = lambda url: True  # type: ignore[method-assign]
_SPACED_ADDRESS = re.compile(r"\]\(([a-z]{3,10}:[^()<>\s]{0,400}\s[^()<>]{0,400})\)")
_EMPTY_MARK = re.compile(r"(?<![^\W_])_{2,}(?![^\W_]{0,40}__)")
"""Emphasis of nothing: pictures that a page draws by fonts."""
MOST_INLINE = 20_000
MOST_BRACKETS = 400


def is_markdown(text: str) -> bool:
    """Tell whether a text is Markdown: it has links or headings in that notation, often enough for its length."""
    sample = text[:200_000]
    strong = sum(1 for _ in _STRONG_SIGNS.finditer(sample))
    return strong >= 2 and strong * 4000 > len(sample)


def plain(line: str) -> tuple[str, int, tuple[tuple[str, str], ...]]:
    """Return the words of a line of Markdown, how many characters of them are links, and the links (words, address)."""
    if not _SPECIAL.search(line):
        return line.strip(), 0, ()
    if (link := _ONE_LINK.fullmatch(line.strip())) is not None and (words := link.group(1).strip()):
        return words, len(words), ((words, link.group(2)),)
    if len(line) > MOST_INLINE or line.count("[") > MOST_BRACKETS:
        return line.strip(), 0, ()
    parts: list[str] = []
    links: list[tuple[str, str]] = []
    linked, depth, start, address = 0, 0, 0, ""
    if "](" in line:
        line = _SPACED_ADDRESS.sub(r"](<\1>)", line)
    for block in _PARSER.parseInline(line):
        for token in block.children or ():
            if token.type == "link_open":
                depth += 1
                start, address = len(parts), _harmless(str(token.attrs.get("href") or ""))
            elif token.type == "link_close":
                depth = max(depth - 1, 0)
                words = "".join(parts[start:])
                linked += len(words.strip())
                if words.strip():
                    links.append((words.strip(), address))
            elif token.type == "text":
                parts.append(_EMPTY_MARK.sub("", token.content) if "__" in token.content else token.content)
            elif token.type in ("code_inline", "html_inline", "text_special"):
                parts.append(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                parts.append(" ")
    return "".join(parts).strip(), linked, tuple(links)


def _harmless(address: str) -> str:
    """Return an address if it leads somewhere; nothing if it runs something."""
    return (
        "" if address[:12].casefold().startswith(("javascript:", "vbscript:", "data:", "file:")) else address
    )
