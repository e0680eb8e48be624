"""Articles that a network marked, as training examples."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.extract import tags
from reportedly.models.network import FOLDER
from tests.cli.command import ROOT, environment
from tests.training.making import TEXT
from training.own_labels import LONGEST, read_own_labels, texts

ARTICLES = [
    {"id": "a", "title": "Dam cracks", "text": TEXT},
    {"title": "Bao", "text": TEXT},
    {"id": 7, "text": "x" * (LONGEST + 1)},
]


def written(path: Path) -> Path:
    """The articles, compressed where the name says so."""
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.jsonl.gz"])
def test_texts(tmp_path: Path, name: str) -> None:
    """The headline goes first unless the text begins with it; an id is given where there is none."""
    assert list(texts(written(tmp_path / name))) == [
        ("a", f"Dam cracks\n\n{TEXT}"),
        ("1", TEXT),
        ("7", "x" * LONGEST),
    ]


def test_read(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    found = [
        {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 28]]},
        {"source": [], "cue": [], "content": []},
    ]
    path.write_text(json.dumps({"id": "a", "text": TEXT, "attributions": found}) + "\n", "utf8")
    (document,) = read_own_labels(path)
    assert document.id == "a"
    assert [tags.ROLES[role] for role, *_ in tags.spans(document.labels)] == ["source", "cue", "content"]
    assert len(document.attributions) == 1


@pytest.mark.model
def test_marked_by_the_network(tmp_path: Path) -> None:
    """What the command writes is what it reads: the same spans over the same words."""
    articles, out = written(tmp_path / "articles.jsonl"), tmp_path / "own.jsonl"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "training.own_labels",
            "--model",
            FOLDER,
            "--articles",
            articles,
            "--out",
            out,
        ],
        env=environment(),
        cwd=ROOT,
        check=True,
        timeout=120,
    )
    first, second, third = read_own_labels(out)
    assert [first.id, second.id, third.id] == ["a", "1", "7"]
    sources = [
        first.words.text[slice(*first.words.spans[a.source[0]])] for a in first.attributions if a.source
    ]
    assert sources[-2:] == ["Bao", "Ilse"]
    assert third.attributions == ()
