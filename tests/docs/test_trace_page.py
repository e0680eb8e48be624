"""What docs/trace.md prints is what the commands print, with the model of the package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.example import ROOT
from tests.docs.pages import blocks
from tests.docs.test_commands import shell

pytestmark = pytest.mark.model

PAGE = ROOT / "docs" / "trace.md"
CLAIM, ARTICLE = blocks(PAGE, "text")


def plain(text: str) -> str:
    """Without the confidences, which every new model moves a little."""
    return re.sub(r"\d+%", "%", text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ledger of the page is."""
    made = tmp_path_factory.mktemp("trace")
    for command in blocks(PAGE, "")[0].splitlines()[:2]:
        done = shell(command, made)
        assert done.returncode == 0, done.stderr
        assert done.stdout
    return made


def test_claim(folder: Path) -> None:
    done = shell(blocks(PAGE, "")[0].splitlines()[2], folder)
    assert done.returncode == 0, done.stderr
    assert plain(done.stdout) == plain(CLAIM)


def test_article(folder: Path) -> None:
    done = shell("reportedly trace examples/trace/5-orla-mail.html --ledger trace.db", folder)
    assert done.returncode == 0, done.stderr
    assert plain(done.stdout).startswith(plain(ARTICLE))
