"""``reportedly batch`` as users call it, with the model of the package."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.archive import make
from tests.cli.command import ROOT, environment


def call(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from reportedly.cli import main; main()", "batch", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment(),
        timeout=120,
        check=False,
    )


@pytest.mark.model
def test_an_archive(tmp_path: Path) -> None:
    make(tmp_path / "a.warc.gz", 25, 4)
    given = call(str(tmp_path / "a.warc.gz"), "--out", str(tmp_path / "out"), "--json", "--workers", "1")
    assert given.returncode == 0, given.stderr
    found = json.loads(given.stdout)
    assert found["records"] == 25 == found["documents"] + found["skipped"] + found["failed"]
    assert found["attributions"] > found["documents"]
    assert found["cpu_seconds_per_thousand_articles"] > 1
    again = call(str(tmp_path / "a.warc.gz"), "--out", str(tmp_path / "out"))
    assert again.returncode == 0
    assert again.stdout.endswith("of these earlier 25\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "Missing option '--out'"),
        (("--out", "out"), 2, "no input: give an archive, a folder, or an address."),
        (("a.warc.gz", "--out", "out", "--limit-memory", "much"), 2, "is not a size"),
        (("a.warc.gz", "--out", "taken"), 2, "not a directory"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    (tmp_path / "taken").write_text("a file")
    given = call(*arguments, cwd=tmp_path)
    assert given.returncode == code
    assert message in given.stderr.lower() or message in given.stderr
    assert "Traceback" not in given.stderr


def test_nothing_to_read(tmp_path: Path) -> None:
    given = call("nothing.warc.gz", "--out", "out", cwd=tmp_path)
    assert given.returncode == 2
    assert given.stdout == "documents 0, skipped 0, failed 1\n"
