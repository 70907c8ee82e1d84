"""The form of documents, and what is wrong with those that are none."""

from __future__ import annotations

import copy
import pickle
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import orjson
import pytest
from jsonschema import Draft202012Validator

from postparse import (
    Comment,
    InvalidDocument,
    Person,
    Post,
    Section,
    Thread,
    build_thread,
    from_dict,
    from_json,
    json_schema,
    to_dict,
    to_json,
)
from postparse.models import (
    MAX_BLOCK_NESTING,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Provenance,
    Quote,
    Text,
)

LONG = 100_000


def paragraph(text: str) -> Paragraph:
    return Paragraph(Text(text))


def nested_quotes(levels: int) -> Quote:
    quote = Quote((paragraph("words"),))
    for _ in range(levels - 1):
        quote = Quote((quote,))
    return quote


def nested_lists(levels: int) -> ListBlock:
    block = ListBlock((ListItem((paragraph("words"),)),))
    for _ in range(levels - 1):
        block = ListBlock((ListItem((block,)),))
    return block


POST = Post(
    title="Gardens",
    published=datetime(2024, 5, 1, 8, 30, tzinfo=timezone(timedelta(hours=2))),
    sections=(Section(None, 0, (Paragraph(Text("Dig here.", (Mark(0, 3, "link", "#x"),))),)),),
    thread=build_thread(
        [
            Comment(id="1", author=Person("Ann"), blocks=(paragraph("First."),)),
            Comment(id="2", parent_id="1", published=datetime(2024, 5, 2)),
            Comment(id="3"),
        ]
    ),
)


def test_the_form_of_a_document():
    assert orjson.loads(to_json(POST)) == {
        "schema_version": 1,
        "title": "Gardens",
        "published": "2024-05-01T08:30:00+02:00",
        "sections": [
            {
                "title": None,
                "level": 0,
                "blocks": [
                    {
                        "type": "paragraph",
                        "content": {
                            "text": "Dig here.",
                            "marks": [{"start": 0, "end": 3, "kind": "link", "href": "#x"}],
                        },
                    }
                ],
            }
        ],
        "thread": [
            {
                "id": "1",
                "parent_id": None,
                "depth": 0,
                "author": {"name": "Ann"},
                "blocks": [{"type": "paragraph", "content": {"text": "First."}}],
            },
            {"id": "2", "parent_id": "1", "depth": 1, "published": "2024-05-02T00:00:00"},
            {"id": "3", "parent_id": None, "depth": 0},
        ],
    }


def test_the_nested_form_holds_replies_in_their_comment():
    thread = orjson.loads(to_json(POST, nested=True))["thread"]
    assert [comment["id"] for comment in thread] == ["1", "3"]
    assert [reply["id"] for reply in thread[0]["replies"]] == ["2"]
    assert to_dict(POST, nested=True)["thread"] == thread
    assert from_json(to_json(POST, nested=True)) == POST


def test_nested_comments_may_leave_out_what_nesting_says():
    document = {
        "schema_version": 1,
        "thread": [{"id": "a", "replies": [{"id": "b", "replies": []}]}, {"id": "c"}],
    }
    before = copy.deepcopy(document)
    thread = from_dict(document).thread
    assert [(c.id, c.parent_id, c.depth) for c in thread] == [("a", None, 0), ("b", "a", 1), ("c", None, 0)]
    assert document == before


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1, 1, 1),
        datetime(2024, 2, 29, 23, 59, 59, 999_999),
        datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=1, seconds=7))),
        datetime(2024, 10, 27, 2, 30, tzinfo=timezone(timedelta(hours=1)), fold=1),
    ],
)
def test_dates_come_back(moment):
    back = from_json(to_json(Post(published=moment))).published
    assert back == moment
    assert back.utcoffset() == moment.utcoffset()
    Draft202012Validator(json_schema()).validate(to_dict(Post(published=moment)))


@pytest.mark.parametrize("fold", [0, 1])
def test_a_named_zone_comes_back_as_its_offset(fold):
    moment = datetime(2024, 10, 27, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=fold)
    back = from_json(to_json(Post(published=moment))).published
    assert back.utcoffset() == moment.utcoffset() == timedelta(hours=2 - fold)
    assert back.timestamp() == moment.timestamp()


