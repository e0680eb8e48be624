"""An evaluation as JSON. All figures are shares from 0 to 1."""

from __future__ import annotations

from reportedly.measures.calibration import Calibration
from reportedly.measures.evaluation import Evaluation
from reportedly.measures.scores import CorpusScore
from reportedly.measures.tally import Tally


def to_dict(evaluation: Evaluation) -> dict[str, object]:
    """The evaluation as an object for ``json.dumps``."""
    return {
        **corpus_to_dict(evaluation.overall),
        "groups": {name: corpus_to_dict(score) for name, score in evaluation.groups.items()},
        "ci95": {name: list(interval) for name, interval in evaluation.intervals.items()},
        "calibration": _calibration(evaluation.calibration) if evaluation.calibration else None,
    }


def corpus_to_dict(score: CorpusScore) -> dict[str, object]:
    """One corpus score: roles and relations at the top level, then kinds."""
    return {
        "documents": score.documents,
        "tokens": score.tokens,
        "gold": score.gold,
        "predicted": score.predicted,
        **{role: {name: tally_to_dict(t) for name, t in of.items()} for role, of in score.roles.items()},
        **{name: tally_to_dict(tally) for name, tally in score.relations.items()},
        "kinds": {
            kind: {
                "gold": of["relation"].gold,
                "predicted": of["relation"].predicted,
                **{name: tally_to_dict(tally) for name, tally in of.items()},
            }
            for kind, of in score.kinds.items()
        },
    }


def tally_to_dict(tally: Tally) -> dict[str, float]:
    """Precision, recall and F1."""
    return {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}


def _calibration(calibration: Calibration) -> dict[str, object]:
    return {
        "count": calibration.count,
        "expected_calibration_error": calibration.expected_error,
        "brier": calibration.brier,
        "bins": [
            {
                "low": b.low,
                "high": b.high,
                "count": b.count,
                "confidence": b.confidence,
                "right": b.right,
            }
            for b in calibration.bins
        ],
    }
