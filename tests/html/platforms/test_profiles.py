"""Every platform's fixture is read by its own profile, and what the engine makes of the page is a sound discussion."""

from pathlib import Path

import pytest

from postparse.html.comments.profiles import read_profiles
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page
from postparse.html.platforms import PROFILES

FIXTURES = Path(__file__).parents[3] / "fixtures" / "platforms"
VARIANTS = {
    "blogger-flat": "blogger",
    "dreamwidth": "livejournal",
    "drupal-8": "drupal",
    "forem-details": "forem",
    "giscus": "utterances",
    "github-react": "github",
    "hypermail-2": "hypermail",
    "ipboard-2": "ipboard",
    "jforum": "phpbb",
    "kunena-6": "kunena",
    "mediawiki-discussiontools": "mediawiki",
    "woltlab-3": "woltlab",
    "microdata": "schema.org",
    "microformats": "microformats2",
    "movabletype-classic": "movabletype",
    "ning-blog": "ning",
    "phpbb-2": "phpbb",
    "rdfa": "sioc",
    "reddit-new": "reddit",
    "reddit-old": "reddit",
    "squarespace-5": "squarespace",
    "stackexchange-follow-ups": "stackexchange",
    "typecho": "wordpress",
    "vbulletin-3": "vbulletin",
    "vbulletin-5": "vbulletin",
    "wikia-wall": "wikia",
    "wordpress-by-on-at": "wordpress",
    "wordpress-date-first": "wordpress",
    "wordpress-day-for-machines": "wordpress",
    "wordpress-labels": "wordpress",
    "wordpress-reviews": "wordpress",
    "wordpress-said-in-chinese": "wordpress",
    "wordpress-says-in-greek": "wordpress",
    "wordpress-says-in-hungarian": "wordpress",
    "xenforo-1": "xenforo",
    "xenforo-page-2": "xenforo",
}
FLAT = {
    "b2evolution",
    "blogger-flat",
    "cnblogs",
    "dotclear",
    "fc2",
    "hatena",
    "k2",
    "linkedin",
    "mastodon",
    "medium",
    "movabletype-classic",
    "ning-blog",
    "squarespace-5",
    "staticman",
    "telligent",
    "textpattern",
    "tumblr",
    "typepad",
    "typo3",
    "utterances",
    "wordpress-date-first",
    "wordpress-says-in-greek",
    "wordpress-says-in-hungarian",
    "zendesk",
}
PAGES = sorted(path.stem for path in FIXTURES.glob("*.html"))


def discussion_of(html: str, url: str | None = None) -> Discussion | None:
    return next(iter(read_profiles(Page(html, url))), None)


def fixture(name: str) -> Discussion:
    found = discussion_of((FIXTURES / f"{name}.html").read_text("utf-8"))
    assert found is not None
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_fixture_is_read_by_its_own_profile(name: str) -> None:
    found = fixture(name)
    assert found.platform == VARIANTS.get(name, name)
    assert len(found.records) >= 1 or found.post is not None
    assert found.confidence >= 0.8


def test_every_profile_has_a_fixture() -> None:
    read = {VARIANTS.get(name, name) for name in PAGES}
    assert read == {profile.name for profile in PROFILES}


@pytest.mark.parametrize("name", PAGES)
def test_replies_know_what_they_answer(name: str) -> None:
    found = fixture(name)
    keys = {record.key for record in found.records} - {None}
    answers = [
        record
        for record in found.records
        if record.parent is not None or record.parent_key in keys or (record.depth or 0) > 0
    ]
    if found.is_forum and found.platform not in (
        "hyperkitty",
        "jive",
        "moodle",
        "nodebb",
        "stackexchange",
        "talkyard",
    ):
        assert not answers
    else:
        assert bool(answers) is (name not in FLAT)


