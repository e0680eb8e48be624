"""The nearest of many vectors: kept as int8 in a file beside the ledger, searched by their cosine.

All here is derived: the files can be deleted and built again from the ledger's rows. There is a flat file of
keys and vectors, and with many vectors a graph over them (usearch, extra ``meaning``; Malkov and Yashunin,
"Efficient and robust approximate nearest neighbor search using Hierarchical Navigable Small World graphs",
2018). Scores always come from the flat file and are exact; the graph only says which rows are worth a look.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
Vectors = NDArray[np.int8]
Found = tuple[Keys, NDArray[np.float32]]

#: From so many vectors on a graph is built; below, looking at all of them is as fast.
GRAPH_FROM = 50_000
#: Rows looked at in one go; bounds the memory.
CHUNK = 16_384
#: Seconds after which an unfinished build is one that was killed.
ABANDONED = 86_400
#: Links of a row of the graph, and the rows looked at when building and searching.
LINKS, WIDTH_BUILDING, WIDTH_SEARCHING = 16, 128, 192


def quantise(vectors: NDArray[np.float32]) -> Vectors:
    """Vectors in int8, each by its own scale, for only its direction counts [n, d]."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0)
    scaled = vectors * (127 / np.where(largest > 0, largest, 1))
    return np.rint(scaled).astype(np.int8)


def pack(vectors: NDArray[np.float32]) -> list[bytes]:
    """Vectors [n, d] as n strings of d bytes, to be stored in rows."""
    return [row.tobytes() for row in quantise(vectors)]


def unpack(rows: Sequence[bytes]) -> Vectors:
    """What ``pack`` packed, as int8 [n, d]; all rows have one width."""
    width = len(rows[0]) if rows else 0
    return np.frombuffer(b"".join(rows), np.int8).reshape(len(rows), width)


def exact(rows: Iterable[tuple[Keys, Vectors]], vector: NDArray[np.float32], k: int) -> Found:
    """The k nearest of all rows, by looking at each.

    Args:
        rows: keys [n] and int8 vectors [n, d], in chunks.
        vector: what is looked for [d], float or int8.
        k: at most so many.

    Returns:
        Keys and cosines, nearest first; of equals the smaller key.
    """
    best: Found = (np.empty(0, np.int64), np.empty(0, np.float32))
    for keys, vectors in rows:
        scores = cosines(vectors, vector)
        best = top(np.concatenate((best[0], keys)), np.concatenate((best[1], scores)), k)
    return best


def cosines(vectors: Vectors, vector: NDArray[Any]) -> NDArray[np.float32]:
    """Cosine of each row with a vector [n]; 0 where either is zero."""
    # Sums of products of int8 are below 2 ** 24 up to a width of 1,040: exact in single precision.
    wanted = quantise(vector[None].astype(np.float32))[0].astype(np.float32)
    values = vectors.astype(np.float32)
    lengths = np.sqrt(np.einsum("nd,nd->n", values, values) * np.float32(wanted @ wanted))
    scores: NDArray[np.float32] = (values @ wanted) / np.maximum(lengths, 1)
    return scores


def top(keys: Keys, scores: NDArray[np.float32], k: int) -> Found:
    """The k best, best first; of equals the smaller key."""
    if 0 < k < len(scores):
        # Equals of the last one stay, so that the order of rows decides nothing.
        near = scores >= np.partition(scores, -k)[-k]
        keys, scores = keys[near], scores[near]
    order = np.lexsort((keys, -scores))[: max(k, 0)]
    return keys[order], scores[order]


@dataclass(frozen=True, slots=True)
class State:
    """What lies beside the ledger; written last, so that what it names is whole."""

    #: What the vectors were built from, as the builder named it.
    generation: str
    #: Number of vectors, and their width.
    count: int
    dimensions: int
    #: Names of the files: keys with vectors, and the graph (empty: none).
    flat: str
    graph: str


