"""``python -m evaluation.reuse --shared DIR``: how do two articles stand to each other?

Measured on pairs of newsroom articles labelled by hand (``labels/pairs/GUIDELINE.md``), read as the software
reads them. The kinds are compared by macro F1; a direction is right where it names the labelled article.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import click

from reportedly.errors import ReportedlyError
from reportedly.measures.calibration import Calibration, reliability
from reportedly.read.document import to_document
from reportedly.read.records import record
from reportedly.settings import Settings
from reportedly.trace.reuse import compare
from reportedly.trace.values import Article, Reuse, ReuseKind

FILES = {
    split: Path(__file__).parent / "labels" / "pairs" / f"articles.{split}.jsonl" for split in ("dev", "held")
}
KINDS: tuple[ReuseKind, ...] = get_args(ReuseKind)


@dataclass(frozen=True, slots=True)
class Label:
    """One line of a label file."""

    here: str
    there: str
    kind: ReuseKind
    #: Id of the article that the other depends on; ``None``: neither, or it cannot be told.
    earlier: str | None


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one split."""

    #: Precision, recall and F1 of each kind that occurs, percent.
    kinds: dict[ReuseKind, tuple[float, float, float]]
    macro_f1: float
    accuracy: float
    #: Directions labelled, given and right among them; given where none is labelled.
    directions: tuple[int, int, int, int]
    calibration: Calibration
    direction_calibration: Calibration | None


def labels(split: str) -> tuple[Label, ...]:
    """The labelled pairs of one split, a key of ``FILES``."""
    return tuple(Label(**json.loads(line)) for line in FILES[split].read_text(encoding="utf-8").splitlines())


def articles(shared: Path, wanted: Iterable[str]) -> dict[str, Article]:
    """The articles of these ids, read without extraction, by id."""
    ids, found, settings = frozenset(wanted), {}, Settings()
    with gzip.open(shared / "data" / "newsroom" / "articles.jsonl.gz", "rb") as stream:
        for number, line in enumerate(stream):
            raw = record(line, f"line {number + 1}")
            if not isinstance(raw, ReportedlyError) and raw.id in ids:
                found[raw.id] = Article(raw.id, to_document(raw, settings))
    return found


def predict(shared: Path, wanted: Sequence[Label]) -> list[Reuse]:
    """Compare the articles of every pair."""
    known = articles(shared, (key for label in wanted for key in (label.here, label.there)))
    return [compare(known[label.here], known[label.there]) for label in wanted]


def score(wanted: Sequence[Label], found: Sequence[Reuse]) -> Scores:
    """Compare labels and predictions, in one order."""
    pairs = list(zip(wanted, found, strict=True))
    kinds = {kind: _kind(kind, pairs) for kind in KINDS if any(w.kind == kind for w in wanted)}
    directed = [(w, f) for w, f in pairs if w.earlier]
    told = [(f.direction_confidence, f.earlier == w.earlier) for w, f in directed if f.earlier]
    return Scores(
        kinds=kinds,
        macro_f1=sum(f1 for _, _, f1 in kinds.values()) / len(kinds),
        accuracy=100 * sum(w.kind == f.kind for w, f in pairs) / len(pairs),
        directions=(
            len(directed),
            len(told),
            sum(right for _, right in told),
            sum(1 for w, f in pairs if f.earlier and not w.earlier),
        ),
        calibration=reliability([(f.confidence, w.kind == f.kind) for w, f in pairs]),
        direction_calibration=reliability(told) if told else None,
    )


def _kind(kind: ReuseKind, pairs: Sequence[tuple[Label, Reuse]]) -> tuple[float, float, float]:
    right = sum(1 for w, f in pairs if w.kind == f.kind == kind)
    found = sum(1 for _, f in pairs if f.kind == kind)
    there = sum(1 for w, _ in pairs if w.kind == kind)
    precision, recall = right / found if found else 0.0, right / there if there else 0.0
    f1 = 2 * right / (found + there) if found + there else 0.0
    return 100 * precision, 100 * recall, 100 * f1


def table(scores: Scores) -> str:
    """The figures in a few lines."""
    lines = [f"{'':14}{'P':>7}{'R':>7}{'F1':>7}"]
    lines += [f"{kind:14}{p:7.1f}{r:7.1f}{f:7.1f}" for kind, (p, r, f) in scores.kinds.items()]
    labelled, given, right, extra = scores.directions
    lines += [
        f"macro F1 {scores.macro_f1:.1f}  accuracy {scores.accuracy:.1f}",
        f"direction: {labelled} labelled, {given} given, {right} right; {extra} given, not labelled",
        f"confidence: expected calibration error {100 * scores.calibration.expected_error:.1f} %, "
        f"Brier {scores.calibration.brier:.3f}",
    ]
    lines += [
        f"  {b.low:.1f}-{b.high:.1f}  {b.count:3} pairs  confidence {b.confidence:.2f}  right {b.right:.2f}"
        for b in scores.calibration.bins
    ]
    return "\n".join(lines)


@click.command()
@click.option(
    "--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path)
)
@click.option("--split", type=click.Choice(tuple(FILES)), default="dev", show_default=True)
@click.option("--mistakes", is_flag=True, help="Name the pairs that went wrong (dev only).")
def main(shared: Path, split: str, mistakes: bool) -> None:
    """Measure kinds of reuse and directions on labelled pairs of articles."""
    wanted = labels(split)
    found = predict(shared, wanted)
    click.echo(table(score(wanted, found)))
    if mistakes and split == "dev":
        for w, f in zip(wanted, found, strict=True):
            if w.kind != f.kind or w.earlier != f.earlier:
                click.echo(
                    f"{w.here} {w.there}: {w.kind} → {f.kind} {f.confidence:.2f}; {w.earlier} → {f.earlier}"
                )


if __name__ == "__main__":
    main()
