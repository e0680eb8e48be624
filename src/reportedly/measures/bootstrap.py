"""How sure a figure is: intervals from documents drawn anew."""

from __future__ import annotations

import random
from collections.abc import Sequence

from reportedly.measures.tally import Tally

#: ``(low, high)``, 0 to 1.
Interval = tuple[float, float]


def f1_interval(tallies: Sequence[Tally], resamples: int, *, seed: int = 0) -> Interval:
    """95 % percentile bootstrap interval of a micro-averaged F1 (Efron & Tibshirani 1993, ch. 13).

    Whole documents are drawn, with replacement, as many as there are: attributions of one article are not
    independent of one another.

    Args:
        tallies: one of each document.
        resamples: how many times to draw; 1000 is plenty.
        seed: the same seed draws the same documents, so that measures of one run are comparable.

    Raises:
        ValueError: nothing to draw from, or less than one resample.
    """
    if not tallies or resamples < 1:
        raise ValueError("a bootstrap needs at least one document and one resample")
    generator = random.Random(seed)
    drawn = sorted(_f1_of_draw(tallies, generator) for _ in range(resamples))
    return drawn[int(0.025 * resamples)], drawn[min(resamples - 1, int(0.975 * resamples))]


def _f1_of_draw(tallies: Sequence[Tally], generator: random.Random) -> float:
    draw = (tallies[generator.randrange(len(tallies))] for _ in tallies)
    return sum(draw, Tally()).f1