@pytest.mark.parametrize("name", PAGES)
def test_a_first_post_is_the_post_and_no_comment(name: str) -> None:
    found = fixture(name)
    if found.is_forum:
        assert (found.post is None) is (name == "xenforo-page-2")
        if found.post is not None:
            assert all(record.start >= found.post.start for record in found.records)
    else:
        assert found.post is None


@pytest.mark.parametrize("name", PAGES)
def test_regions_hold_the_comments_and_not_the_post(name: str) -> None:
    found = fixture(name)
    for record in found.records:
        assert any(low <= record.start and record.stop <= high for low, high in found.region)
    if found.post is not None and found.platform not in ("moodle", "stackexchange", "talkyard"):
        assert all(low >= found.post.stop for low, _ in found.region)


RECENT = """
<body><article><h1>A post</h1><p>Words of the post.</p></article>
<ul id="recentcomments"><li class="recentcomments"><span class="comment-author-link">Ann</span> on <a href="/a#comment-1">A post</a></li>
<li class="recentcomments"><span class="comment-author-link">Ben</span> on <a href="/b#comment-2">Another post</a></li></ul></body>
"""


def test_a_box_of_recent_comments_is_no_thread() -> None:
    found = discussion_of(RECENT)
    assert found is None or found.confidence < 0.5


@pytest.mark.parametrize(("given", "is_sure"), [("", False), (' id="comment-{}"', True)])
def test_a_class_that_many_platforms_have_is_not_surely_wordpress(given: str, is_sure: bool) -> None:
    items = "".join(
        f"""<li class="comment"{given.format(n)}><a class="fn">User {n}</a> <time datetime="2020-03-0{n}">March {n}</time>
        <p>Words of comment {n}.</p></li>"""
        for n in range(1, 4)
    )
    found = discussion_of(
        f"<article><h1>A post</h1><p>Words.</p></article><ul class='comment-list'>{items}</ul>"
    )
    assert found is not None
    assert (found.platform, found.confidence >= 0.5) == ("wordpress", is_sure)


def test_the_id_of_an_absent_parent_is_kept() -> None:
    found = discussion_of(
        """<div id="wpdcom"><div id="wpd-comm-9_4" class="comment wpd-comment wpd-reply"><div id="comment-9">
        <div class="wpd-comment-author">Ann</div><div class="wpd-comment-date" title="March 4, 2019 6:20 am">1 year ago</div>
        <div class="wpd-comment-text"><p>An answer to a comment of another page.</p></div></div></div></div>"""
    )
    assert found is not None
    assert (found.records[0].parent_key, found.records[0].in_reply_to) == ("4", "4")


def posts(first: int) -> str:
    return "".join(
        f"""<div class="blockpost" id="p{n}"><h2><span class="conr">#{n}</span> <a href="?pid={n}#p{n}">2014-10-12 08:00:00</a></h2>
        <div class="postleft"><dl><dt><strong>User {n}</strong></dt></dl></div><div class="postmsg"><p>Words of post {n}.</p></div></div>"""
        for n in range(first, first + 3)
    )


@pytest.mark.parametrize(("first", "is_post"), [(1, True), (21, False)])
def test_a_topic_has_its_post_on_its_first_page_only(first: int, is_post: bool) -> None:
    found = discussion_of(posts(first))
    assert found is not None
    assert (found.post is not None) is is_post
    assert len(found.records) == (2 if is_post else 3)


@pytest.mark.parametrize(
    "url",
    [
        "https://forum.example.org/threads/oil.9/page-2",
        "https://forum.example.org/viewtopic.php?t=9&start=20",
        "https://forum.example.org/index.php?topic=9.20",
        "https://forum.example.org/t/oil/9?page=3",
    ],
)
def test_an_address_tells_a_later_page(url: str) -> None:
    html = posts(1).replace('class="conr"', "")
    later, first = discussion_of(html, url), discussion_of(html, "https://forum.example.org/t/oil/9")
    assert later is not None
    assert later.post is None
    assert first is not None
    assert first.post is not None


