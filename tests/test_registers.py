"""Articles of registers that the network was not trained on, with the real network."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import reportedly

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parent / "registers"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text("utf8"))
UNEXPECTED = tomllib.loads((FOLDER / "unexpected.toml").read_text("utf8"))


def statements(name: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of every statement of an article, each as its words."""
    reading = reportedly.read((FOLDER / f"{name}.txt").read_text("utf8"))
    text = reading.document.text
    return [
        (
            " ".join(text[s:e] for s, e in a.source),
            " ".join(text[s:e] for s, e in a.cue),
            " ".join(text[s:e] for s, e in a.content),
        )
        for a in reading.attributions
    ]


@pytest.mark.parametrize("name", EXPECTED)
def test_statements(name: str) -> None:
    found = statements(name)
    for source, cue, content in EXPECTED[name]:
        assert any(f[:2] == (source, cue) and f[2].startswith(content) for f in found), (source, found)


@pytest.mark.parametrize("name", UNEXPECTED)
def test_nothing_goes_to_the_wrong_speaker(name: str) -> None:
    found = statements(name)
    for source, content in UNEXPECTED[name]:
        assert not any(f[0] == source and f[2].startswith(content) for f in found), (source, found)
