"""``python -m evaluation.claims --shared DIR --split dev|dev2|held``: do two statements say the same?

F1 of every kind over the labelled pairs of newsroom articles and the reliability of the confidences;
likeness on STS-B dev, genre main-news; how often pairs that say the same share a key; milliseconds a look
and a pair.
The comparison has learned from all but ``held``, which alone says how good it is.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from evaluation.labels.statements import Judged, judged
from evaluation.meaning import judged as graded
from reportedly.trace.cells import keys
from reportedly.trace.compare import KINDS, relate
from reportedly.trace.looks import Look, looks
from reportedly.trace.similarity import similarity
from reportedly.trace.values import RelationKind

Pair = tuple[Look, Look]
#: Bins of the reliability table.
BINS = 5
SPLITS = ("train", "train2", "dev", "dev2", "dev3", "wild", "check3", "held")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of a pair, and what the comparison says and how sure it is."""

    told: RelationKind
    said: RelationKind
    confidence: float


def looked(rows: Sequence[Judged]) -> list[Pair]:
    """Looks at both sides of each pair."""
    sides = [
        looks([s.text for s in side], [s.speaker for s in side], [s.factuality for s in side])
        for side in ([row.here for row in rows], [row.there for row in rows])
    ]
    return list(zip(*sides, strict=True))


def verdicts(rows: Sequence[Judged], pairs: Sequence[Pair]) -> list[Verdict]:
    """The comparison of every pair."""
    found = [relate(one, other) for one, other in pairs]
    return [Verdict(row.kind, kind, sure) for row, (kind, sure, _) in zip(rows, found, strict=True)]


def f1(rows: Sequence[Verdict], kind: RelationKind) -> float:
    """Harmonic mean of precision and recall of one kind, 0 to 100."""
    both = sum(row.told == kind == row.said for row in rows)
    total = sum(row.told == kind for row in rows) + sum(row.said == kind for row in rows)
    return 200 * both / total if total else 0.0


def reliability(rows: Sequence[Verdict]) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and number of the pairs of each bin that holds any."""
    bins: dict[int, list[Verdict]] = {}
    for row in rows:
        bins.setdefault(min(int(row.confidence * BINS), BINS - 1), []).append(row)
    return [
        (
            sum(row.confidence for row in own) / len(own),
            sum(row.told == row.said for row in own) / len(own),
            len(own),
        )
        for _, own in sorted(bins.items())
    ]


def expected_error(rows: Sequence[Verdict]) -> float:
    """Mean distance of confidence and share right, weighted by the size of the bins."""
    return sum(abs(sure - right) * count for sure, right, count in reliability(rows)) / max(len(rows), 1)


def recall(rows: Sequence[Judged], pairs: Sequence[Pair]) -> float:
    """Share of the pairs that say the same that have a key in common, 0 to 100."""
    same = [pair for row, pair in zip(rows, pairs, strict=True) if row.kind == "same"]
    return 100 * sum(bool({*keys(one)} & {*keys(other)}) for one, other in same) / max(len(same), 1)


def pearson(shared: Path) -> float:
    """Correlation of the likeness with people's judgement on STS-B dev, main-news."""
    rows = graded(shared)
    here, there = looks([row[1] for row in rows]), looks([row[2] for row in rows])
    found = [similarity(one, other) for one, other in zip(here, there, strict=True)]
    return float(np.corrcoef(found, [row[0] for row in rows])[0, 1])


@click.command(help=__doc__)
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
@click.option("--split", default="dev", show_default=True, type=click.Choice(SPLITS))
def main(shared: Path, split: str) -> None:
    rows = judged(shared, split)
    looked(rows[:2])
    start = time.process_time()
    pairs = looked(rows)
    middle = time.process_time()
    found = verdicts(rows, pairs)
    end = time.process_time()
    scores = [f1(found, kind) for kind in KINDS]
    click.echo(f"{len(rows)} pairs of {split}: right {100 * np.mean([r.told == r.said for r in found]):.1f}")
    for kind, score in zip(KINDS, scores, strict=True):
        click.echo(f"  {kind:<10} F1 {score:.1f}  ({sum(row.told == kind for row in found)} pairs)")
    click.echo(f"  macro-F1   {sum(scores) / len(scores):.1f}")
    for sure, right, count in reliability(found):
        click.echo(f"  confidence {sure:.2f}  right {right:.2f}  ({count})")
    click.echo(f"  expected calibration error {expected_error(found):.3f}")
    click.echo(f"a key in common where the same is said: {recall(rows, pairs):.1f} %")
    click.echo(f"STS-B dev main-news, Pearson: {pearson(shared):.3f}")
    looking, relating = 1000 * (middle - start) / (2 * len(rows)), 1000 * (end - middle) / len(rows)
    click.echo(f"{looking:.2f} ms a look, {relating:.2f} ms a pair")


if __name__ == "__main__":
    main()
