"""How likely a sentence without a cue goes on with the statement before it, as learned from labels."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("follow_on.json")
#: Least probability. F1 in cross-validation is higher at 0.26, on articles kept apart it is not: what is
#: wrongly added is worse than what is missed.
LEAST = 0.36
#: The first numbers of those that the network gives say what it took the words for, the others what sort of
#: sentence a layer saw. Neither may speak for a sentence by more than so much, in log odds: they were learned
#: on political news, and elsewhere whole articles look like accounts.
THOUGHT, MOST = 4, 0.8


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression over what is seen in the words and what the network made of them."""

    #: Of each feature.
    words: Mapping[str, float]
    #: Of each number that the network gives, and the number that weighs nothing.
    seen: NDArray[np.float64]
    usual: NDArray[np.float64]


def likely(
    features: Iterable[str], seen: NDArray[np.float64] | None = None, model: Model | None = None
) -> float:
    """The probability that a sentence with these features goes on with the statement before it.

    Args:
        features: what is seen in its words.
        seen: what the network made of it; where that is not known, it is taken to be as usual.
        model: the one to use; this installation's where none is given.
    """
    known = installed() if model is None else model
    score = sum(known.words.get(name, 0.0) for name in features)
    if seen is not None:
        weighed = (seen - known.usual) * known.seen
        score += min(float(weighed[:THOUGHT].sum()), MOST) + min(float(weighed[THOUGHT:].sum()), MOST)
    return 1 / (1 + math.exp(-score))


@cache
def installed() -> Model:
    """The model of this installation, read at first use."""
    import numpy as np

    told = json.loads(WEIGHTS.read_text("utf8"))
    return Model(told["weights"], np.array(told["seen"]), np.array(told["usual"]))
