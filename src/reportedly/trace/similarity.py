"""How much two statements say alike, from 0 (nothing) to 1 (the same), whatever decides between them."""

from __future__ import annotations

from reportedly.trace import trees
from reportedly.trace.looks import Look
from reportedly.trace.pairing import NAMES, pair

#: Trained by ``python -m training.claims`` on STS-B (Cer et al., SemEval-2017 task 1).
WEIGHTS = "similarity.json.gz"


def similarity(one: Look, other: Look) -> float:
    """People's judgement of likeness, as far as it can be foreseen.

    Args:
        one, other: statements, in any order: the value is the same.

    Returns:
        0 to 1. Fine differences ("killed 12", "killed 20") cost little here: ``compare.relate`` decides.

    Raises:
        ModelError: a file is missing or is not the one this version was built with.
    """
    if one.plain == other.plain and one.plain:
        return 1.0
    score = trees.load(WEIGHTS, NAMES).scores(pair(one, other).features[None])[0, 0]
    return min(1.0, max(0.0, float(score) / 5))
