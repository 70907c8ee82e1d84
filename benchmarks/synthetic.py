"""Pages of any size from a seed: a blog post with a threaded discussion in WordPress's markup."""

from __future__ import annotations

import random

_WORDS = (
    "the of and to in is that it was for on as with his they at be this from have or by one had not but what all were"
    " when we there can an your which their said if do will each about how up out them then she many some so these would"
    " other into has more her two like him see time could no make than first been its who now people my made over did"
).split()
_NAMES = "Ann Ben Cleo Dan Eve Finn Gina Hugo Iris Jon Kim Lea Max Nora Otto Pia Quin Rosa Sam Tess".split()


def page(*, article_bytes: int, comments: int = 0, max_depth: int = 0, seed: int = 1) -> str:
    """Return a page whose article has about so many bytes, with so many comments nested to at most `max_depth`."""
    chance = random.Random(seed)
    parts = [
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A long walk – Example blog</title></head><body>",
        "<header><nav><ul>" + "<li><a href='/x'>Menu entry</a></li>" * 12 + "</ul></nav></header>",
        "<main><article class='post hentry'><h1 class='entry-title'>A long walk</h1>",
        "<p class='byline'>By <span class='author vcard'>Ann Walker</span> on <time datetime='2021-05-03T10:00:00+02:00'>May 3, 2021</time></p>",
        "<div class='entry-content'>",
    ]
    size = 0
    while size < article_bytes:
        parts.append(_block(chance))
        size += len(parts[-1])
    parts.append("</div></article>")
    if comments:
        parts.append(
            f"<div id=comments><h2 class=comments-title>{comments} responses</h2><ol class=comment-list>"
        )
        parts.extend(_comments(chance, comments, max_depth))
        parts.append("</ol></div>")
    parts.append("</main><footer><p>Powered by nothing</p></footer></body></html>")
    return "\n".join(parts)


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(6, 18))).capitalize() + "."


def _prose(chance: random.Random, most: int = 6) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(1, most)))


def _block(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.75:
        return (
            f"<p>{_prose(chance)} <a href='/there'>{_sentence(chance)}</a> <em>{_sentence(chance)}</em></p>"
        )
    if kind < 0.83:
        return f"<h2>{_sentence(chance)[:-1]}</h2>"
    if kind < 0.90:
        return "<ul>" + "".join(f"<li>{_sentence(chance)}</li>" for _ in range(4)) + "</ul>"
    if kind < 0.96:
        return f"<blockquote><p>{_prose(chance)}</p></blockquote>"
    return "<figure><img src='/a.jpg' alt='A'><figcaption>A caption.</figcaption></figure>"


def _comments(chance: random.Random, count: int, max_depth: int) -> list[str]:
    parts, depth = [], -1
    for number in range(1, count + 1):
        target = chance.randint(0, min(depth + 1, max_depth)) if depth >= 0 else 0
        if number % 3 and max_depth and depth + 1 <= max_depth:
            target = depth + 1
        if target > depth:
            parts.append("<ol class=children>" if depth >= 0 else "")
        else:
            parts.append("</li>" + "</ol></li>" * (depth - target))
        depth = target
        parts.append(
            f"<li id=comment-{number} class='comment depth-{depth + 1}'><article class=comment-body><footer class=comment-meta>"
            f"<div class='comment-author vcard'><b class=fn>{chance.choice(_NAMES)} {number}</b> <span class=says>says:</span></div>"
            f"<a href='#comment-{number}'><time datetime='2021-05-{1 + number % 28:02}T12:{number % 60:02}:00+02:00'>"
            f"May {1 + number % 28}, 2021 at 12:{number % 60:02} pm</time></a></footer>"
            f"<div class=comment-content><p>{_prose(chance, 4)}</p></div>"
            f"<div class=reply><a class=comment-reply-link href='?replytocom={number}'>Reply</a></div></article>"
        )
    if depth >= 0:
        parts.append("</li>" + "</ol></li>" * depth)
    return parts
