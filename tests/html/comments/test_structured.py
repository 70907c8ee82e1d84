"""Comments that a page gives as data."""

import json

from postparse.html.comments.structured.jsonld import read_jsonld_comments
from postparse.html.comments.structured.script_state import read_script_state
from postparse.html.dom import Page


def page_with(data: object, kind: str = "application/ld+json", around: str = "{}") -> Page:
    return Page(f"<body><script type='{kind}'>{around.format(json.dumps(data))}</script><p>Words.</p></body>")


COMMENT = {
    "@type": "Comment",
    "author": {"@type": "Person", "name": "Ann"},
    "dateCreated": "2021-03-04T05:06:00Z",
    "text": "First & last",
}


def test_jsonld_comments_with_answers_nest() -> None:
    answer = {
        **COMMENT,
        "author": "Ben",
        "text": "Second",
        "@id": "https://blog.example/p#comment-2",
        "upvoteCount": 3,
    }
    found = read_jsonld_comments(
        page_with({"@type": "BlogPosting", "commentCount": 2, "comment": [{**COMMENT, "comment": answer}]})
    )
    assert found is not None
    assert [(r.author, r.parent, r.key, r.score) for r in found.records] == [
        ("Ann", None, None, None),
        ("Ben", 0, "comment-2", 3),
    ]
    assert found.records[0].html == "<p>First &amp; last</p>"
    assert found.count == 2
    assert not found.is_forum


def test_the_answers_of_a_question_are_comments() -> None:
    question = {
        "@type": "Question",
        "acceptedAnswer": {**COMMENT, "@type": "Answer"},
        "suggestedAnswer": [{**COMMENT, "@type": "Answer", "text": "Other"}],
    }
    found = read_jsonld_comments(page_with({"@type": "QAPage", "mainEntity": question}))
    assert found is not None
    assert found.is_forum
    assert [r.html for r in found.records] == ["<p>First &amp; last</p>", "<p>Other</p>"]


def test_jsonld_without_comments_gives_nothing() -> None:
    assert read_jsonld_comments(page_with({"@type": "BlogPosting", "author": {"name": "Ann"}})) is None


STATE = {
    "post": {"id": 9, "title": "A post", "body": "The post's words"},
    "comments": [
        {"id": 1, "body": "One", "name": "Ann", "date": "2021-03-04T05:06:00Z", "ancestor_path": "", "children": [
            {"id": 2, "body": "Two\n\nTwo b", "name": "Ben", "date": "2021-03-04T06:06:00Z", "ancestor_path": "1", "children": []},
        ]},
    ],
}  # fmt: skip


def test_state_in_a_script_element() -> None:
    found = read_script_state(page_with(STATE, "application/json"))
    assert found is not None
    assert [(r.key, r.parent_key, r.author, r.html) for r in found.records] == [
        ("1", None, "Ann", "<p>One</p>"),
        ("2", "1", "Ben", "<p>Two</p><p>Two b</p>"),
    ]


def test_state_assigned_and_parsed() -> None:
    assigned = Page(f"<script>window.__STATE__ = {json.dumps(STATE)};\nother();</script>")
    parsed = Page(f"<script>window.x = JSON.parse({json.dumps(json.dumps(STATE))})</script>")
    for page in (assigned, parsed):
        found = read_script_state(page)
        assert found is not None
        assert len(found.records) == 2


def test_lists_of_posts_are_no_comments() -> None:
    posts = {"posts": [{"title": "A", "body": "x", "author": "Ann"}], "comments": [{"count": 3}]}
    assert read_script_state(page_with(posts, "application/json")) is None


def test_a_json_api_document_with_broken_resources_gives_those_that_are_whole() -> None:
    post = {"content_html": "<p>Kept</p>", "createdAt": "2021-03-04T05:06:00Z"}
    document = {
        "data": {
            "type": "discussions",
            "relationships": {
                "discussion": None,
                "posts": {
                    "data": [
                        {"type": "posts", "id": "1"},
                        {"type": "posts", "id": 7},
                        {"type": ["posts"], "id": "1"},
                        {"type": "posts", "id": "gone"},
                        "posts",
                    ]
                },
            },
        },
        "included": [
            "nothing",
            {"type": [], "id": "1"},
            {"type": "posts", "id": "1", "attributes": post, "relationships": {"user": {"data": []}, "x": 1}},
        ],
    }
    found = read_script_state(page_with(document, "application/json"))
    assert found is not None
    assert [(record.html, record.key) for record in found.records] == [("<p>Kept</p>", "1")]
