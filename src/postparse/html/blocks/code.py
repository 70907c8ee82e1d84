"""Preformatted text: lines as they stand, line numbers left out, the language that the page names."""

from __future__ import annotations

import re
from collections.abc import Collection

from postparse.html.blocks.traits import GUTTER, traits
from postparse.html.dom import Page
from postparse.models import Code

_LINE_TAGS = frozenset({"div", "li", "p", "tr", "table", "ol", "ul", "tbody"})
_LINE_CLASSES = frozenset({"crayon-line", "code-line"})
_NAMED = re.compile(
    r"(?:^|\s)(?:language|lang|brush|highlight-source|highlight-text|highlight|code|sourcecode)"
    r"[-:_]\s*([a-z][a-z0-9+#._-]{0,30})",
    re.I,
)
_AFTER = re.compile(
    r"(?:^|\s)(?:hljs|sourceCode|syntaxhighlighter|prettyprint|codehilite)\s+([a-z][a-z0-9+#-]{0,20})(?:\s|$)",
    re.I,
)
_NO_LANGUAGE = frozenset(
    "none plain plaintext text nohighlight auto default block box highlight line-numbers linenums wrapper"
    " container toolbar snippet area lines content inner wrap table nowrap notranslate".split()
)
_ATTRIBUTES = ("data-language", "data-lang", "data-enlighter-language", "data-code-language")
_NUMBERS = re.compile(r"[\d\s]+", re.ASCII)


def code_of(page: Page, node: int, skip: Collection[int] = frozenset()) -> Code | None:
    """Return the subtree as code; None where nothing is in it."""
    text = _lines(page, node, skip)
    return Code(text, language_of(page, node)) if text else None


def is_gutter(page: Page, node: int) -> bool:
    """Tell whether an element holds line numbers only."""
    attributes = page.attributes[node]
    return bool(attributes) and (
        bool(traits(attributes.get("class") or "") & GUTTER)
        or ("data-line-number" in attributes and not page.text_of(node).strip("0123456789 "))
    )


def is_code_table(page: Page, node: int) -> bool:
    """Tell whether a table sets code beside its line numbers."""
    stop = page.ends[node]
    has_code, has_gutter = False, False
    cells = 0
    child = node + 1
    while child < stop:
        tag = page.tags[child]
        if tag in ("td", "th"):
            cells += 1
            if is_gutter(page, child) or _NUMBERS.fullmatch(page.text_of(child)):
                has_gutter = True
                child = page.ends[child]
                continue
            if not has_code and cells > 8:
                return False
            has_code = has_code or "blob-code" in page.get(child, "class")
        elif tag in ("pre", "code"):
            has_code = True
            child = page.ends[child]
            continue
        child += 1
    return has_code and has_gutter


def _lines(page: Page, node: int, skip: Collection[int]) -> str:
    parts: list[str] = []
    tags, texts, ends = page.tags, page.texts, page.ends
    child, stop = node + 1, ends[node]
    pending: list[int] = []
    at_start = True
    while child < stop:
        while pending and pending[-1] <= child:
            pending.pop()
            if not at_start:
                parts.append("\n")
                at_start = True
        tag = tags[child]
        if text := texts[child]:
            inside_line = bool(pending)
            if inside_line and at_start:
                text = text.lstrip("\r\n")
            if text:
                parts.append(text)
                at_start = text[-1] == "\n"
        elif child in skip or tag in ("script", "style", "button", "textarea") or is_gutter(page, child):
            child = ends[child]
            continue
        elif tag == "br":
            parts.append("\n")
            at_start = True
        elif tag in _LINE_TAGS or _LINE_CLASSES.intersection(page.classes(child)):
            if not at_start:
                parts.append("\n")
                at_start = True
            pending.append(ends[child])
        child += 1
    text = "".join(parts).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\u200b", "")
    return _trimmed(text)


def _trimmed(text: str) -> str:
    lines = text.split("\n")
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return "\n".join(lines[first:last]).rstrip()


def language_of(page: Page, node: int) -> str | None:
    """Return the programming language that a ``pre``, its parents or its ``code`` names."""
    places = [node]
    inner = node + 1
    while inner < page.ends[node] and page.tags[inner] in ("code", "div", "span", "pre") and len(places) < 3:
        places.append(inner)
        inner += 1
    parent = page.parents[node]
    for _ in range(2):
        if parent >= 0 and page.tags[parent] in ("div", "figure", "pre", "td"):
            places.append(parent)
            parent = page.parents[parent]
    for place in places:
        if name := _language(page, place):
            return name
    return None


def _language(page: Page, node: int) -> str | None:
    attributes = page.attributes[node]
    if not attributes:
        return None
    for name in _ATTRIBUTES:
        if value := (attributes.get(name) or "").strip().lower():
            return value if value not in _NO_LANGUAGE else None
    classes = (attributes.get("class") or "")[:500]
    for pattern in (_NAMED, _AFTER):
        for match in pattern.finditer(classes):
            if (found := match[1].lower().rstrip(";")) not in _NO_LANGUAGE:
                return found
    if page.tags[node] == "pre":
        lang = (attributes.get("lang") or "").strip().lower()
        if lang and (len(lang) > 2 or lang in ("c", "r", "d", "go", "js", "ts", "sh")) and "-" not in lang:
            return lang
        if "name" in attributes and attributes["name"] == "code" and classes.strip():
            return classes.split()[0].rstrip(":").lower()
    return None
