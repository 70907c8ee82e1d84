"""What a platform profile says: data that tell the engine how a platform marks comments up."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from attrs import frozen

if TYPE_CHECKING:
    from postparse.html.comments.records import Discussion, Record
    from postparse.html.dom import Page

Nesting = Literal["containment", "depth", "flat"]
Given = Literal["author", "published_machine", "permalink", "score"]


@frozen(kw_only=True)
class Profile:
    """How one platform marks comments up.

    Every selector is CSS. Fields hold alternatives in the order in which they are tried; a field without a hit in a
    comment is looked for by shape (see `postparse.html.comments.profiles.shapes`).

    Attributes:
        name: The platform's name, as in `Provenance.platform`.
        marks: Selectors (``<x>`` for a tag) one of which matches on a page of this platform.
        units: Selects the elements that are one comment each (and perhaps more, see `key`).
        read: Reads the comments of a platform on which they are no elements; nothing else of the profile is then read
            in them.
        key: A pattern one of whose groups is the comment's id, looked for in the attributes in `key_attributes`.
            Units of the same key are one comment.
        key_attributes: Attributes of the unit that may hold the id.
        keyless: A pattern on the class of units that are comments even without a key.
        key_on: Select the element inside a unit whose attributes (see `key_attributes`) hold its id, where the
            unit itself has none.
        anchor: A pattern on ``id`` or ``name`` of an empty link right before a unit or at its start, whose
            group is its id.
        merging: Whether a unit right around another is the same comment, where one of them has no id.
        is_exact: Whether a comment's words are all of what `body` selects and nothing else; what is not found by a
            selector is not looked for by shape, and comments without words are comments.
        goes_on: Select what ends a comment that goes on over the siblings of its unit.
        given: Fields of a record that the unit has as an attribute: pairs of field and attribute.
        author: Select the element that shows the author's name.
        date: Select the element that shows the date; ``datetime``, ``title`` and the like are read from it.
        body: Select the element that holds the words.
        subject: Select the element that shows a subject: no words of the comment unless it has no others.
        is_subject_text: Whether the subject is the start of the words.
        skip: Select elements inside the body that are not its words.
        permalink: Select the link to the comment.
        score: Select the element that shows the votes.
        depth: A pattern on the unit's class (or the attributes in `depth_attributes`) one of whose groups is the depth.
        depth_attributes: Attributes that may hold the depth.
        depth_on: Select the element inside a unit that holds the depth, where the unit itself does not.
        first_depth: The number that the pattern gives for the top level.
        parent: A pattern on the attributes in `parent_attributes` whose group is the parent's key.
        parent_attributes: Attributes of the unit that may hold the parent's id.
        parent_on: Select the element inside a unit that holds the parent's id, where the unit itself does not.
        parent_link: Select a link in the unit whose address holds the parent's key (by the pattern `link_key`).
        link_key: The key in an address.
        replies: Select containers that lie beside a comment: the units in one answer the unit before it.
        nesting: Whether a unit inside another answers it.
        region: Select the element that holds the whole discussion.
        counter: Select the element that shows how many comments there are, where no heading says so in words.
        deleted: Select something in the unit that says it was deleted.
        moderated: Select something in the unit that says it waits for approval.
        ping: Class words of units that are pings, by kind.
        by_post_author: Class words of units by the post's author.
        is_forum: Whether the first unit of the first page is the post.
        number: Select the element of a unit that shows its number in the topic.
        confidence: How sure the markup is.
        refine: Changes a record where data cannot say what to do; None leaves the comment out.
        follow: Changes the finished discussion.
    """

    name: str
    marks: tuple[str, ...]
    units: str = ""
    read: Callable[[Page], list[Record]] | None = None
    key: re.Pattern[str] | None = None
    key_attributes: tuple[str, ...] = ("id",)
    keyless: re.Pattern[str] | None = None
    key_on: str | None = None
    anchor: re.Pattern[str] | None = None
    merging: bool = True
    is_exact: bool = False
    goes_on: str | None = None
    given: tuple[tuple[Given, str], ...] = ()
    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    is_subject_text: bool = False
    skip: tuple[str, ...] = ()
    permalink: tuple[str, ...] = ()
    score: tuple[str, ...] = ()
    depth: re.Pattern[str] | None = None
    depth_attributes: tuple[str, ...] = ("class",)
    depth_on: str | None = None
    first_depth: int = 1
    parent: re.Pattern[str] | None = None
    parent_attributes: tuple[str, ...] = ()
    parent_on: str | None = None
    parent_link: str | None = None
    link_key: re.Pattern[str] = re.compile(r"(\d+)\D*$")
    replies: str | None = None
    nesting: Nesting = "containment"
    region: tuple[str, ...] = ()
    counter: str | None = None
    deleted: str | None = None
    moderated: str | None = None
    ping: tuple[tuple[str, Literal["pingback", "trackback", "webmention"]], ...] = ()
    by_post_author: tuple[str, ...] = ()
    is_forum: bool = False
    number: str | None = None
    confidence: float = 0.9
    source: str = "profile"
    refine: Callable[[Page, Record], Record | None] | None = None
    follow: Callable[[Page, Discussion], Discussion] | None = None
