"""Articles of registers that the network was not trained on, with the real network."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import reportedly

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parent / "registers"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text("utf8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_statements(name: str) -> None:
    reading = reportedly.read((FOLDER / f"{name}.txt").read_text("utf8"))
    text = reading.document.text
    found = [
        tuple(" ".join(text[s:e] for s, e in spans) for spans in (a.source, a.cue, a.content))
        for a in reading.attributions
    ]
    for source, cue, content in EXPECTED[name]:
        assert any(f[:2] == (source, cue) and f[2].startswith(content) for f in found), (source, found)
