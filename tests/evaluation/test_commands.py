"""``python -m evaluation`` at the command line: predictions from a file and, where marked, the real model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evaluation.__main__ import main
from evaluation.predict import read
from evaluation.speed import command_line
from tests.measures.making import GOLD, JONES, SMITH, TEXT, document
from tests.measures.written import write

ARTICLE = (
    "Harbour to stay shut, mayor says\n\n"
    "The harbour of Millbrook will stay shut until spring, Mayor Ann Roe said on Monday.\n\n"
    '"We cannot risk another storm," she told reporters. "The wall is cracked from end to end."\n\n'
    "According to a report by the port authority, repairs would cost twelve million dollars.\n"
)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder laid out as the shared one, with one invented article in it."""
    text = tmp_path / "polnear/dev/text/post_d1.txt"
    text.parent.mkdir(parents=True)
    text.write_bytes(TEXT.encode())
    annotations = tmp_path / "polnear/dev/attributions/post_d1_0000.ann"
    annotations.parent.mkdir()
    lines = []
    for number, a in enumerate(GOLD.attributions):
        for place, role in enumerate(("source", "cue", "content")):
            start, end = a.spans(role)[0]  # type: ignore[arg-type]
            lines.append(f"T{3 * number + place}\t{role.title()} {start} {end}\t{TEXT[start:end]}")
        first = 3 * number
        lines.append(f"E{number}\tSource:T{first} Cue:T{first + 1} Content:T{first + 2}")
    annotations.write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(main, arguments)


def test_polnear(shared: Path, tmp_path: Path) -> None:
    predicted = write(tmp_path / "p.jsonl", document(SMITH, JONES, name="post_d1"))
    out = tmp_path / "out.jsonl"
    result = run("polnear", "--shared", str(shared), "--pred", predicted, "--ci", "10", "--write", str(out))
    assert result.exit_code == 0, result.output
    assert "1 documents · 3 gold attributions · 2 predicted" in result.output
    assert "post" in result.output.split("By outlet")[1]
    assert len(json.loads(out.read_text("utf-8"))["attributions"]) == 2


def test_errors(shared: Path, tmp_path: Path) -> None:
    predicted = write(tmp_path / "p.jsonl", document(SMITH, name="post_d1"))
    result = run("errors", "--shared", str(shared), "--pred", predicted, "--cause", "missed content")
    assert result.exit_code == 0, result.output
    assert "missed content · 2 of 2" in result.output
    assert "[S Kim] [C said] [Q rain is likely]" in result.output


def test_errors_of_an_unknown_cause(shared: Path) -> None:
    result = run("errors", "--shared", str(shared), "--cause", "gremlins")
    assert result.exit_code == 2
    assert "no such cause: gremlins (one of: missed content," in result.output


def test_changes(shared: Path, tmp_path: Path) -> None:
    before = write(tmp_path / "before.jsonl", document(SMITH, name="post_d1"))
    now = write(tmp_path / "now.jsonl", document(JONES, name="post_d1"))
    result = run("changes", "--shared", str(shared), "--before", before, "--pred", now)
    assert result.exit_code == 0, result.output
    assert "  + post_d1: Jones | said | that “it” was over" in result.output
    assert "  - post_d1: Smith | said | “We won,”" in result.output


def test_a_folder_without_the_corpus_is_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evaluation", "polnear", "--shared", str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.endswith(
        "no polnear/dev in this folder (give the folder that holds it: --shared DIR)\n"
    )


@pytest.mark.model
def test_what_is_measured_is_what_the_command_line_prints(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(ARTICLE.encode())
    command = [*command_line(), "read", "--as-is", str(file), "--format", "json"]
    printed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert printed["text"] == ARTICLE
    measured = [
        [[list(span) for span in spans] for spans in (a.source, a.cue, a.content)]
        for a in read("article", ARTICLE).attributions
    ]
    assert len(measured) >= 3
    assert [[a["source"], a["cue"], a["content"]] for a in printed["attributions"]] == measured
