"""Everything at once: all measures over a gold standard and predictions, whole and by group."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reportedly.measures.annotated import ROLES, AnnotatedDocument
from reportedly.measures.bootstrap import Interval, f1_interval
from reportedly.measures.calibration import Calibration, calibration
from reportedly.measures.pairing import DocumentPair, pair
from reportedly.measures.relation_scores import RELATION_MEASURES
from reportedly.measures.scores import CorpusScore, DocumentScore, score_document, total

#: The group that a document belongs to.
GroupOf = Callable[[AnnotatedDocument], str]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good predictions are."""

    #: Over all documents.
    overall: CorpusScore
    #: By name of the group, in alphabetical order; empty where no grouping was asked for.
    groups: dict[str, CorpusScore] = field(default_factory=dict)
    #: 95 % interval of F1, by relation measure and by role for token F1 (``token.source``).
    intervals: dict[str, Interval] = field(default_factory=dict)
    #: Reliability of the predicted confidences; ``None`` where there are none.
    calibration: Calibration | None = None
    #: The documents paired, and their scores, in the order of the gold.
    pairs: tuple[DocumentPair, ...] = ()
    scores: tuple[DocumentScore, ...] = ()


def evaluate(
    gold: Mapping[str, AnnotatedDocument],
    predicted: Mapping[str, AnnotatedDocument],
    *,
    group_of: GroupOf | None = None,
    resamples: int = 0,
) -> Evaluation:
    """Compare predictions with a gold standard.

    Args:
        gold: documents by id, with texts.
        predicted: documents by id; those missing count as predicted empty.
        group_of: sort the documents into groups and score these too, for instance by outlet.
        resamples: how many bootstrap resamples to draw for intervals; 0: no intervals.

    Raises:
        MalformedRecord: the two do not fit together; the error says how.
    """
    pairs = pair(gold, predicted)
    scores = tuple(score_document(there, found) for there, found in pairs)
    return Evaluation(
        overall=total(scores),
        groups=_by_group(pairs, scores, group_of) if group_of else {},
        intervals=_intervals(scores, resamples) if resamples and scores else {},
        calibration=calibration((found for _, found in pairs), scores),
        pairs=pairs,
        scores=scores,
    )


def _by_group(
    pairs: tuple[DocumentPair, ...], scores: tuple[DocumentScore, ...], group_of: GroupOf
) -> dict[str, CorpusScore]:
    members: dict[str, list[DocumentScore]] = {}
    for (gold, _), score in zip(pairs, scores, strict=True):
        members.setdefault(group_of(gold), []).append(score)
    return {name: total(members[name]) for name in sorted(members)}


def _intervals(scores: tuple[DocumentScore, ...], resamples: int) -> dict[str, Interval]:
    tallies = {m.name: [score.relation(m.name) for score in scores] for m in RELATION_MEASURES}
    tallies |= {f"token.{role}": [score.roles[role]["token"] for score in scores] for role in ROLES}
    return {name: f1_interval(each, resamples) for name, each in tallies.items()}
