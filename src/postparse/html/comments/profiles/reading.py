"""One reading of a page by one profile: every selector runs once, and every hit goes to the comment around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from postparse.dates import clock_alone, find_date, is_only_date
from postparse.html.comments.profiles.labels import is_button, is_ping_label
from postparse.html.comments.profiles.lines import lines_of
from postparse.html.comments.profiles.names import clean_name, is_plain_name, without_notes
from postparse.html.comments.profiles.nesting import parents_beside
from postparse.html.comments.profiles.profile import Profile
from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.profiles.shapes import shape_of
from postparse.html.comments.profiles.territory import Territory, Unit
from postparse.html.comments.records import Range, Record
from postparse.html.dom import Page
from postparse.models import CommentKind

_MACHINE_DATES = (
    "datetime",
    "data-time",
    "data-timestamp",
    "data-livestamp",
    "timestamp",
    "data-utime",
    "data-epoch",
    "data-ts",
    "data-at-unix",
    "content",
    "data-date",
    "data-created",
    "data-tippy-content",
)
_DATED = frozenset((*_MACHINE_DATES, "title"))
_BADGES = frozenset(
    "author|post author|autor|admin|administrator|moderator|mod|op|original poster|staff|verified|team|guest|member|beitragsautor"
    "|auteur|auteur de l’article|auteur de l'article|autor de la entrada|autore|autore articolo|editor|contributor|blogger|says|says:".split(
        "|"
    )
)
_ROLES_AS_NAMES = frozenset(
    "guest gast admin administrator moderator editor staff team invité invitado".split()
)
_PING_BY = re.compile(r"^\W{0,3}(?:[^\W\d_]{1,15}\W{1,3})?(?:ping|track)back\b", re.I)
_LONGEST_SAYING = 20
_NEAR = 4
"""How many nodes behind a day its time of day may begin."""
_SCORE = re.compile(r"[-+]?\d{1,7}")


class Reading:
    """One reading of a page by one profile: the hits of each field by unit."""

    def __init__(self, page: Page, profile: Profile, territory: Territory) -> None:
        self.page, self.profile, self.territory = page, profile, territory
        self.bodies = self._first(profile.body)
        self.quotes = self._quotes()
        self.authors = [
            territory.assigned(self._with_words(self._unquoted(selector))) for selector in profile.author
        ]
        self.dates = [territory.assigned(self._unquoted(selector)) for selector in profile.date]
        self.permalinks = [territory.all_assigned(select(page, selector)) for selector in profile.permalink]
        self.scores = self._first(profile.score)
        self.by_post_author = {
            territory.owner(node) for name in profile.by_post_author for node in page.by_class.get(name, ())
        }
        self.kinds = self._kinds()
        self.subjects = self._first(profile.subject)
        self.skips = self._all(profile.skip)
        self.parents = self._first((profile.parent_on,)) if profile.parent_on else {}
        self.parent_links = self._first((profile.parent_link,)) if profile.parent_link else {}
        self.depths = territory.all_assigned(select(page, profile.depth_on)) if profile.depth_on else {}
        self.beside = parents_beside(page, territory.units, profile.replies) if profile.replies else {}
        self.deleted = self._first((profile.deleted,)) if profile.deleted else {}
        self.moderated = self._first((profile.moderated,)) if profile.moderated else {}

    def _kinds(self) -> dict[int, CommentKind]:
        """Return the kinds of the units that are pings by their own class or that of what fills them."""
        page, found = self.page, dict[int, CommentKind]()
        for word, kind in self.profile.ping:
            for node in page.by_class.get(word, ()):
                place = self.territory.owner(node)
                if place is not None:
                    unit = self.territory.units[place]
                    size = page.chars[unit.stop] - page.chars[unit.node]
                    if node == unit.node or page.text_length(node) >= 0.8 * size:
                        found.setdefault(place, kind)
        return found

    def _quotes(self) -> list[int]:
        """Return the quotations inside comments: one around whole comments, or around one's words, is none."""
        quotes = self.page.by_tag.get("blockquote", ())
        if not quotes:
            return []
        frames = {
            above
            for body in self.bodies.values()
            for above in self.page.ancestors(body)
            if self.page.tags[above] == "blockquote"
        }
        return [node for node in quotes if node not in frames and self.territory.owner(node) is not None]

    def _unquoted(self, selector: str) -> Sequence[int]:
        """Return the elements that a selector matches, without those in a quotation inside a comment."""
        found = select(self.page, selector)
        if not self.quotes or not found:
            return found
        left: list[int] = []
        position, stop = 0, -1
        for node in found:
            while position < len(self.quotes) and self.quotes[position] <= node:
                stop = max(stop, self.page.ends[self.quotes[position]])
                position += 1
            if node >= stop:
                left.append(node)
        return left

    def _with_words(self, found: Sequence[int]) -> Sequence[int]:
        """Return the elements that show something: the link around a picture comes before the one with the name."""
        page = self.page
        return [node for node in found if page.tags[node] == "meta" or page.text_length(node)]

    def _all(self, selectors: tuple[str, ...]) -> dict[int, list[int]]:
        nodes = {node for selector in selectors for node in select(self.page, selector)}
        return self.territory.all_assigned(sorted(nodes))

    def _first(self, selectors: tuple[str, ...]) -> dict[int, int]:
        found: dict[int, int] = {}
        for selector in selectors:
            for place, node in self.territory.assigned(select(self.page, selector)).items():
                found.setdefault(place, node)
            if len(found) == len(self.territory.units):
                break
        return found

    def records(self) -> tuple[list[Record], dict[str, int]]:
        """Return the units' records, and how many units were left out for what reason."""
        records: list[Record] = []
        dropped: dict[str, int] = {}
        place_of: dict[int, int] = {}
        for place, unit in enumerate(self.territory.units):
            record = self._record(place, unit)
            if record is not None and self.profile.refine is not None:
                record = self.profile.refine(self.page, record)
            if record is None:
                dropped["empty"] = dropped.get("empty", 0) + 1
                continue
            above = self._above(place)
            while above is not None and above not in place_of:
                above = self._above(above)
            if above is not None and record.parent_key is None:
                record.parent, record.depth = place_of[above], None
            place_of[place] = len(records)
            records.append(record)
        return records, dropped

    def _above(self, place: int) -> int | None:
        """Return the unit that a unit answers by its place: the one around it, or beside the container it is in."""
        if self.profile.nesting != "containment":
            return None
        above = self.territory.units[place].parent
        return self.beside.get(place) if above is None else above

    def _record(self, place: int, unit: Unit) -> Record | None:
        page = self.page
        ranges = list(unit.own_ranges())
        record = Record(start=unit.node, stop=unit.stop, key=unit.key)
        known: set[int] = set(self.skips.get(place, ()))
        subject = self.subjects.get(place)
        if subject is not None:
            known.add(subject)
        self._read_given(unit, record)
        self._read_author(place, record, known)
        self._read_date(place, record, known)
        body = self.bodies.get(place)
        if body is not None and any(body < node < page.ends[body] for node in self._header_nodes(place)):
            body = None
        inner = {low for low, _ in unit.inner or ()}
        if self.profile.is_exact:
            record.body = ((body, page.ends[body]),) if body is not None else ()
            self._read_rest(place, unit, record)
            return record
        shape = shape_of(
            page,
            ranges,
            known - {body} if body is not None else known,
            has_author=record.author is not None or place in self.deleted,
            has_date=record.published_raw is not None or record.published_machine is not None,
            body=(body, page.ends[body]) if body is not None else None,
        )
        record.skip = frozenset((shape.skip | inner) - {body})
        record.body = tuple(_clipped(ranges, body, page.ends[body])) if body is not None else shape.body
        if record.author is None and shape.author is not None and shape.author_node is not None:
            record.author = shape.author
            record.author_url = self._author_link(shape.author_node, shape.author, unit)
        if record.published_raw is None:
            record.published_raw = shape.date
        if record.published_raw is None and record.published_machine is None:
            record.published_machine = self._date_in_attributes(ranges)
        self._read_rest(place, unit, record)
        if record.kind == "comment" and self.profile.ping and self._is_bare_link(record, ranges):
            record.kind = "pingback"
        if record.kind != "comment":
            self._read_ping(record, ranges)
        has_words = _has_words(page, record)
        if subject is not None and (not has_words or self.profile.is_subject_text):
            record.body = ((subject, page.ends[subject]), *(record.body if has_words else ()))
            record.skip = record.skip - {subject}
            has_words = has_words or page.text_length(subject) > 0
        if (
            not has_words
            and record.kind == "comment"
            and record.state == "shown"
            and not _has_image(page, record)
        ):
            return None
        return record

    def _read_given(self, unit: Unit, record: Record) -> None:
        for field, attribute in self.profile.given:
            value = self.page.get(unit.node, attribute).strip()
            if not value:
                continue
            if field == "score":
                record.score = int(found[0]) if (found := _SCORE.search(value)) else None
            else:
                setattr(record, field, value)

    def _read_author(self, place: int, record: Record, known: set[int]) -> None:
        page = self.page
        for hits in self.authors:
            node = hits.get(place)
            if node is None:
                continue
            if self.profile.is_exact:
                record.author, record.author_url = page.text_of(node) or None, page.get(node, "href") or None
                return
            if not self._is_at_edge(node, self.territory.units[place]):
                continue
            shown = page.get(node, "content") if page.tags[node] == "meta" else self._shown_name(node, known)
            name = self._plain_name(node, shown) or clean_name(shown) or self._lone_role(node)
            if name is not None:
                known.add(node)
                if self._is_saying(page.ends[node], self.territory.units[place]):
                    known.add(page.ends[node])
                if _PING_BY.match(shown):
                    record.kind = "pingback"
                if record.published_raw is None and (found := find_date(shown)) is not None:
                    record.published_raw = shown[found.start : found.end]
                record.author = record.author or name
                record.author_url = self._author_link(node, name, self.territory.units[place])
                return

    def _is_saying(self, node: int, unit: Unit) -> bool:
        """Tell whether a text right behind a name says "says:", in whatever language: a few words and a colon."""
        text = self.page.texts[node].strip() if node < unit.stop else ""
        return 1 < len(text) <= _LONGEST_SAYING and text[-1] in ":：" and text.count(" ") < 3

    def _plain_name(self, node: int, shown: str) -> str | None:
        """Return the text of an element that holds nothing but a name: one text in a link or in an ``fn``."""
        page = self.page
        if page.tags[node] == "meta":
            return shown or None
        texts = [
            inside for inside in range(node, page.ends[node]) if page.texts[inside] and page.seen[inside]
        ]
        if len(texts) != 1 or not 0 < len(shown) <= 60 or not is_plain_name(shown):
            return None
        around = (inside for inside in page.ancestors(texts[0]) if inside >= node)
        is_name = any(page.tags[above] == "a" or "fn" in page.classes(above) for above in around)
        return without_notes(shown) if is_name or (len(shown) < 40 and clean_name(shown) is None) else None

    def _lone_role(self, node: int) -> str | None:
        """Return an element's text if it is a role in a name's place ("Guest")."""
        text = self.page.text_of(node) if self.page.text_length(node) < 20 else ""
        return text if text.casefold() in _ROLES_AS_NAMES else None

    def _is_at_edge(self, node: int, unit: Unit) -> bool:
        """Tell whether an element stands near the start or the end of a comment: a name within its words is none."""
        chars = self.page.chars
        stop = unit.inner[0][0] if unit.inner and unit.inner[0][0] > node else unit.stop
        return chars[node] - chars[unit.node] < 200 or chars[stop] - chars[node] < 250

    def _header_nodes(self, place: int) -> Iterator[int]:
        """Yield the nodes that show the author and the date: what holds them too is no body."""
        for hits in (*self.authors, *self.dates):
            if place in hits:
                yield hits[place]

    def _author_link(self, node: int, name: str, unit: Unit) -> str | None:
        page = self.page
        for inside in range(node, page.ends[node]):
            if page.tags[inside] == "a" and (href := page.get(inside, "href")):
                text = page.text_of(inside)
                if text and (name in text or text in name):
                    return href
        for above in page.ancestors(node):
            if above <= unit.node:
                return None
            if page.tags[above] == "a":
                return page.get(above, "href") or None
        return None

    def _shown_name(self, node: int, skipped: set[int]) -> str:
        """Return an element's text without what is skipped in it and badges ("Author", "Moderator")."""
        page = self.page
        parts: list[str] = []
        inside, stop = node + 1, page.ends[node]
        while inside < stop:
            if inside in skipped:
                inside = page.ends[inside]
                continue
            text = page.texts[inside]
            if text and page.seen[inside] and text.strip(" ()[]\n\t").casefold() not in _BADGES:
                parts.append(text)
            inside += 1
        return " ".join(" ".join(parts).split()) if len(parts) < 12 else ""

    def _read_date(self, place: int, record: Record, known: set[int]) -> None:
        for hits in self.dates:
            node = hits.get(place)
            if node is None:
                continue
            machine = self._machine_date(node)
            printed = self.page.text_of(node) if self.page.text_length(node) < 200 else ""
            found = find_date(printed)
            if machine is None and found is None:
                continue
            record.published_machine = record.published_machine or machine
            record.published_raw = (
                printed[found.start : found.end].strip() if found is not None else printed or machine
            )
            if found is not None and found.kind == "absolute":
                record.published_raw = self._with_clock_behind(node, place, record.published_raw or "")
            if found is None or is_only_date(printed) or len(printed) - (found.end - found.start) <= 20:
                known.add(node)
            return

    def _with_clock_behind(self, node: int, place: int, raw: str) -> str:
        """Return a printed date with the time of day that stands right behind the element with the day alone."""
        page, node = self.page, self.page.ends[node]
        stop = min(self.territory.units[place].stop, node + _NEAR)
        while node < stop and not page.texts[node].strip():
            node += 1
        clock = clock_alone(page.texts[node]) if node < stop and ":" not in raw else None
        return f"{raw} {clock}" if clock else raw

    def _date_in_attributes(self, ranges: list[Range]) -> str | None:
        for low, high in ranges:
            for node in range(low, min(high, low + 80)):
                if self.page.attributes[node] and (found := self._machine_date_of(node)):
                    return found
        return None

    def _machine_date(self, node: int) -> str | None:
        for inside in range(node, min(self.page.ends[node], node + 6)):
            if found := self._machine_date_of(inside):
                return found
        return None

    def _machine_date_of(self, node: int) -> str | None:
        attributes = self.page.attributes[node]
        if _DATED.isdisjoint(attributes):
            return None
        for name in _MACHINE_DATES:
            value = attributes.get(name)
            if value and (value.isdigit() or find_date(value) is not None):
                return value
        title = attributes.get("title")
        return title if title and find_date(title) is not None else None

    def _read_ping(self, record: Record, ranges: list[Range]) -> None:
        """A ping is by the site whose link it shows; its label is no text."""
        page = self.page
        own = record.author is not None and record.author_url is not None
        named: set[int] = set()
        for node in (node for low, high in ranges for node in range(low, high) if not own):
            href = page.get(node, "href") if page.tags[node] == "a" else ""
            name = page.text_of(node) if href else ""
            if name and "#" not in href.rpartition("/")[2] and not is_button(name) and not is_only_date(name):
                record.author, record.author_url = clean_name(name) or name, href
                named.add(node)
                break
        if own or named:
            lines = lines_of(page, ranges, record.skip | named)
            record.body = tuple((line.start, line.stop) for line in lines if not is_ping_label(line.text))

    def _is_bare_link(self, record: Record, ranges: list[Range]) -> bool:
        """Tell whether a unit shows nothing but a link elsewhere: that is a ping, whatever it is called."""
        page = self.page
        if (
            record.published_machine is not None
            or record.published_raw is not None
            or (record.author is not None and _has_words(page, record))
        ):
            return False
        links = [
            node
            for low, high in ranges
            for node in range(low, min(high, low + 40))
            if page.tags[node] == "a" and page.text_length(node)
        ]
        if len(links) != 1 or not page.get(links[0], "href").startswith(("http://", "https://")):
            return False
        lines = lines_of(page, ranges, {links[0]})
        return all(is_ping_label(line.text) for line in lines)

    def _permalink(self, place: int, key: str | None) -> str | None:
        """Return the address in a comment's permalink: the one with its id, where the comment has an id."""
        hrefs = [
            href
            for hits in self.permalinks
            for node in hits.get(place, ())
            if (href := self.page.get(node, "href"))
        ]
        if key is not None and (own := next((href for href in hrefs if key in href), None)) is not None:
            return own
        return hrefs[0] if hrefs and (key is None or "#" not in hrefs[0]) else None

    def _read_rest(self, place: int, unit: Unit, record: Record) -> None:
        page, profile = self.page, self.profile
        record.permalink = record.permalink or self._permalink(place, unit.key)
        if record.permalink is None and unit.key is not None and page.get(unit.node, "id"):
            record.permalink = "#" + page.get(unit.node, "id")
        if (node := self.scores.get(place)) is not None and (found := _SCORE.search(page.text_of(node))):
            record.score = int(found[0])
        record.kind = self.kinds.get(place, record.kind)
        record.by_post_author = place in self.by_post_author
        if place in self.deleted:
            record.state = "deleted"
        elif place in self.moderated and page.text_length(self.moderated[place]):
            record.state = "moderated"
        if profile.depth is not None:
            nodes = self.depths.get(place, [unit.node])
            for node, name in product(nodes, profile.depth_attributes):
                if found := profile.depth.search(page.get(node, name)):
                    record.depth = max(0, int(next(filter(None, found.groups()), "0")) - profile.first_depth)
                    break
        if profile.parent is not None:
            node = self.parents.get(place, unit.node)
            for name in profile.parent_attributes:
                if found := profile.parent.search(page.get(node, name)):
                    record.parent_key = found[1] if found[1] != "0" else None
                    break
        if (node := self.parent_links.get(place)) is not None and (
            (found := profile.link_key.search(page.get(node, "href"))) and found[1] != unit.key
        ):
            record.parent_key = found[1]
            record.in_reply_to = page.text_of(node) or None


def _has_words(page: Page, record: Record) -> bool:
    """Tell whether anything is left of a comment's body without what is no part of its words."""
    chars = page.chars
    left = 0
    skip = sorted(record.skip)
    position, stop = 0, 0
    for low, high in record.body:
        left += chars[high] - chars[low]
        while position < len(skip) and skip[position] < high:
            node = skip[position]
            position += 1
            if node >= max(low, stop):
                stop = min(page.ends[node], high)
                left -= chars[stop] - chars[node]
    return left > 0


def _has_image(page: Page, record: Record) -> bool:
    return any(
        page.tags[node] in ("img", "iframe", "video")
        for low, high in record.body
        for node in range(low, min(high, low + 60))
    )


def _clipped(ranges: list[Range], low: int, high: int) -> Iterator[Range]:
    for start, stop in ranges:
        if start < high and low < stop:
            yield max(start, low), min(stop, high)
