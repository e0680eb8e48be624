"""``python -m training.pronouns --shared DIR``: learn what speaks for a pronoun meaning a name, on GAP.

A small network with one hidden layer scores every candidate; a softmax over the candidates and "nobody of
them" gives probabilities. Several such networks, trained from different seeds, are averaged. Cross-validation
says how good it is; the validation part of the corpus is left alone for measuring.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.gap import Row, candidates, count, rows
from reportedly.resolve.pronoun_features import features
from reportedly.resolve.pronouns import WEIGHTS, agrees
from reportedly.resolve.words import words

FOLDS = 5
Example = tuple[NDArray[np.float64], NDArray[np.bool_]]


def examples(data: Sequence[Row], names: list[str] | None = None) -> tuple[list[str], list[Example]]:
    """Feature rows of every candidate of every row, and which candidates are right (the last: nobody).

    Args:
        data: the corpus rows.
        names: the feature names to use; ``None``: those that occur in at least ten candidates.
    """
    raw = []
    for row in data:
        found = candidates(row)
        word = row.text[slice(*row.pronoun)].lower()
        rated = features(words(row.text), row.pronoun, found)
        open_ = [agrees(word, candidate) for candidate in found]
        raw.append((row, rated, open_))
    if names is None:
        seen: dict[str, int] = {}
        for _, rated, _ in raw:
            for one in rated:
                for name, value in one.items():
                    seen[name] = seen.get(name, 0) + (value != 0)
        names = sorted(name for name, number in seen.items() if number >= 10)
    place = {name: number for number, name in enumerate(names)}
    made = []
    for row, rated, open_ in raw:
        table = np.zeros((len(rated), len(names)))
        for number, one in enumerate(rated):
            for name, value in one.items():
                if name in place:
                    table[number, place[name]] = value
        right = np.zeros(len(rated) + 1, bool)
        right[: len(row.means)] = row.means
        if not any(row.means):
            right[len(row.means) :] = True
        table[[not o for o in open_]] = np.nan
        made.append((table, right))
    return names, made


def unpack(flat: NDArray[np.float64], width: int, hidden: int) -> tuple[NDArray[np.float64], ...]:
    """Hidden weights, output weights, direct weights and the score of nobody."""
    cut = width * hidden
    return flat[:cut].reshape(width, hidden), flat[cut : cut + hidden], flat[cut + hidden : -1], flat[-1:]


def fit(data: Sequence[Example], *, hidden: int, decay: float, seed: int) -> NDArray[np.float64]:
    """Weights that make the right candidates likely."""
    width = data[0][0].shape[1]
    table = np.concatenate([np.nan_to_num(x) for x, _ in data])
    barred = np.concatenate([np.isnan(x[:, 0]) for x, _ in data])
    owner = np.concatenate([np.full(len(x), n) for n, (x, _) in enumerate(data)])
    right = np.concatenate([r[:-1] for _, r in data])
    nobody = np.array([r[-1] for _, r in data])

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        first, out, direct, none = unpack(flat, width, hidden)
        active = np.tanh(table @ first)
        score = active @ out + table @ direct
        score[barred] = -30.0
        top = np.maximum(np.full(len(data), none[0]), _reduce_max(score, owner, len(data)))
        power = np.exp(score - top[owner])
        rest = np.exp(none[0] - top)
        total = np.bincount(owner, power, len(data)) + rest
        good = np.bincount(owner, power * right, len(data)) + rest * nobody + 1e-9
        grad = power / total[owner] - power * right / good[owner]
        grad[barred] = 0.0
        grad_none = (rest / total - rest * nobody / good).sum()
        back = (grad[:, None] * out) * (1 - active**2)
        whole = np.concatenate([(table.T @ back).ravel(), active.T @ grad, table.T @ grad, [grad_none]])
        value = float((np.log(total) - np.log(good)).sum() + decay * (flat[:-1] ** 2).sum())
        penalty = 2 * decay * flat
        penalty[-1] = 0.0
        return value, whole + penalty

    start = np.random.default_rng(seed).normal(0, 0.1, width * hidden + hidden + width + 1)
    result: NDArray[np.float64] = minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 250}
    ).x
    return result


def _reduce_max(score: NDArray[np.float64], owner: NDArray[np.int64], size: int) -> NDArray[np.float64]:
    top = np.full(size, -np.inf)
    np.maximum.at(top, owner, score)
    return top


def scores(flat: NDArray[np.float64], table: NDArray[np.float64], hidden: int) -> NDArray[np.float64]:
    """Scores of the candidates, the last: nobody."""
    first, out, direct, none = unpack(flat, table.shape[1], hidden)
    filled = np.nan_to_num(table)
    score = np.tanh(filled @ first) @ out + filled @ direct
    score[np.isnan(table[:, 0])] = -30.0
    return np.concatenate([score, none])


def said(models: Sequence[NDArray[np.float64]], table: NDArray[np.float64], hidden: int) -> tuple[bool, bool]:
    """The decisions about both names."""
    best = int(np.argmax(np.mean([scores(flat, table, hidden) for flat in models], axis=0)))
    return best == 0, best == 1


@click.command()
@click.option(
    "--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path)
)
@click.option("--hidden", default=8, show_default=True, help="Width of the hidden layer.")
@click.option("--decay", default=8.0, show_default=True, help="Weight decay.")
@click.option("--models", "number", default=3, show_default=True, help="Networks to average.")
@click.option("--write/--dry", default=True, help="Write the weights into the package.")
def main(shared: Path, hidden: int, decay: float, number: int, write: bool) -> None:
    """Train, say what cross-validation gives, write the weights."""
    data = rows(shared, "development")
    names, made = examples(data)
    results = []
    for fold in range(FOLDS):
        part = [e for n, e in enumerate(made) if n % FOLDS != fold]
        models = [fit(part, hidden=hidden, decay=decay, seed=seed) for seed in range(number)]
        results += [
            (row, said(models, example[0], hidden))
            for n, (row, example) in enumerate(zip(data, made, strict=True))
            if n % FOLDS == fold
        ]
    click.echo(f"{len(names)} features, cross-validated F1 {count(results).f1:.1f}")
    if write:
        models = [fit(made, hidden=hidden, decay=decay, seed=seed) for seed in range(number)]
        WEIGHTS.write_text(json.dumps(as_json(names, models, hidden), separators=(",", ":")) + "\n")


def as_json(names: list[str], models: Sequence[NDArray[np.float64]], hidden: int) -> dict[str, object]:
    """What the package reads: feature names and, for each network, its weights."""
    networks = []
    for flat in models:
        first, out, direct, none = unpack(flat, len(names), hidden)
        networks.append(
            {
                "hidden": np.round(first, 3).tolist(),
                "out": np.round(out, 3).tolist(),
                "direct": np.round(direct, 3).tolist(),
                "nobody": round(float(none[0]), 3),
            }
        )
    return {"features": names, "networks": networks}


if __name__ == "__main__":
    main()
