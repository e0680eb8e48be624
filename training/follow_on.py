"""``python -m training.follow_on --shared DIR``: learn which sentences without a cue go on with a statement.

A logistic regression over what ``follow_on_features`` sees in a sentence and what the network made of it
(``follow_on_seen``), fitted on the ``dev`` and ``train`` articles of ``evaluation.follow_on``.
Cross-validation leaves out whole articles and looks for all follow-on statements of them, as reading does; it
counts those of ``dev``, of which every sentence was judged, and names the threshold that is best for F1. The
``unseen`` splits are left alone for measuring.
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
from reportedly.resolve.follow_on_learned import LEAST, THOUGHT, WEIGHTS, Model, likely
from reportedly.resolve.follow_on_lines import lines
from reportedly.resolve.follow_on_seen import numbers
from reportedly.resolve.follow_on_stops import may_go_on, personal

FOLDS, SHUFFLES = 10, 3
#: A feature must occur in so many sentences.
FEWEST = 3
#: How hard weights are pulled to zero: of features and of what the network thought of the words, and of the
#: many numbers that its layer hands on.
DECAY, DECAY_HANDED_ON = 4.0, 100.0
THRESHOLDS = (0.22, 0.26, 0.3, 0.33, 0.36, 0.4)
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with a statement before it."""

    article: int
    features: frozenset[str]
    seen: Array
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
        words = features(text, cut, index, sources, found)
        seen = numbers(article.attention, line.span)
        if right:
            found.append((line.span, told[1], 1.0))
        if not article.is_open(line.span) and seen is not None:
            yield Example(number, words, seen, right)


def fit(data: Sequence[Example]) -> Model:
    """Weights of the features and of what the network made of a sentence."""
    counts = Counter(name for example in data for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    place = {name: number for number, name in enumerate(names)}
    words = np.zeros((len(data), len(names)))
    for row, example in enumerate(data):
        words[row, [place[name] for name in example.features if name in place]] = 1.0
    seen = np.array([example.seen for example in data])
    usual, spread = seen.mean(0), seen.std(0) + 1e-6
    decay = np.full(len(names) + len(usual), DECAY)
    decay[len(names) + THOUGHT :] = DECAY_HANDED_ON
    right = np.array([float(example.goes_on) for example in data])
    flat = regression(np.hstack([words, (seen - usual) / spread]), right, decay)
    told = {name: round(float(value), 2) for name, value in zip(names, flat[: len(names)], strict=True)}
    return Model({name: value for name, value in told.items() if value}, flat[len(names) :] / spread, usual)


def regression(table: Array, right: Array, decay: Array) -> Array:
    """Weights of the columns of a table [rows, columns], by logistic regression."""

    def loss(flat: Array) -> tuple[float, Array]:
        score = table @ flat
        value = np.logaddexp(0, np.where(right > 0, -score, score)).sum() + (decay * flat**2).sum()
        return float(value), table.T @ (1 / (1 + np.exp(-score)) - right) + 2 * decay * flat

    found: Array = minimize(
        loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}
    ).x
    return found


def cross_validated(
    articles: Sequence[Labelled], data: Sequence[Example], counted: int
) -> Iterator[tuple[float, Scored]]:
    """What is found in each of the first ``counted`` articles, at each threshold, by others' model."""
    for seed in range(SHUFFLES):
        order = np.random.default_rng(seed).permutation(counted)
        for fold in range(FOLDS):
            left_out = frozenset(int(number) for number in order[fold::FOLDS])
            model = fit([example for example in data if example.article not in left_out])
            for number in left_out:
                for least in THRESHOLDS:
                    yield least, score(articles[number], partial(likely, model=model), least)


@click.command()
@click.option(
    "--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path)
)
@click.option("--write/--dry", default=True, help="Write the weights into the package.")
def main(shared: Path, write: bool) -> None:
    """Train, say what cross-validation gives, write the weights."""
    whole = list(labelled(shared, "dev"))
    articles = [*whole, *labelled(shared, "train")]
    data = [one for number, article in enumerate(articles) for one in examples(number, article)]
    click.echo(f"{len(data)} sentences of {len(articles)} articles, {sum(e.goes_on for e in data)} go on")
    every = list(cross_validated(articles, data, len(whole)))
    for least in THRESHOLDS:
        found = summed(scored for at, scored in every if at == least)
        click.echo(
            f"cross-validated over {len(whole)} articles, {SHUFFLES} times, from {least:.2f}: "
            f"P {100 * found.precision:.1f}  R {100 * found.recall:.1f}  F1 {100 * found.f1:.1f}"
            + ("  (this version's threshold)" if least == LEAST else "")
        )
    if write:
        model = fit(data)
        told = {"seen": [round(x, 4) for x in model.seen], "usual": [round(x, 3) for x in model.usual]}
        WEIGHTS.write_text(json.dumps({"weights": dict(model.words)} | told, indent=0) + "\n", "utf8")


if __name__ == "__main__":
    main()
