"""``reportedly eval`` at the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.eval import eval_command
from tests.measures.making import GOLD, JONES, KIM, SMITH, document
from tests.measures.written import write


@pytest.fixture
def gold(tmp_path: Path) -> str:
    return write(tmp_path / "gold.jsonl", GOLD, outlet="Harbour Post")


def run(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(eval_command, arguments)


def test_tables(gold: str, tmp_path: Path) -> None:
    result = run("--gold", gold, "--pred", write(tmp_path / "p.jsonl", document(SMITH, JONES)))
    assert result.exit_code == 0, result.output
    assert "1 documents · 3 gold attributions · 2 predicted" in result.output
    relation = next(line for line in result.output.splitlines() if line.strip().startswith("relation "))
    assert relation.split()[1:4] == ["100.0", "66.7", "80.0"]
    assert "Reliability" not in result.output


def test_every_table(gold: str, tmp_path: Path) -> None:
    predicted = write(tmp_path / "p.jsonl", document(SMITH), confidence=0.9)
    result = run("--gold", gold, "--pred", predicted, "--by", "outlet", "--by", "kind", "--ci", "20")
    assert result.exit_code == 0, result.output
    for words in ("By outlet", "Harbour Post", "By kind of content", "direct", "95 %", "Reliability"):
        assert words in result.output


def test_json(gold: str, tmp_path: Path) -> None:
    predicted = write(tmp_path / "p.jsonl", document(SMITH, KIM))
    result = run("--gold", gold, "--pred", predicted, "--json", "--by", "outlet", "--ci", "20")
    values = json.loads(result.output)
    assert values["relation"] == {"precision": 1.0, "recall": pytest.approx(2 / 3), "f1": pytest.approx(0.8)}
    assert values["source"]["token"]["recall"] == pytest.approx(2 / 3)
    assert values["kinds"]["mixed"]["relation"]["recall"] == 0
    assert values["groups"]["Harbour Post"]["gold"] == 3
    assert values["ci95"]["relation"] == pytest.approx([0.8, 0.8])
    assert values["calibration"] is None


@pytest.mark.parametrize(
    ("content", "arguments", "says"),
    [
        (None, (), "no such file or folder"),
        ("{oops", (), "line 1: not JSON"),
        ('{"id": "x", "text": "y", "attributions": []}', (), "reportedly read --as-is"),
    ],
)
def test_errors(
    gold: str, tmp_path: Path, content: str | None, arguments: tuple[str, ...], says: str
) -> None:
    predicted = tmp_path / "p.jsonl"
    if content is not None:
        predicted.write_text(content, "utf-8")
    result = run("--gold", gold, "--pred", str(predicted), *arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_by_outlet_needs_outlets(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", GOLD)
    result = run("--gold", gold, "--pred", gold, "--by", "outlet")
    assert result.exit_code == 2
    assert "no document says its outlet" in result.stderr


@pytest.mark.parametrize("module", ["reportedly.measures", "reportedly.cli.eval"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    script = f"import sys, {module}; print([m for m in ('numpy', 'scipy', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
