"""``python -m training.justification --shared DIR``: learn why readers find a source quoted.

A linear scorer over everything that a text tells about a source and "none of it", fitted on the labelled
articles of ``dev``, ``dev2``, ``dev4``, ``dev5`` and ``dev6``. Right is whatever agrees with the label as
``evaluation.sources`` counts it, in proportion to how well it agrees. Cross-validation leaves out
whole articles and says how good it is; ``check2``, ``check5`` and ``check6`` are left alone for measuring.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.labels.check import Record, records, texts
from evaluation.sources import SAME_JUSTIFICATION, gold_sources, labelled, overlap, said, words
from reportedly.resolve.account_features import features, of_nobody
from reportedly.resolve.describing import about, described
from reportedly.resolve.entities import named
from reportedly.resolve.grouping import Grouping
from reportedly.resolve.justification import WEIGHTS, candidates, chosen

SPLITS = ("dev", "dev2", "dev4", "dev5", "dev6")
FOLDS = 10
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled source: the features of its accounts, the last those of there being none."""

    article: str
    rows: list[list[str]]
    #: How well each agrees with the label; the last: 1 where the label is empty.
    worth: list[float]
    given: bool
    #: The words of each account.
    ranges: list[tuple[int, int]]


def examples(record: Record, text: str) -> list[Example]:
    """The labelled sources of an article that the resolver finds."""
    found, attributions = named(text), labelled(record)
    grouped = Grouping(found, attributions).run()
    made = []
    for index, gold in enumerate(record["sources"]):
        own = [
            a.id
            for a, row in zip(attributions, record["attributions"], strict=True)
            if index in gold_sources(record, row)
        ]
        votes = Counter(key for identity in own for key in grouped.of.get(identity, ()))
        if not votes:
            continue
        referent = grouped.referents.by_key[votes.most_common(1)[0][0]]
        source = about(
            found, referent, described(found, referent), attributions, grouped.statements(referent.key)
        )
        open_ = candidates(found.words, source)
        told = said(text, gold["justification"])
        agreed = [
            overlap(words(told), words(text[slice(*a.span(found.words))])) if told else 0.0 for a in open_
        ]
        rows = [features(found.words, source, account) for account in open_]
        rows.append(list(of_nobody(found.words, source, len(open_))))
        worth = [share if share >= SAME_JUSTIFICATION else 0.0 for share in agreed]
        ranges = [(account.first, account.last) for account in open_]
        made.append(Example(record["id"], rows, [*worth, 0.0 if told else 1.0], told is not None, ranges))
    return made


def fit(data: Sequence[Example], *, decay: float, weight: float, least: int, seed: int) -> dict[str, float]:
    """Weights that make what agrees with the labels likely.

    Args:
        data: labelled sources; those whose justification no account agrees with teach nothing.
        decay: of the squared weights.
        weight: of a source with a justification, against one of a source without.
        least: a feature must occur in so many accounts.
        seed: of the first weights.
    """
    kept = [example for example in data if any(example.worth)]
    seen = Counter(name for example in kept for row in example.rows for name in set(row))
    names = sorted(name for name, number in seen.items() if number >= least)
    place = {name: number for number, name in enumerate(names)}
    table = np.zeros((sum(len(e.rows) for e in kept), len(names)))
    for number, row in enumerate(row for example in kept for row in example.rows):
        table[number, [place[name] for name in row if name in place]] = 1.0
    owner = np.concatenate([np.full(len(e.rows), n) for n, e in enumerate(kept)])
    right = np.concatenate([np.array(e.worth) ** 2 for e in kept])
    importance = np.array([weight if e.given else 1.0 for e in kept])

    def loss(flat: Array) -> tuple[float, Array]:
        score = table @ flat
        top = np.full(len(kept), -np.inf)
        np.maximum.at(top, owner, score)
        power = np.exp(score - top[owner])
        total, good = np.bincount(owner, power), np.bincount(owner, power * right) + 1e-9
        slope = importance[owner] * (power / total[owner] - power * right / good[owner])
        value = float((importance * (np.log(total) - np.log(good))).sum() + decay * (flat**2).sum())
        return value, table.T @ slope + 2 * decay * flat

    start = np.random.default_rng(seed).normal(0, 0.01, len(names))
    flat = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {name: round(float(value), 2) for name, value in zip(names, flat, strict=True)}


def correct(weights: dict[str, float], example: Example) -> bool:
    """Whether what the weights choose agrees with the label."""
    scores = [sum(weights.get(name, 0.0) for name in row) for row in example.rows]
    best = chosen(scores, example.ranges) if example.ranges else None
    return example.worth[-1 if best is None else best] > 0


@click.command()
@click.option(
    "--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path)
)
@click.option("--decay", default=3.0, show_default=True, help="Weight decay.")
@click.option("--weight", default=6.0, show_default=True, help="Weight of sources with a justification.")
@click.option("--least", default=4, show_default=True, help="Least number of accounts with a feature.")
@click.option("--seed", default=0, show_default=True)
@click.option("--write/--dry", default=True, help="Write the weights into the package.")
def main(shared: Path, decay: float, weight: float, least: int, seed: int, write: bool) -> None:
    """Train, say what cross-validation gives, write the weights."""
    labels = [record for split in SPLITS for record in records(split)]
    known = texts(shared, labels)
    data = [example for record in labels for example in examples(record, known[record["id"]])]
    settings = {"decay": decay, "weight": weight, "least": least, "seed": seed}
    articles = sorted({example.article for example in data})
    order = np.random.default_rng(seed).permutation(len(articles))
    fold = {articles[at]: number % FOLDS for number, at in enumerate(order)}
    verdicts = []
    for out in range(FOLDS):
        weights = fit([e for e in data if fold[e.article] != out], **settings)
        verdicts += [(e, correct(weights, e)) for e in data if fold[e.article] == out]
    click.echo(report(verdicts))
    if write:
        weights = {name: value for name, value in fit(data, **settings).items() if value}
        WEIGHTS.write_text(json.dumps({"weights": weights}, indent=0) + "\n", "utf8")


def report(verdicts: Sequence[tuple[Example, bool]]) -> str:
    """What cross-validation gives, and what a perfect choice would."""
    given = [(example, right) for example, right in verdicts if example.given]
    none = [right for example, right in verdicts if not example.given]
    reached = np.mean([any(example.worth) for example, _ in given])
    return (
        f"cross-validated: all {100 * np.mean([r for _, r in verdicts]):.1f}, where given "
        f"{100 * np.mean([r for _, r in given]):.1f}, where none "
        f"{100 * np.mean(none):.1f}; among the accounts {100 * reached:.1f}"
    )


if __name__ == "__main__":
    main()
