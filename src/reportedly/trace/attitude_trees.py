"""The trained decision of attitudes: sums of decision trees, first related or not, then how."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from reportedly.errors import ModelError
from reportedly.trace.attitude_features import feature_names
from reportedly.trace.attitude_nearness import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The kinds of the second decision, in order.
RELATED = ("agrees", "denies", "discusses")
#: Steps of a saved weight of a stem from one to the next whole number.
STEPS = 20


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees side by side in one array of nodes; a leaf leads to itself."""

    #: First node of each tree, and which score its leaf is added to [trees].
    roots: NDArray[np.int32]
    scores: NDArray[np.int32]
    #: Number looked at by each node; up to the threshold leads left [nodes].
    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    #: What each score begins with [scores].
    begin: NDArray[np.float32]
    #: Steps from a root to the deepest leaf.
    depth: int

    def sums(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The scores of each row of features [rows, scores]."""
        import numpy as np

        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        row = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            at = np.where(rows[row, self.feature[at]] <= self.threshold[at], self.left[at], self.right[at])
        found = np.repeat(self.begin[None], len(rows), axis=0)
        for score in range(len(self.begin)):
            found[:, score] += self.value[at[:, self.scores == score]].sum(axis=1)
        return found


@dataclass(frozen=True, slots=True)
class Decision:
    """The trained parameters."""

    weights: Weights
    #: One score: log odds of being related.
    related: Forest
    #: A score for each kind of ``RELATED``.
    how: Forest

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of ``RELATED`` and, last, of unrelated, for each row of features [rows, 4]."""
        import numpy as np

        related = 1 / (1 + np.exp(-self.related.sums(rows)))
        scores = self.how.sums(rows)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        how = odds / odds.sum(axis=1, keepdims=True)
        joined: NDArray[np.float32] = np.concatenate([how * related, 1 - related], axis=1)
        return joined


def packed(array: Any) -> str:
    """An array as text: its bytes in base 64."""
    return base64.b64encode(array.tobytes()).decode()


def unpacked(text: str, kind: str) -> Any:
    """An array of a kind from its text."""
    import numpy as np

    return np.frombuffer(base64.b64decode(text), kind)


def forest(saved: dict[str, Any]) -> Forest:
    """Trees as they are saved."""
    import numpy as np

    wide = {name: unpacked(saved[name], "<i4") for name in ("roots", "left", "right")}
    narrow = {name: unpacked(saved[name], "<u2").astype(np.int32) for name in ("scores", "feature")}
    real = {name: unpacked(saved[name], "<f4") for name in ("threshold", "value", "begin")}
    return Forest(**wide, **narrow, **real, depth=int(saved["depth"]))


def decision(content: bytes) -> Decision:
    """The parameters from a file's bytes.

    Raises:
        ModelError: it was made for other features.
    """
    import numpy as np

    saved = json.loads(gzip.decompress(content))
    if tuple(saved["features"]) != feature_names():
        raise ModelError("attitude.json.gz: was trained with other features; run python -m training.attitude")
    weights = Weights(unpacked(saved["weights"], "u1").astype(np.float32) / STEPS)
    return Decision(weights, forest(saved["related"]), forest(saved["how"]))


@lru_cache(maxsize=1)
def load() -> Decision:
    """The parameters of this installation, loaded once per process."""
    return decision(files("reportedly.trace").joinpath("attitude.json.gz").read_bytes())
