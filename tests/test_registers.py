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


#: Article, the words with which a content begins, and the names on its way, speaker first.
CHAINS = [
    ("32-agency", '"We had every right', ["Henrik Sallow", "Al Noor", "Lindo Wire"]),
    ("36-guillemets", "« I buy my baguette", ["Jeanne Collet", "Le Courrier"]),
    ("37-open-source", "that it had no units", ["army's press office", "The Lantern"]),
]


@pytest.mark.parametrize(("name", "content", "chain"), CHAINS)
def test_through_whom(name: str, content: str, chain: list[str]) -> None:
    reading = reportedly.read((FOLDER / f"{name}.txt").read_text("utf8"))
    names = {source.id: source.name for source in reading.sources}
    (found,) = (a for a in reading.attributions if reading.text.startswith(content, a.content[0][0]))
    assert [names[id] for id in found.relay] == chain


def test_who_reported_and_edited_is_not_the_article_s_own_voice() -> None:
    reading = reportedly.read((FOLDER / "32-agency.txt").read_text("utf8"))
    assert reading.own_voice
    assert not any("Editing by" in reading.text[start:end] for start, end in reading.own_voice)
