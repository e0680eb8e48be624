"""``python -m training.pronouns --shared DIR``: learn what speaks for a pronoun meaning a name, on GAP.

A small network with one hidden layer scores every candidate; a softmax over the candidates and "nobody of
them" gives probabilities. Several such networks, trained from different seeds, are averaged. Cross-validation
says how good it is; the validation part of the corpus is left alone for measuring.
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

from evaluation.gap import Row, candidates, count, rows
from reportedly.extract.attributions import look
from reportedly.resolve.pronoun_features import features
from reportedly.resolve.pronoun_scorer import WEIGHTS, as_table
from reportedly.resolve.pronouns import agrees
from reportedly.resolve.words import words

FOLDS = 5
#: Candidates in which a feature must occur to be used.
LEAST = 10
#: Shares of attention of a candidate: two directions, six layers, twelve heads.
SHARES = 144
Example = tuple[NDArray[np.float64], NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class Raw:
    """One row of the corpus with all that can be known of its candidates."""

    row: Row
    features: list[dict[str, float]]
    #: Attention between each candidate and the pronoun.
    shares: NDArray[np.float32]
    #: Candidates that the pronoun's gender allows.
    open: NDArray[np.bool_]


def observed(row: Row) -> Raw:
    """What the text and the encoder tell of a row's candidates."""
    found = candidates(row)
    word = row.text[slice(*row.pronoun)].lower()
    attention = look(row.text)
    shares = attention.between(row.pronoun, [c.mentions for c in found]) if attention else None
    if shares is None:
        shares = np.zeros((len(found), SHARES), np.float32)
    rated = features(words(row.text), row.pronoun, found)
    return Raw(row, rated, shares, np.array([agrees(word, candidate) for candidate in found]))


def feature_names(raw: Sequence[Raw]) -> list[str]:
    """The features that occur in at least ten candidates."""
    seen: Counter[str] = Counter()
    for one in raw:
        for row in one.features:
            seen.update(name for name, value in row.items() if value)
    return sorted(name for name, number in seen.items() if number >= LEAST)


def examples(raw: Sequence[Raw], names: list[str], *, looking: bool) -> list[Example]:
    """Numbers of every candidate of every row, and which candidates are right (the last: nobody).

    Args:
        raw: the corpus rows.
        names: the features to use.
        looking: with the encoder's attention.
    """
    made = []
    for one in raw:
        table = as_table(names, one.features, one.shares if looking else None)
        table[~one.open] = np.nan
        right = np.zeros(len(table) + 1, bool)
        right[: len(one.row.means)] = one.row.means
        right[len(one.row.means) :] = not any(one.row.means)
        made.append((table, right))
    return made


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


@dataclass(frozen=True, slots=True)
class Plan:
    """How one kind of network is trained."""

    kind: str
    hidden: int
    decay: float
    number: int

    def fit(self, data: Sequence[Example]) -> list[NDArray[np.float64]]:
        """The networks, one for each seed."""
        return [fit(data, hidden=self.hidden, decay=self.decay, seed=seed) for seed in range(self.number)]


#: Chosen by cross-validation on the development part.
PLANS = (Plan("plain", 8, 8.0, 3), Plan("looking", 8, 20.0, 5))


def cross_validated(plan: Plan, data: Sequence[Row], made: Sequence[Example]) -> float:
    """F1 of networks on rows that they were not trained on."""
    results = []
    for fold in range(FOLDS):
        models = plan.fit([e for n, e in enumerate(made) if n % FOLDS != fold])
        results += [(data[n], said(models, made[n][0], plan.hidden)) for n in range(fold, len(made), FOLDS)]
    return count(results).f1


@click.command()
@click.option(
    "--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path)
)
@click.option("--write/--dry", default=True, help="Write the weights into the package.")
def main(shared: Path, write: bool) -> None:
    """Train, say what cross-validation gives, write the weights."""
    data = rows(shared, "development")
    raw = [observed(row) for row in data]
    names = feature_names(raw)
    written = {}
    for plan in PLANS:
        made = examples(raw, names, looking=plan.kind == "looking")
        f1 = cross_validated(plan, data, made)
        click.echo(f"{plan.kind}: {made[0][0].shape[1]} inputs, cross-validated F1 {f1:.1f}")
        if write:
            written[plan.kind] = as_json(names, plan.fit(made), plan.hidden)
    if write:
        WEIGHTS.write_text(json.dumps(written, separators=(",", ":")) + "\n")


def as_json(names: list[str], models: Sequence[NDArray[np.float64]], hidden: int) -> dict[str, object]:
    """What the package reads: feature names and, for each network, its weights."""
    networks = []
    for flat in models:
        first, out, direct, none = unpack(flat, (len(flat) - hidden - 1) // (hidden + 1), hidden)
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
