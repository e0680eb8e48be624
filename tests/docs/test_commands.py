"""The README's commands and code, run as they stand there, with the model of the package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.example import ROOT
from tests.docs.pages import blocks

pytestmark = pytest.mark.model

README = ROOT / "README.md"
COMMANDS = [
    line
    for block in blocks(README, "")
    for line in block.splitlines()
    if line.partition("#")[0].count("examples/")
]


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell where the examples are, and nothing else."""
    if not (folder / "examples").exists():
        (folder / "examples").symlink_to(ROOT / "examples")
    program = folder / "reportedly"
    program.write_text(
        f"#!/bin/sh\nexec '{sys.executable}' -c 'from reportedly.cli import main; main()' \"$@\"\n"
    )
    program.chmod(0o755)
    source = os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": source},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command: str, tmp_path: Path) -> None:
    done = shell(command, tmp_path)
    assert done.returncode == 0, done.stderr
    written = [path for path in tmp_path.iterdir() if path.name not in ("examples", "reportedly")]
    assert done.stdout or all(path.is_dir() or path.stat().st_size for path in written)
    assert done.stdout or written


def test_commands_are_there() -> None:
    assert len(COMMANDS) >= 6


def test_predictions_can_be_measured(tmp_path: Path) -> None:
    """The way of docs/evaluation-howto.md: brat written, read again as gold, equal to itself."""
    done = shell("reportedly read examples/council-tip.txt --as-is --format brat --out gold/", tmp_path)
    assert done.returncode == 0, done.stderr
    done = shell("reportedly read gold/*.txt --as-is --format jsonl > predicted.jsonl", tmp_path)
    assert done.returncode == 0, done.stderr
    done = shell("reportedly eval --gold gold/ --pred predicted.jsonl --json", tmp_path)
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    assert measured["gold"] == measured["predicted"] > 5
    assert measured["relation"]["f1"] == 1


def test_python(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    block = blocks(README, "python")[0]
    exec(compile(block, "README.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 5
    assert all(line.count(" | ") >= 2 for line in lines)
