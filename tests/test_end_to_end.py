"""The command line with the real network, as a user types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import reportedly.export
from tests.cli.command import ROOT, environment

pytestmark = pytest.mark.model

EXAMPLES = ROOT / "examples"
SCHEMA = Path(reportedly.export.__file__).parent / "reading.schema.json"


def command(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run ``reportedly``."""
    return subprocess.run(
        [sys.executable, "-c", "from reportedly.cli import main; main()", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=120,
        check=False,
    )


def read(*arguments: str | Path, stdin: str = "") -> Any:
    """The JSON that ``reportedly read`` prints."""
    result = command("read", *arguments, stdin=stdin)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def spans(value: object) -> list[list[int]]:
    """Every span anywhere in a JSON value."""
    if isinstance(value, list):
        if len(value) == 2 and all(type(part) is int for part in value):
            return [value]
        return [span for part in value for span in spans(part)]
    return [span for part in value.values() for span in spans(part)] if isinstance(value, dict) else []


@pytest.mark.parametrize("name", ["wire-blackout.html", "court-foundation.txt"])
def test_json_of_an_example(name: str) -> None:
    """Valid against the schema; every span lies in the text; every id leads somewhere."""
    reading = read(EXAMPLES / name, "--format", "json")
    jsonschema.validate(reading, json.loads(SCHEMA.read_text("utf8")))
    found = {k: v for k, v in reading.items() if k != "card"}
    assert all(0 <= start < end <= len(reading["text"]) for start, end in spans(found))
    sources, ids = {s["id"] for s in reading["sources"]}, {a["id"] for a in reading["attributions"]}
    assert len(ids) == len(reading["attributions"]) > 8
    for one in reading["attributions"]:
        assert {one["source_id"], *one["source_ids"], *one["relay"]} <= {None, *sources}
        assert {one["parent"], one["continues"]} <= {None, *ids} - {one["id"]}


def test_who_said_what() -> None:
    """Most of what a careful reader finds in the wire story: source, and where its content begins."""
    reading = read(EXAMPLES / "wire-blackout.html", "--format", "json")
    expected = json.loads((EXAMPLES / "wire-blackout.expected.json").read_text("utf8"))["attributions"]
    wanted = {(a["source"], a["content"][0][:20]) for a in expected if a["source"]}
    text = reading["text"]
    found = {
        (text[slice(*a["source"][0])], text[slice(*a["content"][0])][:20])
        for a in reading["attributions"]
        if a["source"]
    }
    assert len(wanted & found) >= 0.6 * len(wanted) > 5, wanted - found


def test_twice_the_same() -> None:
    """Also in another process and from standard input."""
    path = EXAMPLES / "court-foundation.txt"
    first, again = (read(path, "--format", "json") for _ in range(2))
    piped = read("-", "--format", "json", stdin=path.read_text("utf8"))
    assert first == again
    assert {**first, "origin": None} == {**piped, "origin": None}


def test_terminal() -> None:
    result = command("read", EXAMPLES / "wire-blackout.html")
    assert result.returncode == 0
    assert "Traceback" not in result.stderr
    assert len(result.stdout.splitlines()) > 20


def test_one_bad_input_of_several(tmp_path: Path) -> None:
    """Is named in one line; the rest is read; the exit code says that some failed."""
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    result = command("read", EXAMPLES / "court-foundation.txt", empty, "--format", "jsonl", "--quiet")
    assert result.returncode == 1
    assert len(result.stdout.splitlines()) == 1
    assert f"{empty}: is empty" in result.stderr
    assert "Traceback" not in result.stderr
