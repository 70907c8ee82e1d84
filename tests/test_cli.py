"""The command line, as a shell and a terminal see it."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from postparse import Post, from_json, parse_html, to_json, to_markdown, to_text
from postparse.cli import main

PAGE = Path(__file__).resolve().parents[1] / "fixtures" / "demo" / "letterpress.html"


@cache
def post() -> Post:
    return parse_html(PAGE.read_bytes())


def run(*arguments: str, stdin: bytes | None = None):
    return CliRunner().invoke(main, list(arguments), input=stdin)


def test_json_in_a_pipe_is_indented_and_the_same_post() -> None:
    result = run(str(PAGE))
    assert result.exit_code == 0
    assert result.stdout.startswith('{\n  "schema_version"')
    assert from_json(result.stdout_bytes) == post()


def test_formats() -> None:
    assert run("-f", "jsonl", str(PAGE), str(PAGE)).stdout_bytes == (to_json(post()) + b"\n") * 2
    assert run("-f", "markdown", str(PAGE)).stdout == to_markdown(post())
    assert run("-f", "text", str(PAGE)).stdout == to_text(post())
    nested = json.loads(run("--nested", str(PAGE)).stdout)
    assert nested["thread"][0]["replies"][0]["replies"][0]["author"]["name"] == "Tobias Wren"


def test_the_tree_shows_who_answers_whom() -> None:
    lines = run("-f", "tree", str(PAGE)).stdout.splitlines()
    assert lines[0] == "Three evenings with a letterpress"
    assert "4 comments" in lines[1]
    assert [re.split(r"  ", line.lstrip("│├└─ "))[0] for line in lines[2:]] == [
        c.author.name for c in post().thread
    ]
    assert lines[4].startswith("│     └─ Tobias Wren  2023-11-13")
    assert lines[5].startswith("└─ Priya N.")


def test_standard_input_with_and_without_a_dash() -> None:
    for arguments in ([], ["-"]):
        result = run(*arguments, stdin=PAGE.read_bytes())
        assert from_json(result.stdout_bytes).title == post().title


def test_kind_overrules_the_sniffing() -> None:
    data = b"Title\n\nWords and more words."
    assert json.loads(run("-k", "html", stdin=data).stdout)["provenance"]["encoding"] == "utf-8"
    assert json.loads(run("-k", "text", stdin=data).stdout)["provenance"]["format"] == "text"
    assert json.loads(run(stdin=data).stdout)["provenance"]["format"] == "text"


def test_the_url_is_the_base_of_links() -> None:
    page = b"<title>T</title><article><h1>T</h1><p>Some words with <a href=/there>a link</a> in it.</p><p>And then a second paragraph, so that the page has something to say to its readers.</p></article>"
    assert "https://blog.example/there" in run("-u", "https://blog.example/here", stdin=page).stdout


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "post.json"
    result = run("-o", str(target), str(PAGE))
    assert (result.exit_code, result.stdout) == (0, "")
    assert from_json(target.read_bytes()) == post()


def test_a_batch_goes_on_after_a_failure(tmp_path: Path) -> None:
    picture, missing, log = tmp_path / "a.png", tmp_path / "none.html", tmp_path / "failed.jsonl"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("-f", "jsonl", "--errors", str(log), str(picture), str(missing), str(tmp_path), str(PAGE))
    assert result.exit_code == 1
    assert result.stdout_bytes == to_json(post()) + b"\n"
    assert len(result.stderr.splitlines()) == 3
    entries = [json.loads(line) for line in log.read_bytes().splitlines()]
    assert [entry["input"] for entry in entries] == [str(picture), str(missing), str(tmp_path)]
    assert entries[0]["error"] == "UnsupportedInput"
    assert "PNG" in entries[0]["reason"]
    assert entries[1]["reason"] == "No such file or directory"


def test_too_large_an_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("cli", "html.decode", "exports.reading"):
        monkeypatch.setattr(f"postparse.{module}.MAX_INPUT", 10)
    for kind in ("auto", "html", "text"):
        result = run("-k", kind, str(PAGE))
        assert result.exit_code == 1
        assert "more than 10 bytes" in result.stderr


def test_exports_give_many_posts() -> None:
    export = PAGE.parents[1] / "exports" / "wxr.xml"
    result = run("-f", "jsonl", str(export), "-", stdin=PAGE.read_bytes())
    titles = [from_json(line).title for line in result.stdout_bytes.splitlines()]
    assert titles == ["The ferry & the fog", "About", "Three evenings with a letterpress"]
    assert run("-f", "text", str(export)).stdout.count("\n---\n") == 1


def test_a_fault_within_an_input_keeps_what_came_before() -> None:
    data = to_json(post()) + b"\n{broken\n"
    result = run("-f", "jsonl", stdin=data)
    assert (result.exit_code, result.stdout_bytes) == (1, to_json(post()) + b"\n")
    assert "<stdin>: line 2" in result.stderr


def test_a_fault_of_ours_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("some\x1b[31m\nthing")

    monkeypatch.setattr("postparse.cli.read", fail)
    result = run(str(PAGE))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "yaml", "x"],
        ["--nonsense"],
        ["--url", "https://blog.example/", "a", "b"],
        ["--nested", "-f", "text", "a"],
        ["-o", str(PAGE), str(PAGE)],
        ["-o", "/no/such/folder/file", str(PAGE)],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_help_and_version() -> None:
    assert run("--version").exit_code == 0
    text = run("--help").stdout
    assert "--format" in text
    assert "\n  curl -s" in text or "\n    curl -s" in text


def test_a_reader_that_leaves_early_is_no_traceback() -> None:
    command = f"{sys.executable} -m postparse -f text {' '.join([str(PAGE)] * 50)} | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout == "Three evenings with a letterpress\n"
    assert done.stderr == ""


def on_terminal(*arguments: str, stdin: bytes | None = None) -> str:
    """Return what the command writes when its output is a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "90", "LINES": "40"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "postparse", *arguments],
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=subprocess.STDOUT,
        env=environment,
    )
    os.close(theirs)
    assert process.stdin is not None
    process.stdin.write(stdin or b"")
    process.stdin.close()
    shown = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([ours], [], [], 1)
        if ready:
            try:
                data = os.read(ours, 65_536)
            except OSError:
                break
            if not data:
                break
            shown += data
    process.wait()
    os.close(ours)
    return shown.decode("utf-8", "replace")


COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def test_json_on_a_terminal_is_indented_and_coloured() -> None:
    shown = on_terminal(str(PAGE))
    assert COLOURS.search(shown)
    assert json.loads(COLOURS.sub("", shown))["title"] == post().title


@pytest.mark.parametrize("form", ["json", "jsonl", "markdown", "text", "tree"])
def test_a_page_cannot_steer_the_terminal(form: str) -> None:
    nasty = "\\u001b]0;gone\\u0007\\u009b2J\\u001b[31m"
    page = f"""<html><head><title>T&#27;[2J&#155;x</title><meta property="og:title" content="T&#27;[2J">
    <meta property="og:site_name" content="S&#x1b;[2J&#x9b;">
    <script type="application/ld+json">{{"@type":"BlogPosting","headline":"A {nasty} title","author":{{"name":"Ann {nasty}"}},
    "comment":[{{"@type":"Comment","text":"words {nasty}","author":{{"name":"Ben {nasty}"}},"dateCreated":"{nasty}"}}]}}</script>
    </head><body><article><h1>A&#27;[2J title</h1><p>Words \x1b[2J and \x9b31m words.</p></article></body></html>"""
    shown = on_terminal("-f", form, "-", stdin=page.encode())
    assert "Traceback" not in shown
    rest = COLOURS.sub("", shown)
    assert not set(rest) & set(map(chr, [*range(9), *range(11, 13), *range(14, 32), *range(127, 160)]))
