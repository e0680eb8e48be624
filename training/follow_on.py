"""``python -m training.follow_on --shared DIR``: learn which sentences without a cue go on with a statement.

A logistic regression over what ``follow_on_features`` sees in a sentence, fitted on the ``dev`` articles of
``evaluation.follow_on``. Cross-validation leaves out whole articles and looks for all follow-on statements of
them, as reading does; ``unseen`` and ``unseen2`` are left alone for measuring.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.follow_on import Labelled, labelled, score
from evaluation.sources_scored import Scored, summed
from reportedly.resolve.follow_on_features import Found, before, features
from reportedly.resolve.follow_on_learned import WEIGHTS, likely
from reportedly.resolve.follow_on_lines import lines
from reportedly.resolve.follow_on_stops import may_go_on, personal

FOLDS = 10
#: A feature must occur in so many sentences.
FEWEST = 3
DECAY = 1.5
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with a statement before it."""

    article: int
    features: frozenset[str]
    goes_on: bool


def examples(number: int, article: Labelled) -> Iterator[Example]:
    """The sentences of an article that may go on; those before them are taken as labelled."""
    text = article.document.text
    cut = lines(text, article.attributions, article.cut)
    sources = {source.id: source for source in article.sources}
    found: Found = []
    if personal(text, cut):
        return
    for index, line in enumerate(cut):
        told = before(cut, index, found)
        if told is None or not may_go_on(text, line, told[1], sources.get(told[1].source_id or "")):
            continue
        right = told[1].source_id in article.speakers(line.span)
        seen = features(text, cut, index, sources, found)
        if right:
            found.append((line.span, told[1], 1.0))
        if not article.is_open(line.span):
            yield Example(number, seen, right)


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Weights of the features."""
    counts = Counter(name for example in data for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    place = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(data), len(names)))
    for row, example in enumerate(data):
        table[row, [place[name] for name in example.features if name in place]] = 1.0
    right = np.array([float(example.goes_on) for example in data])

    def loss(flat: Array) -> tuple[float, Array]:
        score = table @ flat
        value = np.logaddexp(0, np.where(right > 0, -score, score)).sum() + DECAY * (flat**2).sum()
        return float(value), table.T @ (1 / (1 + np.exp(-score)) - right) + 2 * DECAY * flat

    flat = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(value), 2) for name, value in zip(names, flat, strict=True)}


def cross_validated(articles: Sequence[Labelled], data: Sequence[Example]) -> Iterator[Scored]:
    """What is found in each article by weights that are fitted on others."""
    order = np.random.default_rng(0).permutation(len(articles))
    for fold in range(FOLDS):
        left_out = frozenset(int(number) for number in order[fold::FOLDS])
        weights = fit([example for example in data if example.article not in left_out])
        for number in left_out:
            yield score(articles[number], partial(likely, weights=weights))


@click.command()
@click.option(
    "--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path)
)
@click.option("--write/--dry", default=True, help="Write the weights into the package.")
def main(shared: Path, write: bool) -> None:
    """Train, say what cross-validation gives, write the weights."""
    articles = list(labelled(shared, "dev"))
    data = [one for number, article in enumerate(articles) for one in examples(number, article)]
    found = summed(cross_validated(articles, data))
    click.echo(
        f"{len(data)} sentences, {sum(e.goes_on for e in data)} go on; cross-validated over {len(articles)} "
        f"articles: P {100 * found.precision:.1f}  R {100 * found.recall:.1f}  F1 {100 * found.f1:.1f}"
    )
    if write:
        kept = {name: value for name, value in fit(data).items() if value}
        WEIGHTS.write_text(json.dumps({"weights": kept}, indent=0) + "\n", "utf8")


if __name__ == "__main__":
    main()
