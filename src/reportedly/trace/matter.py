"""Whether two statements are about one assertion, one matter, or neither: trees and a linear model together.

Trees see what features mean together, and follow the few labelled pairs too closely; a linear model errs
elsewhere. The mean of their scores is right more often than either.
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
from reportedly.trace import trees
from reportedly.trace.pairing import NAMES
from reportedly.trace.trees import Trees, Values

#: Trained by ``python -m training.claims``.
WEIGHTS, LINEAR = "matter.json.gz", "matter-linear.json.gz"
#: Features count as far from their middle as this at most, in standard deviations.
FURTHEST = 4.0


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model of the logarithms of probabilities."""

    #: Of each feature its mean and its standard deviation [features].
    middle: Values
    width: Values
    #: What each feature adds to each output [features, outputs], and what every row starts from [outputs].
    slopes: Values
    start: Values

    def scores(self, rows: NDArray[np.float32]) -> Values:
        """The sums [rows, outputs]; of each row the same whatever rows stand beside it."""
        found: Values = np.tile(self.start, (len(rows), 1))
        for column, middle, width, slope in zip(rows.T, self.middle, self.width, self.slopes, strict=True):
            away = np.clip((column.astype(np.float64) - middle) / width, -FURTHEST, FURTHEST)
            found += away[:, None] * slope
        return found

    def packed(self) -> bytes:
        """As a file; the same model gives the same bytes."""
        values = (self.middle, self.width, self.slopes, self.start)
        rounded = [np.vectorize(lambda value: float(f"{value:.5g}"))(one).tolist() for one in values]
        content = {"names": NAMES, "values": rounded}
        return gzip.compress(json.dumps(content, separators=(",", ":")).encode(), mtime=0)


@dataclass(frozen=True, slots=True)
class Matter:
    """Both, and what their mean is divided by before it becomes a probability."""

    trees: Trees
    linear: Linear

    def scores(self, rows: NDArray[np.float32]) -> Values:
        """For rows of features [rows, features] the mean of the scores [rows, 3]."""
        return (self.trees.scores(rows) + self.linear.scores(rows)) / 2

    def probabilities(self, rows: NDArray[np.float32]) -> Values:
        """One assertion, one matter, neither [rows, 3]; each row adds up to one."""
        scores = self.scores(rows) / self.trees.temperature
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Values = powers / powers.sum(axis=1, keepdims=True)
        return shares


@cache
def load() -> Matter:
    """The model of this package, loaded once.

    Raises:
        ModelError: a file is missing, or was made for other features.
    """
    path = files("reportedly.trace") / LINEAR
    if not path.is_file():
        raise ModelError(f"{path}: the model file is missing; install the package again")
    content = json.loads(gzip.decompress(path.read_bytes()))
    if tuple(content["names"]) != NAMES:
        raise ModelError(f"{path}: made for other features than this version has; install the package again")
    linear = Linear(*(np.array(one, np.float64) for one in content["values"]))
    return Matter(trees.load(WEIGHTS, NAMES), linear)
