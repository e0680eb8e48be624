"""``python -m training.claims --shared DIR``: learn when two statements say the same, and how alike they are.

Over the features of ``reportedly.trace.pairing``: trees for likeness, trees and a linear model for the kinds.
Likeness is learned from STS-B train; the kinds from the labelled pairs but for ``held``, from what a grammar
makes of sentences of news, from STS-B train and from MNLI dev. Cross-validation leaves out whole stories,
which are labelled pairs whose articles hang together, and says how good it is on each file of pairs; ``held``
is left alone.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from evaluation.labels.statements import judged
from reportedly.models.meaning import encode
from reportedly.trace import matter as matters
from reportedly.trace import similarity
from reportedly.trace.cells import CENTRES
from reportedly.trace.compare import KINDS
from reportedly.trace.compare_many import decided
from reportedly.trace.matter import Matter
from reportedly.trace.pairing import NAMES, Row
from reportedly.trace.trees import Trees, Values
from training.boosting import Numbers, Settings, classification, regression
from training.cells import cells
from training.claim_pairs import (
    Example,
    Side,
    changed,
    graded,
    headlines,
    inferred,
    kept,
    labelled,
    newsroom_sentences,
    stories,
    table,
)
from training.linear import linear

#: How much a pair of each origin counts.
WEIGHTS = {"labelled": 3.0, "changed": 0.06, "headlines": 0.04, "inferred": 0.04}
FOLDS = 5
#: Files of labelled pairs.
FILES = ("train", "train2", "dev", "dev2", "dev3")
#: Of the linear model.
PENALTY = 20.0
CELLS = 1024


@dataclass(frozen=True, slots=True)
class Lesson:
    """Features, kinds and weights of pairs."""

    rows: Row
    kinds: Numbers
    weights: Values

    def part(self, which: NDArray[np.bool_]) -> Lesson:
        """Some of the pairs."""
        return Lesson(self.rows[which], self.kinds[which], self.weights[which])

    def weighted(self, weight: float) -> Lesson:
        """Every kind counts alike, a pair ``weight`` on average."""
        counts = np.bincount(self.kinds, minlength=len(KINDS))
        shares = weight * len(self.kinds) / (counts[self.kinds] * (counts > 0).sum())
        return Lesson(self.rows, self.kinds, shares)

    def and_(self, other: Lesson) -> Lesson:
        """Both together."""
        return Lesson(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.kinds, other.kinds]),
            np.concatenate([self.weights, other.weights]),
        )


def lesson(examples: Sequence[Example], origin: str) -> Lesson:
    """What the pairs of one origin teach."""
    rows = table(list(examples))
    told = [kept(example, row, origin) for example, row in zip(examples, rows, strict=True)]
    which = np.array([kind is not None for kind in told])
    kinds = np.array([KINDS.index(kind) if kind else 0 for kind in told], np.int64)
    weights = np.full(len(examples), WEIGHTS["labelled"])
    return Lesson(rows, kinds, weights).part(which)


def likeness(shared: Path, settings: Settings) -> Trees:
    """Learn STS-B train; news counts most."""
    rows = graded(shared, "train")
    examples = [Example(Side(row.here), Side(row.there), "related") for row in rows]
    weights = np.array([1.0 if row.genre == "main-news" else 0.4 for row in rows])
    wanted = np.array([row.score for row in rows])
    return regression(table(examples), wanted, weights, NAMES, settings)


def learned(data: Lesson, settings: Settings) -> Matter:
    """Learn whether two statements are about one assertion, one matter or neither."""
    kinds = matter(data.kinds)
    trees = classification(data.rows, kinds, data.weights, NAMES, settings)
    return Matter(trees, linear(data.rows, kinds, data.weights, PENALTY))


def matter(kinds: Numbers) -> Numbers:
    """One assertion (same, denies, differs), related, unrelated."""
    return np.maximum(kinds - 2, 0)


def cross_validated(own: Lesson, rest: Lesson, story: Numbers, settings: Settings) -> Values:
    """Scores of every labelled pair by models that saw no pair of its story [pairs, 3]."""
    order = (np.random.default_rng(settings.seed).permutation(int(story.max()) + 1) % FOLDS)[story]
    scores = np.zeros((len(own.kinds), 3))
    for fold in range(FOLDS):
        known = learned(own.part(order != fold).and_(rest), settings)
        scores[order == fold] = known.scores(own.rows[order == fold])
    return scores


def temperature(scores: Values, kinds: Numbers) -> float:
    """What scores are divided by so that confidences mean what they say (Guo et al. 2017)."""

    def loss(value: float) -> float:
        lines = scores / value
        lines = lines - lines.max(axis=1, keepdims=True)
        shares = lines - np.log(np.exp(lines).sum(axis=1, keepdims=True))
        return float(-shares[np.arange(len(kinds)), kinds].mean())

    return float(round(minimize_scalar(loss, bounds=(0.3, 5), method="bounded").x, 3))


def report(scores: Values, own: Lesson, files: Sequence[str], divided: float) -> str:
    """F1 of the kinds on each file of pairs."""
    powers = np.exp(scores / divided)
    said = decided(powers / powers.sum(axis=1, keepdims=True), own.rows)[0]
    lines = []
    for name in (*FILES, "all"):
        which = np.array([name in (file, "all") for file in files])
        told, found = own.kinds[which], said[which]
        both = [int(((found == n) & (told == n)).sum()) for n in range(len(KINDS))]
        of = [int((found == n).sum() + (told == n).sum()) for n in range(len(KINDS))]
        scored = [f"{kind} {200 * both[n] / of[n]:.1f}" for n, kind in enumerate(KINDS) if of[n]]
        lines.append(f"{name}: {len(told)}, right {100 * (found == told).mean():.1f}; F1 {', '.join(scored)}")
    return "cross-validated by story\n" + "\n".join(lines)


@click.command(help=__doc__)
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
@click.option("--seed", default=0, show_default=True)
@click.option("--articles", default=300, show_default=True, help="Articles whose sentences are changed.")
@click.option("--rounds", default=40, show_default=True, help="Trees of each kind.")
@click.option("--write/--dry", default=True, help="Write the weights into the package.")
def main(shared: Path, seed: int, articles: int, rounds: int, write: bool) -> None:
    alike = likeness(shared, Settings(rounds=250, depth=4, rate=0.06, seed=seed))
    pairs = [(file, pair) for file in FILES for pair in judged(shared, file)]
    own = lesson(labelled([pair for _, pair in pairs]), "labelled")
    rest = lesson(list(changed(shared, seed, articles)), "changed").weighted(WEIGHTS["changed"])
    rest = rest.and_(lesson(list(headlines(shared)), "headlines").weighted(WEIGHTS["headlines"]))
    rest = rest.and_(lesson(list(inferred(shared))[::6], "inferred").weighted(WEIGHTS["inferred"]))
    click.echo(f"{len(own.kinds)} labelled pairs, {len(rest.kinds)} others {np.bincount(rest.kinds)}")
    settings = Settings(rounds=rounds, depth=3, rate=0.08, least=3.0, decay=5.0, seed=seed)
    scores = cross_validated(own, rest, stories([pair for _, pair in pairs]), settings)
    divided = temperature(scores, matter(own.kinds))
    click.echo(report(scores, own, [file for file, _ in pairs], divided))
    click.echo(f"temperature {divided}")
    known = learned(own.and_(rest), settings)
    trees = replace(known.trees, temperature=divided)
    lines = [line for own in newsroom_sentences(shared, random.Random(seed), 3 * articles) for line in own]
    middles = cells(encode(lines), CELLS, seed)
    if write:
        here = Path(str(files("reportedly.trace")))
        (here / similarity.WEIGHTS).write_bytes(alike.packed())
        (here / matters.WEIGHTS).write_bytes(trees.packed())
        (here / matters.LINEAR).write_bytes(known.linear.packed())
        np.save(here / CENTRES, middles)


if __name__ == "__main__":
    main()
