"""Posts come back from JSON as they were."""

from __future__ import annotations

import json
from functools import cache

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from postparse import InvalidDocument, from_dict, from_json, json_schema, to_dict, to_json
from tests.properties.strategies import posts


@cache
def validator(nested: bool) -> Draft202012Validator:
    schema = json_schema(nested=nested)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@given(posts, st.booleans())
@settings(max_examples=60, deadline=None)
def test_json_round_trip_and_schema(post, nested):
    data = to_json(post, nested=nested)
    back = from_json(data, strict=True)
    assert back == post
    assert hash(back) == hash(post)
    assert to_json(back, nested=nested) == data
    document = orjson.loads(data)
    assert [c.published and c.published.utcoffset() for c in back.thread] == [
        c.published and c.published.utcoffset() for c in post.thread
    ]
    validator(nested).validate(document)
    assert document == to_dict(post, nested=nested)
    assert from_dict(document, strict=True) == post


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(posts, st.data())
@settings(max_examples=60, deadline=None)
def test_a_document_with_a_value_replaced_is_read_or_refused(post, data):
    document = json.loads(to_json(post))
    holder = document
    while True:
        places = list(holder) if isinstance(holder, dict) else range(len(holder))
        place = data.draw(st.sampled_from(list(places)))
        inner = holder[place]
        if not (isinstance(inner, dict | list) and inner and data.draw(st.booleans())):
            break
        holder = inner
    holder[place] = data.draw(json_values)
    try:
        read = from_dict(document)
    except InvalidDocument:
        return
    assert from_json(to_json(read)) == read
