"""What parsing does to the process around it: nothing."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import postparse
from postparse.threads.order import collector_paused

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PAGES = sorted(FIXTURES.rglob("*.html"))[::4]
TEXTS = sorted(FIXTURES.rglob("*.txt"))[::3]


def read_everything() -> list[bytes]:
    """Return what is read of some fixtures, as JSON."""
    posts = [postparse.parse_html(path.read_bytes(), url="https://blog.example/a") for path in PAGES]
    posts += [postparse.parse_text(path.read_text("utf-8")) for path in TEXTS]
    return [postparse.to_json(post) for post in posts]


def test_eight_threads_read_the_same() -> None:
    alone = read_everything()
    was_on = gc.isenabled()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: read_everything(), range(8)))
    assert all(documents == alone for documents in together)
    assert gc.isenabled() == was_on


def test_pauses_of_the_collector_that_overlap_leave_it_on() -> None:
    assert gc.isenabled()
    first, second = collector_paused(), collector_paused()
    with first:
        second.__enter__()
        assert not gc.isenabled()
    assert not gc.isenabled(), "one still runs"
    second.__exit__(None, None, None)
    assert gc.isenabled()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_child_reads_the_same() -> None:
    alone = read_everything()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, b"same" if read_everything() == alone else b"different")
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        assert pipe.read() == b"same"
    assert os.waitpid(child, 0)[1] == 0


def test_memory_stays_flat() -> None:
    """A page read again and again leaves nothing; `benchmarks.leaks` does it with 10,000.

    What is kept from page to page, within bounds, may fill while this is measured: a leak grows every time.
    """

    def read_some(count: int) -> None:
        for n in range(count):
            page = PAGES[n % len(PAGES)].read_bytes()
            # Class names, ids and words differ from page to page, as they do on the Web.
            postparse.to_html(postparse.parse_html(page.replace(b'class="', b'class="n%d ' % n)))

    read_some(2 * len(PAGES))
    gc.collect()
    tracemalloc.start()
    try:
        read_some(len(PAGES))
        gc.collect()
        for _ in range(3):
            before = tracemalloc.get_traced_memory()[0]
            read_some(4 * len(PAGES))
            gc.collect()
            grown = tracemalloc.get_traced_memory()[0] - before
            if grown < 100_000:
                break
    finally:
        tracemalloc.stop()
    assert grown < 100_000, f"{grown:,} bytes more after {4 * len(PAGES)} pages"


INTERRUPTED = """
import gc, signal
import postparse
from tests.hostile.inputs import {kind}
page = {kind}[{name!r}](20_000)
postparse.{parse}({kind}[{name!r}](2))
signal.signal(signal.SIGALRM, signal.default_int_handler)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    postparse.{parse}(page)
except KeyboardInterrupt:
    assert gc.isenabled()
    assert postparse.parse_html("<h1>Title</h1><p>Words.</p>").title == "Title"
    print("interrupted")
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs setitimer")
@pytest.mark.parametrize(
    ("parse", "kind", "name"),
    [("parse_html", "HTML", "many comments"), ("parse_text", "TEXT", "names that say")],
)
def test_an_interrupt_ends_parsing_and_restores_the_collector(parse: str, kind: str, name: str) -> None:
    result = in_child(INTERRUPTED.format(parse=parse, kind=kind, name=name))
    assert (result.returncode, result.stdout) == (0, "interrupted\n"), result.stderr


class Text(str):
    """A subclass of text, as parsers of other libraries return."""

    __slots__ = ()


@pytest.mark.parametrize("parse", [postparse.parse_html, postparse.parse_text, postparse.parse])
def test_subclasses_of_text_are_read_as_text(parse) -> None:
    page = TEXTS[0].read_text("utf-8") if parse is postparse.parse_text else PAGES[0].read_text("utf-8")
    post = parse(Text(page))
    assert post == parse(page)
    assert type(post.title) is str
    assert all(type(comment.text) is str for comment in post.thread)
    assert postparse.from_json(postparse.to_json(post)) == post


@pytest.mark.parametrize("wrap", [bytearray, memoryview, lambda data: memoryview(bytearray(data))])
def test_any_buffer_is_read_and_left_alone(wrap) -> None:
    data = PAGES[0].read_bytes()
    given = wrap(data)
    assert postparse.parse_html(given) == postparse.parse_html(data)
    assert postparse.parse(given) == postparse.parse(data)
    assert bytes(given) == data
    given.release() if isinstance(given, memoryview) else given.clear()  # nothing holds on to it


WATCHED = """
import sys
import postparse
from tests.hostile.inputs import HTML
from tests.test_process import PAGES

page = '''<html xmlns:xi="http://www.w3.org/2001/XInclude"><base href="file:///etc/"><xi:include href="passwd"/>
<iframe src="file:///etc/passwd"></iframe><link rel=import href="http://blog.example/"><script>open("x")</script>
<img src="http://blog.example/x.png"><object data="http://blog.example/x"></object><p>Words.</p>'''
pages = [page, *(path.read_text("utf-8") for path in PAGES), *(generate(50) for generate in HTML.values())]
found = []

def read_and_write():
    for text in pages:
        post = postparse.parse_html(text, url="http://blog.example/")
        postparse.from_json(postparse.to_json(post))
        postparse.to_html(post), postparse.to_markdown(post), postparse.to_text(post)

def watch(event, arguments):
    if event.split(".")[0] in ("open", "socket", "subprocess", "os", "exec", "compile", "ctypes", "urllib"):
        found.append((event, str(arguments)[:100]))

read_and_write(), read_and_write()  # what is made with the first use is made now (cattrs: or with the second)
sys.addaudithook(watch)
read_and_write()
print(found)
"""


def test_parsing_opens_nothing_and_runs_nothing() -> None:
    result = in_child(WATCHED)
    assert (result.returncode, result.stdout) == (0, "[]\n"), result.stderr


def in_child(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own."""
    root = str(FIXTURES.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([root, *filter(None, sys.path)])}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
