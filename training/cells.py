"""The cells of the space of meanings: spherical k-means over sentences of news."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportedly.trace.looks import Rows


def cells(vectors: Rows, count: int, seed: int, rounds: int = 12) -> NDArray[np.int8]:
    """The middles of cells into which unit vectors fall, int8 of 127 [count, width].

    Args:
        vectors: float32 [n, width], n well above ``count``.
        count: number of cells.
        seed: of the first middles.
        rounds: how often they are moved.
    """
    rng = np.random.default_rng(seed)
    centres = vectors[rng.choice(len(vectors), count, replace=False)].copy()
    for _ in range(rounds):
        own = np.concatenate([(part @ centres.T).argmax(axis=1) for part in np.array_split(vectors, 20)])
        sums = np.zeros_like(centres)
        np.add.at(sums, own, vectors)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        empty = lengths[:, 0] == 0
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres)
        centres[empty] = vectors[rng.choice(len(vectors), int(empty.sum()))]
    quantised: NDArray[np.int8] = np.rint(centres * 127).astype(np.int8)
    return quantised
