"""JSON:API documents (jsonapi.org, version 1.1), in which what belongs together stands apart and names each other.

Flarum ships its topics so. The document's own resource is a topic or an article; what it relates to, its posts, stands
under ``included``, and so do the people that those relate to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postparse.html.comments.structured.trees import Node, as_list

MAX_RESOURCES = 100_000


def is_document(value: Any) -> bool:
    """Tell whether an object is a JSON:API document with resources beside its own."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("included"), list)
        and isinstance(value.get("data"), dict)
        and isinstance(value["data"].get("relationships"), dict)
    )


def related_lists(document: Node) -> Iterator[list[Node]]:
    """Yield what the document's own resource relates to, a list a relationship; each with whom it relates to inside."""
    known = {
        (row.get("type"), row.get("id")): row
        for row in document["included"][:MAX_RESOURCES]
        if isinstance(row, dict) and isinstance(row.get("type"), str) and isinstance(row.get("id"), str)
    }
    for relationship in document["data"]["relationships"].values():
        rows = [_found(known, link) for link in as_list(_links(relationship))]
        yield [_joined(known, row) for row in rows if row is not None]


def _links(relationship: Any) -> Any:
    return relationship.get("data") if isinstance(relationship, dict) else None


def _found(known: dict[Any, Node], link: Any) -> Node | None:
    if not isinstance(link, dict) or not isinstance(link.get("id"), str):
        return None
    kind = link.get("type")
    return known.get((kind, link["id"])) if isinstance(kind, str) else None


def _joined(known: dict[Any, Node], resource: Node) -> Node:
    """Return a resource's attributes, with the attributes of each one resource that it relates to."""
    joined = {**_attributes(resource), "id": resource["id"]}
    related = resource.get("relationships")
    for name, relationship in related.items() if isinstance(related, dict) else ():
        other = _found(known, _links(relationship))
        if other is not None:
            joined[name] = _attributes(other)
    return joined


def _attributes(resource: Node) -> Node:
    attributes = resource.get("attributes")
    return attributes if isinstance(attributes, dict) else {}
