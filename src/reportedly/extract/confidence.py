"""How sure an attribution is: a logistic model over the network's probabilities, fitted on dev data."""

from __future__ import annotations

import math

from reportedly.extract.link import Linked

#: Probabilities nearer to 0 or 1 than this say no more.
EDGE = 0.002


def evidence(linked: Linked) -> list[float]:
    """What the confidence is computed from, as log-odds, in the order of the calibration's weights."""
    contents = [c.certainty for c in linked.content]
    return [
        log_odds(sum(contents) / len(contents)),
        log_odds(min(contents)),
        log_odds(linked.cue.certainty),
        log_odds(linked.source.certainty if linked.source else 0.5),
        log_odds(linked.ownership),
        log_odds(linked.authorship),
        0.0 if linked.source else 1.0,
    ]


def confidence(linked: Linked, calibration: list[float]) -> float:
    """Calibrated probability that source and content are both right; their product where uncalibrated."""
    if not calibration:
        source = linked.source.certainty if linked.source else 1.0
        return min(c.certainty for c in linked.content) * source * linked.ownership * linked.authorship
    bias, *weights = calibration
    odds = bias + sum(w * x for w, x in zip(weights, evidence(linked), strict=True))
    return 1 / (1 + math.exp(-odds))


def log_odds(probability: float) -> float:
    """Logit, kept finite."""
    p = min(max(probability, EDGE), 1 - EDGE)
    return math.log(p / (1 - p))
