"""The engine: what a profile selects becomes units, the units become records, the records a discussion."""

from __future__ import annotations

from postparse.html.comments.profiles.frame import claimed_count, read_frame
from postparse.html.comments.profiles.nesting import keep_orphans
from postparse.html.comments.profiles.profile import Profile
from postparse.html.comments.profiles.reading import Reading
from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.profiles.territory import Territory
from postparse.html.comments.profiles.topic import take_post
from postparse.html.comments.records import Discussion, Record
from postparse.html.dom import Page
from postparse.models import Dropped


def is_recognised(page: Page, profile: Profile) -> bool:
    """Tell whether a page has one of a profile's marks."""
    return any(select(page, mark) for mark in profile.marks)


def read_profile(page: Page, profile: Profile, *, more_than: int = 0) -> Discussion | None:
    """Read a page's comments as a profile describes them; None where it finds none, or cannot find more than asked for."""
    records, dropped = (
        (profile.read(page), {}) if profile.read is not None else _in_units(page, profile, more_than)
    )
    if len(records) <= more_than:
        return None
    signed = _share_of_signed(records)
    discussion = Discussion(
        source=profile.source,
        platform=profile.name,
        confidence=profile.confidence,
        records=records,
        is_forum=profile.is_forum,
    )
    discussion.dropped.extend(Dropped(reason, count) for reason, count in dropped.items())
    if profile.is_forum:
        take_post(page, discussion, profile.number)
    read_frame(page, discussion, profile.region)
    if discussion.count is None and profile.counter is not None:
        shown = (page.text_of(node) for node in select(page, profile.counter) if page.text_length(node) < 40)
        discussion.count = next(filter(None, map(claimed_count, shown)), None)
    keep_orphans(discussion.records)
    if not profile.is_exact:
        discussion.confidence *= signed
    return profile.follow(page, discussion) if profile.follow is not None else discussion


def _in_units(page: Page, profile: Profile, more_than: int) -> tuple[list[Record], dict[str, int]]:
    """Return the records of the elements that are comments, if there are enough, and how many were left out why."""
    candidates: list[tuple[int, str | None]] = []
    for node in dict.fromkeys(select(page, profile.units)):
        key = _key(page, node, profile)
        if key is not None or (
            profile.keyless is not None and profile.keyless.search(page.get(node, "class"))
        ):
            candidates.append((node, key))
    closers = frozenset(select(page, profile.goes_on)) if profile.goes_on is not None else frozenset[int]()
    territory = Territory(page, candidates, merging=profile.merging, closers=closers)
    if len(territory.units) <= more_than:
        return [], {}
    if profile.key_on is not None:
        for place, nodes in territory.all_assigned(select(page, profile.key_on)).items():
            unit = territory.units[place]
            unit.key = unit.key or next(filter(None, (_own_key(page, node, profile) for node in nodes)), None)
    return Reading(page, profile, territory).records()


def _key(page: Page, node: int, profile: Profile) -> str | None:
    key = _own_key(page, node, profile)
    if key is None and profile.anchor is not None:
        for link in (node - 1, node + 1):
            if 0 <= link < len(page) and page.tags[link] == "a" and not page.text_length(link):
                for name in ("id", "name"):
                    if found := profile.anchor.search(page.get(link, name)):
                        return found[1]
    return key


def _own_key(page: Page, node: int, profile: Profile) -> str | None:
    if profile.key is None:
        return None
    for name in profile.key_attributes:
        value = page.get(node, name)
        if value and (found := profile.key.search(value)):
            return next(filter(None, found.groups()), None)
    return None


def _share_of_signed(records: list[Record]) -> float:
    """Return how many of the comments have an author or a date: a list of anything else has neither."""
    return sum(
        record.author is not None
        or record.published_raw is not None
        or record.published_machine is not None
        or record.state != "shown"
        for record in records
    ) / len(records)