def test_unknown_fields_are_ignored_unless_strict():
    document = to_dict(POST) | {"mine": 1}
    document["thread"][1]["mood"] = "fine"
    assert from_dict(document) == POST
    with pytest.raises(InvalidDocument, match="unknown field"):
        from_dict(document, strict=True)
    del document["mine"]
    with pytest.raises(InvalidDocument, match=r"^thread\[1\].mood: unknown field"):
        from_dict(document, strict=True)


def fault(**fields):
    with pytest.raises(InvalidDocument) as caught:
        from_dict({"schema_version": 1, **fields})
    return caught.value.path, caught.value.reason


def comment(**fields):
    return {"id": "a", **fields}


@pytest.mark.parametrize(
    ("fields", "path", "reason"),
    [
        ({"title": 5}, "title", "a string is expected, not a number"),
        ({"title": "\ud800"}, "title", "surrogate"),
        ({"authors": "Ann"}, "authors", "a list is expected, not a string"),
        ({"authors": [{}]}, "authors[0].name", "missing"),
        ({"authors": ["Ann"]}, "authors[0]", "an object is expected, not a string"),
        ({"tags": ["a", None]}, "tags[1]", "not null"),
        ({"comments_open": 1}, "comments_open", "true or false"),
        ({"comment_count": True}, "comment_count", "a whole number"),
        ({"comment_count": 10**30}, "comment_count", "64 bits"),
        ({"comment_count": 1.0}, "comment_count", "a whole number"),
        ({"provenance": {"confidence": float("nan")}}, "provenance.confidence", "finite"),
        ({"provenance": {"declared": [["title"]]}}, "provenance.declared[0]", "2 values"),
        ({"sections": [{"level": 0, "blocks": []}]}, "sections[0].title", "missing"),
        (
            {"sections": [{"title": "", "level": 0, "blocks": [{}]}]},
            "sections[0].blocks[0]",
            "type of a block",
        ),
        (
            {"sections": [{"title": "", "level": 0, "blocks": [{"type": "list", "items": [], "kind": "x"}]}]},
            "sections[0].blocks[0].kind",
            "one of unordered",
        ),
        ({"thread": {}}, "thread", "a list is expected"),
        ({"thread": [None]}, "thread[0]", "an object is expected"),
        ({"thread": [comment(published="1 May")]}, "thread[0].published", "ISO 8601"),
        ({"thread": [comment(author={"name": 1})]}, "thread[0].author.name", "a string"),
        ({"thread": [comment(), comment()]}, "thread[1].id", "twice"),
        ({"thread": [comment(parent_id="z")]}, "thread[0].parent_id", "z"),
        ({"thread": [comment(depth=1)]}, "thread[0].depth", "0"),
        ({"thread": [comment(depth=-1)]}, "thread[0].depth", "0"),
        ({"thread": [comment(id="x", parent_id="a", depth=1), comment()]}, "thread[0].depth", "0"),
        ({"thread": [comment(replies=5)]}, "thread[0].replies", "a list"),
        ({"thread": [comment(replies=[comment(id=1)])]}, "thread[1].id", "a string"),
        ({"schema_version": 2}, "schema_version", "cannot be read"),
        ({"schema_version": "1"}, "schema_version", "a number"),
        ({"schema_version": None}, "schema_version", "missing"),
    ],
)
def test_faults_carry_their_path(fields, path, reason):
    found_path, found_reason = fault(**fields)
    assert found_path == path
    assert reason in found_reason


@pytest.mark.parametrize("value", [None, [], "x", 5])
def test_a_document_is_an_object(value):
    with pytest.raises(InvalidDocument, match="an object is expected"):
        from_dict(value)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        '{"schema_version": 1',
        "NaN",
        '{"title": "\\ud800"}',
        b"\xff",
        "\ud800",
        "[" * 5000,
        '{"a":' * 5000,
    ],
)
def test_text_that_is_no_json_is_refused(data):
    with pytest.raises(InvalidDocument):
        from_json(data)


def test_bytes_text_and_views_are_read():
    data = to_json(POST)
    assert (
        from_json(data)
        == from_json(data.decode())
        == from_json(bytearray(data))
        == from_json(memoryview(data))
    )


