"""The files of the network: whole, unaltered, and what is said where they are not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.errors import ModelError
from reportedly.extract import tags
from reportedly.models.network import FOLDER, HASHES, MODEL, UNK, VOCABULARY, Network, load, load_from

pytestmark = pytest.mark.model

#: At most, for the package must install quickly.
LARGEST = 25_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the network's files."""
    for path in (MODEL, VOCABULARY, HASHES):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def test_a_copy_loads(folder: Path) -> None:
    assert load_from(folder).parameters == load().parameters


@pytest.mark.parametrize("name", [MODEL.name, VOCABULARY.name])
def test_altered(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match=rf"{name}: not the file this version was built with; install"):
        load_from(folder)


@pytest.mark.parametrize("name", [MODEL.name, VOCABULARY.name])
def test_missing(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}: the model file is missing; install the package again"):
        load_from(folder)


def test_cut_short(folder: Path) -> None:
    """As an interrupted copy leaves it."""
    (folder / MODEL.name).write_bytes(MODEL.read_bytes()[:1000])
    with pytest.raises(ModelError, match="not the file this version was built with"):
        load_from(folder)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere: the model is missing; install the package again"):
        load_from(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "hashes", ["", "{", "[]", "{}", '{"vocab.txt": 1}', json.dumps({MODEL.name: "0" * 64})], ids=repr
)
def test_broken_hashes(folder: Path, hashes: str) -> None:
    """Hashes that cannot be read or do not name both files vouch for nothing."""
    (folder / HASHES.name).write_text(hashes)
    with pytest.raises(ModelError, match="install the package again"):
        load_from(folder)


def test_hashes_cover_every_file() -> None:
    assert set(json.loads(HASHES.read_text())) == {MODEL.name, VOCABULARY.name}


def test_size() -> None:
    assert MODEL.stat().st_size < LARGEST


def test_loaded_once() -> None:
    assert load() is load()


def test_parameters_fit() -> None:
    parameters = load().parameters
    assert parameters.version
    assert [len(row) for row in parameters.transitions] == [tags.COUNT] * tags.COUNT
    assert [len(row) for row in parameters.distance] == [32, 32]
    assert len(parameters.calibration) == 8


def test_transitions_forbid_what_is_not_well_formed() -> None:
    transitions = load().parameters.transitions
    for before in range(tags.COUNT):
        for after in range(tags.COUNT):
            assert (transitions[before][after] > -100) == tags.may_follow(before, after)


def test_network_takes_the_longest_row() -> None:
    """And what stands in a row beside it makes no difference to the network's own answer."""
    import numpy as np

    network = load()
    pieces = np.full((1, 512), network.pieces("said")[0], np.int64)
    scores, links = network.run(pieces, np.zeros((1, 512, 4), np.int64))
    assert scores.shape == (1, 512, tags.COUNT)
    assert links.shape == (1, 512, 4 * network.parameters.link + 1)
    assert np.isfinite(scores).all()
    assert np.isfinite(links).all()


@pytest.mark.parametrize(
    ("word", "alike"),
    [("Said", "said"), ("café", "cafe"), ("CAFÉ", "cafe"), ("cafe\u0301", "cafe"), ("x" * 300, "x" * 200)],
)
def test_pieces_are_uncased_and_without_accents(word: str, alike: str) -> None:
    assert load().pieces(word) == load().pieces(alike)


@pytest.mark.parametrize("word", ["\u200b", "\x00", "\ud800", "\u0301", "\ufe0f", "🧑🏽‍🚀", "", "x" * 150])
def test_every_word_has_a_piece(word: str) -> None:
    assert load().pieces(word)


def test_what_is_no_text_is_unknown() -> None:
    assert load().pieces("\x00") == [UNK]


def test_words_are_forgotten_before_memory_runs_out(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr("reportedly.models.network.REMEMBERED", 10)
    network: Network = load_from(folder)
    before = [network.pieces(f"word{i}") for i in range(25)]
    assert len(network._pieces) <= 10
    assert [network.pieces(f"word{i}") for i in range(25)] == before


def test_command_line_says_so_in_one_sentence(tmp_path: Path) -> None:
    """A package whose model was altered: exit code 2, and no traceback."""
    article = tmp_path / "article.txt"
    article.write_text("Mayor Ilse Marrow said that the bridge would be closed. She told us so.", "utf8")
    package = tmp_path / "src" / "reportedly"
    shutil.copytree(FOLDER.parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "models" / VOCABULARY.name).write_text("altered")
    result = subprocess.run(
        [sys.executable, "-c", "from reportedly.cli import main; main()", "read", str(article)],
        capture_output=True,
        encoding="utf8",
        env={"PYTHONPATH": str(tmp_path / "src"), "PATH": ""},
        check=False,
    )
    assert result.returncode == 2
    assert "not the file this version was built with" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
