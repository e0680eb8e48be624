"""The trained networks that weigh the candidates of a pronoun, read from ``pronouns.json``.

There are two: one for what can be seen of the text, one for that and for what the encoder looked at. What
they learnt from and how good they are stands in ``docs/training.md``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Written by ``python -m training.pronouns``.
WEIGHTS = Path(__file__).with_name("pronouns.json")
#: A share of attention below this counts as none.
FAINT = 1e-3


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer beside direct weights."""

    #: [inputs, hidden]
    hidden: NDArray[np.float64]
    #: [hidden]
    out: NDArray[np.float64]
    #: [inputs]
    direct: NDArray[np.float64]
    #: The score of none of the candidates.
    nobody: float

    def scores(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """How much speaks for each candidate [rows], from [rows, inputs]."""
        import numpy as np

        result: NDArray[np.float64] = np.tanh(table @ self.hidden) @ self.out + table @ self.direct
        return result


@dataclass(frozen=True, slots=True)
class Scorer:
    """Several networks, averaged."""

    #: Names of the features, in the order of the inputs; shares of attention follow them.
    features: tuple[str, ...]
    networks: tuple[Network, ...]

    @property
    def nobody(self) -> float:
        """The score of none of the candidates."""
        return sum(network.nobody for network in self.networks) / len(self.networks)

    def scores(
        self, rows: Sequence[dict[str, float]], shares: NDArray[np.float32] | None = None
    ) -> list[float]:
        """How much speaks for each candidate.

        Args:
            rows: its features, by name.
            shares: attention between it and the pronoun [rows, 2 * layers * heads].
        """
        table = as_table(self.features, rows, shares)
        every = [network.scores(table) for network in self.networks]
        return [float(sum(one) / len(every)) for one in zip(*every, strict=True)]


def as_table(
    names: Sequence[str], rows: Sequence[dict[str, float]], shares: NDArray[np.float32] | None
) -> NDArray[np.float64]:
    """The numbers of all candidates [rows, inputs]."""
    import numpy as np

    told = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    if shares is None:
        return told
    return np.concatenate([told, (np.log(shares + FAINT) - np.log(FAINT)) / 3], axis=1)


@cache
def scorer(kind: str) -> Scorer:
    """The ``plain`` or the ``looking`` networks of this installation, read at first use."""
    data = json.loads(WEIGHTS.read_text("utf8"))[kind]
    return Scorer(tuple(data["features"]), tuple(_network(one) for one in data["networks"]))


def _network(data: dict[str, Any]) -> Network:
    import numpy as np

    hidden = np.array(data["hidden"]).reshape(len(data["direct"]), -1)
    return Network(hidden, np.array(data["out"]), np.array(data["direct"]), data["nobody"])
