"""The frame of a thread: its region in the page, its heading and claimed count, whether it is open, what comes next."""

from __future__ import annotations

import re
from bisect import bisect_left

from postparse.html.comments.miner.words import CLOSED, THREAD_WORDS
from postparse.html.comments.profiles.selecting import select
from postparse.html.comments.records import Discussion
from postparse.html.dom import TEXT, Page

_COUNT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[,.']\d{3})+|\d{1,6})(?![\d.,]*\d)")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_WORDS = {"one": 1, "a": 1, "ein": 1, "un": 1, "two": 2, "three": 3, "no": 0, "keine": 0}
_COMMENT_PAGE = re.compile(r"comment-page-\d|[?&]cpage=\d", re.I)
_FURTHER_ENDINGS = tuple(
    "评论 評論 留言 回复 回覆 想法 コメント フィードバック 댓글 απαντήσεις απάντηση σχόλια σχόλιο коментара отговора отговори vastausta"
    " kommenttia răspunsuri reakcí odpovědí odpovedí yanıt odgovora".casefold().split()
)
"""How words of a thread's heading end; where a language writes no spaces, what they count stands right before them."""

_LONGEST_HEADING = 160
_LONGEST_LINK = 40
_NEAR = 40
_NEWER = re.compile(r"newer comments|next (?:page|comments)|neuere kommentare|commentaires suivants", re.I)
_OLDER = re.compile(
    r"older comments|previous comments|ältere kommentare|more comments|commentaires précédents|comentarios (?:más )?antigu"
    r"|reacties laden|load more",
    re.I,
)


def read_frame(page: Page, discussion: Discussion, region: tuple[str, ...] = ()) -> None:
    """Find a discussion's region, claimed count, open state and next page, and write them to it."""
    stop = discussion.post.stop if discussion.post is not None else 0
    inside = [record for record in discussion.records if 0 <= record.start < stop]
    if inside:
        # Comments on the post inside its own element: only they are not the post.
        discussion.region.append((inside[0].start, max(record.stop for record in inside)))
    records = [record for record in discussion.records if record.start >= stop]
    if not records:
        return
    first, last = min(r.start for r in records), max(r.stop for r in records)
    box = _named_box(page, region, first, last)
    if box is None:
        box = _widened(page, _common_ancestor(page, first, last), first, last)
    elif page.chars[first] == page.chars[box]:
        # The name is that of the bare list: its heading stands outside.
        box = _widened(page, box, first, last)
    low, high = (first, last) if box is None else (box, page.ends[box])
    if box is not None and _holds_article(page, box, first, last):
        low, high = first, last
    low, high = _with_neighbours(page, low, high)
    low = max(low, stop)
    discussion.region.append((low, high))
    _read_count(page, discussion, low, first)
    _read_openness(page, discussion, last, high)
    _read_next(page, discussion, low, high)


def _named_box(page: Page, region: tuple[str, ...], first: int, last: int) -> int | None:
    for selector in region:
        for node in select(page, selector):
            if node <= first and page.ends[node] >= last and page.tags[node] not in ("body", "html", "main"):
                return node
    return None


def _common_ancestor(page: Page, first: int, last: int) -> int | None:
    for above in (first, *page.ancestors(first)):
        if page.ends[above] >= last:
            return above
    return None


def _widened(page: Page, box: int | None, first: int, last: int) -> int | None:
    """Return the highest ancestor of the thread that holds little else."""
    if box is None:
        return None
    inside = page.chars[last] - page.chars[first]
    for above in page.ancestors(box):
        if (
            page.tags[above] in ("body", "html", "main", "article")
            or page.text_length(above) > inside + 600 + 0.15 * inside
        ):
            break
        box = above
    return box


def _holds_article(page: Page, box: int, first: int, last: int) -> bool:
    """Tell whether a box holds much text before the thread: then the article is in it too."""
    return page.chars[first] - page.chars[box] > 700


def _with_neighbours(page: Page, low: int, high: int) -> tuple[int, int]:
    """Return the range with a heading right before it and a reply form right behind it, among its siblings."""
    parent = page.parents[low]
    if parent < 0:
        return low, high
    before = [child for child in page.children(parent) if child < low][-4:]
    for child in reversed(before):
        text = page.text_of(child) if page.text_length(child) <= _LONGEST_HEADING else ""
        if page.tags[child] == "a" and not text:
            low = child
        elif text and is_thread_heading(text):
            low = child
            break
        else:
            break
    while high < page.ends[parent]:
        child = high
        forms = page.by_tag.get("textarea", ())
        if any(page.within(form, child) for form in forms) or (
            0 < page.text_length(child) < 200 and CLOSED.search(page.text_of(child))
        ):
            high = page.ends[child]
        else:
            break
    return low, high


def is_thread_heading(text: str) -> bool:
    """Tell whether a short text is the heading of a thread ("12 Responses to …", "Comments", "Kommentare (3)")."""
    if not text or len(text) > _LONGEST_HEADING:
        return False
    words = _WORD.findall(text.casefold())
    return any(word in THREAD_WORDS or word.endswith(_FURTHER_ENDINGS) for word in words[:5])


def _read_count(page: Page, discussion: Discussion, low: int, first: int) -> None:
    """Read the claimed count from the lines between the region's start and the first comment."""
    for node in range(max(low, first - 80), first):
        if page.tags[node] == TEXT or not page.text_length(node) or page.text_length(node) > _LONGEST_HEADING:
            continue
        if page.ends[node] > first:
            continue
        text = page.text_of(node)
        if is_thread_heading(text) and (count := claimed_count(text)) is not None:
            discussion.count = count
            return


def claimed_count(heading: str) -> int | None:
    """Return the number of comments that a thread's heading claims; None where it gives none."""
    if found := _COUNT.search(heading):
        return int(re.sub(r"\D", "", found[1]))
    words = _WORD.findall(heading.casefold())
    return _NUMBER_WORDS.get(words[0]) if words else None


def _read_openness(page: Page, discussion: Discussion, last: int, high: int) -> None:
    if discussion.is_open is not None:
        return
    stop = min(len(page), high + 400)
    texts = [text for text in page.texts[last:stop] if text and len(text) < 300]
    if CLOSED.search("\n".join(texts)):
        for node in range(last, stop):
            text = page.texts[node]
            if text and len(text) < 300 and page.seen[node] and CLOSED.search(text):
                discussion.is_open = False
                return
    if any(node >= last - 400 for node in page.by_tag.get("textarea", ())):
        discussion.is_open = True


def _read_next(page: Page, discussion: Discussion, low: int, high: int) -> None:
    """Read the address of the next page of comments: of newer ones, or else of older ones."""
    if discussion.is_forum:
        links = [*page.by_tag.get("link", ()), *page.by_tag.get("a", ())]
        found = (
            page.get(node, "href") for node in links if "next" in page.get(node, "rel").casefold().split()
        )
        discussion.next_url = next(filter(None, found), None)
        return
    links = [*page.by_tag.get("a", ())]
    near = links[bisect_left(links, low) : bisect_left(links, high + _NEAR)]
    named = [(node, page.text_of(node)) for node in near if page.text_length(node) <= _LONGEST_LINK]
    # On a later page of comments, "older" leads back to where a reader has been.
    addresses = [
        page.url or "",
        *(
            page.get(node, "href")
            for node in page.by_tag.get("link", ())
            if page.get(node, "rel") == "canonical"
        ),
    ]
    patterns = (_NEWER,) if any(map(_COMMENT_PAGE.search, addresses)) else (_NEWER, _OLDER)
    shown = "\n".join([text for _, text in named])
    for pattern in patterns:
        if not pattern.search(shown):
            continue
        for node, text in named:
            href = page.get(node, "href")
            if pattern.search(text) and href and not href.startswith(("#", "javascript:")):
                discussion.next_url = href
                return
