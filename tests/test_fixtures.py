"""Every input under fixtures/ gives the JSON beside it.

python -m tests.test_fixtures                   say which fixtures differ, and where
python -m tests.test_fixtures --write [PATH…]   write the JSON of all inputs, or of these
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import pytest

import postparse

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
URL = "https://blog.example/2020/01/post"
EXPORTS = {".xml", ".jsonl", ".warc"}


def inputs() -> list[Path]:
    """Return every input: a page, a text or an export, with or without the JSON beside it."""
    return sorted(path for path in FIXTURES.rglob("*") if path.suffix in {".html", ".txt", *EXPORTS})


def parsed(path: Path) -> Any:
    """Return what the library makes of an input, a document; of an export the list of its documents."""
    if path.suffix == ".txt":
        return document(postparse.parse_text(path.read_text("utf-8"), url=URL))
    if path.suffix == ".html":
        return document(postparse.parse_html(path.read_bytes(), url=URL))
    return [document(post) for post in postparse.read(path)]


def document(post: postparse.Post) -> dict[str, Any]:
    found = postparse.to_dict(post)
    provenance = found.get("provenance")
    if provenance is not None:
        provenance.pop("confidence", None)  # a weight; it changes with every fit
    return json.loads(json.dumps(found))


def differences(expected: Any, found: Any, path: str = "") -> list[str]:
    """Return the places where two documents differ, each with both values."""
    if type(expected) is type(found) and isinstance(expected, dict):
        return [
            line
            for key in dict.fromkeys([*expected, *found])
            for line in differences(expected.get(key), found.get(key), f"{path}.{key}" if path else key)
        ]
    if type(expected) is type(found) and isinstance(expected, list) and len(expected) == len(found):
        return [
            line
            for n, (one, other) in enumerate(zip(expected, found, strict=True))
            for line in differences(one, other, f"{path}[{n}]")
        ]
    if expected == found:
        return []
    return [f"{path}: expected {json.dumps(expected)[:300]}, found {json.dumps(found)[:300]}"]


@pytest.mark.parametrize("path", inputs(), ids=lambda path: str(path.relative_to(FIXTURES)))
def test_fixture(path: Path) -> None:
    expected = path.with_suffix(".json")
    assert expected.exists(), f"no {expected.name}: python -m tests.test_fixtures --write {path}"
    assert differences(json.loads(expected.read_bytes()), parsed(path)) == []


@pytest.mark.parametrize("path", inputs(), ids=lambda path: str(path.relative_to(FIXTURES)))
def test_expected_json_is_a_document(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_bytes())
    for one in expected if isinstance(expected, list) else [expected]:
        assert postparse.to_dict(postparse.from_dict(one, strict=True)) == one


def test_every_expected_json_has_its_input() -> None:
    names = {path.with_suffix(".json") for path in inputs()}
    assert [path for path in FIXTURES.rglob("*.json") if path not in names] == []


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("paths", nargs="*", type=Path)
    arguments = parser.parse_args()
    wanted = {path.resolve() for path in arguments.paths}
    failed = 0
    for path in inputs():
        if wanted and not any(place in wanted for place in (path, path.with_suffix(".json"), *path.parents)):
            continue
        expected = path.with_suffix(".json")
        old = json.loads(expected.read_bytes()) if expected.exists() else None
        new = parsed(path)
        changes = differences(old, new)
        if changes:
            failed += 1
            print(path.relative_to(FIXTURES), *changes, sep="\n    ")
            if arguments.write:
                text = json.dumps(new, ensure_ascii=False, indent=1)
                expected.write_text(text + "\n", "utf-8")
    return 1 if failed and not arguments.write else 0


if __name__ == "__main__":
    sys.exit(main())
