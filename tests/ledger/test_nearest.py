"""The nearest of many vectors: packed, in a file, found as looking at each finds them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.ledger import nearest
from reportedly.ledger.nearest import Index, Keys, Vectors, exact, graphs, pack, quantise, unpack

WIDTH = 64


def vectors(count: int, seed: int = 7) -> NDArray[np.float32]:
    """Vectors around 200 centres, as statements lie around topics."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(200, WIDTH))
    return (centres[random.integers(200, size=count)] + 0.7 * random.normal(size=(count, WIDTH))).astype(
        np.float32
    )


def keys(count: int) -> Keys:
    """Keys that are no positions and in no order."""
    return np.random.default_rng(3).permutation(np.arange(count, dtype=np.int64) * 3 - 50)


def chunks(names: Keys, rows: Vectors, size: int = 1500) -> Iterator[tuple[Keys, Vectors]]:
    for start in range(0, len(names), size):
        yield names[start : start + size], rows[start : start + size]


def build(path: Path, count: int, generation: str = "g1") -> Index:
    rows = chunks(keys(count), quantise(vectors(count)))
    return Index.build(path, rows, generation=generation, dimensions=WIDTH)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db.nearest"


def test_packed_and_unpacked() -> None:
    rows = vectors(50)
    packed = pack(rows)
    assert {len(row) for row in packed} == {WIDTH}
    assert (unpack(packed) == quantise(rows)).all()
    assert unpack([]).shape[0] == 0


def test_quantised_vectors_keep_their_direction() -> None:
    rows = vectors(500)
    small = quantise(rows).astype(np.float64)
    cosines = (rows * small).sum(axis=1) / np.linalg.norm(rows, axis=1) / np.linalg.norm(small, axis=1)
    assert cosines.min() > 0.9995
    assert (quantise(rows * np.float32(1e-3)) == quantise(rows)).mean() > 0.999
    assert not quantise(np.zeros((1, WIDTH), np.float32)).any()


@pytest.mark.parametrize("k", [0, 1, 10, 5000])
def test_exact_is_a_sort_by_cosine(k: int) -> None:
    rows, wanted = quantise(vectors(2000)), vectors(1, seed=9)[0]
    found, scores = exact(chunks(keys(2000), rows, size=300), wanted, k)
    query = quantise(wanted[None])[0].astype(np.float64)
    cosines = (rows @ query) / np.linalg.norm(rows.astype(np.float64), axis=1) / np.linalg.norm(query)
    order = np.argsort(-cosines)[:k]
    assert found.tolist() == keys(2000)[order].tolist()
    assert np.allclose(scores, cosines[order], atol=1e-6)


def test_of_equals_the_smaller_key() -> None:
    rows = quantise(np.repeat(vectors(1), 40, axis=0))
    found, scores = exact(chunks(np.arange(40)[::-1].copy(), rows, size=7), vectors(1)[0], 5)
    assert found.tolist() == [0, 1, 2, 3, 4]
    assert np.allclose(scores, 1)


def test_index_is_exact_without_a_graph(path: Path) -> None:
    index = build(path, 3000)
    for wanted in vectors(5, seed=9):
        found = index.search(wanted, 10)
        told = exact(chunks(keys(3000), quantise(vectors(3000))), wanted, 10)
        assert (found[0].tolist(), found[1].tolist()) == (told[0].tolist(), told[1].tolist())


