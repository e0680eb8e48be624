"""Grow sums of small trees by gradient boosting, in numpy: squared error, or the log loss of several classes.

Newton steps on histograms of the features, as in Chen and Guestrin, "XGBoost" (KDD 2016).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.trace.trees import Trees, Values

Rows = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the trees grow."""

    rounds: int = 200
    depth: int = 4
    rate: float = 0.06
    #: Share of the rows and of the features that each tree sees.
    rows: float = 0.7
    features: float = 0.7
    #: Least weight of the rows of a leaf.
    least: float = 10.0
    #: Pulls leaves to zero.
    decay: float = 3.0
    bins: int = 48
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree, and the leaf that each row comes to."""

    features: Numbers
    limits: Rows
    leaves: Values
    leaf: Numbers


class Grower:
    """Grows one tree after the other over the same rows."""

    def __init__(self, rows: Rows, settings: Settings) -> None:
        quantiles = np.linspace(0, 1, settings.bins + 1)[1:-1]
        self.rows = rows
        self.settings = settings
        self.limits = [np.unique(np.quantile(column, quantiles).astype(np.float32)) for column in rows.T]
        self.bins = np.stack(
            [
                np.searchsorted(edges, column, "left")
                for edges, column in zip(self.limits, rows.T, strict=True)
            ]
        )

    def grow(self, slope: Values, curve: Values, rng: np.random.Generator) -> Tree:
        """The tree that lowers a loss most, by its first and second derivative for each row."""
        inner = 2**self.settings.depth - 1
        features, limits = np.zeros(inner, np.int64), np.full(inner, np.inf, np.float32)
        node = np.zeros(len(self.rows), np.int64)
        seen = np.flatnonzero(rng.random(len(self.rows)) < self.settings.rows)
        chosen = np.flatnonzero(rng.random(len(self.bins)) < self.settings.features)
        for level in range(self.settings.depth):
            first = 2**level - 1
            for at, (feature, limit) in self.splits(node - first, seen, chosen, slope, curve, 2**level):
                features[first + at], limits[first + at] = feature, limit
            above = self.rows[np.arange(len(node)), features[node]] > limits[node]
            node = 2 * node + 1 + above
        leaf = node - inner
        up = np.bincount(leaf[seen], slope[seen], inner + 1)
        down = np.bincount(leaf[seen], curve[seen], inner + 1)
        return Tree(features, limits, -self.settings.rate * up / (down + self.settings.decay), leaf)

    def splits(
        self, node: Numbers, seen: Numbers, chosen: Numbers, slope: Values, curve: Values, nodes: int
    ) -> list[tuple[int, tuple[int, float]]]:
        """For each node of a level that gains from one the best split."""
        best = np.full(nodes, 1e-9)
        found: dict[int, tuple[int, float]] = {}
        for feature in chosen:
            edges = self.limits[feature]
            width = len(edges) + 1
            slots = node[seen] * width + self.bins[feature][seen]
            left = np.bincount(slots, slope[seen], nodes * width).reshape(nodes, width).cumsum(axis=1)
            mass = np.bincount(slots, curve[seen], nodes * width).reshape(nodes, width).cumsum(axis=1)
            gain = self.gains(left, mass)
            for at in np.flatnonzero(gain.max(axis=1, initial=0) > best):
                place = int(gain[at].argmax())
                best[at], found[int(at)] = gain[at, place], (int(feature), float(edges[place]))
        return list(found.items())

    def gains(self, slope: Values, mass: Values) -> Values:
        """What each split lowers the loss by; 0 where a side would be too small [nodes, edges]."""
        decay, least = self.settings.decay, self.settings.least
        all_slope, all_mass = slope[:, -1:], mass[:, -1:]
        left, low = slope[:, :-1], mass[:, :-1]
        right, high = all_slope - left, all_mass - low
        gain = left**2 / (low + decay) + right**2 / (high + decay) - all_slope**2 / (all_mass + decay)
        gains: Values = np.where((low >= least) & (high >= least), gain, 0.0)
        return gains


def regression(
    rows: Rows, wanted: Values, weights: Values, names: tuple[str, ...], settings: Settings
) -> Trees:
    """Trees whose sum is near the wanted values."""
    rng = np.random.default_rng(settings.seed)
    grower = Grower(rows, settings)
    start = float(np.average(wanted, weights=weights))
    now, grown = np.full(len(rows), start), []
    for _ in range(settings.rounds):
        grown.append(grower.grow(weights * (now - wanted), weights, rng))
        now = now + grown[-1].leaves[grown[-1].leaf]
    return together(grown, names, np.array([start]))


def classification(
    rows: Rows, kinds: Numbers, weights: Values, names: tuple[str, ...], settings: Settings
) -> Trees:
    """Trees whose sums are the logarithms of the kinds' probabilities, but for a constant."""
    rng = np.random.default_rng(settings.seed)
    grower = Grower(rows, settings)
    count = int(kinds.max()) + 1
    right = np.eye(count)[kinds]
    start = np.log((weights[:, None] * right).sum(axis=0) / weights.sum())
    now, grown = np.tile(start, (len(rows), 1)), []
    for _ in range(settings.rounds):
        power = np.exp(now - now.max(axis=1, keepdims=True))
        share = power / power.sum(axis=1, keepdims=True)
        for kind in range(count):
            slope = weights * (share[:, kind] - right[:, kind])
            curve = weights * np.maximum(share[:, kind] * (1 - share[:, kind]), 1e-4)
            grown.append(grower.grow(slope, curve, rng))
            now[:, kind] += grown[-1].leaves[grown[-1].leaf]
    return together(grown, names, start)


def together(grown: list[Tree], names: tuple[str, ...], start: Values) -> Trees:
    """Grown trees as they are evaluated."""
    return Trees(
        names,
        np.stack([tree.features for tree in grown]),
        np.stack([tree.limits for tree in grown]),
        np.stack([tree.leaves for tree in grown]),
        start,
    )
