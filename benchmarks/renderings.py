"""Plain-text renderings of HTML pages by the tools that corpora are made with, for fitting the text reader."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

TOOLS = ("lynx", "w3m", "inscriptis", "html2text", "resiliparse", "innertext")
_MARK = re.compile(r"^\s*(?:[*+o•□☆-] |\d+\. )?", re.M)


def _dumped(command: list[str], html: str) -> str:
    found = subprocess.run(
        command, input=html.encode("utf-8", "replace"), capture_output=True, timeout=60, check=False
    )
    return found.stdout.decode("utf-8", "replace")


def _lynx(html: str) -> str:
    return _dumped(
        [
            "lynx",
            "-dump",
            "-stdin",
            "-nolist",
            "-width=95",
            "-assume_charset=utf-8",
            "-display_charset=utf-8",
        ],
        html,
    )


def _w3m(html: str) -> str:
    return _dumped(["w3m", "-dump", "-T", "text/html", "-cols", "100", "-I", "utf-8", "-O", "utf-8"], html)


def _inscriptis(html: str) -> str:
    from inscriptis import get_text  # type: ignore[import-not-found]

    return str(get_text(html))


def _html2text(html: str) -> str:
    import html2text  # type: ignore[import-not-found]

    return str(html2text.HTML2Text(bodywidth=0).handle(html))


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # type: ignore[import-not-found]

    return str(extract_plain_text(html, main_content=True, comments=True))


def _innertext(html: str) -> str:
    """Return what a browser shows, made beforehand for many pages at once; without a browser, much the same."""
    return _MARK.sub("", _inscriptis(html))


_RENDER: dict[str, Callable[[str], str]] = {
    "lynx": _lynx,
    "w3m": _w3m,
    "inscriptis": _inscriptis,
    "html2text": _html2text,
    "resiliparse": _resiliparse,
    "innertext": _innertext,
}


def rendering(name: str, html: str, tool: str, cache: Path) -> str | None:
    """Return a page as a tool prints it, from the cache if it is there; None where the tool is missing or fails."""
    path = cache / tool / f"{name}.txt"
    if path.exists():
        return path.read_text("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        text = _RENDER[tool](html)
    except (ImportError, OSError, subprocess.SubprocessError, ValueError, RuntimeError, AttributeError):
        return None
    path.write_text(text, "utf-8", "replace")
    return text


def tools_for(name: str, count: int) -> list[str]:
    """Return up to three tools that render a page: chosen by its name, so that all are used alike."""
    chosen = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16)
    others = TOOLS[:-1]
    tools = [TOOLS[-1], others[chosen % len(others)], others[(chosen + 2) % len(others)]]
    first = chosen // len(others) % len(tools) if count == 1 else 0
    return tools[first : first + count]
