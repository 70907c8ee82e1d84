"""Embedded things: which service they are of, and their own address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from postparse.html.dom import Attributes, Page
from postparse.models import Embed

_FORMS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (provider, re.compile(pattern, re.I), address)
    for provider, pattern, address in (
        ("youtube", r"youtube(?:-nocookie)?\.com/(?:embed/videoseries\?|playlist\?)[^\s#]{0,300}?\blist=([\w-]{6,})", "https://www.youtube.com/playlist?list={}"),
        ("youtube", r"(?:youtube(?:-nocookie)?\.com/(?:embed/|v/|e/|shorts/|live/|watch\?(?:[^#]{0,200}&)?v=)|youtu\.be/)([\w-]{6,15})", "https://www.youtube.com/watch?v={}"),
        ("vimeo", r"(?:player\.)?vimeo\.com/(?:video/|moogaloop\.swf\?(?:[^#]{0,200}&)?clip_id=)?(\d{4,})", "https://vimeo.com/{}"),
        ("dailymotion", r"dailymotion\.com/(?:embed/video|video|swf(?:/video)?)/([a-z0-9]+)", "https://www.dailymotion.com/video/{}"),
        ("spotify", r"open\.spotify\.com/(?:embed(?:-podcast)?/)?((?:track|album|playlist|artist|episode|show)/\w+)", "https://open.spotify.com/{}"),
        ("instagram", r"instagram\.com/((?:p|reel|tv)/[\w-]+)", "https://www.instagram.com/{}/"),
        ("twitter", r"(?:twitter|x)\.com/(?:#!/)?(\w+/status(?:es)?/\d+)", "https://twitter.com/{}"),
        ("twitter", r"platform\.twitter\.com/embed/[^\s#/]{0,1000}?\bid=(\d+)", "https://twitter.com/i/status/{}"),
        ("tiktok", r"tiktok\.com/(?:embed/(?:v\d/)?|player/v1/)(\d+)", "https://www.tiktok.com/embed/{}"),
        ("tiktok", r"tiktok\.com/(@[\w.-]+/video/\d+)", "https://www.tiktok.com/{}"),
        ("gist", r"gist\.github\.com/([\w-]+/)?([0-9a-f]{5,40})", "https://gist.github.com/{}"),
        ("codepen", r"codepen\.io/([\w-]+)/embed(?:/preview)?/([\w-]+)", "https://codepen.io/{}/pen/{}"),
        ("ted", r"embed(?:-ssl)?\.ted\.com/(talks/[\w/]+)", "https://www.ted.com/{}"),
        ("giphy", r"giphy\.com/embed/(\w+)", "https://giphy.com/gifs/{}"),
        ("imgur", r"imgur\.com/(?:a/)?(\w{5,8})/embed", "https://imgur.com/{}"),
        ("twitch", r"player\.twitch\.tv/[^\s#/]{0,300}?\bvideo=v?(\d+)", "https://www.twitch.tv/videos/{}"),
        ("google-maps", r"(?:www|maps)\.google\.[a-z.]{2,6}/maps", ""),
        ("bandcamp", r"bandcamp\.com/EmbeddedPlayer", ""),
        ("mixcloud", r"mixcloud\.com/widget", ""),
        ("slideshare", r"slideshare\.net/", ""),
        ("scribd", r"scribd\.com/embeds/(\d+)", "https://www.scribd.com/document/{}"),
        ("datawrapper", r"datawrapper\.dwcdn\.net/(\w+)", ""),
        ("apple-podcasts", r"embed\.(podcasts\.apple\.com/[^?#]+)", "https://{}"),
        ("apple-music", r"embed\.(music\.apple\.com/[^?#]+)", "https://{}"),
        ("reddit", r"(?:embed\.|www\.)?reddit(?:media)?\.com/(r/\w+/comments/\w+)", "https://www.reddit.com/{}"),
        ("jsfiddle", r"jsfiddle\.net/((?:\w+/)?\w+)/embedded", "https://jsfiddle.net/{}/"),
    )
)  # fmt: skip
_NOT_CONTENT = re.compile(
    r"doubleclick|googlesyndication|amazon-adsystem|/ads?[/.?_-]|facebook\.com/(?:plugins/(?:like|follow|page|share)|v\d)|"
    r"tweet_button|follow_button|plusone|addthis|sharethis|googletagmanager|disqus\.com|recaptcha|"
    r"jetpack|wordpress\.com/(?:likes|subscri)|feedburner|quantserve|criteo|taboola|outbrain|substack\.com/embed|"
    r"mailchimp|list-manage|newsletter|subscribe|about:blank|^javascript:|^data:|^#",
    re.I,
)
_AMP = {
    "amp-youtube": ("youtube", "data-videoid", "https://www.youtube.com/watch?v={}"),
    "lite-youtube": ("youtube", "videoid", "https://www.youtube.com/watch?v={}"),
    "lite-vimeo": ("vimeo", "videoid", "https://vimeo.com/{}"),
    "amp-vimeo": ("vimeo", "data-videoid", "https://vimeo.com/{}"),
    "amp-twitter": ("twitter", "data-tweetid", "https://twitter.com/i/status/{}"),
    "amp-instagram": ("instagram", "data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-soundcloud": ("soundcloud", "data-trackid", "https://api.soundcloud.com/tracks/{}"),
    "amp-dailymotion": ("dailymotion", "data-videoid", "https://www.dailymotion.com/video/{}"),
    "amp-gist": ("gist", "data-gistid", "https://gist.github.com/{}"),
    "amp-facebook": ("facebook", "data-href", "{}"),
    "amp-tiktok": ("tiktok", "data-src", "{}"),
}
EMBED_TAGS = frozenset({"iframe", "amp-iframe", "embed", "object", "video", "audio", "amp-video", *_AMP})
"""Tags that show something of another place."""

_QUOTE_EMBEDS = {
    "instagram-media": ("instagram", "data-instgrm-permalink"),
    "tiktok-embed": ("tiktok", "cite"),
    "fb-post": ("facebook", "data-href"),
    "fb-video": ("facebook", "data-href"),
    "tumblr-post": ("tumblr", "data-href"),
    "reddit-embed-bq": ("reddit", ""),
    "reddit-card": ("reddit", ""),
    "wp-embedded-content": ("wordpress", ""),
    "imgur-embed-pub": ("imgur", ""),
}
_SOURCES = (
    "src",
    "data-src",
    "data-lazy-src",
    "data-url",
    "data",
    "movie",
    "data-litespeed-src",
    "data-cmp-src",
)


def embed_at(page: Page, address: str, title: str | None = None) -> Embed | None:
    """Return what an address embeds; None for advertisements, buttons and empty addresses."""
    address = address.strip()
    if not address or _NOT_CONTENT.search(address[:2000]):
        return None
    address = page.absolute(address)[:4000]
    if "facebook.com/plugins/" in address:
        href = parse_qs(urlsplit(address).query).get("href", [""])[0]
        return Embed(href or address, "facebook", title)
    if "w.soundcloud.com/player" in address or "player.soundcloud.com" in address:
        href = parse_qs(urlsplit(address).query).get("url", [""])[0]
        return Embed(unquote(href) or address, "soundcloud", title)
    for provider, pattern, form in _FORMS:
        if match := pattern.search(address):
            url = form.format(*(group or "" for group in match.groups())) if form else address
            if provider == "gist":
                url = form.format((match[1] or "") + match[2])
            return Embed(url, provider, title)
    return Embed(address, None, title) if address.startswith(("http", "/")) or page.base_url is None else None


def embed_of(page: Page, node: int) -> Embed | None:
    """Return what an element of `EMBED_TAGS` shows."""
    tag, attributes = page.tags[node], page.attributes[node]
    title = " ".join((attributes.get("title") or "").split()) or None
    if tag in _AMP:
        provider, name, form = _AMP[tag]
        value = (attributes.get(name) or "").strip()
        return Embed(form.format(value), provider, title) if value else None
    if _is_hidden(attributes):
        return None
    for name in _SOURCES:
        source = attributes.get(name)
        if source and not source.startswith(("about:", "data:")):
            return embed_at(page, source, title)
    for child in range(node + 1, page.ends[node]):
        inner = page.attributes[child]
        if page.tags[child] == "param" and (inner.get("name") or "").lower() in ("movie", "src", "data"):
            return embed_at(page, inner.get("value") or "", title)
        if page.tags[child] in ("source", "embed") and inner.get("src"):
            return embed_at(page, inner["src"] or "", title)
    return None


def embed_of_quote(page: Page, node: int) -> Embed | None:
    """Return what a block quote or ``div`` stands for that a script turns into an embed."""
    attributes = page.attributes[node]
    for word in (attributes.get("class") or "").split():
        if word not in _QUOTE_EMBEDS:
            continue
        provider, name = _QUOTE_EMBEDS[word]
        address = (attributes.get(name) or "").strip() if name else ""
        title = None
        if not address:
            address, title = _last_link(page, node)
        if address:
            found = embed_at(page, address, title)
            return Embed(found.url if found else page.absolute(address), provider, title)
    if "codepen" in (attributes.get("class") or "").split() and attributes.get("data-slug-hash"):
        user = attributes.get("data-user") or "pen"
        return Embed(f"https://codepen.io/{user}/pen/{attributes['data-slug-hash']}", "codepen")
    return None


def _last_link(page: Page, node: int) -> tuple[str, str | None]:
    for child in range(node + 1, page.ends[node]):
        if page.tags[child] == "a" and (href := page.get(child, "href")):
            return href, page.text_of(child) or None
    return "", None


def _is_hidden(attributes: Attributes) -> bool:
    small = ("0", "1", "0px", "1px")
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return (
        attributes.get("width") in small or attributes.get("height") in small or "display:none" in style
    ) and "wp-embedded-content" not in (attributes.get("class") or "")
