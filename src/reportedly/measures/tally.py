"""Counts, and the precision, recall and F1 that follow from them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """What was there, what was predicted, and how much of each was met by the other.

    Adding tallies gives the micro-average. Hits are fractions where a measure gives partial credit, and the
    two kinds of hit differ where one predicted span may serve several gold ones (overlap), or where gold
    and predicted items are sorted into groups by their own side (kinds).
    """

    #: Of the gold items, those found.
    gold_hits: float = 0
    #: Of the predicted items, those right.
    predicted_hits: float = 0
    #: Gold items.
    gold: int = 0
    #: Predicted items.
    predicted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold_hits + other.gold_hits,
            self.predicted_hits + other.predicted_hits,
            self.gold + other.gold,
            self.predicted + other.predicted,
        )

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right, 0 to 1; 0 where nothing was predicted."""
        return self.predicted_hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found, 0 to 1; 0 where there is no gold."""
        return self.gold_hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def of_sets(gold: Set[object], predicted: Set[object]) -> Tally:
    """The tally of two sets, in which equal members meet."""
    hits = len(gold & predicted)
    return Tally(hits, hits, len(gold), len(predicted))
