"""Sums of small decision trees, as ``training.boosting`` grows them, from a packed JSON file.

Friedman, "Greedy function approximation: a gradient boosting machine" (Annals of Statistics, 2001).
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelError

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Full binary trees of one depth; the children of node n are 2n + 1 (at most) and 2n + 2 (more)."""

    #: Names of the features, in the order of the rows.
    names: tuple[str, ...]
    #: Feature asked at each inner node, and the value that sends further to the right when exceeded
    #: [trees, 2 ** depth - 1].
    features: NDArray[np.int64]
    limits: NDArray[np.float32]
    #: What each leaf adds [trees, 2 ** depth].
    leaves: Values
    #: What every row starts from [outputs]; tree t adds to output t modulo their number.
    start: Values
    #: Divides what classifiers give before it becomes a probability.
    temperature: float = 1.0

    def scores(self, rows: NDArray[np.float32]) -> Values:
        """The sums [rows, outputs] for rows of features [rows, features]."""
        count = len(self.leaves)
        node = np.zeros((len(rows), count), np.int64)
        trees, line = np.arange(count)[None, :], np.arange(len(rows))[:, None]
        for _ in range(int(self.leaves.shape[1]).bit_length() - 1):
            above = rows[line, self.features[trees, node]] > self.limits[trees, node]
            node = 2 * node + 1 + above
        added = self.leaves[trees, node - self.features.shape[1]]
        sums: Values = self.start + added.reshape(len(rows), -1, len(self.start)).sum(axis=1)
        return sums

    def probabilities(self, rows: NDArray[np.float32]) -> Values:
        """Probabilities of the outputs [rows, outputs]; each row adds up to one."""
        scores = self.scores(rows) / self.temperature
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Values = powers / powers.sum(axis=1, keepdims=True)
        return shares

    def packed(self) -> bytes:
        """As a file; the same trees give the same bytes."""
        content = {
            "names": self.names,
            "features": self.features.tolist(),
            "limits": [[float(f"{value:.5g}") for value in row] for row in self.limits],
            "leaves": [[float(f"{value:.4g}") for value in row] for row in self.leaves],
            "start": self.start.tolist(),
            "temperature": self.temperature,
        }
        return gzip.compress(json.dumps(content, separators=(",", ":")).encode(), mtime=0)


def unpacked(data: bytes) -> Trees:
    """What ``packed`` packed."""
    content = json.loads(gzip.decompress(data))
    return Trees(
        tuple(content["names"]),
        np.array(content["features"], np.int64),
        np.array(content["limits"], np.float32),
        np.array(content["leaves"], np.float64),
        np.array(content["start"], np.float64),
        content["temperature"],
    )


@cache
def load(name: str, names: tuple[str, ...]) -> Trees:
    """The trees of a file of this folder, loaded once.

    Raises:
        ModelError: it is missing, or was made for other features.
    """
    path = files("reportedly.trace") / name
    if not path.is_file():
        raise ModelError(f"{path}: the model file is missing; install the package again")
    trees = unpacked(path.read_bytes())
    if trees.names != names:
        raise ModelError(f"{path}: made for other features than this version has; install the package again")
    return trees
