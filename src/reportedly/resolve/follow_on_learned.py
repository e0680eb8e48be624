"""How likely a sentence without a cue goes on with the statement before it, as learned from labels."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("follow_on.json")
#: Least probability: where it is wrong it puts words into somebody's mouth.
LEAST = 0.33


def likely(features: Iterable[str], weights: Mapping[str, float] | None = None) -> float:
    """The probability that a sentence with these features goes on with the statement before it.

    Args:
        features: what is seen in it.
        weights: those to use; this installation's where none are given.
    """
    known = installed() if weights is None else weights
    return 1 / (1 + math.exp(-sum(known.get(name, 0.0) for name in features)))


@cache
def installed() -> Mapping[str, float]:
    """The weights of this installation, read at first use."""
    found: dict[str, float] = json.loads(WEIGHTS.read_text("utf8"))["weights"]
    return found
