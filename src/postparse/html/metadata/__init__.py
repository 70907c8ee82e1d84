"""What a page says about its post: title, authors, dates, site, language, tags."""

from __future__ import annotations

from urllib.parse import urlsplit

from postparse.dates import DateReader
from postparse.html.comments.records import Discussion
from postparse.html.dom import Page
from postparse.html.metadata.authors import AuthorSearch
from postparse.html.metadata.declared import Declared
from postparse.html.metadata.fields import Metadata
from postparse.html.metadata.names import is_name
from postparse.html.metadata.published import DateSearch
from postparse.html.metadata.surroundings import Surroundings
from postparse.html.metadata.territory import Territory
from postparse.html.metadata.title import find_title, normal
from postparse.models import Person

__all__ = ["Metadata", "read_language", "read_metadata"]


def read_language(page: Page) -> str | None:
    """Return the language that the page declares."""
    return next(
        (lang for node in page.by_tag.get("html", ()) if (lang := page.get(node, "lang").strip())), None
    )


def read_metadata(page: Page, dates: DateReader, discussion: Discussion | None) -> Metadata:
    """Read what the page shows first and what it declares second; the discussion's region is not the post's."""
    declared = Declared(page)
    title = find_title(page, declared, discussion)
    found = Metadata(
        title=title.text,
        title_node=title.node,
        url=_url(page),
        language=read_language(page) or declared.first("og:locale", "language", "dc.language"),
        site_name=declared.first("og:site_name", "application-name"),
        description=declared.first("og:description", "description", "twitter:description", "dc.description"),
        image=_image(page, declared),
        tags=_tags(page, declared, discussion),
        categories=_categories(page, declared),
    )
    if found.site_name is None:
        publisher = declared.article.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        found.site_name = name if isinstance(name, str) else None
    if (
        found.title
        and found.site_name
        and normal(found.title) == normal(found.site_name)
        and title.node is None
    ):
        found.inferred.append("title")
    furniture = {title.node} if title.node is not None else set()
    if discussion is not None and discussion.post is not None:
        post = discussion.post
        if (
            post.author
            and normal(post.author) != normal(found.title or "")
            and is_name(post.author, of_element=True)
        ):
            found.authors = (
                Person(post.author, page.absolute(post.author_url) if post.author_url else None),
            )
        found.published = dates.read(post.published_machine or "") or dates.read(post.published_raw or "")
    territory = Territory(discussion)
    around = Surroundings(page, title.node, territory)
    wide = Surroundings(page, title.node, territory, is_wide=True)
    search = DateSearch(page, around, wide, declared, dates, furniture)
    samples = [line.text for line in around.near if len(line.text) < 120]
    samples += (
        [r.published_raw for r in discussion.records if r.published_raw] if discussion is not None else []
    )
    dates.learn(samples, reference=search.reference(found.url))
    # A later page of a forum's topic shows its replies, and nobody's words and dates but theirs.
    is_later_page = discussion is not None and discussion.is_forum and discussion.post is None
    if not found.authors and not is_later_page:
        authors = AuthorSearch(page, around, wide, declared, found.site_name, furniture)
        found.authors = authors.find()
        found.declared.extend(("author", name) for name in authors.overruled)
    is_known = found.published is not None or is_later_page
    moments = search.only_declared() if is_known else search.find(found.url)
    found.modified = moments.modified
    if found.published is None:
        found.published = moments.published
        if moments.overruled is not None:
            found.declared.append(("published", moments.overruled.isoformat()))
        if found.published is not None and moments.is_inferred:
            found.inferred.append("published")
    found.furniture = frozenset(furniture)
    return found


def _url(page: Page) -> str | None:
    for node in page.by_tag.get("link", ()):
        if "canonical" in page.get(node, "rel").split() and (href := page.get(node, "href").strip()):
            address = page.absolute(href)
            return address if urlsplit_ok(address) else page.url
    return page.url


def urlsplit_ok(address: str) -> bool:
    """Tell whether an address can be taken apart and names a host."""
    try:
        return bool(urlsplit(address).netloc)
    except ValueError:
        return False


def _image(page: Page, declared: Declared) -> str | None:
    image = declared.first("og:image", "og:image:url", "twitter:image", "twitter:image:src") or next(
        iter(declared.texts("image")), None
    )
    return page.absolute(image) if image else None


def _tags(page: Page, declared: Declared, discussion: Discussion | None) -> tuple[str, ...]:
    regions = discussion.region if discussion is not None else []
    shown = [
        page.text_of(node)
        for node in page.select("a[rel~=tag], a.post-tag, .tags a, .tag-links a, .post-tags a")
        if not any(low <= node < high for low, high in regions) and "/category/" not in page.get(node, "href")
    ]
    names = [name.strip(" ,#") for name in (shown if 0 < len(shown) <= 40 else declared.all("article:tag"))]
    return tuple(dict.fromkeys(name for name in names if 0 < len(name) < 60))


def _categories(page: Page, declared: Declared) -> tuple[str, ...]:
    shown = [
        page.text_of(node) for node in page.select("a[rel~=category], .cat-links a, a[rel='category tag']")
    ]
    names = (
        shown if 0 < len(shown) <= 12 else declared.all("article:section") or declared.texts("articleSection")
    )
    return tuple(dict.fromkeys(name for name in names if 0 < len(name) < 60))