def test_graph_against_looking_at_each(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert graphs() is not None
    monkeypatch.setattr(nearest, "GRAPH_FROM", 10_000)
    index = build(path, 20_000)
    assert json.loads(path.read_text())["graph"]
    rows, right = quantise(vectors(20_000)), 0
    for wanted in vectors(100, seed=9):
        told, cosines = exact(chunks(keys(20_000), rows), wanted, 10)
        found, scores = index.search(wanted, 10)
        right += len(set(found.tolist()) & set(told.tolist()))
        # What the graph finds has the score that looking at each gives it.
        both = dict(zip(told.tolist(), cosines.tolist(), strict=True))
        assert all(
            both.get(key, score) == score for key, score in zip(found.tolist(), scores.tolist(), strict=True)
        )
    assert right / 1000 >= 0.95


def test_usearch_gone_after_building(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert graphs() is not None
    monkeypatch.setattr(nearest, "GRAPH_FROM", 1000)
    build(path, 2000)
    monkeypatch.setattr(nearest, "graphs", lambda: None)
    index = Index.open(path, "g1")
    assert index is not None
    told = exact(chunks(keys(2000), quantise(vectors(2000))), vectors(1)[0], 10)
    assert index.search(vectors(1)[0], 10)[0].tolist() == told[0].tolist()


@pytest.mark.parametrize("graph_from", [500, 50_000])
@pytest.mark.parametrize(
    ("allowed", "expected"),
    [
        (keys(2000)[5:25], 10),  # more than asked for
        (keys(2000)[5:8], 3),  # fewer
        (np.array([1, 2, 10**12, -(10**12)]), 1),  # keys without a row: of these only 1 has one
        (np.repeat(keys(2000)[:2], 9), 2),  # named again
        (np.empty(0, np.int64), 0),
    ],
)
def test_only_allowed_keys(
    path: Path, monkeypatch: pytest.MonkeyPatch, graph_from: int, allowed: Keys, expected: int
) -> None:
    monkeypatch.setattr(nearest, "GRAPH_FROM", graph_from)
    found, scores = build(path, 2000).search(vectors(1, seed=9)[0], 10, allowed)
    assert len(found) == expected
    assert set(found.tolist()) <= set(allowed.tolist())
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)


def test_opened_again(path: Path) -> None:
    built, opened = build(path, 3000), Index.open(path, "g1")
    assert opened is not None
    assert len(opened) == 3000
    assert opened.search(vectors(1)[0], 10)[0].tolist() == built.search(vectors(1)[0], 10)[0].tolist()


def test_stale_is_built_again(path: Path) -> None:
    build(path, 100)
    assert Index.open(path, "g2") is None
    build(path, 120, "g2")
    assert Index.open(path, "g1") is None
    opened = Index.open(path, "g2")
    assert opened is not None
    assert len(opened) == 120
    # Nothing of the first is left.
    assert sorted(file.suffix for file in path.parent.iterdir()) == [".flat", ".nearest"]


def test_nothing_there(path: Path) -> None:
    assert Index.open(path, "g1") is None


@pytest.mark.parametrize("part", [".nearest", ".flat", ".graph"])
@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_damaged_is_built_again(path: Path, part: str, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert graphs() is not None
    monkeypatch.setattr(nearest, "GRAPH_FROM", 500)
    build(path, 1000)
    file = next(file for file in path.parent.iterdir() if file.suffix == part)
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:20])
    else:
        file.unlink()
    assert Index.open(path, "g1") is None
    assert len(build(path, 1000)) == 1000


def test_building_that_fails_leaves_the_old(path: Path) -> None:
    def failing() -> Iterator[tuple[Keys, Vectors]]:
        yield keys(10), quantise(vectors(10))
        raise OSError("the ledger went away")

    build(path, 100)
    with pytest.raises(OSError, match="went away"):
        Index.build(path, failing(), generation="g2", dimensions=WIDTH)
    assert Index.open(path, "g1") is not None
    assert len(list(path.parent.iterdir())) == 2


def test_what_says_nothing_is_near_to_nothing(path: Path) -> None:
    rows = quantise(vectors(10))
    rows[3] = 0
    index = Index.build(path, [(keys(10), rows)], generation="g", dimensions=WIDTH)
    assert int(keys(10)[3]) not in index.search(vectors(1)[0], 10)[0].tolist()
    assert index.search(np.zeros(WIDTH, np.float32), 10)[0].tolist() == []


def test_empty_index(path: Path) -> None:
    index = Index.build(path, [], generation="g", dimensions=WIDTH)
    assert index.search(vectors(1)[0], 10)[0].tolist() == []
    assert Index.open(path, "g") is not None