@pytest.mark.parametrize("nest", [nested_quotes, nested_lists])
def test_blocks_nest_up_to_the_limit(nest):
    post = Post(
        sections=(Section(None, 0, (nest(MAX_BLOCK_NESTING),)),),
        thread=Thread([Comment(id="a", blocks=(nest(MAX_BLOCK_NESTING),))]),
    )
    assert from_json(to_json(post)) == post


@pytest.mark.parametrize("nest", [nested_quotes, nested_lists])
@pytest.mark.parametrize("levels", [MAX_BLOCK_NESTING + 1, 400])
def test_blocks_beyond_the_limit_are_refused(nest, levels):
    block = nest(levels)
    with pytest.raises(InvalidDocument, match=r"sections\[0\].blocks: .*nested"):
        to_json(Post(sections=(Section(None, 0, (block,)),)))
    with pytest.raises(InvalidDocument, match="nested"):
        to_json(Post(thread=Thread([Comment(id="a", blocks=(block,))])))
    raw = {"type": "paragraph", "content": {"text": ""}}
    for _ in range(levels):
        raw = {"type": "quote", "blocks": [raw]}
    assert fault(sections=[{"title": None, "level": 0, "blocks": [raw]}])[0] == "sections[0].blocks"


@pytest.mark.parametrize(
    ("post", "path"),
    [
        (Post(title="\ud800"), "title"),
        (Post(thread=Thread([Comment(id="a"), Comment(id="b", permalink="\udfff")])), "thread[1].permalink"),
        (Post(thread=Thread([Comment(id="a", score=10**30)])), "thread[0].score"),
        (Post(comment_count=10**30), "comment_count"),
        (Post(provenance=Provenance(confidence=float("nan"))), "provenance.confidence"),
    ],
)
@pytest.mark.parametrize("nested", [True, False])
def test_what_json_cannot_hold_is_refused_with_its_path(post, path, nested):
    with pytest.raises(InvalidDocument) as caught:
        to_json(post, nested=nested)
    assert caught.value.path == path


def chain_of(length: int) -> Post:
    words = (paragraph('A "reply" with [brackets], {braces} and \\ a backslash \\\\"replies":['),)
    comments = [
        Comment(id=str(n), parent_id=str(n - 1) if n else None, blocks=words, author=Person("Ann"))
        for n in range(length)
    ]
    return Post(title="Long", thread=build_thread(comments))


def test_a_long_chain_passes_through_everything():
    chain = chain_of(LONG)
    thread = chain.thread
    assert from_json(to_json(chain)) == chain
    assert from_json(to_json(chain, nested=True)) == chain
    assert hash(chain) == hash(from_dict(to_dict(chain)))
    assert repr(chain) == "<Post 'Long' 0 sections, 100000 comments>"
    assert repr(thread) == "<Thread 100000 comments, 1 roots>"
    assert pickle.loads(pickle.dumps(chain)) == chain
    assert copy.deepcopy(chain) == chain
    assert copy.copy(thread) == thread
    assert [depth for _, depth in thread.walk()] == list(range(LONG))
    assert len(thread.ancestors(str(LONG - 1))) == LONG - 1
    assert len(thread.subtree("0")) == LONG


def test_a_deep_nested_document_is_checked_like_any_other():
    chain = chain_of(3000)
    data = to_json(chain, nested=True)
    spaced = data.replace(b'"replies":[', b'"replies" :\n [ ')
    assert from_json(spaced) == chain
    for broken in (
        data[:-1],
        data[:-2],
        data[: len(data) // 2],
        data + b"}",
        data.replace(b'"2000"', b"2000"),
    ):
        with pytest.raises(InvalidDocument):
            from_json(broken)
    garbage = data.replace(b'"replies":[', b'"replies":[7,', 1)
    with pytest.raises(InvalidDocument):
        from_json(garbage)
    assert from_json(b'{"mine":{"replies":[{}]},' + data[1:]) == chain


def test_a_document_of_braces_and_quotes_is_refused_in_linear_time():
    for text in ('{"thread":[' + '{"replies":[' * LONG, '"' + '\\"' * LONG, "[" * LONG + '"' * LONG):
        with pytest.raises(InvalidDocument):
            from_json(text)