class Index:
    """Keys and vectors in a file, ready to be searched; safe to use from several threads."""

    def __init__(self, rows: NDArray[np.void], graph: Any = None) -> None:
        self._rows = rows
        self._graph = graph
        self._order: Keys | None = None

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def last(self) -> int:
        """The largest key where rows were written in the order of their keys; 0 of none."""
        return int(self._rows["key"][-1]) if len(self) else 0

    @classmethod
    def open(cls, path: Path, generation: str) -> Index | None:
        """The index at a path; ``None`` where there is none, or it was built from another generation."""
        try:
            state = State(**json.loads(path.read_bytes()))
            if state.generation != generation:
                return None
            return cls(*load(path.parent, state))
        except (OSError, ValueError, TypeError, RuntimeError):
            # Missing, cut short or of another version: to be built again.
            return None

    @classmethod
    def build(
        cls, path: Path, rows: Iterable[tuple[Keys, Vectors]], *, generation: str, dimensions: int
    ) -> Index:
        """Write the index of all rows and open it; one that lies there is replaced when the new one is whole.

        Args:
            path: the file that names the others; they lie beside it and begin with its name.
            rows: unique keys [n] and int8 vectors [n, dimensions], in chunks. Zero vectors are left out.
            generation: what the rows are taken from; ``open`` compares it.
            dimensions: width of a vector.
        """
        name = f"{path.name}.{secrets.token_hex(6)}"
        flat, graph = path.parent / f"{name}.flat", path.parent / f"{name}.graph"
        try:
            count = write_flat(flat, rows, dimensions)
            drawn = write_graph(graph, flat_rows(flat, count, dimensions))
            state = State(generation, count, dimensions, flat.name, graph.name if drawn else "")
            # Open before it is named: another build may replace it right away.
            opened = cls(*load(path.parent, state))
            before = named(path)
            replace(path, json.dumps(asdict(state)).encode())
        except BaseException:
            for part in (flat, graph):
                part.unlink(missing_ok=True)
            raise
        clear(path, keep=state, gone=before)
        return opened

    def search(self, vector: NDArray[np.float32], k: int, allowed: Keys | None = None) -> Found:
        """The k nearest rows.

        Args:
            vector: what is looked for [d].
            k: at most so many.
            allowed: only these keys.

        Returns:
            Keys and cosines, nearest first; of equals the smaller key. Empty for the zero vector.
        """
        if k <= 0 or not len(self) or not np.any(vector):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        if allowed is not None:
            # Near rows of a graph may all be forbidden ones, so a filter looks at every row it leaves.
            return exact(self._chunks(self._positions(allowed)), vector, k)
        if self._graph is None:
            return exact(self._chunks(), vector, k)
        wanted = quantise(np.asarray(vector, np.float32)[None])[0]
        near = self._graph.search(wanted, max(k, WIDTH_SEARCHING // 2), threads=1).keys
        return exact(self._chunks(np.sort(near.astype(np.int64))), vector, k)

    def _positions(self, allowed: Keys) -> Keys:
        """Rows of the keys, in order; keys without a row are left out."""
        keys = self._rows["key"]
        if self._order is None:
            self._order = np.argsort(keys, kind="stable")
        allowed = np.unique(allowed)
        found = np.searchsorted(keys, allowed, sorter=self._order)
        positions = self._order[np.minimum(found, len(keys) - 1)]
        return np.sort(positions[keys[positions] == allowed])

    def _chunks(self, positions: Keys | None = None) -> Iterator[tuple[Keys, Vectors]]:
        """Keys and vectors of some rows, or of all."""
        for start in range(0, len(self) if positions is None else len(positions), CHUNK):
            part = slice(start, start + CHUNK)
            rows = self._rows[part] if positions is None else self._rows[positions[part]]
            yield rows["key"].astype(np.int64), rows["vector"]


def write_flat(path: Path, rows: Iterable[tuple[Keys, Vectors]], dimensions: int) -> int:
    """Write keys and vectors one after another; how many there were."""
    count = 0
    with path.open("wb") as file:
        for keys, vectors in rows:
            told = vectors.any(axis=1)
            records = np.empty(int(told.sum()), row_type(dimensions))
            records["key"], records["vector"] = keys[told], vectors[told]
            file.write(records.tobytes())
            count += len(records)
    return count


def write_graph(path: Path, rows: NDArray[np.void]) -> bool:
    """Build the graph over many rows, under their positions; ``False`` where there is none to build."""
    usearch = graphs() if len(rows) >= GRAPH_FROM else None
    if usearch is None:
        return False
    graph = usearch.Index(
        ndim=rows["vector"].shape[1],
        metric="cos",
        dtype="i8",
        connectivity=LINKS,
        expansion_add=WIDTH_BUILDING,
        enable_key_lookups=False,
    )
    for start in range(0, len(rows), CHUNK):
        vectors = np.ascontiguousarray(rows["vector"][start : start + CHUNK])
        graph.add(np.arange(start, start + len(vectors), dtype=np.uint64), vectors)
    graph.save(str(path))
    return True


def load(folder: Path, state: State) -> tuple[NDArray[np.void], Any]:
    """The rows, memory-mapped, and the graph where there is one and usearch is installed."""
    rows = flat_rows(folder / state.flat, state.count, state.dimensions)
    usearch = graphs() if state.graph else None
    if usearch is None:
        return rows, None
    if not (folder / state.graph).is_file():
        raise FileNotFoundError(state.graph)
    graph = usearch.Index(ndim=state.dimensions, metric="cos", dtype="i8", expansion_search=WIDTH_SEARCHING)
    graph.view(str(folder / state.graph))
    graph.expansion_search = WIDTH_SEARCHING
    return rows, graph


def flat_rows(path: Path, count: int, dimensions: int) -> NDArray[np.void]:
    """Keys and vectors of a file, memory-mapped.

    Raises:
        ValueError: the file is shorter or longer than that.
    """
    kind = row_type(dimensions)
    if path.stat().st_size != count * kind.itemsize:
        raise ValueError(f"{path}: not {count} vectors")
    # An empty file cannot be mapped.
    return np.memmap(path, kind, "r", shape=(count,)) if count else np.empty(0, kind)


def row_type(dimensions: int) -> np.dtype[np.void]:
    """One row of the flat file."""
    return np.dtype([("key", "<i8"), ("vector", "i1", (dimensions,))])


def graphs() -> Any:
    """usearch's module of graphs; ``None`` where it is not installed."""
    try:
        # First, as it crashes when it is loaded after usearch (1.32 after 2.26).
        import onnxruntime  # noqa: F401
        from usearch import index
    except ImportError:
        return None
    return index


def replace(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(6)}.new")
    try:
        draft.write_bytes(data)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def named(path: Path) -> tuple[str, ...]:
    """The files that an index names."""
    try:
        state = State(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return ()
    return state.flat, state.graph


def clear(path: Path, keep: State, gone: tuple[str, ...]) -> None:
    """Delete the files that were replaced, and what a build left that was killed long ago.

    One that another process holds open may have to stay; one that another build is writing stays.
    """
    left = time.time() - ABANDONED
    for old in path.parent.glob(f"{path.name}.*"):
        if not old.name.endswith((".flat", ".graph", ".new")) or old.name in (keep.flat, keep.graph):
            continue
        try:
            if old.name in gone or old.stat().st_mtime < left:
                old.unlink()
        except OSError:
            continue
