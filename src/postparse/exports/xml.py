"""XML in a stream: no entities beyond XML's own, no network, no DTD, elements gone once they are read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import IO

from lxml import etree

from postparse.errors import UnsupportedInput

Element = etree._Element


def elements(
    file: IO[bytes], records: Collection[str], others: Collection[str] = ()
) -> Iterator[tuple[str, Element]]:
    """Yield (local name, element) at the end of each element with one of the local names.

    Once the consumer goes on, a record is emptied: what it needs of it it must have read. The others stay until the
    record around them goes. Broken XML is read as far as it can be.

    Raises:
        UnsupportedInput: There is no XML in it at all.

    """
    found = False
    try:
        for _, element in etree.iterparse(
            file,
            events=("end",),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            recover=True,
            huge_tree=False,
        ):
            found = True
            name = local(element)
            if name in others:
                yield name, element
            if name not in records:
                continue
            yield name, element
            element.clear(keep_tail=False)
            parent = element.getparent()
            while parent is not None and (before := element.getprevious()) is not None:
                parent.remove(before)
    except etree.XMLSyntaxError as error:
        if not found:
            raise UnsupportedInput(f"no XML: {error.msg}") from None


def local(element: Element) -> str:
    """Return an element's name without its namespace, in lower case."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def namespace(element: Element) -> str:
    """Return an element's namespace; empty where it has none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag[:1] == "{" else ""


def child(element: Element, name: str, inside: str | None = None) -> Element | None:
    """Return the first child with a local name, of a namespace whose address holds some words if these are given."""
    for inner in element:
        if local(inner) == name and (inside is None or inside in namespace(inner)):
            return inner
    return None


def text(element: Element, name: str, inside: str | None = None) -> str | None:
    """Return the words of a child; None where it is absent or empty."""
    inner = child(element, name, inside)
    words = (inner.text or "").strip() if inner is not None else ""
    return words or None