@pytest.mark.parametrize(
    ("url", "links", "expected"),
    [
        ("https://b.example.org/a", {"Older Comments": "/a/comment-page-3"}, "/a/comment-page-3"),
        ("https://b.example.org/a", {"Older Comments": "/1", "Newer Comments": "/3"}, "/3"),
        ("https://b.example.org/a/comment-page-4", {"Older Comments": "/a/comment-page-3"}, None),
        ("https://b.example.org/a", {"Read more": "/b"}, None),
    ],
)
def test_the_next_page_of_comments(url: str, links: dict[str, str], expected: str | None) -> None:
    anchors = "".join(f'<a href="{href}">{text}</a>' for text, href in links.items())
    found = discussion_of(
        f"""<div id="comments"><ol class="comment-list"><li id="comment-1" class="comment depth-1"><b class="fn">Ann</b>
        <time datetime="2019-03-04">4 March 2019</time><p>Words.</p></li></ol><nav>{anchors}</nav></div>""",
        url,
    )
    assert found is not None
    assert found.next_url == expected


def test_a_second_copy_of_a_thread_is_not_read_twice() -> None:
    comment = """<li id="comment-{0}" class="comment depth-1"><cite class="fn">Ann</cite> <time datetime="2019-03-04">4 March</time>
        <p>Comment {0} on the matter.</p></li>"""
    copy = "<ol class='commentlist'>" + comment.format(1) + comment.format(2) + "</ol>"
    found = discussion_of(f"<body>{copy}<div class='mobile'>{copy}</div></body>")
    assert found is not None
    assert [record.key for record in found.records] == ["1", "2"]


def test_words_that_look_like_buttons_stay() -> None:
    found = discussion_of(
        """<ol class="comment-list"><li id="comment-1" class="comment depth-1"><b class="fn">Ann</b>
        <time datetime="2019-03-04">4 March 2019</time><div class="comment-content"><p>Reply to this comment</p></div>
        <div class="reply"><a class="comment-reply-link" href="?replytocom=1">Reply</a></div></li></ol>"""
    )
    assert found is not None
    assert len(found.records) == 1
    assert found.records[0].body


def test_words_that_are_numbers_stay_and_header_words_go() -> None:
    html = """<ol class="commentlist"><li id="comment-1" class="comment depth-1"><span>3 |</span> <b class="fn">Ann</b> said
        <a href="#comment-1">4 March 2019</a> at 9:15 am<p>1:07:31</p></li></ol>"""
    page = Page(html)
    found = next(iter(read_profiles(page)))
    (record,) = found.records
    words = " ".join(page.text_between(low, high) for low, high in record.body)
    assert (record.author, words) == ("Ann", "1:07:31")


def test_a_comment_that_looks_like_a_header_stays_whole() -> None:
    html = """<ol class="commentlist"><li id="comment-1" class="comment depth-1"><b class="fn">Ann</b>
        <time datetime="2019-03-05">5 March 2019</time><p>Ben said:<br>March 4, 2019 at 9:15 am<br>That was mine.</p></li></ol>"""
    page = Page(html)
    found = next(iter(read_profiles(page)))
    (record,) = found.records
    words = " ".join(page.text_between(low, high) for low, high in record.body)
    assert words == "Ben said: March 4, 2019 at 9:15 am That was mine."
    assert record.author == "Ann"


def test_ten_thousand_comments_and_deep_nesting_take_no_quadratic_time() -> None:
    comment = '<li id="comment-{0}" class="comment depth-1"><b class="fn">Ann</b><p>Words {0}.</p>'
    flat = "<ol class='commentlist'>" + "".join(comment.format(n) + "</li>" for n in range(10_000)) + "</ol>"
    found = discussion_of(flat)
    assert found is not None
    assert len(found.records) == 10_000
    nested = "".join("<ol>" + comment.format(n) for n in range(150))
    found = discussion_of(f"<div class='commentlist'>{nested}</div>")
    assert found is not None
    assert sum(record.parent is not None for record in found.records) == 149
