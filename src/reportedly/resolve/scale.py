"""The trained scale of happenedness: from -3 (certainly not) over 0 (open) to 3 (certainly so).

A ridge regression over the features of ``predicate_features``, trained on UDS-IH2 (Rudinger et al. 2018,
*Neural models of factuality*, NAACL) and MegaVeridicality 2 (White et al. 2018, *Lexicosyntactic inference in
neural models*, EMNLP). It says what a reader takes to have happened by the sentence alone; how firmly a
source puts its words is :func:`reportedly.resolve.firmness.judge`'s to say, with reasons.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.resolve.predicate_features import Setting, features
from reportedly.resolve.tokens import tokens
from reportedly.types import Span

_LEAST, _MOST = -3.0, 3.0


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained parameters."""

    intercept: float
    of: dict[str, float]


def setting(sentence: str, predicate: Span) -> Setting:
    """A predicate in its sentence, as the scale sees it.

    Args:
        sentence: one sentence.
        predicate: characters of the predicate in it; its first word counts.
    """
    found = tokens(sentence)
    index = max(0, len(found.within(0, predicate[0] + 1)) - 1)
    return Setting(tuple(found.lower), index, sentence[predicate[0] : predicate[0] + 1].isupper())


def score(sentence: str, predicate: Span) -> float:
    """Whether what a predicate speaks of happened, by its sentence alone.

    Args:
        sentence: one sentence.
        predicate: characters of the predicate in it.

    Returns:
        From -3 (certainly did not) to 3 (certainly did); around 0 the sentence leaves it open.
    """
    weights = load()
    total = weights.intercept + sum(
        weights.of.get(name, 0.0) for name in features(setting(sentence, predicate))
    )
    return min(_MOST, max(_LEAST, total))


@cache
def load() -> Weights:
    """The parameters in ``scale.json.gz``, written by ``python -m training.firmness``."""
    packed = (files("reportedly.resolve") / "scale.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    return Weights(data["intercept"], data["weights"])
