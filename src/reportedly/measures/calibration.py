"""Whether confidence means what it says: of the attributions given 0.8, are 80 % right?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.measures.annotated import AnnotatedDocument
from reportedly.measures.scores import DocumentScore

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The attributions whose confidence lies in one tenth of the scale."""

    #: Lowest confidence of the bin, 0 to 1.
    low: float
    #: Highest confidence, exclusive but for the last bin.
    high: float
    #: How many attributions.
    count: int
    #: Their mean confidence.
    confidence: float
    #: The share of them that is right.
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """A reliability table and its two summaries."""

    #: Bins that hold anything, lowest first.
    bins: tuple[Bin, ...]
    #: Expected calibration error: mean distance of confidence and share right, weighted by bin size, 0 to 1.
    expected_error: float
    #: Brier score: mean squared distance of confidence from what turned out (1 right, 0 wrong).
    brier: float
    #: Number of attributions with a confidence.
    count: int


def calibration(
    documents: Iterable[AnnotatedDocument], scores: Iterable[DocumentScore], *, measure: str = "relation"
) -> Calibration | None:
    """Compare predicted confidences with what turned out right.

    Reliability table and expected calibration error over ten bins of equal width as in Guo et al. (2017),
    *On Calibration of Modern Neural Networks*; Brier (1950).

    Args:
        documents: the predictions.
        scores: of the same documents, in the same order.
        measure: the relation measure by which an attribution counts as right.

    Returns:
        ``None`` where no attribution carries a confidence.
    """
    outcomes: list[tuple[float, bool]] = []
    for document, score in zip(documents, scores, strict=True):
        right = {predicted for _, predicted in score.pairs[measure]}
        outcomes += [
            (attribution.confidence, number in right)
            for number, attribution in enumerate(document.attributions)
            if attribution.confidence is not None
        ]
    return reliability(outcomes) if outcomes else None


def reliability(outcomes: Sequence[tuple[float, bool]]) -> Calibration:
    """The reliability table of ``(confidence 0 to 1, right)``; at least one of them."""
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in outcomes:
        sorted_in[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    bins = tuple(
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            count=len(members),
            confidence=sum(confidence for confidence, _ in members) / len(members),
            right=sum(right for _, right in members) / len(members),
        )
        for number, members in enumerate(sorted_in)
        if members
    )
    return Calibration(
        bins=bins,
        expected_error=sum(b.count * abs(b.confidence - b.right) for b in bins) / len(outcomes),
        brier=sum((confidence - right) ** 2 for confidence, right in outcomes) / len(outcomes),
        count=len(outcomes),
    )
