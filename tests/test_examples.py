"""The examples of the README and of the documentation give what they say."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import postparse
from postparse.cli import main
from postparse.writers.tree import to_tree

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "fixtures" / "demo" / "letterpress.html"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"^```console\n\$ (.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_examples_in_python(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = DEMO.read_bytes()
    names = {"postparse": postparse, "page": page, "post": postparse.parse_html(page)}
    text = path.read_text("utf-8")
    # Blank lines in place of the rest keep the line numbers that a failure tells.
    parts, done = [], 0
    for found in FENCE.finditer(text):
        parts += ["\n" * text.count("\n", done, found.start(1)), found[1]]
        done = found.end(1)
    test = doctest.DocTestParser().get_doctest("".join(parts), names, path.name, str(path), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    report: list[str] = []
    runner.run(test, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_examples_of_the_command_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for command, shown in SHELL.findall(path.read_text("utf-8")):
        program, *arguments = shlex.split(command)
        assert program == "postparse"
        assert CliRunner().invoke(main, arguments).stdout == shown


def test_the_drawing_in_the_documentation() -> None:
    drawn = to_tree(postparse.parse_html(DEMO.read_bytes()))
    assert (ROOT / "docs" / "letterpress.tree.txt").read_text("utf-8") == drawn
