"""The search for a post's authors: bylines near the title, marked elements, bylines at the end, declarations."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from postparse.html.comments.profiles.shapes import Line, lines_of
from postparse.html.dom import Page
from postparse.html.metadata.byline import (
    author_beside_date,
    authors_in,
    authors_of,
    is_only_by,
    is_written_by,
)
from postparse.html.metadata.declared import Declared
from postparse.html.metadata.declared_authors import DeclaredAuthor, declared_authors
from postparse.html.metadata.lone_name import lone_name
from postparse.html.metadata.names import (
    is_full_name,
    is_group,
    is_login,
    name_of,
    split_names,
)
from postparse.html.metadata.naming import normal
from postparse.html.metadata.site import name_of_host, own_host
from postparse.html.metadata.surroundings import Surroundings, header_of
from postparse.models import Person

_SURE_SELECTORS = (
    ".author.vcard .fn",
    "[itemprop=author] [itemprop=name]",
    "[rel~=author]",
    ".author.vcard",
    ".vcard.author",
)
_SELECTORS = (
    "[itemprop=author]",
    ".byline .author",
    ".byline a",
    ".entry-author",
    ".post-author",
    ".author-name",
    ".author a",
    ".author",
    ".byline",
    "[class*=byline]",
    "[class*=author-name], [class*=author_name], [class*=author__name], [class*=authorName]",
    "[class*=post-author], [class*=postauthor], [class*=pauthor], [class*=entry-author], [class*=meta-author]",
    "a[href*='/author/'], a[href*='/authors/']",
    "[class*=author]",
    "[class*=autor]",
    ".user, .username, .poster, .postedby",
    "a[href^='/u/']",  # as Lemmy, Discourse and others address their members
)
_TAG = re.compile(r"\b(?:tag|category|kategorie|topic|section)s?\b", re.I)
_OTHERS = re.compile(r"comment|authori[sz]|authority|authent", re.I)
_NEAR, _FAR = 150, 600
_LONGEST = 120
_LABELS = re.compile(
    r"\b(?:image|photo|credit|bio|box|avatar|desc|description|about|share|social|follow|count|title|role|position)\b",
    re.I,
)

_POSTED = re.compile(
    r"\W{0,3}(?:this (?:(?:entry|post|article) )?was |posted|written|published|geschrieben|veröffentlicht|publié|publicado|scritto)",
    re.I,
)


class AuthorSearch:
    """The search for the authors of one page's post.

    Args:
        page: The page.
        around: Its lines outside the thread.
        wide: The same with what stands before the thread's first comment.
        declared: What it declares.
        site_name: Its site's name: that is nobody.
        furniture: Bylines found are added here.
    """

    def __init__(
        self,
        page: Page,
        around: Surroundings,
        wide: Surroundings,
        declared: Declared,
        site_name: str | None,
        furniture: set[int],
    ) -> None:
        self._page, self._around, self._declared = page, around, declared
        self._wide, self._selected = wide, dict[str, list[int]]()
        self._bylines: dict[tuple[int, int], list[str]] = {}
        self._named: dict[int, list[str]] = {}
        self._site, self._furniture = normal(site_name or ""), furniture
        names = self._site, normal(name_of_host(own_host(page)))
        self._sites = {known.replace(" ", "") for known in names if known}
        self.overruled: list[str] = []

    def find(self) -> tuple[Person, ...]:
        """Return the authors; `overruled` then holds declared names that the shown ones contradict."""
        declared = self._declared_authors()
        people = [(one.name, one.url) for one in declared if one.is_person]
        names = {normal(name) for name, _ in people}
        shown, is_sure = self._shown(names)
        if not shown and self._wide.closed != self._around.closed:
            narrow, self._around = self._around, self._wide
            shown, is_sure = self._shown(names)
            self._around = narrow
        if shown and names and not _agree(names, {normal(person.name) for person in shown}):
            self.overruled = [name for name, _ in people]
            is_clear = is_sure and all(is_full_name(person.name) for person in shown)
            is_printed = is_clear or (
                all(is_login(name) for name, _ in people)
                and all(is_full_name(person.name) for person in shown)
            )
            if not is_printed and (not is_sure or any(self._is_shown(name) for name, _ in people)):
                self.overruled, shown = [], ()
        if len(shown) == 1 < len(people) and normal(shown[0].name) in names:
            if all(self._is_shown(name) for name, _ in people):
                shown = ()
        if not shown:
            shown = tuple(Person(name, url) for name, url in people or [one[:2] for one in declared])
        return tuple({normal(p.name): p for p in reversed(shown)}.values())[::-1]

    def _shown(self, names: set[str]) -> tuple[tuple[Person, ...], bool]:
        """Return the authors that the page shows, and whether their place or mark leaves no doubt."""
        around = self._around
        header = [
            line
            for line in around.near
            if not around.is_in_text(line.start) and not around.is_teaser(line.start)
        ]
        sure = self._marked(_SURE_SELECTORS, names, _NEAR) or self._by_lines(header)
        if sure:
            return sure, True
        return (
            self._marked((*_SURE_SELECTORS, *_SELECTORS), names, _NEAR)
            or self._beside_date()
            or self._by_lines(around.last)
            or self._marked((*_SURE_SELECTORS, *_SELECTORS), names, _FAR)
            or self._by_label(around.near)
            or self._by_lone_name()
            or self._posted_by()
            or self._by_label(around.all, is_label=is_written_by)
        ), False

    def _is_shown(self, name: str) -> bool:
        wanted = normal(name)
        return any(wanted in normal(line.text) for line in self._around.near)

    def _declared_authors(self) -> list[DeclaredAuthor]:
        return declared_authors(self._page, self._declared, is_nobody=self._is_site)

    def _is_site(self, name: str) -> bool:
        """Tell whether a name is the site's or its host's, and not that of a person whose site it is."""
        return normal(name).replace(" ", "") in self._sites and not _is_person(name)

    def _people(self, names: list[str], low: int, high: int) -> tuple[Person, ...]:
        kept = [name for name in names if not self._is_site(name)] or names
        return tuple(Person(name, self._address(low, high, name)) for name in dict.fromkeys(kept))

    def _by_lines(self, lines: list[Line]) -> tuple[Person, ...]:
        for line in lines:
            if names := self._authors_of(line):
                if len(line.text) < 160:
                    self._take(line.block, line.text)
                return self._people(names, line.start, line.stop)
        return ()

    def _authors_of(self, line: Line) -> list[str]:
        """Return the names in a line that is a byline; the same lines are read narrowly and widely."""
        place = line.start, line.stop
        if place not in self._bylines:
            self._bylines[place] = authors_of(self._page, line)
        return self._bylines[place]

    def _by_label(
        self, lines: list[Line], is_label: Callable[[str], bool] = is_only_by
    ) -> tuple[Person, ...]:
        """Read a label of its own ("Author", "Written by") and the line behind it."""
        for label, line in pairwise(lines):
            if not is_label(label.text):
                continue
            if name := self._on_button(label):
                return self._people([name], label.start, label.stop)
            if label.stop <= line.start < label.stop + 12:
                names = split_names(line.text)
                if names and len(line.text) < _LONGEST:
                    self._take(line.block, line.text)
                    return self._people(names, line.start, line.stop)
        return ()

    def _on_button(self, label: Line) -> str | None:
        """Return the full name on a button right behind a label: it opens the author's biography."""
        page = self._page
        for node in range(label.stop, min(len(page), label.stop + 6)):
            if page.tags[node] == "button" and is_full_name(name := page.text_of(node)):
                return name
        return None

    def _by_lone_name(self) -> tuple[Person, ...]:
        if (found := lone_name(self._page, self._around, self._site)) is None:
            return ()
        name, line = found
        self._take(line.block, line.text)
        return self._people([name], line.start, line.stop)

    def _beside_date(self) -> tuple[Person, ...]:
        around = self._around
        behind = [line for line in around.near if line.start >= around.behind][:8]
        before = [line for line in around.near if line.start < around.behind][-4:]
        for line in (*behind, *before[::-1], *around.last[:8]):
            if name := author_beside_date(self._page, line):
                return self._people([name], line.start, line.stop)
        return ()

    def _posted_by(self) -> tuple[Person, ...]:
        """Read a sentence that says who posted and when, anywhere outside the thread."""
        for line in self._around.all:
            text = line.text
            if _POSTED.match(text) and (names := self._authors_of(line)):
                return self._people(names, line.start, line.stop)
        return ()

    def _take(self, block: int, text: str) -> None:
        if block > 0 and (header := header_of(self._page, block, text)) is not None:
            self._furniture.add(header)

    def _address(self, low: int, high: int, name: str) -> str | None:
        page = self._page
        wanted = normal(name)
        for node in range(max(0, low - 3), min(high, low + 80)):
            if page.tags[node] == "a" and page.get(node, "href") and wanted in normal(page.text_of(node)):
                return page.absolute(page.get(node, "href"))
        return None

    def _marked(self, selectors: tuple[str, ...], names: set[str], most: int) -> tuple[Person, ...]:
        page, distance = self._page, self._around.distance
        for selector in selectors:
            hits = [
                node
                for node in self._select(selector)
                if 0 < page.text_length(node) < _LONGEST and self._around.is_open(node)
            ]
            for node in sorted(hits, key=distance)[:4]:
                if _OTHERS.search(page.get(node, "class")) or self._is_away(node):
                    continue
                if _LABELS.search(page.get(node, "class").replace("_", " ")) and selector.startswith(
                    "[class"
                ):
                    continue
                is_near = distance(node) < most and not (most == _NEAR and self._around.is_in_text(node))
                found = self._names_in(node)
                if found and (is_near or names & {normal(name) for name in found}):
                    if distance(node) < _NEAR:
                        self._take(node, page.text_of(node))
                    if len(found) == 1:
                        found = self._with_others(node, hits, found)
                    return self._people(found, node, page.ends[node])
        return ()

    def _select(self, selector: str) -> list[int]:
        if selector not in self._selected:
            self._selected[selector] = self._page.select(selector)
        return self._selected[selector]

    def _is_away(self, node: int) -> bool:
        """Tell whether an element stands in navigation, a sidebar or a footer that is not the post's."""
        is_footer = is_beside = False
        is_near = self._around.distance(node) < _NEAR and not self._around.is_in_text(node)
        for above in (node, *self._page.ancestors(node)):
            tag = self._page.tags[above]
            if tag == "nav" or (tag == "aside" and not is_near):
                return True
            if tag in ("article", "main"):
                return False
            is_footer = is_footer or tag == "footer"
            is_beside = is_beside or tag == "aside"
        return is_footer or is_beside

    def _names_in(self, node: int) -> list[str]:
        """Return the names that a marked element shows; one element is found by several selectors."""
        if node not in self._named:
            self._named[node] = self._names_of(node)
        return self._named[node]

    def _names_of(self, node: int) -> list[str]:
        """Return the names that a marked element shows: its byline's, its only link's, its own."""
        page = self._page
        text = page.text_of(node)
        links = [
            inside
            for inside in range(node + 1, min(page.ends[node], node + 40))
            if page.tags[inside] == "a"
            and page.text_length(inside) > 1
            and not _TAG.search(_mark(page, inside))
        ]
        if page.tags[node] != "a" and links:
            found = [name for link in links if (name := name_of(page.text_of(link)))]
            named = [name for name in found if is_full_name(name)] or found[:1]
            if named and (len(named) == 1 or all(is_full_name(name) for name in named)):
                return named
        for line in lines_of(page, [(node, page.ends[node])]):
            if found := self._authors_of(line):
                return found
        if found := authors_in(text):
            return found
        texts = [
            page.text_of(n)
            for n in range(node, page.ends[node])
            if page.texts[n] and page.seen[n] and not _TAG.search(_mark(page, page.parents[n]))
        ]
        if len(texts) > 1:
            named = [name for part in texts[:8] if (name := name_of(part)) and is_full_name(name)]
            whole = name_of(" ".join(texts[:8]))
            if named or (whole and is_full_name(whole)):
                return named[:1] or [whole or ""]
            return split_names(next((part for part in texts if any(map(str.isalpha, part))), ""))
        if not texts:
            return []
        return split_names(text)

    def _with_others(self, node: int, hits: list[int], found: list[str]) -> list[str]:
        """Add the names of the same kind of element close behind the first."""
        page, names = self._page, list(found)
        last = page.ends[node]
        for other in sorted(hits):
            if last <= other < last + 8 and len(names) < 12:
                for name in self._names_in(other):
                    if is_full_name(name) and name not in names:
                        names.append(name)
                last = page.ends[other]
        return names


def _is_person(name: str) -> bool:
    """Tell whether a site is named like the one who writes it."""
    return is_full_name(name) and 1 < len(name.split()) < 4 and not is_group(name)


def _mark(page: Page, link: int) -> str:
    return f"{page.get(link, 'class')} {page.get(link, 'rel')} {page.get(link, 'href')}"


def _agree(names: set[str], others: set[str]) -> bool:
    """Tell whether a name of one set is, or begins, a name of the other."""
    return any(f" {one} " in f" {other} " or f" {other} " in f" {one} " for one in names for other in others)
