"""Hostile input gives a post that keeps every invariant, and never an error."""

import pytest

import postparse
from tests.hostile.inputs import HTML, TEXT, read_all, write_all
from tests.hostile.records import DOCUMENTS, EXPORTS
from tests.invariants import check_post

SIZE = 600


@pytest.mark.parametrize("name", HTML)
def test_hostile_pages(name: str) -> None:
    page = HTML[name](SIZE)
    check_post(postparse.parse_html(page, url="https://blog.example/post"))


@pytest.mark.parametrize("name", TEXT)
def test_hostile_texts(name: str) -> None:
    check_post(postparse.parse_text(TEXT[name](SIZE)))


@pytest.mark.parametrize("name", EXPORTS)
def test_hostile_exports(name: str) -> None:
    for post in read_all(EXPORTS[name](SIZE)):
        check_post(post, parsed=False)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_hostile_documents(name: str) -> None:
    write_all(DOCUMENTS[name](SIZE))


BROKEN = [
    "",
    " ",
    "\0",
    "<",
    "<!",
    "<html",
    "</p>",
    "<p",
    "&",
    "&#0;&#xD800;&#x110000;",
    "\ud800lone\udfff",
    "<svg><p>x",
    "<math><mi><p>x",
    "<frameset><frame>",
    "<table><p>x<td>y",
    "<select><option>a<p>b",
    "<title>only",
    "<body hidden>x",
    "<p>a\x00b\x08c\x1bd\x7f\x85e</p>",
    "﻿<p>x",
    "<p>" + "\u0301" * 50,
    "<base href='http://[bad'><a href='//[bad'>x</a><img src='http://[bad'>",
    "<time datetime='99999-99-99'>x</time>",
    "<p>99/99/9999 31 February 2011 0/0/0 25:61</p>",
]


@pytest.mark.parametrize("data", BROKEN)
def test_broken_input_is_no_error(data: str) -> None:
    check_post(postparse.parse_html(data, url="https://blog.example/"))
    check_post(postparse.parse_html(data, url="http://[bad"))
    check_post(postparse.parse_text(data))
    postparse.to_json(postparse.parse_html(data))
