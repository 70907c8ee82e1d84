"""The command line: pages in, JSON (or Markdown, text, a drawing) out."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING

import attrs
import click
import orjson

from postparse import to_json, to_markdown, to_text
from postparse.characters import clean
from postparse.errors import InputTooLarge, PostparseError
from postparse.exports import read
from postparse.html.decode import MAX_INPUT, decode
from postparse.html.reader import parse_html
from postparse.models import Post
from postparse.text.reader import parse_text
from postparse.writers.tree import to_tree, tree_lines

if TYPE_CHECKING:
    from rich.console import Console

FORMATS = ("json", "jsonl", "markdown", "text", "tree")
HELP = """Read blog posts with their comment threads from pages, plain text, exports and archives.

INPUTS are files: HTML, plain text, WordPress and Disqus exports, RSS and Atom, WARC, postparse's own JSON; - is the
standard input, and so is nothing at all in a pipe.

\b
Examples:
  postparse page.html
  curl -s https://blog.example/post | postparse -u https://blog.example/post -f tree
  postparse -f jsonl -o posts.jsonl --errors failed.jsonl pages/*.html
"""
_MOST_COLOURED = 2_000_000
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029]")


@click.command(
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 all well, 1 an input could not be read, 2 wrong usage.",
)
@click.argument("inputs", nargs=-1, metavar="[INPUTS]...")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="json",
    show_default=True,
    help="What to print: an indented JSON document (coloured on a terminal), JSON Lines, Markdown, plain text,"
    " or a drawing of the thread.",
)
@click.option(
    "-k",
    "--kind",
    type=click.Choice(("auto", "html", "text")),
    default="auto",
    show_default=True,
    help="What the inputs are; auto looks, and knows exports and archives too.",
)
@click.option("-u", "--url", help="Where the page was read from; links resolve against it. One input only.")
@click.option("--encoding", metavar="LABEL", help="Encoding that the transport declared.")
@click.option("-n", "--nested", is_flag=True, help="In JSON, let a comment hold its replies.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, allow_dash=True), help="Write to this file.")
@click.option(
    "--errors",
    type=click.Path(dir_okay=False),
    help="Write the inputs that failed to this file too, with reasons, as JSON Lines.",
)
@click.version_option(package_name="postparse")
def main(
    inputs: tuple[str, ...],
    form: str,
    kind: str,
    url: str | None,
    encoding: str | None,
    nested: bool,
    output: str | None,
    errors: str | None,
) -> None:
    """Run the command line; its help text is `HELP`."""
    if not inputs:
        if sys.stdin.isatty():
            raise click.UsageError("name a file, or - for the standard input")
        inputs = ("-",)
    if url is not None and len(inputs) > 1:
        raise click.UsageError("--url goes with one input")
    if nested and form not in ("json", "jsonl"):
        raise click.UsageError(f"--nested goes with JSON, not with --format {form}")
    for target in (output, errors):
        if target is not None and any(_is_same(target, name) for name in inputs):
            raise click.UsageError(f"{target} is an input and would be written over")
    has_failed = False
    with ExitStack() as stack:
        write = _writer(form, nested, output, stack)
        report = _opened(errors, stack) if errors else None
        for name in inputs:
            try:
                for post in _read(name, kind, url, encoding):
                    _write(write(post))
            except click.ClickException:
                raise
            except BrokenPipeError:
                raise
            except Exception as error:
                has_failed = True
                reason = _reason(error)
                click.echo(f"postparse: {_one_line(_shown(name))}: {reason}", err=True)
                if report is not None:
                    entry = {"input": _shown(name), "error": type(error).__name__, "reason": reason}
                    report.write(orjson.dumps(entry) + b"\n")
    sys.exit(1 if has_failed else 0)


def _write(put: Callable[[], None]) -> None:
    try:
        put()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(f"cannot write: {_reason(error)}") from None


def _read(name: str, kind: str, url: str | None, encoding: str | None) -> Iterator[Post]:
    """Yield the posts of an input: one of a page or a text, maybe many of an export."""
    if kind == "auto":
        yield from read(sys.stdin.buffer if name == "-" else name, url=url, encoding=encoding)
        return
    data = _bytes_of(name)
    if kind == "html":
        yield parse_html(data, url=url, encoding=encoding)
        return
    decoded = decode(data, encoding)
    post = parse_text(decoded.text, url=url)
    yield attrs.evolve(post, provenance=attrs.evolve(post.provenance, encoding=decoded.encoding))


def _bytes_of(name: str) -> bytes:
    """Return an input's bytes; one byte over the limit is enough to know."""
    if name == "-":
        return _limited(sys.stdin.buffer)
    with open(name, "rb") as file:
        return _limited(file)


def _limited(file: IO[bytes]) -> bytes:
    data = file.read(MAX_INPUT + 1)
    if len(data) > MAX_INPUT:
        raise InputTooLarge(f"more than {MAX_INPUT:,} bytes")
    return data


_Write = Callable[[Post], Callable[[], None]]


def _writer(form: str, nested: bool, output: str | None, stack: ExitStack) -> _Write:
    """Return what makes output of a post; it is written by calling the result, once it is whole."""
    if output in (None, "-") and sys.stdout.isatty():
        return _terminal_writer(form, nested)
    file = _opened(output, stack) if output not in (None, "-") else sys.stdout.buffer
    parts = _separated(form)

    def write(post: Post) -> Callable[[], None]:
        data = _encoded(post, form, nested)
        return lambda: _put(file, next(parts) + data)

    return write


def _put(file: IO[bytes], data: bytes) -> None:
    file.write(data)
    file.flush()


def _separated(form: str) -> Iterator[bytes]:
    """Yield what goes before each post: JSON stands for itself, others are parted by a rule."""
    yield b""
    while True:
        yield b"" if form in ("json", "jsonl") else b"\n---\n\n"


def _encoded(post: Post, form: str, nested: bool) -> bytes:
    if form == "markdown":
        return _ended(to_markdown(post))
    if form == "text":
        return _ended(to_text(post))
    if form == "tree":
        return _ended(to_tree(post))
    data = to_json(post, nested=nested)
    return (_readable_json(data).encode() if form == "json" else data) + b"\n"


def _ended(text: str) -> bytes:
    return (text if text.endswith("\n") else text + "\n").encode()


def _terminal_writer(form: str, nested: bool) -> _Write:
    """Return what shows posts on a terminal; no character of a page can steer it."""
    from rich.console import Console  # noqa: PLC0415

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)

    def write(post: Post) -> Callable[[], None]:
        if form == "tree":
            return lambda: _draw(console, post)
        if form != "json":
            shown = clean(_encoded(post, form, nested).decode())
            return lambda: console.print(shown, end="")
        document = _readable_json(to_json(post, nested=nested))
        return lambda: _show_json(console, document)

    return write


def _readable_json(data: bytes) -> str:
    """Return JSON indented, if it is not nested too deep for that, and without characters that act on a terminal."""
    try:
        text = orjson.dumps(orjson.loads(data), option=orjson.OPT_INDENT_2).decode()
    except (orjson.JSONDecodeError, TypeError):
        text = data.decode()
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _show_json(console: Console, document: str) -> None:
    if len(document) > _MOST_COLOURED:
        console.print(document)
        return
    from rich.highlighter import JSONHighlighter  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    text = Text(document)
    JSONHighlighter().highlight(text)
    console.print(text)


def _draw(console: Console, post: Post) -> None:
    from rich.text import Text  # noqa: PLC0415

    for n, (branches, name, date, words) in enumerate(tree_lines(post, width=console.width)):
        line = Text()
        line.append(branches, "dim")
        line.append(name, "bold" if n == 0 else "cyan")
        if date:
            line.append(f"  {date}", "green")
        if words:
            line.append(f"  {words}" if name else words, "dim" if n == 1 else "")
        console.print(line, overflow="ellipsis", no_wrap=True, soft_wrap=False)


def _opened(name: str | None, stack: ExitStack) -> IO[bytes]:
    try:
        return stack.enter_context(open(name or os.devnull, "wb"))
    except OSError as error:
        raise click.UsageError(f"{name}: {_reason(error)}") from None


def _is_same(target: str, name: str) -> bool:
    try:
        return name != "-" and os.path.samefile(target, name)
    except OSError:
        return False


def _shown(name: str) -> str:
    return "<stdin>" if name == "-" else os.fsencode(name).decode("utf-8", "replace")


def _reason(error: Exception) -> str:
    if isinstance(error, PostparseError):
        return _one_line(str(error))
    if isinstance(error, OSError) and error.strerror:
        return _one_line(error.strerror)
    return _one_line(f"{type(error).__name__}: {error} (a fault of postparse: please report it)")


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
