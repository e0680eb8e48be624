"""Sums of small decision trees, as ``training.boosting`` grows them, from a packed JSON file.

Friedman, "Greedy function approximation: a gradient boosting machine" (Annals of Statistics, 2001).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
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
        columns = np.ascontiguousarray(rows.T)
        above = [columns[f] > limit[:, None] for f, limit in zip(self.features.T, self.limits.T, strict=True)]
        count, leaves = self.leaves.shape
        leaf = leaf_below(0, above) + np.arange(count)[:, None] * leaves
        added = self.leaves.ravel()[leaf]
        sums: Values = self.start + added.reshape(-1, len(self.start), len(rows)).sum(axis=0).T
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


def leaf_below(node: int, above: Sequence[NDArray[np.bool_]]) -> NDArray[np.int16]:
    """The leaf below a node at which each row ends, by where each node sends it [trees, rows]."""
    if node >= len(above):
        return np.array(node - len(above), np.int16)
    found: NDArray[np.int16] = np.where(
        above[node], leaf_below(2 * node + 2, above), leaf_below(2 * node + 1, above)
    )
    return found


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
